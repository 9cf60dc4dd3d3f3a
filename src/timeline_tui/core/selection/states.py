"""What an event is like and what is filled in, told of every event at once.

The words are those of `core.fields.STATES` and `core.fields.PROPERTIES`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

import msgspec

from timeline_tui.core.dates import Date
from timeline_tui.core.order import axis_end
from timeline_tui.core.query.fields import PROPERTIES, STATES
from timeline_tui.core.records import Event
from timeline_tui.core.selection.bits import bits_of, bits_of_flags, members_of
from timeline_tui.core.store.dates import Dates
from timeline_tui.core.timeline import LINK_KINDS, Timeline

_DATED: dict[str, Callable[[Date], bool]] = {
    "is:uncertain": lambda date: date.uncertain,
    "is:approximate": lambda date: date.approximate,
    "is:ongoing": lambda date: date.ongoing,
    "has:time": lambda date: date.has_time,
}

_TESTS: dict[str, Callable[[Event], object]] = {
    "is:background": lambda event: event.background,
    "has:summary": lambda event: event.summary,
    "has:translation": lambda event: any(quote.translation for quote in event.quotes),
    **{f"has:{kind}": attrgetter(f"links.{kind}") for kind in LINK_KINDS},
}

TOLD = tuple(_TESTS)
"""What is told of one event after the other: ``is:`` or ``has:`` and a word of the fields."""

LATER = tuple(
    told
    for told in (*(f"is:{word}" for word in STATES), *(f"has:{word}" for word in PROPERTIES))
    if told not in TOLD and told != "is:marked"
)
"""What is told of the timeline as a whole, or from other tables."""

ALWAYS = ("has:id", "has:date", "has:title", "has:status")
"""What every event has."""


class Told(msgspec.Struct, frozen=True, eq=False):
    """Of which events something is so: a set of bits as bytes, the lowest first."""

    octets: bytes | memoryview


class ToldMaker:
    """Collects of which events something is so."""

    def __init__(self, word: str) -> None:
        """Take one of the words of `TOLD`."""
        self._test = _TESTS[word]
        self._flags = bytearray()

    def take(self, _: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        self._flags += bytes(map(bool, map(self._test, events)))

    def done(self) -> Told:
        """Return of which."""
        return told(bits_of_flags(bytes(self._flags)))


def told(bits: int) -> Told:
    """Return a set of events as it is kept."""
    return Told(bits.to_bytes(-(-bits.bit_length() // 8), "little"))


def told_of_dates(dates: Dates, word: str) -> Told | None:
    """Return of which events something is so that dates alone tell; None for any other word."""
    if word not in _DATED:
        return None
    flags = [_DATED[word](date) for date in dates.different]
    return told(bits_of_flags(bytes(map(flags.__getitem__, dates.which))))


def told_later(timeline: Timeline, word: str, planned: int) -> Told:
    """Return which events are fulfilled or overdue; ``planned`` are those that are planned."""
    size = len(timeline.events)
    fulfilled = bits_of(timeline.incoming.targets_of("fulfils"), size)
    if word == "is:fulfilled":
        return told(fulfilled)
    late = members_of(planned & ~fulfilled)
    return told(bits_of((place for place in late if _is_over(timeline, place)), size))


def _is_over(timeline: Timeline, place: int) -> bool:
    last = axis_end(timeline.dates[place], timeline.zone)
    return timeline.now is not None and last is not None and last < timeline.now
