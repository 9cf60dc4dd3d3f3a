"""Where events lie on the axis, and which of them lie in a window, found without visiting all.

Moments are those of the timeline's own zone (`core.order`).  An event of which only one end is
known lies where that end does; one that is still going on has no end.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, pairwise, product
from math import inf
from typing import NamedTuple, get_args, overload

from timeline_tui.core.dates import Date, Edge
from timeline_tui.core.order import placed
from timeline_tui.core.store.columns import LEAST, MOST, Numbers, numbers_of
from timeline_tui.core.timeline import Timeline

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


@dataclass(frozen=True, eq=False, slots=True)
class Extents(Sequence[Extent]):
    """Where the events of a timeline lie, in columns.  Made by `extents_of`.

    ``kinds`` are places in `_KINDS`; ``known_firsts`` and ``known_lasts`` are `Extent.known`.
    """

    firsts: Numbers
    beguns: Numbers
    endings: Numbers
    lasts: Numbers
    kinds: bytes | memoryview
    known_firsts: Numbers
    known_lasts: Numbers

    def __len__(self) -> int:
        return len(self.kinds)

    @overload
    def __getitem__(self, place: int) -> Extent: ...
    @overload
    def __getitem__(self, place: slice) -> list[Extent]: ...
    def __getitem__(self, place: int | slice) -> Extent | list[Extent]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        return Extent(
            _moment(self.firsts[place]),
            _moment(self.beguns[place]),
            _moment(self.endings[place]),
            _moment(self.lasts[place]),
            *_KINDS[self.kinds[place]],
        )


_EDGES: tuple[Edge, ...] = get_args(Edge)
_KINDS: Sequence[tuple[bool, Edge, Edge]] = [*product((False, True), _EDGES, _EDGES)]


def _moment(number: float) -> int:
    if LEAST < number < MOST or (isinstance(number, int) and not LEAST <= number <= MOST):
        return int(number)
    return -FAR if number < 0 else FAR


def _column(moments: Iterable[int]) -> Numbers:
    return numbers_of(one if -FAR < one < FAR else -inf if one < 0 else inf for one in moments)


def extents_of(timeline: Timeline) -> Extents:
    """Return where the events of a timeline lie."""
    found = [*timeline.dates.each(lambda date: extent_of(date, timeline.zone))]
    known = [*timeline.dates.each(lambda date: extent_of(date, timeline.zone).known)]
    return Extents(
        _column(extent.first for extent in found),
        _column(extent.begun for extent in found),
        _column(extent.ending for extent in found),
        _column(extent.last for extent in found),
        bytes(
            _KINDS.index((extent.is_span, extent.start_edge, extent.end_edge)) for extent in found
        ),
        _column(first for first, _ in known),
        _column(last for _, last in known),
    )


@dataclass(frozen=True, eq=False, slots=True)
class Order:
    """All events of a timeline by when they lie.  Made by `order_of`.

    ``places`` and ``firsts`` are those of the groups of a `Spread`, one after the other: of each
    group its length, in ``bits``, and its end, in ``ends``.  ``by_first`` and ``by_last`` are the
    events of ``all_firsts`` and ``all_lasts``, which rise.
    """

    bits: Numbers
    ends: Numbers
    firsts: Numbers
    places: Numbers
    by_first: Numbers
    all_firsts: Numbers
    by_last: Numbers
    all_lasts: Numbers


def order_of(extents: Extents) -> Order:
    """Return all events of a timeline by when they lie."""
    every = range(len(extents))
    some = SpreadOfSome(extents, every)
    return Order(
        array("B", (longest.bit_length() - 1 for longest, _, _ in some.groups)),
        array("I", accumulate(len(places) for _, _, places in some.groups)),
        numbers_of(first for _, firsts, _ in some.groups for first in firsts),
        array("I", (place for _, _, places in some.groups for place in places)),
        array("I", sorted(every, key=extents.firsts.__getitem__)),
        numbers_of(some.firsts),
        array("I", sorted(every, key=extents.lasts.__getitem__)),
        numbers_of(some.lasts),
    )


class Spread(ABC):
    """Events by when they lie; a window is asked in about the time that its answer takes."""

    def __init__(self, extents: Extents) -> None:
        self.extents = extents

    @cached_property
    def groups(self) -> Sequence[tuple[int, Numbers, Numbers]]:
        """The events by length: the length that none exceeds, first moments that rise, events.

        Those of a group that reach into a window lie close before it.
        """
        return self._grouped()

    @cached_property
    def firsts(self) -> Numbers:
        """The first moments of all events, rising."""
        return self._firsts()

    @cached_property
    def lasts(self) -> Numbers:
        """The last moments of all events, rising."""
        return self._lasts()

    @abstractmethod
    def _grouped(self) -> Sequence[tuple[int, Numbers, Numbers]]: ...

    @abstractmethod
    def _firsts(self) -> Numbers: ...

    @abstractmethod
    def _lasts(self) -> Numbers: ...

    @abstractmethod
    def __contains__(self, place: int) -> bool:
        """Tell whether an event is among these."""

    @property
    def size(self) -> int:
        """How many events there are."""
        return len(self.firsts)

    @property
    def places(self) -> Iterator[int]:
        """The events, in no order."""
        return (place for _, _, places in self.groups for place in places)

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
        lasts = self.extents.lasts
        for longest, firsts, places in self.groups:
            low, high = bisect_right(firsts, start - longest), bisect_left(firsts, end)
            found += [place for place in places[low:high] if lasts[place] >= start]
        return found


class SpreadOfSome(Spread):
    """The spread of a few events, which are put in order."""

    def __init__(self, extents: Extents, places: Sequence[int]) -> None:
        super().__init__(extents)
        self._some = places

    def __contains__(self, place: int) -> bool:
        return place in self._some

    def _grouped(self) -> Sequence[tuple[int, Numbers, Numbers]]:
        firsts, lasts = self.extents.firsts, self.extents.lasts
        groups: dict[int, list[tuple[int, int]]] = {}
        for place in self._some:
            first = firsts[place]
            length = _moment(lasts[place]) - _moment(first)
            groups.setdefault(length.bit_length(), []).append((first, place))
        made = []
        for bits, members in sorted(groups.items()):
            members.sort()
            made.append(
                ((1 << bits) + 1, [one for one, _ in members], [place for _, place in members])
            )
        return made

    def _firsts(self) -> Numbers:
        return sorted(map(self.extents.firsts.__getitem__, self._some))

    def _lasts(self) -> Numbers:
        return sorted(map(self.extents.lasts.__getitem__, self._some))


class SpreadOfMany(Spread):
    """The spread of all events of a timeline, or of many, found in the order of all.

    ``chosen`` has a byte other than 0 at the places of many, and is None for all.
    """

    def __init__(self, extents: Extents, order: Order, chosen: bytes | None = None) -> None:
        super().__init__(extents)
        self._order = order
        self._chosen = chosen

    def __contains__(self, place: int) -> bool:
        return self._chosen is None or bool(self._chosen[place])

    def _grouped(self) -> Sequence[tuple[int, Numbers, Numbers]]:
        order, chosen = self._order, self._chosen
        groups = []
        for bits, (start, end) in zip(order.bits, pairwise((0, *order.ends)), strict=True):
            firsts, places = order.firsts[start:end], order.places[start:end]
            if chosen is not None:
                mask = bytes(map(chosen.__getitem__, places))
                firsts, places = list(compress(firsts, mask)), list(compress(places, mask))
            groups.append(((1 << bits) + 1, firsts, places))
        return groups

    def _firsts(self) -> Numbers:
        return self._of(self._order.all_firsts, self._order.by_first)

    def _lasts(self) -> Numbers:
        return self._of(self._order.all_lasts, self._order.by_last)

    def _of(self, moments: Numbers, places: Numbers) -> Numbers:
        if self._chosen is None:
            return moments
        return list(compress(moments, map(self._chosen.__getitem__, places)))
