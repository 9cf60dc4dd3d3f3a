"""Which members have a value, for every value, and how many of a chosen set have each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from timeline_tui.core.selection.bits import bits_of, members_of
from timeline_tui.core.selection.folded import Chosen, Folded, folded, joined
from timeline_tui.core.store.columns import Numbers, Texts, texts_of

_RARE = 256
"""A value that less than one of so many members has is counted one by one: a bitset for each of as
many values as events would fill the memory."""

_FREQUENT = 32
"""Of the values that fewer have the sets are folded: most members would lie alone."""


class Table(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The members 0 … size - 1 by their values.  Made by `TableMaker`.

    ``starts`` has where the members of each value begin in ``members``, and then the end.
    """

    size: int
    texts: Texts
    starts: Numbers
    members: Numbers

    @cached_property
    def values(self) -> Sequence[str]:
        """Every value."""
        return [*self.texts]

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """How many members have each value."""
        starts = self.starts
        counts = (end - start for start, end in pairwise(starts))
        return dict(zip(self.values, counts, strict=True))

    @cached_property
    def _members(self) -> dict[str, Numbers]:
        return {
            value: self.members[start:end]
            for value, (start, end) in zip(self.values, pairwise(self.starts), strict=True)
        }

    @cached_property
    def _bits(self) -> dict[str, int]:
        """The values that very many have, as bitsets."""
        return {
            value: bits_of(held, self.size)
            for value, held in self._members.items()
            if len(held) * _RARE >= self.size and len(held) * _FREQUENT >= self.size
        }

    @cached_property
    def _folded(self) -> dict[str, Folded]:
        """The values that many have: counting them all takes milliseconds."""
        return {
            value: folded(held, self.size)
            for value, held in self._members.items()
            if len(held) * _FREQUENT < self.size <= len(held) * _RARE
        }

    def __contains__(self, value: object) -> bool:
        return value in self.totals

    def __getitem__(self, value: str) -> int:
        """Return the members that have a value, as bits.  Raises KeyError for an unknown one."""
        bits = self._bits.get(value)
        return bits_of(self._members[value], self.size) if bits is None else bits

    def any_of(self, values: Iterable[str]) -> int:
        """Return the members that have one of these values, as bits."""
        found = a = b = c = d = 0
        rare: list[int] = []
        for value in values:
            if value in self._bits:
                found |= self._bits[value]
            elif value in self._folded:
                (e, f, g, h), others = self._folded[value]
                a, b, c, d = a | e, b | f, c | g, d | h
                rare += others
            else:
                rare += self._members[value]
        if a or b or c or d:
            found |= joined((a, b, c, d), self.size)
        return found | bits_of(rare, self.size) if rare else found

    def counts(self, chosen: int) -> dict[str, int]:
        """Return how many of the chosen members have each value, with an entry for every value."""
        if chosen.bit_count() == self.size:
            return {**self.totals}
        some = Chosen(chosen, self.size)
        return {value: self.count(value, some) for value in self.totals}

    def count(self, value: str, chosen: Chosen) -> int:
        """Return how many of the chosen members have a value."""
        if (held := self._folded.get(value)) is not None:
            return chosen.within(held)
        if (bits := self._bits.get(value)) is not None:
            return (bits & chosen.bits).bit_count()
        return chosen.among(self._members[value])

    def count_of(self, values: Iterable[str]) -> list[int]:
        """Return for every member how many of these values it has."""
        counts = [0] * self.size
        for value in values:
            for member in self._members[value]:
                counts[member] += 1
        return counts

    def prepare(self) -> None:
        """Make what a first question would have to wait for."""
        _ = (self.totals, self._bits, self._folded)


class TableMaker:
    """Collects which member has which values, and values to list even if no member has them."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.members: dict[str, array[int]] = {value: array("I") for value in values}
        """The members that have each value, as far as they were taken."""
        self._size = 0

    def put_all(self, held: Sequence[Iterable[str]]) -> None:
        """Take the values of each of the next members, each of them once."""
        known = self.members
        for member, values in enumerate(held, self._size):
            for value in values:
                members = known.get(value)
                if members is None:
                    members = known[value] = array("I")
                members.append(member)
        self._size += len(held)

    def done(self) -> Table:
        """Return the table."""
        starts, members = array("I", (0,)), array("I")
        for held in self.members.values():
            members.extend(held)
            starts.append(len(members))
        return Table(self._size, texts_of(self.members), starts, members)


def gathered(table: Table, groups: Mapping[str, Sequence[str]]) -> Table:
    """Return the members that have any of the values of each group, by the name of the group."""
    starts, members = array("I", (0,)), array("I")
    for values in groups.values():
        members.extend(members_of(table.any_of(values)))
        starts.append(len(members))
    return Table(table.size, texts_of(groups), starts, members)


def table_of(values_of: Iterable[Iterable[str]], values: Iterable[str] = ()) -> Table:
    """Return the table of members that have these values, in turn."""
    maker = TableMaker(values)
    maker.put_all([*values_of])
    return maker.done()
