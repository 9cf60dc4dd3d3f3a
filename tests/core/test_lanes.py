from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.lanes import Item, Lanes, pack, rows_needed


def spans(*stretches: tuple[int, int]) -> list[Item]:
    return [
        Item(first, last, (place,), is_moment=False)
        for place, (first, last) in enumerate(sorted(stretches))
    ]


def rows(lanes: Lanes) -> list[int]:
    return [lanes.seats[member].row for member in sorted(lanes.seats)]


stretches = st.tuples(st.integers(0, 200), st.integers(0, 60)).map(lambda p: (p[0], p[0] + p[1]))


@pytest.mark.parametrize(
    ("items", "wanted", "needed"),
    [
        ([(0, 9), (10, 19), (20, 29)], 1, 1),
        ([(0, 9), (9, 19)], 2, 2),
        ([(0, 100), (1, 2), (3, 4), (5, 6)], 2, 2),
        ([(0, 9), (1, 9), (2, 9)], 2, 3),
    ],
)
def test_spans_take_as_few_rows_as_they_need(
    items: list[tuple[int, int]], wanted: int, needed: int
) -> None:
    assert pack(spans(*items), wanted).rows == needed


@given(st.lists(stretches, max_size=40), st.integers(1, 8))
def test_spans_in_a_row_never_overlap(items: list[tuple[int, int]], wanted: int) -> None:
    packed = spans(*items)
    lanes = pack(packed, wanted)
    by_row: dict[int, int] = {}
    for item in packed:
        row = lanes.seats[item.members[0]].row
        assert by_row.get(row, -1) < item.first
        by_row[row] = item.last
    depth = rows_needed([(item.first, item.last) for item in packed], 1000)
    assert lanes.rows == max(depth, wanted)


def test_a_row_that_has_been_free_the_longest_comes_first() -> None:
    assert rows(pack(spans((0, 1), (2, 3), (4, 5), (6, 7)), 3)) == [0, 1, 2, 0]


def test_moments_of_one_day_share_the_rows_that_are_free() -> None:
    crowd = Item(10, 20, tuple(range(1, 8)), is_moment=True)
    lanes = pack([Item(0, 30, (0,), is_moment=False), crowd], 4)
    assert lanes.rows == 4
    assert {lanes.seats[member].row for member in crowd.members} == {1, 2, 3}
    assert [lanes.seats[member].turn for member in crowd.members] == list(range(7))
    assert not lanes.seats[1].alone
    assert lanes.seats[0].alone


def test_a_crowd_leaves_rows_to_the_spans_that_begin_within_it() -> None:
    crowd = Item(10, 20, tuple(range(1, 20)), is_moment=True)
    lanes = pack([crowd, Item(15, 40, (0,), is_moment=False)], 4)
    assert lanes.rows == 4
    assert lanes.seats[0].row not in {lanes.seats[member].row for member in crowd.members}


def test_a_moment_without_a_free_row_joins_other_moments() -> None:
    crowd = Item(10, 20, (1, 2, 3), is_moment=True)
    lanes = pack([crowd, Item(12, 12, (0,), is_moment=True)], 1)
    assert lanes.rows == 1
    assert lanes.shared


@pytest.mark.parametrize(("most", "needed"), [(1, 1), (2, 2), (5, 3)])
def test_rows_needed_stop_at_the_most_there_can_be(most: int, needed: int) -> None:
    assert rows_needed([(0, 9), (1, 9), (2, 9), (11, 12)], most) == needed
