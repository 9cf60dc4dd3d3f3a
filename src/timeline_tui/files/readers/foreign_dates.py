"""Dates as tables and other programs write them, in EDTF: "12 Feb 2025", "12/02/2025 18:30".

In our own files nothing but EDTF is a date.  Here more is understood, but only what can be read in
one way: "10/11/2012" needs `--date-order`, a number of days since 1900 is none of our guesses, and
nothing that is missing is made up.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from timeline_tui.core.dates import DateError, parse_date
from timeline_tui.core.dates.calendar import days_in_month
from timeline_tui.core.dates.hints import advice
from timeline_tui.core.text import plural
from timeline_tui.files.options import DateOrder
from timeline_tui.files.problems import quoted

_LONGEST = 100
_RANGE = re.compile(r"\s*\.\.\s*|\s+(?:to|until|till|au|-|–|—)\s+", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})")
_YEAR_AND_NUMBER = re.compile(r"\d{4}/(?:0[1-9]|1[0-2])")
_ISO_BASIC = re.compile(r"(?:1[5-9]|20|21)\d{6}")
_TIME = re.compile(
    r"(?P<day>.*?[^\s,T])(?:T|,?\s+(?:at\s+|à\s+)?)(?P<hour>\d{1,2})"
    r"(?:[:h](?P<minute>\d\d)(?::(?P<second>\d\d)(?P<fraction>[.,]\d+)?)?|(?=\s*[ap]\.?m)|h)"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"-?\d{4}-\d\d-\d\d")
_WRITE = re.compile(r"write (\S+)(?: for .*)?")
_FIRST_OF_TWO_DIGITS = 69  # POSIX strptime, %y: 69 to 99 are 1969 to 1999, the others 2000 to 2068
_ORDER_HINT = "say how dates are meant with --date-order dmy, mdy or ymd"
_YEAR_HINT = "write the year with four digits"
_NUMBER_HINT = "if a spreadsheet made it, format the column as a date; else write it as 2025-02-12"


class ForeignDates:
    """Reads the dates of one file, and counts what was taken for granted in them."""

    def __init__(self, order: DateOrder | None = None) -> None:
        self._order = order
        self._counts: Counter[str] = Counter()

    def read(self, text: str) -> str:
        """Return a date, or a stretch from one to another, in EDTF; raise DateError."""
        text = " ".join(text.split())
        if len(text) > _LONGEST:
            raise DateError("this is too long for a date", "write it as 2025-02-12")
        try:
            return parse_date(text).text
        except DateError as error:
            ends = _RANGE.split(text)
            if len(ends) != 2 or not any(ends):
                return self._single(text, error)
        # Only two dots may stand with nothing before or after them: that end is open.
        first, last = (self._single(end, None) if end else ".." for end in ends)
        return parse_date(f"{first}/{last}").text

    def remarks(self) -> list[str]:
        """Return what was taken for granted or left out, as sentences."""
        return [f"{what} ({plural(count, 'date')})" for what, count in self._counts.items()]

    def _single(self, text: str, error: DateError | None) -> str:
        timed = _TIME.fullmatch(text)
        if timed:
            return self._timed(timed)
        return parse_date(self._day(text, error)).text

    def _timed(self, found: re.Match[str]) -> str:
        day = self._day(found["day"], None)
        if not _DAY.fullmatch(day):
            raise DateError("a time needs a day that is wholly known", "leave out the time")
        if found["fraction"] and found["fraction"].strip(".,0"):
            self._counts["parts of a second are left out"] += 1
        return parse_date(f"{day}T{_clock(found)}{_zone(found['zone'] or '')}").text

    def _day(self, text: str, error: DateError | None) -> str:
        numbers = _NUMBERS.fullmatch(text)
        if numbers:
            return self._from_numbers(numbers)
        if text.lstrip("+-").isdigit():
            return _from_digits(text)
        if _YEAR_AND_NUMBER.fullmatch(text) and self._order != "ymd":
            year, number = text.split("/")
            ways = f"{year}-{number} or {year}/{year[:2]}{number}"
            raise DateError("this is a month, or from one year to another", f"write {ways}")
        known = advice(text)
        meant = known and _WRITE.fullmatch(known[1])
        if meant:
            return parse_date(meant[1]).text
        if error is not None:
            raise error
        return parse_date(text).text

    def _from_numbers(self, found: re.Match[str]) -> str:
        first, _, second, third = found.groups()
        if len(first) > 2:
            return _day_of(first, second, third, found[0])
        ways = dict.fromkeys(("dmy", "mdy", "ymd"), (first, second, third))
        fitting = {
            order: day
            for order, parts in ways.items()
            if (day := self._by_order(order, *parts)) is not None
        }
        if self._order:
            if self._order not in fitting:
                reason = f"{quoted(found[0])} is no date in the order {self._order}"
                raise DateError(reason, "correct it, or write it as 2025-02-12")
            chosen = fitting[self._order]
        else:
            chosen = _only(fitting, found[0])
        if chosen.short:
            self._counts["years of two digits are read as 1969 to 2068"] += 1
        return chosen.text

    def _by_order(self, order: str, *parts: str) -> _Day | None:
        """Return the day that three numbers are in an order, if they are one."""
        by_letter = dict(zip(order, parts, strict=True))
        year, month, day = by_letter["y"], int(by_letter["m"]), int(by_letter["d"])
        if len(year) not in (2, 4) or len(by_letter["d"]) > 2:
            return None
        full = int(year)
        if len(year) == 2:
            full += 1900 if full >= _FIRST_OF_TWO_DIGITS else 2000
        if not (1 <= month <= 12 and 1 <= day <= days_in_month(full, month)):
            return None
        return _Day(f"{full:04}-{month:02}-{day:02}", short=len(year) == 2)


class _Day(NamedTuple):
    text: str
    short: bool  # whether the year had two digits


def _only(fitting: dict[str, _Day], written: str) -> _Day:
    """Return the one day that numbers can mean without an order."""
    ways = list(dict.fromkeys(day.text for day in fitting.values()))
    if not ways:
        raise DateError(f"{quoted(written)} is no date", "write it as 2025-02-12")
    if len(ways) > 1:
        raise DateError(f"{quoted(written)} may be {' or '.join(ways)}", _ORDER_HINT)
    day = next(iter(fitting.values()))
    if day.short:
        raise DateError(f"the century of {quoted(written)} is not clear", _ORDER_HINT)
    return day


def _day_of(year: str, month: str, day: str, written: str) -> str:
    if len(year) != 4 or len(day) > 2:
        raise DateError(f"{quoted(written)} is no date", _YEAR_HINT)
    return parse_date(f"{year}-{month:0>2}-{day:0>2}").text


def _from_digits(text: str) -> str:
    """Return a year, or a day in the basic form of ISO 8601; other numbers may mean anything."""
    if _ISO_BASIC.fullmatch(text):
        return parse_date(f"{text[:4]}-{text[4:6]}-{text[6:]}").text
    if len(text) == 4 and text.isascii():
        return parse_date(text).text
    if len(text.lstrip("+-")) <= 3:
        raise DateError("a year has four digits", "write 0900 for 900, -0043 for 44 BC")
    raise DateError(f"the number {quoted(text)} is no date", _NUMBER_HINT)


def _clock(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise DateError(f"there is no hour {hour} {found['half']}", "write 18:30")
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    parts = [f"{hour:02}", found["minute"] or "00", found["second"]]
    return ":".join(part for part in parts if part)


def _zone(text: str) -> str:
    if text.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    if not text:
        return ""
    zone = f"{text[:3]}:{text[3:].lstrip(':') or '00'}"
    return "Z" if zone in ("+00:00", "-00:00") else zone
