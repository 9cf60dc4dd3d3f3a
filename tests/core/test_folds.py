from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.axis import SHORTEST, Axis, Window
from timeline_tui.core.dates.calendar import DAY, to_seconds
from timeline_tui.core.folds import Busy, break_words, busy_times, fitting, folded_axis

DAYS = [(2021, 8, 14), (2022, 2, 24), (2025, 1, 20), *((2025, 2, day) for day in range(11, 17))]
STORY = busy_times((to_seconds(*day), to_seconds(*day) + DAY - 1) for day in DAYS)
WHOLE = (to_seconds(2021, 8, 14), to_seconds(2025, 2, 17))

moments = st.integers(-(10**11), 10**11)
busies = st.lists(st.tuples(moments, st.integers(0, 10**6)), min_size=1, max_size=30).map(
    lambda pairs: busy_times((first, first + length) for first, length in pairs)
)


def breaks_of(axis: Axis) -> list[str]:
    return [break_words(part.start, part.end) for part in axis.stretches if part.folded]


def test_the_years_before_a_crowded_week_are_folded_and_said_in_words() -> None:
    axis = folded_axis(fitting(STORY, *WHOLE), STORY, 120)
    assert breaks_of(axis) == ["⋯ 6 m 7 d ⋯", "⋯ 2 y 10 m ⋯", "⋯ 19 d ⋯"]
    assert axis.start <= WHOLE[0]
    assert axis.end >= WHOLE[1]
    day = axis.column(to_seconds(2025, 2, 13)) - axis.column(to_seconds(2025, 2, 12))
    assert day >= 4


def test_every_unfolded_stretch_has_the_same_scale() -> None:
    axis = folded_axis(fitting(STORY, *WHOLE), STORY, 200)
    for part in axis.stretches:
        if not part.folded:
            assert (part.end - part.start) / axis.scale == pytest.approx(
                part.right - part.left, abs=1
            )


@pytest.mark.parametrize("width", [1, 2, 5, 12, 40, 80, 500])
def test_an_axis_of_any_width_covers_its_columns_without_gaps(width: int) -> None:
    axis = folded_axis(fitting(STORY, *WHOLE), STORY, width)
    assert axis.stretches[0].left == 0
    assert axis.stretches[-1].right == width
    for before, after in zip(axis.stretches, axis.stretches[1:], strict=False):
        assert (before.end, before.right) == (after.start, after.left)


@given(busies, moments, st.integers(SHORTEST, 10**10), st.integers(1, 300), st.data())
def test_columns_never_fall_with_time(
    busy: Busy, anchor: int, span: int, width: int, data: st.DataObject
) -> None:
    axis = folded_axis(Window(anchor, Fraction(1, 3), Fraction(span)), busy, width)
    some = sorted(data.draw(st.lists(moments, min_size=2, max_size=10)))
    columns = [axis.column(moment) for moment in some]
    assert columns == sorted(columns)
    assert all(0 <= column < width for column in columns)
    assert axis.edges == sorted(axis.edges)


@given(busies, st.integers(SHORTEST, 10**10))
def test_nothing_that_happens_is_folded_away(busy: Busy, span: int) -> None:
    axis = folded_axis(Window(busy.firsts[0], Fraction(1, 3), Fraction(span)), busy, 100)
    for part in axis.stretches:
        if part.folded:
            for first, last in zip(busy.firsts, busy.lasts, strict=True):
                assert last < part.start or first >= part.end


@given(busies, st.data())
def test_what_fits_is_all_shown_of_a_part_as_of_the_whole(busy: Busy, data: st.DataObject) -> None:
    places = st.integers(0, len(busy.firsts) - 1)
    first, last = sorted((data.draw(places), data.draw(places)))
    start, end = busy.firsts[first], busy.lasts[last] + 1
    axis = folded_axis(fitting(busy, start, end), busy, 100)
    assert axis.start <= start
    assert axis.end >= end


@pytest.mark.parametrize(
    ("day", "far", "reached"),
    [
        ((2025, 2, 12), 1, (2025, 2, 13)),
        ((2025, 2, 12), -1, (2025, 2, 11)),
        ((2021, 8, 14), 2, (2022, 2, 24)),
        ((2022, 2, 25), -3, (2021, 8, 14)),
    ],
)
def test_going_by_what_is_shown_passes_over_breaks(
    day: tuple[int, int, int], far: int, reached: tuple[int, int, int]
) -> None:
    there = STORY.walk(to_seconds(*day), far * DAY, 12 * DAY)
    assert to_seconds(*reached) <= there < to_seconds(*reached) + DAY
    assert STORY.walk(there, -far * DAY, 12 * DAY) == to_seconds(*day)


@pytest.mark.parametrize(
    ("seconds", "words", "said"),
    [
        (400 * DAY, 3, "⋯ 1 y 1 m ⋯"),
        (400 * DAY, 2, "⋯1y⋯"),
        (400 * DAY, 0, "⋯"),
        (20 * DAY + 5000, 3, "⋯ 20 d ⋯"),
        (5 * 3600, 3, "⋯ 5 h ⋯"),
    ],
)
def test_breaks_say_their_length(seconds: int, words: int, said: str) -> None:
    assert break_words(0, seconds, words) == said
