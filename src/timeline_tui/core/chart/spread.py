"""Which events lie in a window of time, found without visiting all of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress, pairwise
from operator import sub
from typing import TypeAlias

import msgspec

from timeline_tui.core.chart.extents import Extents, moment_of
from timeline_tui.core.chart.rising import Sorting, counted
from timeline_tui.core.selection.bits import flags_of, has
from timeline_tui.core.selection.members import Members
from timeline_tui.core.store.columns import Numbers, numbers_of

Group: TypeAlias = "tuple[int, Numbers, Numbers]"
"""Events about as long: a length that none exceeds, first moments that rise, the events."""


class Order(msgspec.Struct, frozen=True, eq=False, dict=True):
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

    @cached_property
    def groups(self) -> Sequence[Group]:
        """All events by length."""
        ends = pairwise((0, *self.ends))
        return [
            ((1 << bits) + 1, self.firsts[start:end], self.places[start:end])
            for bits, (start, end) in zip(self.bits, ends, strict=True)
        ]


class Masks(msgspec.Struct, frozen=True, eq=False):
    """Flags of some events, in the order of their first moments and in that of their last."""

    by_first: bytes | memoryview
    by_last: bytes | memoryview


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
        self._known: tuple[Sequence[int], list[int]] = ((), [])

    @cached_property
    def groups(self) -> Sequence[Group]:
        """The events by length; those of a group that reach into a window lie close before it."""
        return self._grouped()

    @property
    @abstractmethod
    def firsts(self) -> Numbers:
        """The first moments of all events, rising."""

    @abstractmethod
    def _grouped(self) -> Sequence[Group]: ...

    @abstractmethod
    def __contains__(self, place: int) -> bool:
        """Tell whether an event is among these."""

    @property
    @abstractmethod
    def size(self) -> int:
        """How many events there are."""

    @abstractmethod
    def _begun(self, moments: Sequence[int]) -> list[int]:
        """Return how many events begin before each of some rising moments."""

    @abstractmethod
    def _over(self, moments: Sequence[int]) -> list[int]:
        """Return how many events are over before each of some rising moments."""

    @property
    def places(self) -> Iterator[int]:
        """The events, in no order."""
        return (place for _, _, places in self.groups for place in places)

    def count(self, start: int, end: int) -> int:
        """Return how many events touch the moments [start, end)."""
        return self._begun((end,))[0] - self._over((start,))[0]

    def counts(self, edges: Sequence[int]) -> list[int]:
        """Return how many events touch each of the stretches between rising moments."""
        # Several bands are drawn of the same stretches.
        known, counts = self._known
        if known != edges:
            counts = [*map(sub, self._begun(edges[1:]), self._over(edges[:-1]))]
            self._known = (edges, counts)
        return [*counts]

    def before(self, start: int) -> int:
        """Return how many events are over before a moment."""
        return self._over((start,))[0]

    def after(self, end: int) -> int:
        """Return how many events begin at a moment or later."""
        return self.size - self._begun((end,))[0]

    def between(self, start: int, end: int) -> list[int]:
        """Return the events that touch the moments [start, end), in no order."""
        return touching(self.groups, self.extents, start, end)


def touching(groups: Iterable[Group], extents: Extents, start: int, end: int) -> list[int]:
    """Return the events in groups that touch the moments [start, end), in no order."""
    found: list[int] = []
    lasts = extents.lasts
    for longest, firsts, places in groups:
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

    def _grouped(self) -> Sequence[Group]:
        firsts, lasts = self.extents.firsts, self.extents.lasts
        groups: dict[int, list[tuple[int, int]]] = {}
        for place in self._some:
            first = firsts[place]
            length = moment_of(lasts[place]) - moment_of(first)
            groups.setdefault(length.bit_length(), []).append((first, place))
        made = []
        for bits, members in sorted(groups.items()):
            members.sort()
            made.append(
                ((1 << bits) + 1, [one for one, _ in members], [place for _, place in members])
            )
        return made

    @property
    def size(self) -> int:
        """How many events there are."""
        return len(self._some)

    @cached_property
    def firsts(self) -> Numbers:
        """The first moments of all events, rising."""
        return sorted(map(self.extents.firsts.__getitem__, self._some))

    @cached_property
    def lasts(self) -> Numbers:
        """The last moments of all events, rising."""
        return sorted(map(self.extents.lasts.__getitem__, self._some))

    def _begun(self, moments: Sequence[int]) -> list[int]:
        return [bisect_left(self.firsts, moment) for moment in moments]

    def _over(self, moments: Sequence[int]) -> list[int]:
        return [bisect_left(self.lasts, moment) for moment in moments]


class SpreadOfAll(Spread):
    """The spread of all events, or of some whose masks are known; found in the order of all."""

    def __init__(
        self,
        extents: Extents,
        order: Order,
        bits: int | None = None,
        masks: Masks | None = None,
    ) -> None:
        super().__init__(extents)
        self._order = order
        self._bits = bits
        self._by_first = None if masks is None else bytes(masks.by_first)
        self._by_last = None if masks is None else bytes(masks.by_last)

    def __contains__(self, place: int) -> bool:
        return self._bits is None or has(self._bits, place)

    @cached_property
    def _chosen(self) -> bytes | None:
        """A byte of 1 for each event that is one of these, and of 0 for each other."""
        return None if self._bits is None else flags_of(self._bits, len(self.extents))

    def _grouped(self) -> Sequence[Group]:
        chosen, groups = self._chosen, []
        for longest, firsts, places in self._order.groups:
            some_firsts, some = firsts, places
            if chosen is not None:
                mask = bytes(map(chosen.__getitem__, places))
                some_firsts, some = list(compress(firsts, mask)), list(compress(places, mask))
            groups.append((longest, some_firsts, some))
        return groups

    def between(self, start: int, end: int) -> list[int]:
        """Return the events that touch the moments [start, end), in no order."""
        found = touching(self._order.groups, self.extents, start, end)
        chosen = self._chosen
        return found if chosen is None else [place for place in found if chosen[place]]

    @property
    def size(self) -> int:
        """How many events there are."""
        return len(self.extents) if self._bits is None else self._bits.bit_count()

    @cached_property
    def firsts(self) -> Numbers:
        """The first moments of all events, rising."""
        order, chosen = self._order, self._chosen
        if chosen is None:
            return order.all_firsts
        return list(compress(order.all_firsts, map(chosen.__getitem__, order.by_first)))

    def _begun(self, moments: Sequence[int]) -> list[int]:
        return counted(self._order.all_firsts, moments, self._by_first)

    def _over(self, moments: Sequence[int]) -> list[int]:
        return counted(self._order.all_lasts, moments, self._by_last)


class SpreadOfMany(SpreadOfAll):
    """The spread of any set of events, however many."""

    def __init__(self, extents: Extents, order: Order, bits: int, sorting: Sorting) -> None:
        super().__init__(extents, order, bits)
        self._sorting = sorting
        self._rising = [Members(one.bits & bits) for one in sorting.rising]

    @cached_property
    def _mixed_by_first(self) -> bytes:
        mixed = self._sorting.mixed
        return mixed.flags_by_first(self._chosen or b"") if mixed.by_first else b""

    @cached_property
    def _mixed_by_last(self) -> bytes:
        mixed = self._sorting.mixed
        return mixed.flags_by_last(self._chosen or b"") if mixed.by_last else b""

    def _begun(self, moments: Sequence[int]) -> list[int]:
        mixed = counted(self._sorting.mixed.firsts, moments, self._mixed_by_first)
        return self._sums(mixed, self._sorting.begun(tuple(moments)))

    def _over(self, moments: Sequence[int]) -> list[int]:
        mixed = counted(self._sorting.mixed.lasts, moments, self._mixed_by_last)
        return self._sums(mixed, self._sorting.over(tuple(moments)))

    def _sums(self, counts: list[int], before: list[list[int]]) -> list[int]:
        ranks = (some.ranks(places) for some, places in zip(self._rising, before, strict=True))
        return [*map(sum, zip(counts, *ranks, strict=True))]
