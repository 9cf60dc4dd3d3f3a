"""Dates of TimelineJS in EDTF; `writers/timelinejs/dates.py` is the way there.

Years before the year 1 are counted as people count them: -1 is 1 BC, which EDTF writes as 0000.
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline_tui.core.dates import DateError, parse_date
from timeline_tui.files.problems import quoted
from timeline_tui.files.readers.foreign_dates import ForeignDates
from timeline_tui.files.readers.yaml.tree import Tree

_CLOCK = ("hour", "minute", "second")
_PARTS = ("year", "month", "day", *_CLOCK)


def slide_date(start: Tree, end: Tree, dates: ForeignDates) -> str:
    """Return the date of a slide from its start and end, which are groups of numbers.

    Raises DateError.
    """
    first, last = _moment(start, dates), _moment(end, dates)
    if not first:
        raise DateError("the start is missing", "a slide needs a year at least")
    if not last or last == first:
        return first
    return parse_date(f"{first}/{last}").text


def _moment(group: Tree, dates: ForeignDates) -> str:
    if group is None:
        return ""
    if not isinstance(group, Mapping):
        raise DateError(f"{quoted(str(group))} is no date of TimelineJS", "write year, month, day")
    parts = {name: str(group[name]).strip() for name in _PARTS if group.get(name) not in (None, "")}
    time = str(group.get("time") or "").strip()
    if not parts and not time:
        return ""
    if "year" not in parts:
        raise DateError("the year is missing", "a date of TimelineJS needs a year at least")
    for finer, coarser in zip(_PARTS[1:], _PARTS, strict=False):
        if finer in parts and coarser not in parts:
            raise DateError(f"there is a {finer} without a {coarser}", f"add the {coarser}")
    if not all(text.lstrip("-+").isdecimal() for text in parts.values()):
        words = " ".join(filter(None, (parts.get(name) for name in ("day", "month", "year"))))
        return dates.read(f"{words} {time}" if time else words)
    rest = (f"{int(parts[name]):02}" for name in _PARTS[1:3] if name in parts)
    day = "-".join([_year(parts["year"]), *rest])
    if time:
        return dates.read(f"{day} {time}")
    clock = ":".join(f"{int(parts[name]):02}" for name in _CLOCK if name in parts)
    return parse_date(f"{day}T{clock}" if clock else day).text


def _year(text: str) -> str:
    """Return a year in EDTF: astronomical, of four digits, or with Y where it has more."""
    if len(text) > 13:
        raise DateError("the year is too far away", "years have at most 12 digits")
    year = int(text)
    if not year:
        raise DateError("TimelineJS has no year 0", "write -1 for 1 BC")
    if year < 0:
        year += 1
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"
