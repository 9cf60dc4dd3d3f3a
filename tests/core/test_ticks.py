from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.axis import Axis, Window, plain_axis
from timeline_tui.core.dates.calendar import to_seconds
from timeline_tui.core.ticks import Tick, ticks_of


def axis_from(start: int, end: int, width: int = 100) -> Axis:
    return plain_axis(Window(start, Fraction(0), Fraction(end - start)), width)


def labels(ticks: tuple[Tick, ...]) -> list[str]:
    return [tick.label for tick in ticks]


@pytest.mark.parametrize(
    ("start", "end", "large", "small"),
    [
        ((2025, 2, 12, 11), (2025, 2, 12, 11, 10), ["Wednesday 12 February 2025"], "11:01"),
        ((2025, 2, 12, 6), (2025, 2, 12, 20), ["Wednesday 12 February 2025"], "08:00"),
        ((2025, 2, 10), (2025, 2, 17), ["February 2025"], "Wednesday 12"),
        ((2025, 1, 20), (2025, 2, 17), ["January 2025", "February 2025"], "Mon 3"),
        ((2024, 1, 1), (2025, 2, 12), ["2024", "2025"], "Mar"),
        ((2021, 8, 1), (2025, 3, 1), ["2021", "2022", "2023", "2024", "2025"], "Jan"),
        ((1990, 1, 1), (2010, 1, 1), ["1990s", "2000s"], "2002"),
        ((1921, 1, 1), (2025, 1, 1), ["20th century", "21st century"], "1930"),
        (
            (-420, 1, 1),
            (1500, 1, 1),
            ["1st millennium BC", "1st millennium", "2nd millennium"],
            "AD 1",
        ),
        ((-90_000, 1, 1), (90_000, 1, 1), ["years BC", "years AD"], "40,000 BC"),
    ],
)
def test_ticks_fall_where_people_expect_them(
    start: tuple[int, int, int], end: tuple[int, int, int], large: list[str], small: str
) -> None:
    ticks = ticks_of(axis_from(to_seconds(*start), to_seconds(*end)))
    assert labels(ticks.large) == large
    assert small in labels(ticks.small)


def test_a_period_that_began_before_stands_at_the_left_edge_without_a_tick() -> None:
    ticks = ticks_of(axis_from(to_seconds(2025, 1, 20), to_seconds(2025, 2, 17)))
    assert ticks.large[0][:3] == Tick(0, "January 2025", at_start=False)[:3]
    assert ticks.large[1].at_start


def test_weeks_begin_on_monday() -> None:
    ticks = ticks_of(axis_from(to_seconds(2025, 1, 1), to_seconds(2025, 3, 1), 80))
    assert labels(ticks.small)[:3] == ["Mon 6", "Mon 13", "Mon 20"]


@given(
    st.integers(-(10**14), 10**14),
    st.integers(600, 10**14),
    st.integers(1, 300),
)
def test_labels_never_overlap_and_stand_at_their_moment(start: int, span: int, width: int) -> None:
    for line in ticks_of(axis_from(start, start + span, width)):
        end = -1
        for tick in line:
            assert tick.column > end
            end = tick.column + len(tick.label) + tick.at_start
            assert end <= width


@given(st.integers(-(10**12), 10**12), st.integers(600, 10**13))
def test_the_larger_unit_is_always_legible(start: int, span: int) -> None:
    assert ticks_of(axis_from(start, start + span, 60)).large
