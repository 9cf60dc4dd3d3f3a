"""Which members have a value, for every value, and how many of a chosen set have each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import compress

from timeline_tui.core.selection.bits import bits_of, flags_of

_MOST_BITSETS = 4096


class Table:
    """The members 0 … size - 1 by their values.

    The most frequent values are kept as bitsets: counting them all takes milliseconds.  A file may
    have as many values as events, and a bitset for each would fill the memory: the others are kept
    as they are and counted one by one.
    """

    def __init__(self, values_of: Iterable[Iterable[str]], values: Iterable[str] = ()) -> None:
        """Take the values of each member in turn, and values to list even if no member has them."""
        members: dict[str, list[int]] = defaultdict(list)
        for value in values:
            members[value] = []
        size = 0
        for member, held in enumerate(values_of):
            size = member + 1
            for value in held:
                members[value].append(member)
        self.size = size
        self.totals: Mapping[str, int] = {value: len(held) for value, held in members.items()}
        frequent = sorted(members, key=self.totals.__getitem__, reverse=True)[:_MOST_BITSETS]
        self._bits = {value: bits_of(members[value], size) for value in frequent}
        self._rare = {value: held for value, held in members.items() if value not in self._bits}
        self._rare_values = [value for value, held in self._rare.items() for _ in held]
        self._rare_members = [member for held in self._rare.values() for member in held]

    def __contains__(self, value: object) -> bool:
        return value in self.totals

    def __getitem__(self, value: str) -> int:
        """Return the members that have a value, as bits.  Raises KeyError for an unknown one."""
        bits = self._bits.get(value)
        return bits_of(self._rare[value], self.size) if bits is None else bits

    def any_of(self, values: Iterable[str]) -> int:
        """Return the members that have one of these values, as bits."""
        found = 0
        rare: list[int] = []
        for value in values:
            bits = self._bits.get(value)
            if bits is None:
                rare += self._rare[value]
            else:
                found |= bits
        return found | bits_of(rare, self.size) if rare else found

    def counts(self, chosen: int) -> dict[str, int]:
        """Return how many of the chosen members have each value, with an entry for every value."""
        bits = self._bits
        if chosen.bit_count() == self.size:
            return {**self.totals}
        if not self._rare:
            return {value: (bits[value] & chosen).bit_count() for value in self.totals}
        flags = flags_of(chosen, self.size)
        hit = map(flags.__getitem__, self._rare_members)
        rare = Counter(compress(self._rare_values, hit))
        return {
            value: (bits[value] & chosen).bit_count() if value in bits else rare[value]
            for value in self.totals
        }
