"""Counting how many of a set are in each of many other sets.

What takes longest is to count the bits of what they share.  A set that holds few of all numbers is
cut into quarters, laid one over the other: then a quarter of the bits is counted.  Those that would
lie over another one are kept by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from timeline_tui.core.selection.bits import bits_of, flags_of

Quarters = tuple[int, int, int, int]


class Folded(NamedTuple):
    """A set in quarters, without the members that would lie over another one."""

    quarters: Quarters
    others: Sequence[int]


def width_of(size: int) -> int:
    """Return the length of a quarter of so many numbers."""
    return size // 4 + 1


def folded(members: Sequence[int], size: int) -> Folded:
    """Return a set of numbers below a size."""
    width = width_of(size)
    alone = {member % width: member for member in members}.values()
    others = [*{*members}.difference(alone)]
    return Folded(quarters_of(bits_of(alone, size), size), others)


def quarters_of(bits: int, size: int) -> Quarters:
    """Return the quarters of a set of numbers below a size."""
    width = width_of(size)
    every = (1 << width) - 1
    return (bits & every, bits >> width & every, bits >> 2 * width & every, bits >> 3 * width)


def joined(quarters: Quarters, size: int) -> int:
    """Return the set of which these are the quarters."""
    width = width_of(size)
    one, two, three, four = quarters
    return one | two << width | three << 2 * width | four << 3 * width


class Chosen:
    """A set of numbers below a size, of which it is counted how many are in other sets."""

    def __init__(self, bits: int, size: int) -> None:
        self.bits = bits
        self._size = size

    @cached_property
    def _flags(self) -> bytes:
        return flags_of(self.bits, self._size)

    @cached_property
    def _quarters(self) -> Quarters:
        return quarters_of(self.bits, self._size)

    def among(self, members: Sequence[int]) -> int:
        """Return how many of some numbers are in the set."""
        return sum(map(self._flags.__getitem__, members)) if members else 0

    def within(self, other: Folded) -> int:
        """Return how many numbers are in both sets."""
        (a, b, c, d), (e, f, g, h) = other.quarters, self._quarters
        return (a & e | b & f | c & g | d & h).bit_count() + self.among(other.others)
