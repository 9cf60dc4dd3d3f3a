"""How many of any set of events begin, or are over, before a moment: without visiting each of them.

Events stand in the order in which they begin.  Of those that are about as long, one that stands
later mostly ends later, too.  Among events of which that is true, those that are over before a
moment are all that stand before a certain place, and these are counted in a set of bits as a whole.
The few that are out of order are put in order by themselves.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, compress, pairwise
from operator import and_, eq, not_

import msgspec

from timeline_tui.core.chart.extents import Extents
from timeline_tui.core.selection.bits import bits_of, flags_at
from timeline_tui.core.store.columns import Numbers, numbers_of

_LEAST = 4096
"""Fewer events are put in order one by one in less time than they are counted as a whole."""

_KEPT = 16


class Rising(msgspec.Struct, frozen=True, eq=False):
    """Events that begin and end in the order of their places; ``size`` is that of the timeline."""

    size: int
    bits: int
    places: Numbers
    firsts: Numbers
    lasts: Numbers

    def begun(self, moments: Iterable[int]) -> list[int]:
        """Return, for each moment, the place before which stand all that begin before it."""
        return self._places(self.firsts, moments)

    def over(self, moments: Iterable[int]) -> list[int]:
        """Return, for each moment, the place before which stand all that are over before it."""
        return self._places(self.lasts, moments)

    def _places(self, known: Numbers, moments: Iterable[int]) -> list[int]:
        places, size = self.places, len(self.places)
        found = (bisect_left(known, moment) for moment in moments)
        return [places[at] if at < size else self.size for at in found]


class Mixed(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Events in any order, by when they begin and by when they are over."""

    by_first: Numbers
    firsts: Numbers
    by_last: Numbers
    lasts: Numbers

    @cached_property
    def flags_by_first(self) -> Callable[[bytes], bytes]:
        """What puts flags of all events into the order in which these begin."""
        return flags_at(self.by_first)

    @cached_property
    def flags_by_last(self) -> Callable[[bytes], bytes]:
        """What puts flags of all events into the order in which these are over."""
        return flags_at(self.by_last)


class Sorting(msgspec.Struct, frozen=True, eq=False, dict=True):
    """All events of a timeline: those that rise together, and those in any order."""

    rising: Sequence[Rising]
    mixed: Mixed

    @cached_property
    def begun(self) -> Callable[[tuple[int, ...]], list[list[int]]]:
        """What gives `Rising.begun` of each, for moments that are asked for time and again."""
        return lru_cache(_KEPT)(lambda moments: [one.begun(moments) for one in self.rising])

    @cached_property
    def over(self) -> Callable[[tuple[int, ...]], list[list[int]]]:
        """What gives `Rising.over` of each, for moments that are asked for time and again."""
        return lru_cache(_KEPT)(lambda moments: [one.over(moments) for one in self.rising])

    def prepare(self) -> None:
        """Make what a first question would have to wait for."""
        _ = (self.mixed.flags_by_first, self.mixed.flags_by_last)


def sorting_of(extents: Extents, groups: Iterable[tuple[Numbers, Numbers]]) -> Sorting:
    """Return the events in groups, each given by first moments that rise and by the events."""
    rising: list[Rising] = []
    mixed: list[int] = []
    for firsts, places in groups:
        lasts = [*map(extents.lasts.__getitem__, places)]
        fits = [*map(and_, _highest(lasts), _highest(places))]
        if sum(fits) < _LEAST:
            mixed += places
            continue
        found = array("I", compress(places, fits))
        rising.append(
            Rising(
                len(extents),
                bits_of(found, len(extents)),
                found,
                numbers_of(compress(firsts, fits)),
                numbers_of(compress(lasts, fits)),
            )
        )
        mixed += compress(places, map(not_, fits))
    by_first = sorted(mixed, key=extents.firsts.__getitem__)
    by_last = sorted(mixed, key=extents.lasts.__getitem__)
    return Sorting(
        rising,
        Mixed(
            array("I", by_first),
            numbers_of(map(extents.firsts.__getitem__, by_first)),
            array("I", by_last),
            numbers_of(map(extents.lasts.__getitem__, by_last)),
        ),
    )


def _highest(numbers: Numbers) -> Iterable[bool]:
    """Tell of each of some numbers whether none before it is higher."""
    return map(eq, numbers, accumulate(numbers, max))


def counted(known: Numbers, moments: Iterable[int], chosen: bytes | None) -> list[int]:
    """Return how many of known moments, or of the chosen ones, lie before each of rising ones."""
    places = [bisect_left(known, moment) for moment in moments]
    if chosen is None:
        return places
    steps = (chosen.count(1, start, end) for start, end in pairwise((0, *places)))
    return [*accumulate(steps)]
