"""Dates in English words, neutral and exact: nothing is said that the date does not say."""

from __future__ import annotations

from timeline_tui.core.dates.calendar import DAY, to_fields
from timeline_tui.core.dates.moments import Moment
from timeline_tui.core.dates.values import Date, Kind
from timeline_tui.core.words.moments import (
    clock_words,
    day_words,
    moment_words,
    weekday_words,
    zone_words,
)
from timeline_tui.core.words.periods import gap_words, period_bounds, period_words, span_short
from timeline_tui.core.words.short import date_short, day_short

__all__ = [
    "date_clock",
    "date_short",
    "date_words",
    "day_short",
    "gap_words",
    "period_bounds",
    "period_words",
    "span_short",
]

_SETS: dict[Kind, str] = {"one_of": "one of", "all_of": "all of"}


def date_clock(date: Date) -> str:
    """Write the time of day for a column beside the day: ``18:00``, ``18:00–19:30``, or nothing.

    The zone is left out.  A span shows its end's time only where it ends on the day it begins.
    """
    if date.start is None or date.members or not date.start.has_time:
        return ""
    first = clock_words(date.start)
    if not date.is_span or date.end is None or not date.end.has_time:
        return first
    last = clock_words(date.end)
    one_day = date.start.earliest // DAY == date.end.earliest // DAY
    return f"{first}–{last}" if one_day and last != first else first


def date_words(date: Date, *, weekday: bool = False) -> str:
    """Say a date in words, for a detail view or an export: ``from August 2021 to 11 May 2025``.

    With ``weekday``, days that are wholly known carry their day of the week.
    """
    if date.members:
        return f"{_SETS[date.kind]}: " + "; ".join(
            _range_words(member, weekday=weekday) for member in date.members
        )
    if date.is_span:
        return _span_words(date, weekday=weekday)
    return "" if date.start is None else moment_words(date.start, weekday=weekday)


def _range_words(date: Date, *, weekday: bool) -> str:
    if date.start is None and date.end is not None:
        return f"{moment_words(date.end, weekday=weekday)} or earlier"
    if date.end is None and date.start is not None:
        return f"{moment_words(date.start, weekday=weekday)} or later"
    return date_words(date, weekday=weekday)


def _span_words(date: Date, *, weekday: bool) -> str:
    start, end = (
        moment_words(end, weekday=weekday, within=True) if end else ""
        for end in (date.start, date.end)
    )
    if not start:
        return f"until {end}, start {date.start_edge}"
    if not end:
        return f"since {start}, still going on" if date.ongoing else f"from {start}, end unknown"
    return _compact(date.start, date.end, weekday=weekday) or f"from {start} to {end}"


def _compact(start: Moment | None, end: Moment | None, *, weekday: bool) -> str | None:
    """Name month and year once when two plain ends share them; None when they do not."""
    if start is None or end is None:
        return None
    if not (_is_plain(start) and _is_plain(end)) or start.precision != end.precision:
        return None
    if start.text == end.text:
        said = moment_words(start, weekday=weekday)
        return said if start.precision == "day" else f"within {said}"
    a, b = to_fields(start.earliest), to_fields(end.earliest)
    if start.precision == "day" and a[:2] == b[:2] and a.day != b.day:
        first = f"{weekday_words(start)} " if weekday else ""
        return f"{first}{a.day} to {moment_words(end, weekday=weekday)}"
    if start.has_time and a[:3] == b[:3] and start.offset == end.offset:
        day = day_words(start, weekday=weekday)
        return f"{day}, {clock_words(start)} to {clock_words(end)}{zone_words(start)}"
    return None


def _is_plain(moment: Moment) -> bool:
    return not (moment.uncertain or moment.approximate or moment.unspecified)
