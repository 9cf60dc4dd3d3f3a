"""Packing what lies in time into rows, so that nothing in a row lies over anything else.

Rows are given out by what the whole selection holds and never by what is in view, so that an event
keeps its row however one zooms and pans.  Each takes, of the rows that are free, the one that has
been free the longest: that leaves the most room for labels at every scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappush, heapreplace
from typing import NamedTuple

import msgspec

_BEFORE_ALL = -(10**40)
_LOOKED_AT = 40


class Item(NamedTuple):
    """What is to be packed: members that all lie in [first, last].

    Only moments known as one and the same stretch are several members: a day's events, of which
    none is known to come before another.
    """

    first: int
    last: int
    members: tuple[int, ...]
    is_moment: bool
    """Whether it may share a row when there are no more, as spans never do."""


class Seat(NamedTuple):
    """Where a member is drawn: its row, and which part of the stretch it gets, `turn` of `turns`.

    It is ``alone`` when nothing else in the row lies in its stretch.
    """

    row: int
    turn: int
    turns: int
    alone: bool = True


class Lanes(msgspec.Struct, frozen=True):
    """The seats of all members, how many rows there are, and whether any were shared."""

    seats: dict[int, Seat]
    rows: int
    shared: bool = False


def pack(items: Sequence[Item], rows: int) -> Lanes:
    """Return the seats of items, which come by their first moment.

    As long as they fit, everything has a row to itself while it lasts.  Where more moments share a
    stretch than rows are free, they share these rows too, side by side.  Spans never do: those that
    do not fit open further rows below.
    """
    seats: dict[int, Seat] = {}
    ends = [_BEFORE_ALL] * max(rows, 1)
    of_moments = [True] * len(ends)
    further: list[tuple[int, int]] = []
    shared = False
    for place, item in enumerate(items):
        free = sorted(
            (row for row, end in enumerate(ends) if end < item.first), key=ends.__getitem__
        )
        alone = True
        taken = sorted(free[: _share(item, len(free), _spans_within(items, place))])
        if not taken and item.is_moment:
            taken = [row for row, held in enumerate(of_moments) if held]
            turn = place % len(taken) if taken else 0
            shared |= bool(taken)
            alone = not taken
            taken = (taken[turn:] + taken[:turn])[: len(item.members)]
        for row in taken:
            ends[row] = max(ends[row], item.last)
            of_moments[row] = item.is_moment
        taken = taken or [_further_row(further, item, len(ends))]
        for turn, member in enumerate(item.members):
            seats[member] = Seat(
                taken[turn % len(taken)],
                turn,
                len(item.members),
                alone=alone and len(item.members) == 1,
            )
    return Lanes(seats, len(ends) + len(further), shared)


def _share(item: Item, free: int, spans: int) -> int:
    """Return how many of the free rows an item may take: a crowd leaves some to spans within it."""
    if len(item.members) == 1:
        return 1
    return min(len(item.members), max(free - spans, (free + 1) // 2))


def _spans_within(items: Sequence[Item], place: int) -> int:
    """Return how many spans begin within an item, as far as that matters."""
    if len(items[place].members) == 1:
        return 0
    following = items[place + 1 : place + 1 + _LOOKED_AT]
    return sum(item.first <= items[place].last and not item.is_moment for item in following)


def _further_row(further: list[tuple[int, int]], item: Item, rows: int) -> int:
    if further and further[0][0] < item.first:
        return heapreplace(further, (item.last, further[0][1]))[1]
    heappush(further, (item.last, rows + len(further)))
    return rows + len(further) - 1


def rows_needed(stretches: Iterable[tuple[int, int]], most: int) -> int:
    """Return how many rows stretches (first, last) need, `most` when they need more than that."""
    ends: list[int] = []
    for first, last in stretches:
        if ends and ends[0] < first:
            heapreplace(ends, last)
        elif len(ends) == most:
            return most
        else:
            heappush(ends, last)
    return len(ends)


def round_robin(members: Sequence[int], rows: int) -> Lanes:
    """Return seats for so many members that packing them would take too long: row after row."""
    seats = {member: Seat(turn % rows, 0, 1) for turn, member in enumerate(members)}
    return Lanes(seats, rows)
