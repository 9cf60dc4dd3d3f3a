"""One EDTF date without a slash or brackets: its grammar, its bounds and how sure it is.

EDTF is ISO 8601-2:2019, as published by the Library of Congress.  Beyond it we take times without
seconds or minutes (``T18:00``, ``T18``) and the marks ``?``, ``~`` and ``%`` after a time.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from timeline_tui.core.calendar import DAY, HOUR, MINUTE, days_from_civil, days_in_month
from timeline_tui.core.date_hints import advice

Precision: TypeAlias = Literal[
    "millennium",
    "century",
    "decade",
    "year",
    "season",
    "month",
    "day",
    "hour",
    "minute",
    "second",
]

YEAR_DIGITS = 12
_SHOWN = 40
_USUAL = "write 2025-02-12, 2025-02 or 2025, with ? for uncertain, ~ for approximate"
_TIMES = frozenset({"hour", "minute", "second"})
_UNKNOWN_DIGITS: tuple[Precision, ...] = ("year", "decade", "century", "millennium")

# First month and number of months of each ISO 8601-2 division of a year.  The plain seasons 21–24
# name no hemisphere; we read them as the northern meteorological ones.
DIVISIONS = (
    {code: (month, 3) for code, month in zip(range(21, 25), (3, 6, 9, 12), strict=True)}
    | {code: (month, 3) for code, month in zip(range(25, 29), (3, 6, 9, 12), strict=True)}
    | {code: (month, 3) for code, month in zip(range(29, 33), (9, 12, 3, 6), strict=True)}
    | {code: (month, 3) for code, month in zip(range(33, 37), (1, 4, 7, 10), strict=True)}
    | {code: (month, 4) for code, month in zip(range(37, 40), (1, 5, 9), strict=True)}
    | {code: (month, 6) for code, month in zip(range(40, 42), (1, 7), strict=True)}
)


class DateError(ValueError):
    """A text is not a date that we understand.

    ``reason`` says what is wrong, ``hint`` what to do, ``at`` where in the text (an index).
    """

    def __init__(self, reason: str, hint: str, at: int = 0) -> None:
        super().__init__(f"{reason}; {hint}")
        self.reason = reason
        self.hint = hint
        self.at = at

    def __reduce__(self) -> tuple[type[DateError], tuple[str, str, int]]:
        return DateError, (self.reason, self.hint, self.at)


class Moment(msgspec.Struct, frozen=True, gc=False):
    """A date or time known to some precision: the stretch in which it lies, and how sure we are.

    ``earliest`` and ``latest`` are seconds, both included; marks of doubt do not move them.
    ``precision`` is the finest unit that is wholly known: ``1985-04-XX`` is known to the month,
    ``20XX`` to the century; ``season`` stands for every division of a year that is no month, and
    ``millennium`` for a thousand years or more.  ``unspecified`` says that digits were left out on
    purpose (``X`` or ``S``).  ``offset`` is the zone in seconds east of UTC, None when none is written.
    """

    text: str
    earliest: int
    latest: int
    precision: Precision
    uncertain: bool = False
    approximate: bool = False
    unspecified: bool = False
    offset: int | None = None

    @property
    def has_time(self) -> bool:
        """Whether a time of day is written."""
        return self.precision in _TIMES


class Written(NamedTuple):
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


def shown(text: str) -> str:
    """Quote a text for a message: short, and with nothing in it that a terminal would obey."""
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")


def not_a_date(text: str, at: int = 0) -> DateError:
    """Build the error for a text that no rule of EDTF matches."""
    known = advice(text)
    return DateError(*known, at) if known else DateError(f"{shown(text)} is not a date", _USUAL, at)


def read_written(text: str) -> Written | None:
    """Take a date apart without judging whether it exists; None when it is no EDTF date."""
    found = _GRAMMAR.fullmatch(text)
    return Written(*found.groups()) if found else None


def read_moment(text: str, at: int = 0) -> Moment:
    """Read one EDTF date.  ``at`` is where it begins in the whole text, for the error's place."""
    found = _GRAMMAR.fullmatch(text)
    if found is None:
        raise not_a_date(text, at)
    try:
        return _moment(text, Written._make(found.groups()))
    except DateError as error:
        error.at += at
        raise


def _moment(text: str, written: Written) -> Moment:
    year, month, day, hour = written.year, written.month, written.day, written.hour
    if year is None or written.significant is not None:
        first, last, precision = _lone_year(text, written)
        unspecified = first != last and written.decade is None
        start, stop = days_from_civil(first, 1, 1), days_from_civil(last + 1, 1, 1)
    elif "X" in text:
        if hour is not None:
            raise _at(text, hour, "a time needs a day that is wholly known", "leave out the time")
        start, stop, precision = _masked(text, year, month, day)
        unspecified = True
    else:
        start, stop, precision = _plain(text, year, month, day)
        unspecified = False
    earliest, latest = start * DAY, stop * DAY - 1
    offset = None
    if hour is not None:
        offset = _offset(text, written.zone)
        earliest, latest, precision = _clock(text, written, start, offset)
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


def _at(text: str, piece: str, reason: str, hint: str) -> DateError:
    return DateError(reason, hint, max(text.find(piece), 0))


def _plain(text: str, year: str, month: str | None, day: str | None) -> tuple[int, int, Precision]:
    """First day, day after the last, and precision of a date without unspecified digits."""
    y = int(year)
    if year == "-0000":
        raise DateError("there is no year -0000", "write 0000 for 1 BC, -0001 for 2 BC")
    if month is None:
        return days_from_civil(y, 1, 1), days_from_civil(y + 1, 1, 1), "year"
    m = int(month)
    if not 1 <= m <= 12:  # noqa: PLR2004
        start, stop = _division(text, y, y, month)
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
    if d > 28 or not d:  # noqa: PLR2004
        length = days_in_month(y, m)
        if not 1 <= d <= length:
            raise DateError(
                f"{year}-{month} has {length} days, so there is no {year}-{month}-{day}",
                f"write a day from 01 to {length}, or {year}-{month} if the day is not known",
                text.rfind(day),
            )
    start = days_from_civil(y, m, d)
    return start, start + 1, "day"


def _division(text: str, first: int, last: int, code: str) -> tuple[int, int]:
    if int(code) not in DIVISIONS:
        raise DateError(
            f"{code} is neither a month (01 to 12) nor a season (21 to 41)",
            "write the month as 01 to 12, or 21 spring, 22 summer, 23 autumn, 24 winter",
            max(text.find("-" + code, 1), 0) + 1,
        )
    month, length = DIVISIONS[int(code)]
    carry, after = divmod(month - 1 + length, 12)
    return days_from_civil(first, month, 1), days_from_civil(last + carry, after + 1, 1)


def _masked(text: str, year: str, month: str | None, day: str | None) -> tuple[int, int, Precision]:
    """Read dates with X for unspecified digits: from the first day that fits to the last."""
    years = _years(year)
    known: Precision = "day"
    if "X" in year:
        known = _UNKNOWN_DIGITS[min(len(year) - year.index("X"), 3)]
    elif month and "X" in month:
        known = "year"
    elif day:
        known = "month"
    if month is None:
        return days_from_civil(years[0], 1, 1), days_from_civil(years[-1] + 1, 1, 1), known
    months = _fitting(month, 12)
    if not months and day is None and "X" not in month:
        return *_division(text, years[0], years[-1], month), known
    days = _fitting(day or "XX", 31)
    first = _first_fitting(years, months, days)
    last = _first_fitting(years[::-1], months[::-1], days[::-1])
    if first is None or last is None:
        raise DateError(f"no day fits {text}", "write a month from 01 to 12 and a day it has")
    return first, last + 1, known


def _years(mask: str) -> list[int]:
    sign, digits = (-1, mask[1:]) if mask[0] == "-" else (1, mask)
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    fits = re.compile(digits.replace("X", r"\d"))
    return sorted(sign * y for y in range(low, high + 1) if fits.fullmatch(f"{y:04}"))


def _fitting(mask: str, most: int) -> list[int]:
    return [
        number
        for number in range(1, most + 1)
        if all(m in ("X", d) for m, d in zip(mask, f"{number:02}", strict=True))
    ]


def _first_fitting(years: list[int], months: list[int], days: list[int]) -> int | None:
    for year in years:
        for month in months:
            length = days_in_month(year, month)
            for day in days:
                if day <= length:
                    return days_from_civil(year, month, day)
    return None


def _lone_year(text: str, written: Written) -> tuple[int, int, Precision]:
    """First and last year of a decade, a long year, or one with significant digits."""
    if written.month is not None:
        raise DateError(
            "a decade, a year with Y or with significant digits stands alone",
            "leave out month and day",
            text.index("-", 1),
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
    known = _UNKNOWN_DIGITS[min(size - kept, 3)]
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
    if digits[0] == "0" or (size <= 4 and written.power is None):  # noqa: PLR2004
        raise not_a_date(f"Y{written.long}")
    year = int(digits) * 10 ** int(power or 0)
    return (-year if written.long and written.long[0] == "-" else year), size


def _offset(text: str, zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:] or 0)
    if hours > 23 or minutes > 59:  # noqa: PLR2004
        raise _at(text, zone, f"there is no zone {zone}", "write Z or hours and minutes as +01:00")
    if zone[0] == "-" and not hours and not minutes:
        raise _at(text, zone, "there is no zone -00:00", "write Z for UTC, or leave the zone out")
    return (hours * HOUR + minutes * MINUTE) * (-1 if zone[0] == "-" else 1)


def _clock(text: str, written: Written, day: int, offset: int | None) -> tuple[int, int, Precision]:
    """Bounds and precision of a time on a day, the day counted from 1970-01-01."""
    hour, minute = int(written.hour or 0), int(written.minute or 0)
    second = int(written.second or 0)
    leap = second == 60 and _may_be_leap(hour, minute, offset)  # noqa: PLR2004
    if hour > 23 or minute > 59 or (second > 59 and not leap):  # noqa: PLR2004
        at = text.index("T") + 1
        if hour == 24 and not minute and not second:  # noqa: PLR2004
            raise DateError("24:00 is the next day's 00:00", "write the next day and T00:00", at)
        raise DateError(
            f"there is no time {text[at : at + 8]}",
            "write hours 00 to 23, minutes 00 to 59, seconds 00 to 59",
            at,
        )
    start = day * DAY + hour * HOUR + minute * MINUTE
    if written.minute is None:
        return start, start + HOUR - 1, "hour"
    if written.second is None:
        return start, start + MINUTE - 1, "minute"
    # The number line has no leap seconds: one counts as the second before it.
    return start + second - leap, start + second - leap, "second"


def _may_be_leap(hour: int, minute: int, offset: int | None) -> bool:
    """Leap seconds end a day of UTC; zones differ from UTC by quarters of an hour."""
    if offset is None:
        return minute % 15 == 14  # noqa: PLR2004
    return (hour * HOUR + minute * MINUTE - offset) % DAY == DAY - MINUTE
