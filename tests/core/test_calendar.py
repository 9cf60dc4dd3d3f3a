from __future__ import annotations

import datetime as dt

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.dates.calendar import (
    DAY,
    Difference,
    Fields,
    add_months,
    civil_from_days,
    days_from_civil,
    days_in_month,
    difference,
    is_leap,
    to_fields,
    to_seconds,
    weekday,
)

EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001
MOMENTS = st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31))  # noqa: DTZ001
SECONDS = st.integers(-(10**6) * 366 * DAY, 10**6 * 366 * DAY)


def seconds_of(moment: dt.datetime) -> int:
    since = moment - EPOCH
    return since.days * DAY + since.seconds


@pytest.mark.parametrize(
    ("civil", "days"),
    [
        ((1970, 1, 1), 0),
        ((1969, 12, 31), -1),
        ((2000, 2, 29), 11_016),
        ((2025, 2, 12), 20_131),
        ((1, 1, 1), -719_162),
        ((0, 12, 31), -719_163),
        ((0, 3, 1), -719_468),
        ((-4713, 11, 24), -2_440_588),  # day 0 of the Julian day count
    ],
)
def test_days_count_from_1970(civil: tuple[int, int, int], days: int) -> None:
    assert days_from_civil(*civil) == days
    assert civil_from_days(days) == civil


@given(st.integers(-(10**6) * 366, 10**6 * 366))
def test_every_day_has_one_date_and_the_next_follows_it(days: int) -> None:
    year, month, day = civil_from_days(days)
    assert days_from_civil(year, month, day) == days
    assert 1 <= day <= days_in_month(year, month)
    following = civil_from_days(days + 1)
    if day < days_in_month(year, month):
        assert following == (year, month, day + 1)
    elif month < 12:
        assert following == (year, month + 1, 1)
    else:
        assert following == (year + 1, 1, 1)


@given(MOMENTS)
def test_the_standard_library_agrees_where_it_reaches(moment: dt.datetime) -> None:
    fields = Fields(*moment.timetuple()[:6])
    seconds = seconds_of(moment)
    assert to_fields(seconds) == fields
    assert to_seconds(*fields) == seconds
    assert weekday(seconds // DAY) == moment.weekday()


def test_no_year_is_too_far_away() -> None:
    for year in (-(10**12), 10**12):
        seconds = to_seconds(year, 12, 31, 23, 59, 59)
        assert to_fields(seconds) == (year, 12, 31, 23, 59, 59)
        assert to_fields(seconds + 1) == (year + 1, 1, 1, 0, 0, 0)


@pytest.mark.parametrize(
    ("year", "leap"),
    [(2024, True), (2025, False), (1900, False), (2000, True), (0, True), (-1, False), (-4, True)],
)
def test_leap_years(year: int, *, leap: bool) -> None:
    assert is_leap(year) is leap
    assert days_in_month(year, 2) == (29 if leap else 28)
    assert days_from_civil(year + 1, 1, 1) - days_from_civil(year, 1, 1) == 365 + leap


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ((2025, 1, 31), 1, (2025, 2, 28)),
        ((2024, 1, 31), 1, (2024, 2, 29)),
        ((2025, 3, 31), -1, (2025, 2, 28)),
        ((2025, 12, 15), 1, (2026, 1, 15)),
        ((2025, 1, 15), -1, (2024, 12, 15)),
        ((1, 1, 1), -1, (0, 12, 1)),
        ((9999, 12, 31), 12_000, (10_999, 12, 31)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(
    start: tuple[int, int, int], months: int, end: tuple[int, int, int]
) -> None:
    assert add_months(to_seconds(*start, 18, 30, 15), months) == to_seconds(*end, 18, 30, 15)


def test_a_year_after_a_leap_day_is_the_28th() -> None:
    assert add_months(to_seconds(2024, 2, 29), 12) == to_seconds(2025, 2, 28)
    assert add_months(to_seconds(2024, 2, 29), -48) == to_seconds(2020, 2, 29)


@given(MOMENTS, st.integers(-600, 600))
def test_months_are_added_as_relativedelta_adds_them(moment: dt.datetime, months: int) -> None:
    try:
        expected = moment + relativedelta(months=months)
    except (ValueError, OverflowError):
        return
    assert add_months(seconds_of(moment), months) == seconds_of(expected)


@given(MOMENTS, MOMENTS)
def test_lengths_are_those_of_relativedelta(one: dt.datetime, other: dt.datetime) -> None:
    earlier, later = sorted((one.replace(microsecond=0), other.replace(microsecond=0)))
    delta = relativedelta(later, earlier)
    expected = (delta.years, delta.months, delta.days, delta.hours, delta.minutes, delta.seconds)
    assert difference(seconds_of(later), seconds_of(earlier)) == expected


@given(SECONDS, SECONDS)
def test_a_length_added_to_the_earlier_moment_gives_the_later(one: int, other: int) -> None:
    earlier, later = sorted((one, other))
    length = difference(later, earlier)
    reached = add_months(earlier, length.years * 12 + length.months)
    reached += length.days * DAY + length.hours * 3600 + length.minutes * 60 + length.seconds
    assert reached == later
    assert difference(earlier, later) == length
    assert min(length) >= 0
    assert length.months < 12
    assert length.days < 31


def test_the_invasion_to_the_talks() -> None:
    later, earlier = to_seconds(2025, 2, 12, 18), to_seconds(2022, 2, 24)
    assert difference(later, earlier) == Difference(2, 11, 19, 18, 0, 0)
