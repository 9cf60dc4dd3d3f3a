"""What one or several have read of a file, put together: the events in their order."""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, islice
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from timeline_tui.core.order import order_of
from timeline_tui.core.store.dates import Dates, dates_known
from timeline_tui.core.store.events import event_decoder, event_encoder
from timeline_tui.core.text.slugs import FreeIds
from timeline_tui.core.timeline import home_zone
from timeline_tui.files.store.gathering import Part
from timeline_tui.files.store.spooling import Share, Spool

_SOME = 1000


class Bounds(NamedTuple):
    """Where something of each event begins and ends in its spool."""

    starts: array[int]
    ends: array[int]

    def extend(self, octets: bytes) -> None:
        """Take the ends of what lies in one piece."""
        ends = array("Q", octets)
        self.starts.extend(ends[:-1])
        self.ends.extend(ends[1:])

    def put_in_order(self, order: Sequence[int]) -> Bounds:
        """Return the same in another order."""
        if not self.ends:
            return self
        # An array makes a number each time it is asked, and takes those of a list at once.
        return Bounds(*(array("Q", [*map([*one].__getitem__, order)]) for one in self))


class Spooled(msgspec.Struct, frozen=True):
    """The events of a file: where the record of each is, and what is told of all.

    ``names`` are the ids, by place, of the events that have none in the file.
    """

    spools: bytes
    records: Bounds
    searched: Bounds
    dates: Dates
    background: bytes
    names: dict[int, str]

    def put_in_order(self, order: Sequence[int]) -> Spooled:
        """Return the same of the events in another order, given as their places in this."""
        named = self.names and {
            place: self.names[one] for place, one in enumerate(order) if one in self.names
        }
        return Spooled(
            bytes(map(self.spools.__getitem__, order)),
            self.records.put_in_order(order),
            self.searched.put_in_order(order),
            self.dates.put_in_order(order),
            bytes(map(self.background.__getitem__, order)),
            named,
        )

    def record(self, spools: Sequence[Spool], place: int) -> bytes:
        """Return the record of an event, which has an id, from the spools."""
        starts, ends = self.records
        octets = spools[self.spools[place]].record(starts[place], ends[place])
        return self._named(octets, place) if place in self.names else octets

    def each_record(self, spools: Sequence[Spool]) -> Iterator[list[bytes]]:
        """Yield all records, some at a time."""
        first, read = 0, [spool.record for spool in spools]
        for found in self._each(self.records):
            some = [read[spool](start, end) for spool, start, end in found]
            for place in range(first, first + len(some)) if self.names else ():
                if place in self.names:
                    some[place - first] = self._named(some[place - first], place)
            first += len(some)
            yield some

    def each_searched(self, memories: Sequence[bytes | mmap.mmap]) -> Iterator[list[bytes]]:
        """Yield what is searched in each event, some at a time."""
        for found in self._each(self.searched):
            yield [memories[spool][start:end] for spool, start, end in found]

    def _named(self, octets: bytes, place: int) -> bytes:
        return event_encoder()(replace(event_decoder()(octets), id=self.names[place]))

    def _each(self, bounds: Bounds) -> Iterator[Iterable[tuple[int, int, int]]]:
        for first in range(0, len(self.spools), _SOME):
            some = slice(first, first + _SOME)
            yield zip(self.spools[some], bounds.starts[some], bounds.ends[some], strict=True)


class Joined(NamedTuple):
    """The events of a file in order, the zone that most of them name, and the parts of all.

    There are none where nothing was gathered.
    """

    events: Spooled
    zone: int | None
    parts: list[Part]


def joined(shares: list[Share]) -> Joined:
    """Return what is in shares of one file that is sound; they are used up."""
    spooled = together(shares)
    zone = home_zone(spooled.dates)
    order = order_of(spooled.dates, zone)
    places = _places_in(spooled, order, len(shares))
    parts = [
        Part(share.gathered, share.ids, own)
        for share, own in zip(shares, places, strict=True)
        if share.gathered is not None
    ]
    shares.clear()
    return Joined(spooled.put_in_order(order), zone, parts)


def together(shares: Sequence[Share]) -> Spooled:
    """Return what is in shares of one file that is sound, in the order of the file."""
    numbers: dict[str, int] = {}
    known = [date for share in shares for date in share.dates]
    found = iter([numbers.setdefault(date.text, at) for at, date in enumerate(known)])
    dated = [[*islice(found, len(share.dates))] for share in shares]
    spools, which = bytearray(), array("I")
    records, searched = (Bounds(array("Q"), array("Q")) for _ in range(2))
    background = bytearray()
    wanted: dict[int, str] = {}
    pieces = ((piece, number) for number, share in enumerate(shares) for piece in share.pieces)
    for piece, number in sorted(pieces, key=lambda one: one[0].number):
        wanted |= {len(spools) + place: name for place, name in piece.names.items()}
        records.extend(piece.ends)
        searched.extend(piece.searched)
        which.extend(map(dated[number].__getitem__, array("I", piece.dates)))
        background += piece.background
        spools += bytes([number]) * len(piece.background)
    free = FreeIds()
    if wanted:
        for id_ in chain.from_iterable(share.ids for share in shares):
            free.take(id_)
    names = {place: free.give(name) for place, name in wanted.items()}
    dates = dates_known(which, known)
    return Spooled(bytes(spools), records, searched, dates, bytes(background), names)


def _places_in(spooled: Spooled, order: Sequence[int], shares: int) -> list[list[int]]:
    """Return where the events of each share stand in an order of all events of the file.

    They are in the order of the share.
    """
    places = array("I", bytes(4 * len(order)))
    for place, one in enumerate(order):
        places[one] = place
    return [[*compress(places, map(share.__eq__, spooled.spools))] for share in range(shares)]
