"""Events and quotes as sequences, whose records are made of their bytes when they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from timeline_tui.core.dates import Date, parse_date
from timeline_tui.core.on_demand import OnDemand
from timeline_tui.core.records import Citation, Event, File, Quote
from timeline_tui.core.store.columns import Numbers
from timeline_tui.core.store.shelf import BrokenStoreError

_REMEMBERED = 4096


def event_encoder() -> Callable[[Event], bytes]:
    """Return what makes bytes of an event: MessagePack, dates as texts."""
    return msgspec.msgpack.Encoder(enc_hook=_as_text).encode


def event_decoder() -> Callable[[bytes | memoryview], Event]:
    """Return what makes an event of the bytes that `event_encoder` made."""
    return msgspec.msgpack.Decoder(Event, dec_hook=_from_text).decode


def bare_encoder() -> Callable[[File], bytes]:
    """Return what makes bytes of the other records of a file, as of events."""
    return msgspec.msgpack.Encoder(enc_hook=_as_text).encode


def bare_decoder() -> Callable[[bytes | memoryview], File]:
    """Return what makes records of the bytes that `bare_encoder` made."""
    return msgspec.msgpack.Decoder(File, dec_hook=_from_text).decode


def _as_text(value: object) -> str:
    if isinstance(value, Date):
        return value.text
    raise NotImplementedError


def _from_text(kind: type, value: object) -> Date | Citation:
    if kind is Date and isinstance(value, str):
        return parse_date(value)
    if kind is Citation and isinstance(value, list):
        return tuple.__new__(Citation, value)
    raise TypeError("not what it should be")


class Said(NamedTuple):
    """A quote and the event it belongs to."""

    event: int
    quote: Quote


class Events(OnDemand[Event]):
    """Events in order; the ones looked at last are remembered.

    ``record`` gives the bytes of the record at each of so many places.
    """

    def __init__(self, record: Callable[[int], bytes | memoryview], size: int) -> None:
        self._record = record
        self._size = size
        self._decode = event_decoder()
        self._remembered = lru_cache(_REMEMBERED)(self._made)
        self.made = 0
        """How many records have been made of bytes so far."""

    def _made(self, place: int) -> Event:
        self.made += 1
        try:
            return self._decode(self._record(place))
        except (msgspec.DecodeError, ValueError) as error:
            raise BrokenStoreError("a record is none") from error

    def __len__(self) -> int:
        return self._size

    def _at(self, place: int) -> Event:
        return self._remembered(place)

    def __iter__(self) -> Iterator[Event]:
        return self.each(range(len(self)))

    def each(self, places: Iterable[int]) -> Iterator[Event]:
        """Yield events one by one.

        None is remembered: who walks through many must not drive out those on the screen.
        """
        return map(self._made, places)


def each_of(events: Sequence[Event], places: Iterable[int]) -> Iterator[Event]:
    """Yield the events at some places, one by one; see `Events.each`."""
    return events.each(places) if isinstance(events, Events) else map(events.__getitem__, places)


class Quotes(OnDemand[Said]):
    """Every quote, in the order of the events and, within one, of the file.

    ``firsts`` has where the quotes of each event begin, and then their end.
    """

    def __init__(self, events: Sequence[Event], firsts: Numbers) -> None:
        self._events = events
        self._firsts = firsts

    def __len__(self) -> int:
        return self._firsts[-1]

    def event_of(self, place: int) -> int:
        """Return the event in which a quote stands."""
        return bisect_right(self._firsts, place) - 1

    def _at(self, place: int) -> Said:
        event = self.event_of(place)
        return Said(event, self._events[event].quotes[place - self._firsts[event]])

    def __iter__(self) -> Iterator[Said]:
        return (
            Said(place, quote) for place, event in enumerate(self._events) for quote in event.quotes
        )
