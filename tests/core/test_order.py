from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import event
from timeline_tui.core.dates import parse_date
from timeline_tui.core.order import axis_end, axis_start, in_order, placed

HOUR = 3600


def ordered(dates: list[str], zone: int | None = None) -> list[str]:
    return [made.date.text for made in in_order([event(date) for date in dates], zone)]


@pytest.mark.parametrize(
    ("why", "dates"),
    [
        ("by day", ["-0044-03-15", "1999", "2025-02-11", "2025-02-12"]),
        ("an open start comes first of all", ["../2030", "-5000", "2025"]),
        ("an unknown start goes by its end", ["2025-02-11", "/2025-02-12", "2025-02-13"]),
        ("a span goes by its start", ["2022-02-24/..", "2022-02-25/2022-02-26", "2023"]),
        ("coarse before fine", ["2025", "2025-01", "2025-01-01"]),
        ("a year, a decade", ["202X", "2020", "2020-01"]),
        ("times within a day", ["2025-02-12T09:00", "2025-02-12T10:00", "2025-02-12T10:00:30"]),
        ("a day beyond every calendar", ["Y-170000002", "2025", "Y170000002"]),
        ("marks of doubt change nothing", ["2024?", "2025~", "2026"]),
        ("one of several days: by the first", ["2024", "[2025-01-01,2026]", "2025-06"]),
    ],
)
def test_events_are_read_in_this_order(why: str, dates: list[str]) -> None:
    assert ordered(dates[::-1]) == dates, why


def test_within_a_day_the_order_of_the_file_stays() -> None:
    events = [event("2025-02-12", title) for title in "cab"]
    assert [made.title for made in in_order(events, None)] == ["c", "a", "b"]


def test_times_are_put_in_order_where_they_stand() -> None:
    dates = [
        "2025-02-12T18:00",
        "2025-02-12",
        "2025-02-12T09:00/2025-02-13",
        "2025-02-12~",
        "2025-02-12T12:00",
    ]
    assert ordered(dates) == [
        "2025-02-12T09:00/2025-02-13",
        "2025-02-12",
        "2025-02-12T12:00",
        "2025-02-12~",
        "2025-02-12T18:00",
    ]


def test_equal_times_keep_the_order_of_the_file() -> None:
    events = [event("2025-02-12T10:00", title) for title in "ba"]
    assert [made.title for made in in_order(events, None)] == ["b", "a"]


def test_times_of_other_zones_go_by_the_clock_at_home() -> None:
    dates = ["2025-02-12T20:00-05:00", "2025-02-13T01:30+01:00"]
    assert ordered(dates, HOUR) == dates[::-1]
    # 20:00 in Washington is two in the morning of the next day in Paris.
    assert ordered(["2025-02-12T20:00-05:00", "2025-02-12T23:00+01:00"], HOUR) == [
        "2025-02-12T23:00+01:00",
        "2025-02-12T20:00-05:00",
    ]


@pytest.mark.parametrize(
    ("offset", "zone", "hours"),
    [(None, None, 0), (HOUR, None, 0), (None, HOUR, 0), (-5 * HOUR, HOUR, 6)],
)
def test_a_moment_is_placed_by_the_home_zone(
    offset: int | None, zone: int | None, hours: int
) -> None:
    assert placed(1000, offset, zone) == 1000 + hours * HOUR


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1970-01-01", 0, 86_399),
        ("1970-01-01/..", 0, None),
        ("1970-01-01/", 0, None),
        ("../1970-01-01", None, 86_399),
        ("/1970-01-01", None, 86_399),
        ("1970-01-01T00:00Z", HOUR, HOUR + 59),
        # The second clock is behind the first although the moment is later.
        ("1970-01-01T12:00+05:00/1970-01-01T10:00Z", 8 * HOUR, 11 * HOUR + 59),
    ],
)
def test_where_a_date_lies_on_the_axis(date: str, start: int | None, end: int | None) -> None:
    assert axis_start(parse_date(date), HOUR) == start
    assert axis_end(parse_date(date), HOUR) == end


DATES = st.sampled_from(
    "2025 2025-02 2025-02-12 2025-02-12T10:00 2025-02-12T09:00Z 2025-02-12T09:00-05:00 ../2025 "
    "/2025-02-12 2025-02-12/.. 2025-02-12/ 202X 2025-02-XX -0044 2025-21".split()
)


@given(st.lists(DATES, max_size=12), st.sampled_from([None, 0, HOUR]))
def test_order_is_kept_once_made(dates: list[str], zone: int | None) -> None:
    once = ordered(dates, zone)
    assert sorted(once) == sorted(dates)
    assert ordered(once, zone) == once
