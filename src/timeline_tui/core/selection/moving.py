"""Moving all bits of a set at once: together, without those that are left out, and apart again.

Each step moves some of the bits by a power of two, and which ones is worked out once.  So a set of
a million is moved in forty steps, and no bit is looked at by itself (Warren, Hacker's Delight,
7-4 and 7-5).
"""

from __future__ import annotations

from functools import cached_property

import msgspec


class Packing(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Takes the bits at some places together at the lowest places, in order; and puts them back."""

    mask: int

    @cached_property
    def _moves(self) -> list[tuple[int, int]]:
        """Which bits move down, and by how much, step after step."""
        mask, moves, step = self.mask, [], 1
        size = mask.bit_length()
        every = (1 << size) - 1
        # Of each place: whether an odd number of places below it is left out.  Of what is left of
        # these numbers the lowest binary digit is asked in each step.
        left_out = ~mask << 1 & every
        while mask & (mask + 1):
            odd, reach = left_out, 1
            while reach < size:
                odd ^= odd << reach & every
                reach *= 2
            moving = odd & mask
            moves.append((moving, step))
            mask = mask ^ moving | moving >> step
            left_out &= ~odd
            step *= 2
        return moves

    def together(self, bits: int) -> int:
        """Return the bits at the places, one next to the other."""
        bits &= self.mask
        for moving, step in self._moves:
            moved = bits & moving
            bits = bits ^ moved | moved >> step
        return bits

    def apart(self, bits: int) -> int:
        """Return bits, one next to the other, at the places."""
        for moving, step in reversed(self._moves):
            bits ^= (bits ^ bits << step) & moving
        return bits & self.mask

    def prepare(self) -> None:
        """Make what a first question would have to wait for."""
        _ = self._moves


class Spreading(msgspec.Struct, frozen=True, eq=False, dict=True):
    """From a set of owners to the set of what they own.

    What belongs to one owner stands together, in the order of the owners.  ``owning`` are those
    who own anything, and ``firsts`` the first thing of each; both are sets of bits.  There are so
    many things as ``size``.
    """

    owning: int
    firsts: int
    size: int

    @cached_property
    def _owners(self) -> Packing:
        return Packing(self.owning)

    @cached_property
    def _things(self) -> Packing:
        return Packing(self.firsts)

    @cached_property
    def _others(self) -> int:
        """What is not the first of its owner."""
        return ((1 << self.size) - 1) & ~self.firsts

    def of(self, owners: int) -> int:
        """Return what some owners have."""
        first = self._things.apart(self._owners.together(owners))
        others = self._others
        # A carry runs through all that follows the first, up to the first of the next owner.
        second = first << 1 & others
        return first | (others + second ^ others) & others

    def prepare(self) -> None:
        """Make what a first question would have to wait for."""
        self._owners.prepare()
        self._things.prepare()
        _ = self._others
