"""Dates in few columns, for lists: ``12 Feb 2025``, ``~Aug 2021``, ``24 Feb 2022→``.

``?`` after a date is uncertain and ``~`` before it approximate, as in EDTF.  ``→`` at the end is
still going on, ``→`` in front has an open start, ``?–`` and ``–?`` an unknown start or end, and
``…`` stands between the bounds of a set or of a date whose digits are unspecified: somewhere
from the one to the other.  The time of day is left to the caller.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.dates.calendar import DAY, Fields, to_fields, weekday
from timeline_tui.core.dates.edtf import read_written
from timeline_tui.core.dates.moments import Moment
from timeline_tui.core.dates.values import Date
from timeline_tui.core.words.periods import MONTHS, WEEKDAYS, decade_words, year_words

_LETTERS = 3
_DAYS = frozenset({"day", "hour", "minute", "second"})
_TO_MONTH = _DAYS | {"month"}
_SEASONS = ("spring", "summer", "autumn", "winter")
_NAMES = dict(
    enumerate(
        (
            *_SEASONS,
            *(f"N {season}" for season in _SEASONS),
            *(f"S {season}" for season in _SEASONS),
            *("Q1", "Q2", "Q3", "Q4"),
            *("Jan–Apr", "May–Aug", "Sep–Dec"),
            *("Jan–Jun", "Jul–Dec"),
        ),
        21,
    )
)


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

    The day of the week is named where the day is not in doubt.  Dates vaguer than a day are
    written as ``date_short`` does.
    """
    known = date.start or date.end
    if date.members or known is None or known.precision not in _DAYS:
        return date_short(date)
    first = _marked(_named_day(known), known)
    if date.start is None or date.end is None:
        return _with_edge(date, first)
    return _days(first, date.start, date.end) if date.is_span else first


def _days(first: str, start: Moment, end: Moment) -> str:
    """Write two ends, the first a day, the second with no more than it needs."""
    a, b = to_fields(start.earliest), to_fields(end.earliest)
    if end.precision not in _DAYS:
        return f"{first}–{_marked(_moment(end, 'day'), end)}"
    if a[:3] == b[:3]:
        return first
    if a[:2] == b[:2]:
        return f"{_marked(str(a.day), start)}–{_marked(str(b.day), end)}"
    last = _fields(b, "day") if a.year != b.year else f"{b.day} {MONTHS[b.month - 1][:_LETTERS]}"
    return f"{first}–{_marked(last, end)}"


def _ways(date: Date) -> Iterator[str]:
    for unit in ("day", "month", "year"):
        known = date.start or date.end
        if date.members:
            yield _set(date, unit)
        elif date.start and date.end and date.is_span:
            yield _both(date.start, date.end, unit)
        elif known:
            yield _with_edge(date, _marked(_moment(known, unit), known))


def _with_edge(date: Date, known: str) -> str:
    """Add to the end that is known what is said of the other."""
    before = {"open": "→", "unknown": "?–", "closed": ""}[date.start_edge]
    after = {"open": "→", "unknown": "–?", "closed": ""}[date.end_edge]
    return f"{before}{known}{after}"


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
        if to_day and a[:2] == b[:2] and a.day != b.day:
            first = str(a.day)
    return f"{_marked(first, start)}–{_marked(last, end)}"


def _marked(text: str, moment: Moment) -> str:
    return f"{'~' if moment.approximate else ''}{text}{'?' if moment.uncertain else ''}"


def _moment(moment: Moment, unit: str) -> str:
    """Write a moment to the given unit, or to its own precision where that is coarser."""
    first = to_fields(moment.earliest)
    if moment.precision in _TO_MONTH:
        return _fields(first, "month" if (unit, moment.precision) == ("day", "month") else unit)
    written = read_written(moment.text)
    if moment.precision == "season" and unit != "year" and written and written.month:
        return f"{_NAMES[int(written.month)]} {year_words(first.year)}"
    if moment.precision in {"season", "year"}:
        return year_words(first.year)
    if moment.precision == "decade" and first.year >= 1000:
        return decade_words(first.year)
    return f"{year_words(first.year)}…{year_words(to_fields(moment.latest).year)}"


def _fields(fields: Fields, unit: str) -> str:
    day = f"{fields.day} " if unit == "day" else ""
    month = f"{MONTHS[fields.month - 1][:_LETTERS]} " if unit != "year" else ""
    return f"{day}{month}{year_words(fields.year)}"


def _named_day(moment: Moment) -> str:
    """Name a day in its month; its day of the week only if no doubt could make it another."""
    day = str(to_fields(moment.earliest).day)
    if moment.uncertain or moment.approximate:
        return day
    return f"{WEEKDAYS[weekday(moment.earliest // DAY)][:_LETTERS]} {day}"
