"""The grammar of one EDTF date: everything but the slash of a span and the brackets of a set.

EDTF is ISO 8601-2:2019, as published by the Library of Congress.  Beyond it we take times without
seconds or minutes (``T18:00``, ``T18``) and the marks ``?``, ``~`` and ``%`` after a time.
"""

from __future__ import annotations

import re

import msgspec

from timeline_tui.core.dates.calendar import DAY, days_from_civil, days_in_month
from timeline_tui.core.dates.clock_times import clock_bounds, zone_offset
from timeline_tui.core.dates.masks import UNKNOWN_DIGITS, division, masked
from timeline_tui.core.dates.moments import DateError, Moment, Precision, not_a_date

YEAR_DIGITS = 12


class Written(msgspec.Struct, frozen=True):
    """The pieces of a date as they stand in the text; None where there are none.

    Each of the marks is ``?``, ``~``, ``%`` or None: ``before_year`` belongs to the year alone,
    ``after_year`` to it and all that stands to its left.
    """

    before_year: str | None
    long: str | None
    power: str | None
    year: str | None
    decade: str | None
    significant: str | None
    after_year: str | None
    before_month: str | None
    month: str | None
    after_month: str | None
    before_day: str | None
    day: str | None
    after_day: str | None
    hour: str | None
    minute: str | None
    second: str | None
    zone: str | None
    after_time: str | None


_GRAMMAR = re.compile(
    r"""
    ([?~%])?
    (?: Y (-?\d+) (?: E (\d+) )? | (-?[\dX]{4}) | (\d{3}) )
    (?: S (\d+) )?
    ([?~%])?
    (?:
        - ([?~%])? ([\dX]{2}) ([?~%])?
        (?:
            - ([?~%])? ([\dX]{2}) ([?~%])?
            (?: T (\d\d) (?: : (\d\d) (?: : (\d\d) )? )? ( Z | [+-]\d\d(?: :\d\d )? )? ([?~%])? )?
        )?
    )?
    """,
    re.ASCII | re.VERBOSE,
)


def read_written(text: str) -> Written | None:
    """Take a date apart without judging whether it exists; None when it is no EDTF date."""
    found = _GRAMMAR.fullmatch(text)
    return Written(*found.groups()) if found else None


def read_moment(text: str, at: int = 0) -> Moment:
    """Read one EDTF date.  ``at`` is where it begins in the whole text, for the error's place."""
    written = read_written(text)
    if written is None:
        raise not_a_date(text, at)
    try:
        return _moment(text, written)
    except DateError as error:
        raise DateError(error.reason, error.hint, error.at + at) from None


def _moment(text: str, written: Written) -> Moment:
    start, stop, precision, unspecified = _days(text, written)
    earliest, latest = start * DAY, stop * DAY - 1
    offset = None
    if written.hour is not None:
        at = text.index("T") + 1
        if unspecified:
            raise DateError("a time needs a day that is wholly known", "leave out the time", at - 1)
        if written.zone is not None:
            offset = zone_offset(written.zone, text.rindex(written.zone))
        clock = (written.hour, written.minute, written.second)
        first, last, precision = clock_bounds(clock, offset, at)
        earliest, latest = earliest + first, earliest + last
    return Moment(
        text,
        earliest,
        latest,
        precision,
        uncertain="?" in text or "%" in text,
        approximate="~" in text or "%" in text,
        unspecified=unspecified,
        offset=offset,
    )


def _days(text: str, written: Written) -> tuple[int, int, Precision, bool]:
    """First day, day after the last, precision, and whether digits are unspecified."""
    year, month, day = written.year, written.month, written.day
    if year is None or written.significant is not None:
        first, last, precision = _lone_year(text, written)
        start, stop = days_from_civil(first, 1, 1), days_from_civil(last + 1, 1, 1)
        return start, stop, precision, first != last and written.decade is None
    if year == "-0000":
        raise DateError("there is no year -0000", "write 0000 for 1 BC, -0001 for 2 BC")
    if "X" in text:
        return *masked(year, month, day), True
    return *_plain(text, year, month, day), False


def _plain(text: str, year: str, month: str | None, day: str | None) -> tuple[int, int, Precision]:
    """First day, day after the last, and precision of a date without unspecified digits."""
    y = int(year)
    if month is None:
        return days_from_civil(y, 1, 1), days_from_civil(y + 1, 1, 1), "year"
    m = int(month)
    if not 1 <= m <= 12:
        start, stop = division(month, y, y, text.find(month, len(year)))
        if day is not None:
            raise DateError(
                f"{year}-{month} is a season, which has no days",
                f"write {year}-{month}, or the day with its month",
                text.rfind(day),
            )
        return start, stop, "season"
    if day is None:
        return days_from_civil(y, m, 1), days_from_civil(y, m, 1) + days_in_month(y, m), "month"
    d = int(day)
    if d > 28 or not d:
        length = days_in_month(y, m)
        if not 1 <= d <= length:
            raise DateError(
                f"{year}-{month} has {length} days, so there is no {year}-{month}-{day}",
                f"write a day from 01 to {length}, or {year}-{month} if the day is not known",
                text.rfind(day),
            )
    start = days_from_civil(y, m, d)
    return start, start + 1, "day"


def _lone_year(text: str, written: Written) -> tuple[int, int, Precision]:
    """First and last year of a decade, a long year, or one with significant digits."""
    if written.month is not None:
        raise DateError(
            "a decade, a year with Y or with significant digits stands alone",
            "leave out month and day",
            text.index("-", 2),
        )
    if written.decade is not None:
        if written.significant is not None:
            raise DateError("a decade has no significant digits", "leave out the S and its number")
        first = int(written.decade) * 10
        return first, first + 9, "decade"
    if written.long is not None:
        year, size = _long_year(written)
    else:
        if "X" in (written.year or ""):
            raise DateError("X and significant digits say the same twice", "leave out one of them")
        year, size = int(written.year or 0), 4
    if written.significant is None:
        return year, year, "year"
    kept = int(written.significant[:4])
    if not 1 <= kept <= size:
        raise DateError(
            f"a year of {size} digits cannot have {written.significant[:4]} significant digits",
            f"write a number from 1 to {size} after the S",
            text.index("S") + 1,
        )
    unit = 10 ** (size - kept)
    near = abs(year) // unit * unit
    far = near + unit - 1
    known = UNKNOWN_DIGITS[min(size - kept, 3)]
    return (near, far, known) if year >= 0 else (-far, -near, known)


def _long_year(written: Written) -> tuple[int, int]:
    """Value and number of digits of a year after Y."""
    digits, power = (written.long or "").lstrip("-"), (written.power or "0").lstrip("0")[:4]
    size = len(digits) + int(power or 0)
    if size > YEAR_DIGITS:
        raise DateError(
            "the year is too far away",
            f"years have at most {YEAR_DIGITS} digits here",
        )
    if digits[0] == "0" or (size <= 4 and written.power is None):
        raise not_a_date(f"Y{written.long}")
    year = int(digits) * 10 ** int(power or 0)
    return (-year if written.long and written.long[0] == "-" else year), size
