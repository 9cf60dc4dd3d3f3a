"""Numbers that every member of a set has, asked by a bound: which members have at most so much."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from timeline_tui.core.selection.bits import all_bits, bits_of

_STEP = 2048


class Thresholds:
    """The members 0, 1, 2 … by a number that each of them has.

    The set of all members below a bound is kept for every 2,048th of them in the order of their
    numbers; a question adds the few in between.
    """

    def __init__(self, numbers: Sequence[float]) -> None:
        size = len(numbers)
        self._order = sorted(range(size), key=numbers.__getitem__)
        self._sorted = [numbers[member] for member in self._order]
        self._size = size
        self._below = [0]
        for start in range(0, size, _STEP):
            step = bits_of(self._order[start : start + _STEP], size)
            self._below.append(self._below[-1] | step)

    def at_most(self, bound: float) -> int:
        """Return the members whose number is at most this, as bits."""
        count = bisect_right(self._sorted, bound)
        steps = count // _STEP
        rest = self._order[steps * _STEP : count]
        return self._below[steps] | bits_of(rest, self._size)

    def at_least(self, bound: int) -> int:
        """Return the members whose number is at least this, as bits."""
        return all_bits(self._size) & ~self.at_most(bound - 1)

    def between(self, least: int, most: int) -> int:
        """Return the members whose number is at least one bound and at most the other, as bits."""
        return self.at_most(most) & ~self.at_most(least - 1)
