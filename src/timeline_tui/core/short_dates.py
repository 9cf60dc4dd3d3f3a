"""Dates in few columns, for lists: ``12 Feb 2025``, ``~Aug 2021``, ``24 Feb 2022→``.

``?`` after a date is uncertain and ``~`` before it approximate, as in EDTF.  ``→`` at the end is
still going on, ``→`` in front has an open start, ``?–`` and ``–?`` an unknown start or end, and
``…`` stands between the bounds of a set or of a date whose digits are unspecified: somewhere
from the one to the other.  The time of day is left to the caller.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.calendar import DAY, Fields, to_fields, weekday
from timeline_tui.core.dates import Date
from timeline_tui.core.moments import Moment, read_written
from timeline_tui.core.periods import MONTHS, WEEKDAYS, year_words

_LETTERS = 3
_DAYS = frozenset({"day", "hour", "minute", "second"})
_TO_MONTH = _DAYS | {"month"}
_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_NAMES |= {code + 4: f"N {name}" for code, name in _NAMES.items()}
_NAMES |= {code + 8: f"S {name}" for code, name in list(_NAMES.items())[:4]}
_NAMES |= {33 + i: f"Q{i + 1}" for i in range(4)}
_NAMES |= {37: "Jan–Apr", 38: "May–Aug", 39: "Sep–Dec", 40: "Jan–Jun", 41: "Jul–Dec"}


def date_short(date: Date, width: int | None = None) -> str:
    """Write a date in few columns; with ``width``, in as few as are there, if it can be.

    What does not fit loses its smaller units, days first and then months; it never says more or
    other than the date does.  When nothing fits, the shortest is returned, too long as it is.
    """
    best = ""
    for best in _ways(date):
        if width is None or len(best) <= width:
            return best
    return best


def day_short(date: Date) -> str:
    """Write a date under the heading of its month: ``Wed 12``, ``14–16``, ``~12?``, ``Thu 24→``.

    The day of the week is named where nothing is in doubt.  Dates that are vaguer than a day are written as ``date_short`` does.
    """
    start, end = date.start or date.end, date.end
    if date.members or start is None or start.precision not in _DAYS or start.unspecified:
        return date_short(date)
    if date.start is None:
        return _open_start(date, _marked(_named_day(start), start))
    first = _marked(_named_day(start), start)
    if end is None:
        return first + ("→" if date.ongoing else "–?")
    a, b = to_fields(start.earliest), to_fields(end.earliest)
    if a[:3] == b[:3] and end.precision in _DAYS:
        return first
    if end.precision not in _DAYS or end.unspecified:
        return f"{first}–{_marked(_moment(end, 'day'), end)}"
    if a[:2] == b[:2]:
        return f"{_marked(str(a.day), start)}–{_marked(str(b.day), end)}"
    return f"{first}–{_marked(_fields(b, 'day', year=a.year != b.year), end)}"


def _ways(date: Date) -> Iterator[str]:
    for unit in ("day", "month", "year"):
        if date.members:
            yield _set(date, unit)
        elif date.start is None:
            yield _open_start(date, _marked(_moment(date.end, unit), date.end))
        elif date.end is None:
            start = _marked(_moment(date.start, unit), date.start)
            yield start + ("→" if date.ongoing else "–?")
        elif date.is_span:
            yield _both(date.start, date.end, unit)
        else:
            yield _marked(_moment(date.start, unit), date.start)


def _open_start(date: Date, end: str) -> str:
    return f"→{end}" if date.start_edge == "open" else f"?–{end}"


def _set(date: Date, unit: str) -> str:
    ends = [end for member in date.members for end in (member.start, member.end) if end]
    low = min(ends, key=lambda end: end.earliest)
    high = max(ends, key=lambda end: end.latest)
    first = "" if date.earliest is None else _marked(_moment(low, unit), low)
    last = "" if date.latest is None else _marked(_moment(high, unit), high)
    return first if first == last else f"{first}…{last}"


def _both(start: Moment, end: Moment, unit: str) -> str:
    """Write a span's two ends, month and year only once where they share them."""
    first, last = _moment(start, unit), _moment(end, unit)
    if _marked(first, start) == _marked(last, end):
        return _marked(last, end)
    if unit != "year" and start.precision in _TO_MONTH and end.precision in _TO_MONTH:
        a, b = to_fields(start.earliest), to_fields(end.earliest)
        if a.year == b.year:
            first = first.removesuffix(f" {year_words(a.year)}")
        to_day = unit == "day" and start.precision in _DAYS and end.precision in _DAYS
        if to_day and a[:2] == b[:2]:
            first = str(a.day)
    return f"{_marked(first, start)}–{_marked(last, end)}"


def _marked(text: str, moment: Moment | None) -> str:
    if moment is None:
        return text
    return f"{'~' if moment.approximate else ''}{text}{'?' if moment.uncertain else ''}"


def _moment(moment: Moment | None, unit: str) -> str:
    """Write a moment to the given unit, or to its own precision where that is coarser."""
    written = None if moment is None else read_written(moment.text)
    if moment is None or written is None:
        return ""
    fields = to_fields(moment.earliest)
    if moment.precision in _DAYS:
        return _fields(fields, unit)
    if moment.precision == "month":
        return _fields(fields, "year" if unit == "year" else "month")
    if moment.precision == "season" and unit != "year":
        return f"{_NAMES[int(written.month or 0)]} {year_words(fields.year)}"
    if moment.precision in {"season", "year"}:
        return year_words(fields.year)
    if moment.precision == "decade" and fields.year >= 1000 and not written.significant:  # noqa: PLR2004
        return f"{fields.year}s"
    last = to_fields(moment.latest)
    return f"{year_words(fields.year)}…{year_words(last.year)}"


def _fields(fields: Fields, unit: str, *, year: bool = True) -> str:
    if unit == "year":
        return year_words(fields.year)
    month = MONTHS[fields.month - 1][:_LETTERS]
    day = f"{fields.day} " if unit == "day" else ""
    return f"{day}{month} {year_words(fields.year)}" if year else f"{day}{month}"


def _named_day(moment: Moment) -> str:
    if moment.uncertain or moment.approximate:
        return str(to_fields(moment.earliest).day)
    day = WEEKDAYS[weekday(moment.earliest // DAY)][:_LETTERS]
    return f"{day} {to_fields(moment.earliest).day}"
