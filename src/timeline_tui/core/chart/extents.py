"""Where events lie on the axis, and which of them lie in a window, found without visiting all.

Moments are those of the timeline's own zone (`core.order`).  An event of which only one end is
known lies where that end does; one that is still going on has no end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import NamedTuple

from timeline_tui.core.dates import Date, Edge
from timeline_tui.core.order import placed

FAR = 10**30
"""Further from us than any date that can be written, in seconds."""


class Extent(NamedTuple):
    """Where an event lies: it begins in [first, begun] and ends in [ending, last].

    All are seconds and included; ``first`` is -FAR where the start is open, ``last`` FAR where the
    end is.  Where an end is unknown, the two ends are those of the known one.
    """

    first: int
    begun: int
    ending: int
    last: int
    is_span: bool = False
    start_edge: Edge = "closed"
    end_edge: Edge = "closed"

    @property
    def lasts(self) -> bool:
        """Whether it is a span of which more than one end is given."""
        return self.is_span and "unknown" not in (self.start_edge, self.end_edge)

    @property
    def known(self) -> tuple[int, int]:
        """The first and last moment that is neither open nor unknown."""
        first = self.first if self.first > -FAR else self.ending
        return first, (self.last if self.last < FAR else self.begun)


def extent_of(date: Date, zone: int | None) -> Extent:
    """Return where a date lies on the axis of a timeline with that zone."""
    start, end = date.start, date.end
    a = start and (
        placed(start.earliest, start.offset, zone),
        placed(start.latest, start.offset, zone),
    )
    b = end and (placed(end.earliest, end.offset, zone), placed(end.latest, end.offset, zone))
    if a and b:
        if date.kind != "span":
            return Extent(a[0], a[1], a[0], b[1])
        low, high = min(a[0], b[0]), max(a[1], b[1])
        return Extent(low, max(a[1], low), min(b[0], high), high, is_span=True)
    known = a or b or (0, 0)
    first, last = known
    if a is None and date.start_edge == "open":
        return Extent(
            -FAR, -FAR, known[0], last, is_span=True, start_edge="open", end_edge=date.end_edge
        )
    if b is None and date.end_edge == "open":
        return Extent(
            first, known[1], FAR, FAR, is_span=True, start_edge=date.start_edge, end_edge="open"
        )
    return Extent(
        first, last, first, last, is_span=True, start_edge=date.start_edge, end_edge=date.end_edge
    )


@dataclass(frozen=True, eq=False)
class Spread:
    """Events by when they lie, so that a window is asked in about the time that its answer takes.

    ``groups`` holds them by length, each group with the length that none of it exceeds and its
    events by their first moment: those that reach into a window then lie close before it.
    """

    extents: Sequence[Extent]
    groups: Sequence[tuple[int, list[int], list[int]]]

    @cached_property
    def firsts(self) -> list[int]:
        """The first moments of all events, rising."""
        return sorted(first for _, firsts, _ in self.groups for first in firsts)

    @cached_property
    def lasts(self) -> list[int]:
        """The last moments of all events, rising."""
        return sorted(self.extents[place].last for _, _, places in self.groups for place in places)

    def __contains__(self, place: int) -> bool:
        """Tell whether an event is among these."""
        return place in self._members

    @cached_property
    def _members(self) -> frozenset[int]:
        return frozenset(place for _, _, places in self.groups for place in places)

    @property
    def size(self) -> int:
        """How many events there are."""
        return sum(len(places) for _, _, places in self.groups)

    def count(self, start: int, end: int) -> int:
        """Return how many events touch the moments [start, end)."""
        return bisect_left(self.firsts, end) - bisect_left(self.lasts, start)

    def counts(self, edges: Sequence[int]) -> list[int]:
        """Return how many events touch each of the stretches between rising moments."""
        begun = [bisect_left(self.firsts, edge) for edge in edges[1:]]
        over = [bisect_left(self.lasts, edge) for edge in edges[:-1]]
        return [a - b for a, b in zip(begun, over, strict=True)]

    def before(self, start: int) -> int:
        """Return how many events are over before a moment."""
        return bisect_left(self.lasts, start)

    def after(self, end: int) -> int:
        """Return how many events begin at a moment or later."""
        return len(self.firsts) - bisect_left(self.firsts, end)

    def between(self, start: int, end: int) -> list[int]:
        """Return the events that touch the moments [start, end), in no order."""
        found: list[int] = []
        for longest, firsts, places in self.groups:
            low, high = bisect_right(firsts, start - longest), bisect_left(firsts, end)
            found += [place for place in places[low:high] if self.extents[place].last >= start]
        return found

    def of(self, chosen: bytes) -> Spread:
        """Return the spread of those events that have a byte other than 0 at their place."""
        groups = []
        for longest, firsts, places in self.groups:
            mask = [chosen[place] for place in places]
            if any(mask):
                groups.append((longest, list(compress(firsts, mask)), list(compress(places, mask))))
        return Spread(self.extents, groups)


def spread_of(extents: Sequence[Extent], places: Iterable[int]) -> Spread:
    """Return the spread of the events at some places."""
    groups: dict[int, list[tuple[int, int]]] = {}
    for place in places:
        first, _, _, last, *_ = extents[place]
        groups.setdefault((last - first).bit_length(), []).append((first, place))
    made = []
    for bits, members in sorted(groups.items()):
        members.sort()
        firsts, sorted_places = zip(*members, strict=True)
        made.append(((1 << bits) + 1, list(firsts), list(sorted_places)))
    return Spread(extents, made)
