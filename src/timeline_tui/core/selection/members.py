"""The members of a set of bits as a list that is never made: found when they are asked for.

To list the members of a large set takes longer than everything else that a key does.  What a screen
asks of them is how many there are, which is the 1,000th, and how many come before a number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from timeline_tui.core.on_demand import OnDemand
from timeline_tui.core.selection.bits import has, members_of

_BLOCK = 128
"""The bytes of a set that are looked at together."""

_KEPT = 64
"""So many blocks are kept as lists: whoever searches among the members comes by the same ones."""


class Members(OnDemand[int]):
    """The members of a set, rising."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self._size = bits.bit_count()
        self._blocks: dict[int, list[int]] = {}

    @cached_property
    def _octets(self) -> bytes:
        return self.bits.to_bytes(self.bits.bit_length() // 8 + 1, "little")

    @cached_property
    def _before(self) -> list[int]:
        """How many members come before each block."""
        octets = self._octets
        counts = (
            int.from_bytes(octets[at : at + _BLOCK], "little").bit_count()
            for at in range(0, len(octets), _BLOCK)
        )
        return [*accumulate(counts, initial=0)]

    def __len__(self) -> int:
        return self._size

    def _at(self, place: int) -> int:
        block = bisect_right(self._before, place) - 1
        return block * _BLOCK * 8 + self._in_block(block)[place - self._before[block]]

    def _in_block(self, block: int) -> list[int]:
        members = self._blocks.get(block)
        if members is None:
            if len(self._blocks) == _KEPT:
                self._blocks.clear()
            octets = self._octets[block * _BLOCK : (block + 1) * _BLOCK]
            members = self._blocks[block] = members_of(int.from_bytes(octets, "little"))
        return members

    def __iter__(self) -> Iterator[int]:
        return iter(members_of(self.bits))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Members) and other.bits == self.bits

    def __hash__(self) -> int:
        return hash(self.bits)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and has(self.bits, number)

    def rank(self, number: int) -> int:
        """Return how many members are less than a number."""
        if number <= 0:
            return 0
        at = number >> 3
        octets = self._octets
        if at >= len(octets):
            return self._size
        block = at // _BLOCK
        whole = int.from_bytes(octets[block * _BLOCK : at], "little").bit_count()
        rest = octets[at] & ((1 << (number & 7)) - 1)
        return self._before[block] + whole + rest.bit_count()

    def ranks(self, numbers: Iterable[int]) -> list[int]:
        """Return how many members are less than each of some numbers, which rise from 0 on."""
        octets, found = self._octets, []
        size, before, reached = len(octets), 0, 0
        read = int.from_bytes
        for number in numbers:
            at = number >> 3
            if at >= size:
                found.append(self._size)
                continue
            before += read(octets[reached:at], "little").bit_count()
            reached = at
            rest = octets[at] & ((1 << (number & 7)) - 1)
            found.append(before + rest.bit_count())
        return found


def rank_in(members: Sequence[int], number: int) -> int:
    """Return how many of some rising numbers are less than a number."""
    return members.rank(number) if isinstance(members, Members) else bisect_left(members, number)


def ranks_in(members: Sequence[int], numbers: Iterable[int]) -> list[int]:
    """Return how many of some rising numbers are less than each of others that rise, from 0 on."""
    if isinstance(members, Members):
        return members.ranks(numbers)
    return [bisect_left(members, number) for number in numbers]
