"""Dates as a person types them at a prompt: "feb 2025", "12.2.2025", "12 feb", or EDTF itself.

In a file a date is EDTF and nothing is guessed.  At a prompt we understand more, because what was
understood is shown at once.  Still no part is made up: dateutil, which fills what is missing from a
default, is asked twice with defaults that agree in nothing; what is the same both times was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from timeline_tui.core.dates import Date, DateError, parse_date
from timeline_tui.core.dates.calendar import DAY, days_in_month, to_fields, to_seconds
from timeline_tui.core.dates.iso import zone_text

_LONGEST = 60
_RANGE = r"\s*(?:\.\.|\s–\s|\s-\s|\bto\b|\buntil\b)\s*"
_WRITE = r"write (\S+)(?: for .*)?"
_YEAR = r"(?<!\d)\d{4}(?!\d)"
_HINT = "type a date such as feb 2025, 12 feb 2025, 12.2.2025 or 2025"
# They differ in every part; both years have a 29 February and every month has both days.
_DEFAULTS = (datetime(2000, 1, 1, 5, 17, 3), datetime(2004, 10, 2, 16, 42, 8))  # noqa: DTZ001


def typed_date(text: str, near: int | None = None) -> Date:
    """Return the date that a person means, or the stretch from one to another.

    A day or month without a year is that of the year nearest to ``near``, a moment on the axis.
    Raises `DateError`, whose hint says what to type instead.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST or not text:
        raise DateError("this is no date", _HINT)
    try:
        return parse_date(text)
    except DateError:
        ends = re.split(_RANGE, text)
        if len(ends) == 2 and any(ends):
            return parse_date("/".join(_single(end, near).text if end else ".." for end in ends))
    return _single(text, near)


def _single(text: str, near: int | None) -> Date:
    try:
        return parse_date(text)
    except DateError as error:
        from timeline_tui.core.dates.hints import advice

        if text.isdigit():
            raise DateError("a year has four digits", _HINT) from error
        known = advice(text)
        meant = known and re.fullmatch(_WRITE, known[1])
        if meant:
            return parse_date(meant[1])
        if known and " or " in known[1]:
            raise DateError(known[0], known[1]) from error
    return parse_date(_read(text, near))


def _read(text: str, near: int | None) -> str:
    """Return in EDTF what dateutil reads in a text, when it is all there."""
    first, second = _parsed(text)
    said = {
        part: getattr(first, part)
        for part in ("year", "month", "day", "hour", "minute", "second")
        if getattr(first, part) == getattr(second, part)
    }
    # Two digits of a year would be given a century, and a bare number may be anything.
    if "year" in said and not re.search(_YEAR, text):
        raise DateError("the year is not clear", "write it with four digits, such as 12 feb 2025")
    if "month" not in said and said.keys() & {"day", "hour"}:
        raise DateError("the month is missing", _HINT)
    if "month" in said and "year" not in said:
        if near is None:
            raise DateError("the year is missing", f"add it: {text} 2025")
        said["year"] = _nearest_year(said["month"], said.get("day", 1), near)
    if "year" not in said or ("hour" in said and "day" not in said):
        raise DateError("this is no date", _HINT)
    return _written(said)


def _written(said: dict[str, int]) -> str:
    day = _year_text(said["year"]) + "".join(
        f"-{said[part]:02}" for part in ("month", "day") if part in said
    )
    if "hour" not in said:
        return day
    clock = [said["hour"], said.get("minute", 0), *([said["second"]] if said.get("second") else [])]
    return f"{day}T{':'.join(f'{part:02}' for part in clock)}"


def _year_text(year: int) -> str:
    return f"{year:05}" if year < 0 else f"{year:04}"


def _parsed(text: str) -> Iterator[datetime]:
    from dateutil import parser

    for default in _DEFAULTS:
        try:
            yield parser.parse(text, default=default, dayfirst="." in text, ignoretz=True)
        except (ValueError, OverflowError, TypeError, AttributeError, IndexError) as error:
            raise DateError("this is no date", _HINT) from error


def _nearest_year(month: int, day: int, near: int) -> int:
    """Return the year whose day of that name is nearest to a moment."""
    year = to_fields(near).year
    # Between two leap days there are eight years at most.
    years = [
        candidate
        for candidate in range(year - 8, year + 9)
        if 1 <= day <= days_in_month(candidate, month)
    ]
    if not years:
        raise DateError("this is no date", _HINT)
    return min(years, key=lambda candidate: abs(to_seconds(candidate, month, day) - near))


def range_text(start: int, end: int, zone: int | None = None) -> str:
    """Return the moments [start, end) as a range of EDTF dates, such as 2025-02-01..2025-02-28.

    Days stand for two days and more, times for less, and years where EDTF knows nothing finer.
    Times name the zone in which the moments are, when there is one.
    """
    return f"{_edge(start, end - start, zone)}..{_edge(end - 1, end - start, zone)}"


def _edge(moment: int, length: int, zone: int | None) -> str:
    year, month, day_of_month, hour, minute, _ = to_fields(moment)
    if not -9999 <= year <= 9999:
        return f"Y{year}"
    day = f"{_year_text(year)}-{month:02}-{day_of_month:02}"
    if length >= 2 * DAY:
        return day
    return f"{day}T{hour:02}:{minute:02}{'' if zone is None else zone_text(zone)}"
