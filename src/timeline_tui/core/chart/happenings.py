"""When something begins or ends: of all events, and of those that are picked."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, count, pairwise
from operator import add
from typing import NamedTuple

import msgspec

from timeline_tui.core.chart.extents import OPEN, Extents
from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.selection.bits import flags_at
from timeline_tui.core.store.columns import Numbers, numbers_of

MOST = 4096
"""Of more stretches than this those within a month count as one."""

_RUN = 30 * DAY
_LOOK = 8  # so many are looked at together, at either end of a run
_NOBODY = b"\x02"


class Happenings(msgspec.Struct, frozen=True, eq=False):
    """The stretches (first, last) in which events begin or end, each once and sorted.

    Of what is known no better than to some days, only the two ends count.  ``events`` are those
    who begin or end, and ``which``, rising, the place of the stretch in which each does.
    """

    firsts: Numbers
    lasts: Numbers
    events: Numbers
    which: Numbers


def happenings_of(extents: Extents) -> Happenings:
    """Return the stretches in which the events of a timeline begin or end."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    columns = (extents.firsts, extents.beguns, extents.endings, extents.lasts)
    # Many share a date: what follows from that is found once.
    known: dict[tuple[int, ...], list[tuple[int, int]]] = {}
    for place, written in enumerate(zip(*columns, strict=True)):
        own = known.get(written)
        if own is None:
            own = known[written] = _stretches(*written)
        for stretch in own:
            found[stretch].append(place)
    stretches = sorted(found)
    events, which = array("I"), array("I")
    for number, stretch in enumerate(stretches):
        events.extend(found[stretch])
        which.extend([number] * len(found[stretch]))
    return Happenings(
        numbers_of(first for first, _ in stretches),
        numbers_of(last for _, last in stretches),
        events,
        which,
    )


def stretches_of(extents: Extents, events: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the stretches in which some events begin or end: their firsts and their lasts."""
    columns = (extents.firsts, extents.beguns, extents.endings, extents.lasts)
    written = zip(*(map(column.__getitem__, events) for column in columns), strict=True)
    found = sorted({one for some in {*written} for one in _stretches(*some)})
    return [first for first, _ in found], [last for _, last in found]


def _stretches(first: int, begun: int, ending: int, last: int) -> list[tuple[int, int]]:
    found = []
    ends = (
        [(first, begun)] if first == ending and begun == last else [(first, begun), (ending, last)]
    )
    for a, b in ends:
        if a not in OPEN and b not in OPEN:
            found += [(a, b)] if b - a < DAY else [(a, a), (b, b)]
    return found


class Runs(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The stretches of a timeline one by one, or months of them where they are very many.

    Of a run only the first and the last are asked for that any of a set of events has part in.
    They mostly stand close to its ends, and what is between them is not looked at.
    """

    happenings: Happenings

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        """Where each run begins and ends in the events of `Happenings`."""
        firsts, which = self.happenings.firsts, self.happenings.which
        starts: Iterable[int] = range(len(firsts))
        if len(firsts) > MOST:
            starts = _months(firsts)
        return [*pairwise([*(bisect_left(which, start) for start in starts), len(which)])]

    @cached_property
    def _reached(self) -> Numbers:
        """How far each stretch reaches.

        Within a month one may be followed by another that ends earlier: what counts is the latest
        end so far.
        """
        lasts = self.happenings.lasts
        return [*accumulate(lasts, max)] if len(lasts) > MOST else lasts

    @cached_property
    def _looked_at(self) -> _LookedAt:
        happenings, reached = self.happenings, self._reached
        ends: list[Sequence[int]] = [
            range(start, end)
            if end - start <= 2 * _LOOK
            else (*range(start, start + _LOOK), *range(end - _LOOK, end))
            for start, end in self._bounds
        ]
        every = [*chain.from_iterable((*run, -1) for run in ends)]
        return _LookedAt(
            [*accumulate((len(run) + 1 for run in ends[:-1]), initial=0)],
            flags_at(happenings.events[at] if at >= 0 else self._size for at in every),
            numbers_of(happenings.firsts[happenings.which[at]] for at in every),
            numbers_of(reached[happenings.which[at]] for at in every),
        )

    @cached_property
    def _size(self) -> int:
        return max(self.happenings.events) + 1

    @cached_property
    def _middles(self) -> dict[int, _Middle]:
        """What is not looked at, by the runs that are so long that there is anything."""
        events = self.happenings.events
        return {
            run: _Middle(events, start + _LOOK, end - _LOOK)
            for run, (start, end) in enumerate(self._bounds)
            if end - start > 2 * _LOOK
        }

    def with_any(self, chosen: bytes) -> tuple[list[int], list[int]]:
        """Return when the runs begin and end, as far as an event that has a byte of 1 has part.

        The other events have a byte of 0.
        """
        if not self._bounds:
            return [], []
        looked_at = self._looked_at
        parts = looked_at.flags(chosen[: self._size] + _NOBODY).split(_NOBODY)
        begins = [part.find(1) for part in parts[:-1]]
        ends = [part.rfind(1) for part in parts[:-1]]
        later, earlier = {}, {}
        for run, middle in self._middles.items():
            if not 0 <= begins[run] < _LOOK:
                found = middle.first(chosen)
                if found < 0:
                    continue
                later[run], begins[run] = found, 0
            if ends[run] < _LOOK and (found := middle.last(chosen)) >= 0:
                earlier[run] = found
        # Each step is one for all runs: there may be very many.
        firsts = [*map(looked_at.firsts.__getitem__, map(add, looked_at.starts, begins))]
        lasts = [*map(looked_at.lasts.__getitem__, map(add, looked_at.starts, ends))]
        which = self.happenings.which
        for run, found in later.items():
            firsts[run] = self.happenings.firsts[which[found]]
        for run, found in earlier.items():
            lasts[run] = self._reached[which[found]]
        hits = [*map((-1).__lt__, begins)]
        return [*compress(firsts, hits)], [*compress(lasts, hits)]

    def prepare(self) -> None:
        """Make what a first question would have to wait for."""
        if self._bounds:
            _ = (self._looked_at, self._middles)


class _LookedAt(NamedTuple):
    """Those at the ends of the runs, and behind each run one that is nobody.

    ``starts`` has where each run begins among them; ``flags`` takes theirs out of those of all
    events, behind which stands that of nobody; ``firsts`` is when each begins, and ``lasts`` how
    far the stretches have reached with it.
    """

    starts: list[int]
    flags: Callable[[bytes], bytes]
    firsts: Numbers
    lasts: Numbers


def _months(firsts: Numbers) -> Iterator[int]:
    until: int | None = None
    for place, first in enumerate(firsts):
        if until is None or first >= until:
            yield place
            until = first + _RUN


class _Middle:
    """What is between the ends of a long run."""

    def __init__(self, events: Numbers, start: int, end: int) -> None:
        some = events[start:end]
        self._events = events
        self._start, self._end = start, end
        self._lowest, self._highest = min(some), max(some)

    def _has_none(self, chosen: bytes) -> bool:
        """Tell what is sure at a glance."""
        return chosen.find(1, self._lowest, self._highest + 1) < 0

    def first(self, chosen: bytes) -> int:
        """Return where the first chosen one stands in the events of `Happenings`; -1 for none."""
        if self._has_none(chosen):
            return -1
        flags = map(chosen.__getitem__, self._events[self._start : self._end])
        return next(compress(count(self._start), flags), -1)

    def last(self, chosen: bytes) -> int:
        """Return where the last chosen one stands in the events of `Happenings`; -1 for none."""
        if self._has_none(chosen):
            return -1
        flags = map(chosen.__getitem__, reversed(self._events[self._start : self._end]))
        return next(compress(count(self._end - 1, -1), flags), -1)
