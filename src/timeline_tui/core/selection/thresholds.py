"""Numbers that every member of a set has, asked by a bound: which members have at most so much."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

import msgspec

from timeline_tui.core.selection.bits import all_bits, bits_of
from timeline_tui.core.store.columns import Numbers, numbers_of

_STEP = 2048
_STEPS = 64


class Thresholds(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The members 0, 1, 2 … by a number that each of them has.  Made by `thresholds_of`.

    ``order`` has the members in the order of their numbers, ``ordered`` these numbers.  The set of
    all members below a bound is kept for every so many of them; a question adds those in between.
    """

    order: Numbers
    ordered: Numbers

    @property
    def _step(self) -> int:
        return max(_STEP, len(self.order) // _STEPS)

    @cached_property
    def _below(self) -> list[int]:
        below, size, step = [0], len(self.order), self._step
        for start in range(0, size, step):
            below.append(below[-1] | bits_of(self.order[start : start + step], size))
        return below

    def at_most(self, bound: float) -> int:
        """Return the members whose number is at most this, as bits."""
        count = bisect_right(self.ordered, bound)
        steps, size = count // self._step, len(self.order)
        rest = self.order[steps * self._step : count]
        return self._below[steps] | bits_of(rest, size)

    def at_least(self, bound: int) -> int:
        """Return the members whose number is at least this, as bits."""
        return all_bits(len(self.order)) & ~self.at_most(bound - 1)

    def between(self, least: int, most: int) -> int:
        """Return the members whose number is at least one bound and at most the other, as bits."""
        return self.at_most(most) & ~self.at_most(least - 1)

    def prepare(self) -> None:
        """Make what a first question would have to wait for."""
        _ = self._below


def thresholds_of(numbers: Iterable[float]) -> Thresholds:
    """Return the members that have these numbers, in turn; inf and -inf are numbers too."""
    column = numbers_of(numbers)
    number_of = [*column].__getitem__
    order = sorted(range(len(column)), key=number_of)
    return Thresholds(array("I", order), numbers_of(map(number_of, order)))
