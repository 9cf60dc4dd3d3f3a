"""Proleptic Gregorian calendar arithmetic without bounds.

Years are astronomical: year 0 is 1 BC, year -43 is 44 BC.  Moments are whole seconds from
1970-01-01T00:00 as the wall clock shows them, days are whole days from 1970-01-01, and both are
plain integers of any size, because the standard library stops at the years 1 and 9999.

``days_from_civil`` and ``civil_from_days`` follow Howard Hinnant's published algorithms
("chrono-Compatible Low-Level Date Algorithms").
"""

from __future__ import annotations

from typing import NamedTuple

MINUTE = 60
HOUR = 3600
DAY = 86_400

_FEBRUARY = 2
_DAYS_IN_ERA = 146_097
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Fields(NamedTuple):
    """A moment as a person reads it from calendar and clock; months and days count from 1."""

    year: int
    month: int
    day: int
    hour: int = 0
    minute: int = 0
    second: int = 0


class Difference(NamedTuple):
    """A length in calendar units, each as large as it can be before the next smaller one."""

    years: int
    months: int
    days: int
    hours: int
    minutes: int
    seconds: int


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has, 28 to 31; ``month`` is 1 to 12."""
    return 29 if month == _FEBRUARY and is_leap(year) else _MONTH_DAYS[month - 1]


def days_from_civil(year: int, month: int, day: int) -> int:
    """Count the days from 1970-01-01 to a date; the date must exist."""
    # A year that begins in March puts the leap day last, so that month lengths follow one formula.
    if month <= _FEBRUARY:
        year -= 1
        month += 12
    return (
        year * 365
        + year // 4
        - year // 100
        + year // 400
        + (153 * (month - 3) + 2) // 5
        + day
        - 719_469
    )


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of a count of days from 1970-01-01."""
    era, day_of_era = divmod(days + 719_468, _DAYS_IN_ERA)
    year_of_era = (
        day_of_era - day_of_era // 1_460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = year_of_era + era * 400
    return (year + 1 if month <= _FEBRUARY else year), month, day


def weekday(days: int) -> int:
    """Day of the week of a count of days from 1970-01-01: 0 is Monday, 6 is Sunday."""
    return (days + 3) % 7


def to_seconds(  # noqa: PLR0913, PLR0917
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0
) -> int:
    """Turn calendar and clock fields into seconds; the date must exist."""
    days = days_from_civil(year, month, day)
    return days * DAY + hour * HOUR + minute * MINUTE + second


def to_fields(seconds: int) -> Fields:
    """Calendar and clock fields of a moment; the inverse of ``to_seconds``."""
    days, rest = divmod(seconds, DAY)
    hour, rest = divmod(rest, HOUR)
    minute, second = divmod(rest, MINUTE)
    return Fields(*civil_from_days(days), hour, minute, second)


def add_months(seconds: int, months: int) -> int:
    """Move a moment by whole months, back when negative.

    A day that the new month lacks becomes that month's last: 31 January plus one month is 28 or
    29 February.  The time of day stays.
    """
    days, rest = divmod(seconds, DAY)
    year, month, day = civil_from_days(days)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    month += 1
    return days_from_civil(year, month, min(day, days_in_month(year, month))) * DAY + rest


def difference(later: int, earlier: int) -> Difference:
    """Length between two moments in calendar units, counted forward from the earlier one.

    The same rule as ``dateutil.relativedelta``.  Swapped moments give the same length.
    """
    if later < earlier:
        later, earlier = earlier, later
    first, last = to_fields(earlier), to_fields(later)
    months = (last.year - first.year) * 12 + last.month - first.month
    reached = add_months(earlier, months)
    if reached > later:
        months -= 1
        reached = add_months(earlier, months)
    days, rest = divmod(later - reached, DAY)
    hours, rest = divmod(rest, HOUR)
    minutes, seconds = divmod(rest, MINUTE)
    return Difference(months // 12, months % 12, days, hours, minutes, seconds)
