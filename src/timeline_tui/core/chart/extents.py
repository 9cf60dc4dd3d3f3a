"""Where events lie on the axis.

Moments are those of the timeline's own zone (`core.order`).  An event of which only one end is
known lies where that end does; one that is still going on has no end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import inf
from typing import NamedTuple, get_args

from timeline_tui.core.dates import Date, Edge
from timeline_tui.core.on_demand import OnDemand
from timeline_tui.core.order import placed
from timeline_tui.core.store.columns import LEAST, MOST, Numbers
from timeline_tui.core.timeline import Timeline

OPEN = frozenset((LEAST, MOST, -inf, inf))
"""What stands in a column for an end that is open."""

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
    if start is not None and start is end and date.kind != "span":
        first = placed(start.earliest, start.offset, zone)
        last = placed(start.latest, start.offset, zone)
        return Extent(first, last, first, last)
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


class Extents(OnDemand[Extent]):
    """Where the events of a timeline lie, in columns.  Made by `extents_of`.

    ``kinds`` are places in `_KINDS`; ``known_firsts`` and ``known_lasts`` are `Extent.known`.
    """

    __slots__ = __match_args__ = (
        *("firsts", "beguns", "endings", "lasts"),
        *("kinds", "known_firsts", "known_lasts"),
    )

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        firsts: Numbers,
        beguns: Numbers,
        endings: Numbers,
        lasts: Numbers,
        kinds: bytes | memoryview,
        known_firsts: Numbers,
        known_lasts: Numbers,
    ) -> None:
        self.firsts = firsts
        self.beguns = beguns
        self.endings = endings
        self.lasts = lasts
        self.kinds = kinds
        self.known_firsts = known_firsts
        self.known_lasts = known_lasts

    def __len__(self) -> int:
        return len(self.kinds)

    def _at(self, place: int) -> Extent:
        return Extent(
            moment_of(self.firsts[place]),
            moment_of(self.beguns[place]),
            moment_of(self.endings[place]),
            moment_of(self.lasts[place]),
            *_KINDS[self.kinds[place]],
        )


_EDGES: tuple[Edge, ...] = get_args(Edge)
_KINDS: Sequence[tuple[bool, Edge, Edge]] = [*product((False, True), _EDGES, _EDGES)]
_KIND_OF = {kind: place for place, kind in enumerate(_KINDS)}


def moment_of(number: float) -> int:
    """Return the moment that a number in a column stands for: FAR where it is open."""
    if LEAST < number < MOST or (isinstance(number, int) and not LEAST <= number <= MOST):
        return int(number)
    return -FAR if number < 0 else FAR


def extents_of(timeline: Timeline) -> Extents:
    """Return where the events of a timeline lie."""
    dates = timeline.dates
    different = [extent_of(date, timeline.zone) for date in dates.different]
    known = [extent.known for extent in different]

    def column(moments: list[int]) -> Numbers:
        if -FAR < min(moments, default=0) <= max(moments, default=0) < FAR:
            return dates.column(moments)
        return dates.column(
            one if -FAR < one < FAR else -inf if one < 0 else inf for one in moments
        )

    kinds = [_KIND_OF[extent.is_span, extent.start_edge, extent.end_edge] for extent in different]
    return Extents(
        column([extent.first for extent in different]),
        column([extent.begun for extent in different]),
        column([extent.ending for extent in different]),
        column([extent.last for extent in different]),
        bytes(map(kinds.__getitem__, dates.which)),
        column([first for first, _ in known]),
        column([last for _, last in known]),
    )
