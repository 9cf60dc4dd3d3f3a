"""What an event is like and what is filled in, told of every event at once.

The words are those of `core.fields.STATES` and `core.fields.PROPERTIES`.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TypeAlias

import msgspec

from timeline_tui.core.order import axis_end
from timeline_tui.core.query.fields import PROPERTIES, STATES
from timeline_tui.core.records import Event
from timeline_tui.core.selection.bits import bits_of, bits_of_flags, members_of
from timeline_tui.core.timeline import LINK_KINDS, Timeline

_STATES: dict[str, Callable[[Event], bool]] = {
    "background": lambda event: event.background,
    "happened": lambda event: event.status == "happened",
    "planned": lambda event: event.status == "planned",
    "claimed": lambda event: event.status == "claimed",
    "quoted": lambda event: bool(event.quotes),
    "uncertain": lambda event: event.date.uncertain,
    "approximate": lambda event: event.date.approximate,
    "ongoing": lambda event: event.date.ongoing,
}

_PROPERTIES: dict[str, Callable[[Event], bool]] = {
    "links": lambda event: any(getattr(event.links, kind) for kind in LINK_KINDS),
    "translation": lambda event: any(quote.translation for quote in event.quotes),
    "time": lambda event: event.date.has_time,
}


_Test: TypeAlias = Callable[[Event], object]


def told_of(word: str) -> _Test:
    """Return what tells whether an event is so, or has something filled in.

    The word is ``is:`` or ``has:`` and one that the fields know, save for `LATER` and "marked".
    """
    kind, _, word = word.partition(":")
    if kind == "is":
        return _STATES[word]
    if word in LINK_KINDS:
        return lambda event: getattr(event.links, word)
    return _PROPERTIES.get(word) or attrgetter(word)


LATER = ("is:fulfilled", "is:overdue", "has:actors", "has:sources")
"""What is told of the timeline as a whole, or from other tables."""

TOLD = (
    *(f"is:{word}" for word in STATES if word != "marked" and f"is:{word}" not in LATER),
    *(f"has:{word}" for word in PROPERTIES if f"has:{word}" not in LATER),
)
"""What is told of one event after the other."""


class Told(msgspec.Struct, frozen=True, eq=False):
    """Of which events something is so: a set of bits as bytes, the lowest first."""

    octets: bytes | memoryview


class ToldMaker:
    """Collects of which events something is so."""

    def __init__(self, test: _Test) -> None:
        self._test = test
        self._flags = bytearray()

    def add(self, _: int, event: Event) -> None:
        """Take the next event."""
        self._flags.append(bool(self._test(event)))

    def done(self) -> Told:
        """Return of which."""
        return told(bits_of_flags(bytes(self._flags)))


def told(bits: int) -> Told:
    """Return a set of events as it is kept."""
    return Told(bits.to_bytes(-(-bits.bit_length() // 8), "little"))


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
