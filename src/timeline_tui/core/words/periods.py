"""Periods and lengths of time in English words: headings, gaps between events, broken axes."""

from __future__ import annotations

from typing import Literal, TypeAlias

from timeline_tui.core.dates.calendar import (
    DAY,
    HOUR,
    MINUTE,
    Difference,
    add_months,
    difference,
    to_fields,
    to_seconds,
    weekday,
)

Unit: TypeAlias = Literal[
    "millennium",
    "century",
    "decade",
    "year",
    "quarter",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_CLOCK_UNITS = {"week": 7 * DAY, "day": DAY, "hour": HOUR, "minute": MINUTE, "second": 1}
_MONTH_UNITS = {"year": 12, "quarter": 3, "month": 1}
_YEAR_UNITS = {"decade": 10, "century": 100, "millennium": 1000}
_SHORT = ("y", "m", "d", "h", "min", "s")


def year_words(year: int) -> str:
    """Name an astronomical year: ``2025``, ``44 BC``, ``AD 43``, ``170,000,002``."""
    if year <= 0:
        return f"{_grouped(1 - year)} BC"
    return f"AD {year}" if year < 1000 else _grouped(year)


def years_words(first: int, last: int) -> str:
    """Name a stretch of years, its era once: ``2000–2099``, ``50–41 BC``, ``1 BC–AD 9``."""
    if last <= 0:
        return f"{_grouped(1 - first)}–{year_words(last)}"
    return f"{year_words(first)}–{_grouped(last) if first > 0 else year_words(last)}"


def decade_words(first: int) -> str:
    """Name the ten years that begin with a year ending in 0: ``2020s``, ``AD 40–49``."""
    return f"{first}s" if first >= 1000 else years_words(first, first + 9)


def _grouped(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)


def period_bounds(seconds: int, unit: Unit) -> tuple[int, int]:
    """First and last second of the unit that holds a moment.

    Centuries and millennia are those that their names mean: the 20th century is 1901–2000, the
    1st century BC 100–1 BC.  Decades begin with a zero: 2020–2029, and 49–40 BC before our era.
    The nine years on either side of the year 1 are decades of nine.  Weeks begin on Monday.
    """
    if unit in _CLOCK_UNITS:
        size = _CLOCK_UNITS[unit]
        shift = weekday(0) * DAY if unit == "week" else 0
        first = (seconds + shift) // size * size - shift
        return first, first + size - 1
    year, month, *_ = to_fields(seconds)
    if unit in _MONTH_UNITS:
        size = _MONTH_UNITS[unit]
        first = to_seconds(year, (month - 1) // size * size + 1)
        return first, add_months(first, size) - 1
    size = _YEAR_UNITS[unit]
    common, number = (year > 0, year if year > 0 else 1 - year)
    if unit == "decade":
        low, high = max(number // size * size, 1), number // size * size + size - 1
    else:
        low = (number - 1) // size * size + 1
        high = low + size - 1
    start, stop = (low, high) if common else (1 - high, 1 - low)
    return to_seconds(start), to_seconds(stop + 1) - 1


def period_words(seconds: int, unit: Unit) -> str:  # noqa: PLR0911
    """Name the unit that holds a moment: ``12 February 2025``, ``2020s``, ``20th century``.

    ``period_bounds`` says where it begins and ends.
    """
    first = to_fields(period_bounds(seconds, unit)[0])
    year = year_words(first.year)
    if unit == "year":
        return year
    if unit == "quarter":
        return f"{MONTHS[first.month - 1]}–{MONTHS[first.month + 1]} {year}"
    if unit == "month":
        return f"{MONTHS[first.month - 1]} {year}"
    if unit in _YEAR_UNITS:
        return _name_of_years(to_fields(seconds).year, unit)
    day = f"{first.day} {MONTHS[first.month - 1]} {year}"
    if unit == "week":
        return f"week of {day}"
    if unit == "day":
        return day
    clock = f"{first.hour:02}:{first.minute:02}"
    return f"{day}, {clock}:{first.second:02}" if unit == "second" else f"{day}, {clock}"


def _name_of_years(year: int, unit: Unit) -> str:
    number, era = (year, "") if year > 0 else (1 - year, " BC")
    if unit == "decade":
        if number < 10:
            return "9–1 BC" if era else "AD 1–9"
        before = "AD " if year > 0 and number < 1000 else ""
        return f"{before}{_grouped(number // 10 * 10)}s{era}"
    return f"{_ordinal((number - 1) // _YEAR_UNITS[unit] + 1)} {unit}{era}"


def _ordinal(number: int) -> str:
    teens = number % 100 in {11, 12, 13}
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{_grouped(number)}{ending}"


def gap_words(later: int, earlier: int) -> str:
    """Say a length in its largest unit and the next smaller one: ``2 years, 11 months``.

    Calendar arithmetic, cut off and never rounded up.  Inclusive bounds need the second added:
    the length of the span of a whole day is ``gap_words(latest + 1, earliest)``.
    """
    largest = _two_largest(difference(later, earlier))
    if not largest:
        return "no time"
    return ", ".join(
        f"{count:,} {unit if count != 1 else unit.removesuffix('s')}" for count, unit, _ in largest
    )


def span_short(later: int, earlier: int) -> str:
    """Say the same length as ``gap_words`` in few columns: ``2 y 5 m``, ``3 d``, ``4 h 10 min``."""
    largest = _two_largest(difference(later, earlier))
    return " ".join(f"{count:,} {short}" for count, _, short in largest) or "0 s"


def _two_largest(length: Difference) -> list[tuple[int, str, str]]:
    units = list(zip(length, Difference._fields, _SHORT, strict=True))
    for index, (count, _, _) in enumerate(units):
        if count:
            return [unit for unit in units[index : index + 2] if unit[0]]
    return []
