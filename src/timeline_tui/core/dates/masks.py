"""Dates with ``X`` for digits left unspecified, and the divisions of a year that are no months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline_tui.core.dates.calendar import days_from_civil, days_in_month
from timeline_tui.core.dates.moments import DateError, Precision

# First month and number of months of each ISO 8601-2 division of a year.  The plain seasons 21–24
# name no hemisphere; we read them as the northern meteorological ones.
DIVISIONS = dict(
    enumerate(
        (
            *((3, 3), (6, 3), (9, 3), (12, 3)),  # seasons
            *((3, 3), (6, 3), (9, 3), (12, 3)),  # northern seasons
            *((9, 3), (12, 3), (3, 3), (6, 3)),  # southern seasons
            *((1, 3), (4, 3), (7, 3), (10, 3)),  # quarters
            *((1, 4), (5, 4), (9, 4)),  # four months each
            *((1, 6), (7, 6)),  # halves
        ),
        21,
    )
)

# How coarse a year is known when its last 0, 1, 2, 3 or more digits are not.
UNKNOWN_DIGITS: tuple[Precision, ...] = ("year", "decade", "century", "millennium", "millennium")


def division(code: str, first: int, last: int, at: int = 0) -> tuple[int, int]:
    """First day, and day after the last, of a season or other division in the given years.

    ``code`` is two digits, ``at`` its place in the text.
    """
    if int(code) not in DIVISIONS:
        raise DateError(
            f"{code} is neither a month (01 to 12) nor a season (21 to 41)",
            "write the month as 01 to 12, or 21 spring, 22 summer, 23 autumn, 24 winter",
            at,
        )
    month, length = DIVISIONS[int(code)]
    carry, after = divmod(month - 1 + length, 12)
    return days_from_civil(first, month, 1), days_from_civil(last + carry, after + 1, 1)


def masked(year: str, month: str | None, day: str | None) -> tuple[int, int, Precision]:
    """First day, day after the last, and precision of a date with X for unspecified digits."""
    years = _years(year)
    known: Precision = "day"
    if "X" in year:
        known = UNKNOWN_DIGITS[len(year) - year.index("X")]
    elif month and "X" in month:
        known = "year"
    elif day:
        known = "month"
    if month is None:
        return days_from_civil(years[0], 1, 1), days_from_civil(years[-1] + 1, 1, 1), known
    months = _fitting(month, 12)
    if not months and day is None and "X" not in month:
        return *division(month, years[0], years[-1], len(year) + 1), known
    days = _fitting(day or "XX", 31)
    first = _first_fitting(years, months, days)
    last = _first_fitting(years[::-1], months[::-1], days[::-1])
    if first is None or last is None:
        written = "-".join(filter(None, (year, month, day)))
        hint = "write a month from 01 to 12, and a day that it has"
        raise DateError(f"no day fits {written}", hint, len(year) + 1)
    return first, last + 1, known


@lru_cache(maxsize=256)
def _years(mask: str) -> tuple[int, ...]:
    sign, digits = (-1, mask[1:]) if mask[0] == "-" else (1, mask)
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    fits = re.compile(digits.replace("X", r"\d"))
    found = [y for y in range(low, high + 1) if fits.fullmatch(f"{y:04}")]
    # There is no year -0000, so no mask stands for it.
    return tuple(found if sign > 0 else [-y for y in reversed(found) if y])


def _fitting(mask: str, most: int) -> list[int]:
    return [
        number
        for number in range(1, most + 1)
        if all(m in ("X", d) for m, d in zip(mask, f"{number:02}", strict=True))
    ]


def _first_fitting(years: Sequence[int], months: Sequence[int], days: Sequence[int]) -> int | None:
    for year in years:
        for month in months:
            length = days_in_month(year, month)
            for day in days:
                if day <= length:
                    return days_from_civil(year, month, day)
    return None
