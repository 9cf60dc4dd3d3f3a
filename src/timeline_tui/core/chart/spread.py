"""Which events lie in a window of time, found without visiting all of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress, pairwise
from operator import sub

import msgspec

from timeline_tui.core.chart.extents import Extents, moment_of
from timeline_tui.core.selection.bits import flags_at
from timeline_tui.core.store.columns import Numbers, numbers_of


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
    def flags_by_first(self) -> Callable[[bytes], bytes]:
        """What puts flags of events into the order of their first moments."""
        return flags_at(self.by_first)

    @cached_property
    def flags_by_last(self) -> Callable[[bytes], bytes]:
        """What puts flags of events into the order of their last moments."""
        return flags_at(self.by_last)


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

    @cached_property
    def groups(self) -> Sequence[tuple[int, Numbers, Numbers]]:
        """The events by length: the length that none exceeds, first moments that rise, events.

        Those of a group that reach into a window lie close before it.
        """
        return self._grouped()

    @property
    @abstractmethod
    def firsts(self) -> Numbers:
        """The first moments of all events, rising."""

    @abstractmethod
    def _grouped(self) -> Sequence[tuple[int, Numbers, Numbers]]: ...

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
        return [*map(sub, self._begun(edges[1:]), self._over(edges[:-1]))]

    def before(self, start: int) -> int:
        """Return how many events are over before a moment."""
        return self._over((start,))[0]

    def after(self, end: int) -> int:
        """Return how many events begin at a moment or later."""
        return self.size - self._begun((end,))[0]

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


class SpreadOfMany(Spread):
    """The spread of all events of a timeline, or of many, found in the order of all.

    ``chosen`` has a byte other than 0 at the places of many, and is None for all.
    """

    def __init__(
        self,
        extents: Extents,
        order: Order,
        chosen: bytes | None = None,
        masks: Masks | None = None,
    ) -> None:
        """Take what is chosen, and its masks where they are known already."""
        super().__init__(extents)
        self._order = order
        self._chosen = chosen
        if masks is not None:
            self._by_first = bytes(masks.by_first)
            self._by_last = bytes(masks.by_last)

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

    @property
    def size(self) -> int:
        """How many events there are."""
        return len(self.extents) if self._chosen is None else self._chosen.count(1)

    @property
    def firsts(self) -> Numbers:
        """The first moments of all events, rising."""
        order = self._order
        if self._by_first is None:
            return order.all_firsts
        return list(compress(order.all_firsts, self._by_first))

    @cached_property
    def _by_first(self) -> bytes | None:
        """What is chosen, in the order of the first moments."""
        return None if self._chosen is None else self._order.flags_by_first(self._chosen)

    @cached_property
    def _by_last(self) -> bytes | None:
        return None if self._chosen is None else self._order.flags_by_last(self._chosen)

    def _begun(self, moments: Sequence[int]) -> list[int]:
        return _counted(self._order.all_firsts, moments, self._by_first)

    def _over(self, moments: Sequence[int]) -> list[int]:
        return _counted(self._order.all_lasts, moments, self._by_last)


def _counted(known: Numbers, moments: Sequence[int], chosen: bytes | None) -> list[int]:
    """Return how many of known moments, or of the chosen ones, lie before each of rising ones."""
    places = [bisect_left(known, moment) for moment in moments]
    if chosen is None:
        return places
    steps = (chosen.count(1, start, end) for start, end in pairwise((0, *places)))
    return [*accumulate(steps)]
