from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.axis import SHORTEST, Window, around, plain_axis
from timeline_tui.core.dates.calendar import DAY, to_seconds

moments = st.integers(-(10**14), 10**14)
windows = st.builds(
    Window,
    moments,
    st.fractions(0, 1, max_denominator=10_000),
    st.integers(SHORTEST, 10**13).map(Fraction),
)
widths = st.integers(1, 500)


@given(windows, st.integers(1, 20))
def test_zooming_in_and_out_returns_to_the_same_window(window: Window, steps: int) -> None:
    closer = window.zoomed(steps)
    taken = 0
    while window.zoomed(taken) != closer:
        taken += 1
    assert closer.zoomed(-taken) == window


@given(windows, widths)
def test_zooming_leaves_the_anchor_where_it_is(window: Window, width: int) -> None:
    if window.at == 1:
        return
    before, after = plain_axis(window, width), plain_axis(window.zoomed(1), width)
    assert before.shows(window.anchor)
    assert after.shows(window.anchor)
    assert abs(before.column(window.anchor) - after.column(window.anchor)) <= 1


@pytest.mark.parametrize(("steps", "shown"), [(60, SHORTEST), (-60, 10**6)])
def test_zooming_ends_at_both_ends(steps: int, shown: int) -> None:
    window = Window(0, Fraction(1, 2), Fraction(86_400)).zoomed(steps, longest=10**6)
    assert shown / 2 < window.span < shown * 2
    assert window.zoomed(steps // abs(steps), longest=10**6) is window


@given(windows, widths, st.lists(moments, min_size=2, max_size=8))
def test_columns_never_fall_with_time(window: Window, width: int, some: list[int]) -> None:
    axis = plain_axis(window, width)
    columns = [axis.column(moment) for moment in sorted(some)]
    assert columns == sorted(columns)
    assert all(0 <= column < width for column in columns)


@given(windows, widths)
def test_the_first_moment_of_a_column_lies_in_it(window: Window, width: int) -> None:
    axis = plain_axis(window, width)
    assert axis.edges == sorted(axis.edges)
    assert axis.edges[0] == axis.start
    for column, (first, after) in enumerate(zip(axis.edges, axis.edges[1:], strict=False)):
        if first < after:
            assert axis.column(first) == column
            assert axis.column(after - 1) == column


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (to_seconds(2025, 2, 12), to_seconds(2025, 2, 12) + 1),
        (to_seconds(-43, 3, 15), to_seconds(-43, 3, 16)),
        (to_seconds(2024, 2, 29), to_seconds(2024, 3, 1)),
        (to_seconds(-100_000), to_seconds(100_000)),
        (to_seconds(2016, 12, 31, 23, 59, 59), to_seconds(2017)),
    ],
    ids=["one second", "BC", "leap day", "two hundred thousand years", "a leap second's day"],
)
def test_what_is_to_be_shown_is_shown_with_room_behind_it(start: int, end: int) -> None:
    axis = plain_axis(around(start, end), 100)
    assert axis.shows(start)
    assert axis.shows(end - 1)
    assert axis.column(start) <= 3
    assert axis.column(end - 1) < 90


def test_a_position_is_how_far_into_the_window_a_moment_lies() -> None:
    axis = plain_axis(Window(0, Fraction(0), Fraction(DAY)), 24)
    assert axis.position(DAY // 4) == Fraction(1, 4)
    assert axis.position(-5) == 0
    assert axis.position(DAY + 5) == 1
