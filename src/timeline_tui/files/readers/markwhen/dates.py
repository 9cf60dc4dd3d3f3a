"""Dates of markwhen in EDTF, as far as they say by themselves when something is.

What depends on another entry, or on the day on which the file is read, has no date of its own.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from timeline_tui.core.dates import Date, DateError, parse_date
from timeline_tui.core.dates.iso import iso
from timeline_tui.files.problems import quoted
from timeline_tui.files.readers.foreign_dates import ForeignDates
from timeline_tui.files.readers.markwhen.grammar import AMOUNTS, MONTH, RELATIVE, TIME

_FLAGS = re.IGNORECASE
_RELATIVE = re.compile(RELATIVE, _FLAGS)
_LENGTH = re.compile(rf"(?:\+|plus)?\s*({AMOUNTS})", _FLAGS)
_AMOUNT = re.compile(r"(-?\d+)\s*([a-z]+(?:\s*days?)?)", _FLAGS)
_TIME_ONLY = re.compile(TIME, _FLAGS)
_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?", _FLAGS)
_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})")
_DAY_TIME = re.compile(rf"(\d{{4}}-\d\d-\d\d)[\sT]+({TIME})", _FLAGS)
_CLOCK = re.compile(r"(\d{1,2})(?::(\d\d))?([ap]m)?", _FLAGS)
_YEAR = re.compile(r"(\d{1,5})(?:\s?(BCE|BC|AD|CE))?", _FLAGS)
_NO_YEAR = re.compile(rf"{MONTH}(?:\s+\d{{1,2}})?|\d{{1,2}}\s+{MONTH}", _FLAGS)
_CASUAL = re.compile(rf"((?:\d{{1,2}}\s+)?{MONTH}.*?\d{{4}}),?(?:\s+({TIME}))?", _FLAGS)
_UNITS = {
    "y": "years",
    "month": "months",
    "w": "weeks",
    "d": "days",
    "h": "hours",
    "min": "minutes",
    "s": "seconds",
}
_FINENESS = tuple(_UNITS.values())
_FINEST = {"year": "years", "month": "months", "day": "days"}
_SIZES = {"years": 4, "months": 7, "days": 10}
_OWN_ZONE = re.compile(r"T[\d:]+(Z|[+-].*)")
_WRITE = "write the date itself, such as 2025-02-12"

Zone = ZoneInfo | timezone | None


def edtf(start: str, end: str | None, dates: ForeignDates, zone: Zone = None) -> str:
    """Return what an entry's date says in EDTF; raise DateError where it says no date.

    An end that is now is open: still going on.
    """
    if end is None:
        return _single(start, dates, zone)
    if era := _era_of_both(start, end):
        start = f"{start} {era}"
    first = _single(start, dates, zone)
    if end.lower() == "now":
        return parse_date(f"{first}/..").text
    if length := _LENGTH.fullmatch(end):
        return _with_length(parse_date(first), length[1])
    last = _single(end, dates, zone)
    if "/" in first or "/" in last:
        first, last = first.partition("/")[0], last.rpartition("/")[2]
    return first if first == last else parse_date(f"{first}/{last}").text


def _single(text: str, dates: ForeignDates, zone: Zone) -> str:
    text = text.strip()
    _refuse_dependent(text)
    if week := _WEEK.fullmatch(text):
        return _week(*week.groups())
    if month := _MONTH_YEAR.fullmatch(text):
        return parse_date(f"{month[2]}-{month[1]:0>2}").text
    if year := _YEAR.fullmatch(text):
        return _year(int(year[1]), before=(year[2] or "").upper().startswith("B"))
    if timed := _DAY_TIME.fullmatch(text):
        return _at_time(timed[1], timed[2], zone)
    casual = _CASUAL.fullmatch(text)
    if casual and casual[2]:
        return _at_time(dates.read(casual[1]), casual[2], zone)
    return _in_zone(dates.read(text), zone)


def _refuse_dependent(text: str) -> None:
    if text.lower() == "now":
        raise DateError("'now' is another day tomorrow", _WRITE)
    if _TIME_ONLY.fullmatch(text) and not (text.isdigit() and len(text) > 2):
        raise DateError("this is a time without a day", _WRITE)
    if _RELATIVE.fullmatch(text):
        raise DateError("this date depends on another entry", _WRITE)
    if _NO_YEAR.fullmatch(text):
        raise DateError(f"the year of {quoted(text)} is missing", f"add it: {text} 2025")


def _week(year: str, week: str, day: str | None) -> str:
    try:
        first = date.fromisocalendar(int(year), int(week), int(day or 1))
        last = first if day else first + timedelta(days=6)
    except (ValueError, OverflowError) as error:
        raise DateError(f"there is no week {week} in {year}", "weeks are 01 to 53") from error
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _year(number: int, *, before: bool) -> str:
    if not number:
        raise DateError("there is no year 0", "the year before 1 AD is 1 BC")
    year = 1 - number if before else number
    sign, size = ("-", -year) if year < 0 else ("", year)
    return parse_date(f"{sign}{size:04}" if size <= 9999 else f"Y{sign}{size}").text


def _era_of_both(start: str, end: str) -> str:
    """Return the era of an end that holds for the start as well: 300 - 200 BC."""
    year = _YEAR.fullmatch(end)
    era = (year[2] or "").upper() if year else ""
    return era if era[:1] == "B" and start.strip().isdigit() else ""


def _at_time(day: str, time: str, zone: Zone) -> str:
    found = _CLOCK.fullmatch(time)
    hour, minute, half = found.groups() if found else (time, None, None)
    number = int(hour)
    if half:
        number = number % 12 + (12 if half[0] in "pP" else 0)
    clock = f"{number:02}:{minute}" if minute else f"{number:02}"
    return _in_zone(parse_date(f"{day}T{clock}").text, zone)


def _in_zone(text: str, zone: Zone) -> str:
    """Return a date whose time has no zone of its own with the one that the file gives."""
    moment = parse_date(text).start
    if zone is None or moment is None or not moment.has_time or moment.offset is not None:
        return text
    offset = datetime.fromisoformat(iso(moment.earliest)).replace(tzinfo=zone).utcoffset()
    if offset is None:
        return text
    minutes = int(offset.total_seconds()) // 60
    hours, minutes = divmod(abs(minutes), 60)
    sign = "-" if offset < timedelta(0) else "+"
    return f"{text}{sign}{hours:02}:{minutes:02}" if hours or minutes else f"{text}Z"


def _with_length(first: Date, length: str) -> str:
    """Return a date with the end that a length from its start gives, where that is plain."""
    from dateutil.relativedelta import relativedelta

    start = first.start
    finest = "seconds" if first.has_time else _FINEST.get(first.precision, "")
    units = _units_in(length)
    fine = max(map(_FINENESS.index, units))
    if start is None or first.is_span or not finest or fine > _FINENESS.index(finest):
        raise DateError("this end depends on when exactly it begins", _WRITE)
    try:
        begin = datetime.fromisoformat(iso(start.earliest))
        end = begin + relativedelta(None, None, **units)
        if finest in _SIZES:
            # A day, month or year is over when the next one begins.
            end -= timedelta(days=1)
    except (ValueError, OverflowError) as error:
        raise DateError("it ends outside the years 1 to 9999", _WRITE) from error
    if end < begin:
        raise DateError("it ends before it begins", _WRITE)
    if finest in _SIZES:
        last = end.date().isoformat()[: _SIZES[finest]]
    else:
        zone = _OWN_ZONE.search(first.text)
        last = f"{end:%Y-%m-%dT%H:%M}{zone[1] if zone else ''}"
    return first.text if last == first.text else parse_date(f"{first.text}/{last}").text


def _units_in(length: str) -> dict[str, int]:
    """Return how many years, months and so on a length has."""
    units: dict[str, int] = {}
    for number, name in _AMOUNT.findall(length):
        unit = next((_UNITS[one] for one in _UNITS if name.lower().startswith(one)), "")
        if not unit or " " in name or name.lower() not in _unit_names(unit):
            raise DateError(f"how long {quoted(number + ' ' + name)} is, no date can say", _WRITE)
        units[unit] = units.get(unit, 0) + int(number)
    return units


def _unit_names(unit: str) -> set[str]:
    return {unit, unit[:-1], unit[0], unit[:3], unit[:3] + "s"} - {"m"}
