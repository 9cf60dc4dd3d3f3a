"""Dates in English words, neutral and exact: nothing is said that the date does not say."""

from __future__ import annotations

from timeline_tui.core.calendar import DAY, to_fields, weekday
from timeline_tui.core.dates import Date, Kind
from timeline_tui.core.moments import DIVISIONS, Moment, Written, read_written
from timeline_tui.core.short_dates import date_short, day_short
from timeline_tui.core.periods import (
    MONTHS,
    WEEKDAYS,
    gap_words,
    period_bounds,
    period_words,
    span_short,
    year_words,
    years_words,
)

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

_SEASONS = ("spring", "summer", "autumn", "winter")
_DIVISION_NAMES = (
    {21 + i: name for i, name in enumerate(_SEASONS)}
    | {25 + i: f"northern {name}" for i, name in enumerate(_SEASONS)}
    | {29 + i: f"southern {name}" for i, name in enumerate(_SEASONS)}
    | {
        33 + i: f"{name} quarter of"
        for i, name in enumerate(("first", "second", "third", "fourth"))
    }
    | {37 + i: f"{name} four months of" for i, name in enumerate(("first", "middle", "last"))}
    | {40 + i: f"{name} half of" for i, name in enumerate(("first", "second"))}
)
_MARKS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
_SETS: dict[Kind, str] = {"one_of": "one of", "all_of": "all of"}


def date_clock(date: Date) -> str:
    """Time of day as written, for a column beside the day: ``18:00``, ``18:00–19:30``, or nothing.

    The zone is left out.  A span shows its end's time only where it ends on the day it begins.
    """
    if date.start is None or date.members or not date.start.has_time:
        return ""
    first = _clock(date.start)
    if not date.is_span or date.end is None or not date.end.has_time:
        return first
    one_day = date.start.earliest // DAY == date.end.earliest // DAY
    return f"{first}–{_clock(date.end)}" if one_day and date.start.text != date.end.text else first


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
    return "" if date.start is None else _moment_words(date.start, weekday=weekday)


def _range_words(date: Date, *, weekday: bool) -> str:
    if date.start is None and date.end is not None:
        return f"{_moment_words(date.end, weekday=weekday)} or earlier"
    if date.end is None and date.start is not None:
        return f"{_moment_words(date.start, weekday=weekday)} or later"
    return date_words(date, weekday=weekday)


def _span_words(date: Date, *, weekday: bool) -> str:
    start, end = date.start, date.end
    if start is None:
        edge = "open" if date.start_edge == "open" else "unknown"
        return f"until {_end_words(end, weekday=weekday)}, start {edge}"
    if end is None:
        if date.ongoing:
            return f"since {_end_words(start, weekday=weekday)}, still going on"
        return f"from {_end_words(start, weekday=weekday)}, end unknown"
    return _compact(start, end, weekday=weekday) or (
        f"from {_end_words(start, weekday=weekday)} to {_end_words(end, weekday=weekday)}"
    )


def _compact(start: Moment, end: Moment, *, weekday: bool) -> str | None:
    """Name month and year once when two plain ends share them; None when they do not."""
    if not (_is_plain(start) and _is_plain(end)) or start.precision != end.precision:
        return None
    if start.text == end.text:
        said = _moment_words(start, weekday=weekday)
        return said if start.precision == "day" else f"within {said}"
    a, b = to_fields(start.earliest), to_fields(end.earliest)
    if start.precision == "day" and a[:2] == b[:2] and a.day != b.day:
        first = f"{_weekday_of(start)} " if weekday else ""
        return f"{first}{a.day} to {_moment_words(end, weekday=weekday)}"
    if start.has_time and a[:3] == b[:3] and start.offset == end.offset:
        zone = _zone_words(start)
        return f"{_day_words(start, weekday=weekday)}, {_clock(start)} to {_clock(end)}{zone}"
    return None


def _is_plain(moment: Moment) -> bool:
    return not (moment.uncertain or moment.approximate or moment.unspecified)


def _end_words(moment: Moment | None, *, weekday: bool) -> str:
    """Say one end of a span: its doubts stand in brackets, because a comma would end the phrase."""
    return "" if moment is None else _moment_words(moment, weekday=weekday, within=True)


def _moment_words(moment: Moment, *, weekday: bool = False, within: bool = False) -> str:
    written = read_written(moment.text)
    if written is None:
        return moment.text
    marked = moment.uncertain or moment.approximate
    plain = _plain_words(moment, written, weekday=weekday and not marked)
    if not marked:
        return plain
    marks = _marks(written)
    if len(set(marks.values())) > 1:
        said: dict[str, list[str]] = {}
        for part, mark in marks.items():
            if mark:
                said.setdefault(_MARKS[mark], []).append(part)
        doubts = ", ".join(f"{_listed(parts)} {what}" for what, parts in said.items())
        return f"{plain} ({doubts})"
    doubts = "uncertain" if moment.uncertain else ""
    if moment.approximate:
        if plain.endswith(")"):
            doubts = _MARKS["%" if moment.uncertain else "~"]
        else:
            plain = f"around the {plain}" if plain.endswith("s") else f"around {plain}"
    if not doubts:
        return plain
    return f"{plain} ({doubts})" if within else f"{plain}, {doubts}"


def _marks(written: Written) -> dict[str, str]:
    """Mark of each part that is written: its own, or the one to its right that covers it."""
    parts = {"year": written.before_year}
    if written.month:
        parts["month"] = written.before_month
    if written.day:
        parts["day"] = written.before_day
    if written.hour:
        parts["time"] = None
    rights = {
        "year": written.after_year,
        "month": written.after_month,
        "day": written.after_day,
        "time": written.after_time,
    }
    covering = ""
    for part in reversed(parts):
        covering = _joined(covering, rights[part])
        parts[part] = _joined(covering, parts[part])
    return {part: mark or "" for part, mark in parts.items()}


def _joined(first: str, second: str | None) -> str:
    if not second or first == second:
        return first
    return "%" if first else second


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _plain_words(moment: Moment, written: Written, *, weekday: bool) -> str:
    """Say a moment without its marks."""
    if moment.unspecified:
        return _unspecified_words(moment, written)
    first = to_fields(moment.earliest)
    if moment.precision == "decade":
        return f"{first.year}s"
    if moment.precision == "year":
        return year_words(first.year)
    if moment.precision == "season":
        return f"{_division_words(written, first.year)} ({_months_words(moment)})"
    if moment.precision == "month":
        return f"{MONTHS[first.month - 1]} {year_words(first.year)}"
    day = _day_words(moment, weekday=weekday)
    return f"{day}, {_clock(moment)}{_zone_words(moment)}" if moment.has_time else day


def _unspecified_words(moment: Moment, written: Written) -> str:
    first, last = to_fields(moment.earliest), to_fields(moment.latest)
    year = written.year or ""
    years = years_words(first.year, last.year)
    if written.significant:
        return f"about {_estimate(written)} (a year in {years})"
    if written.month is None and "X" in year:
        if moment.precision == "decade" and first.year >= 1000:  # noqa: PLR2004
            return f"{first.year}s"
        return f"a year in {years} (not specified)"
    if "X" not in year and written.month == "XX" and written.day in {None, "XX"}:
        unit = "month" if written.day is None else "day"
        return f"a {unit} in {year_words(first.year)} (not specified)"
    if "X" not in year + (written.month or "") and written.day == "XX":
        return f"a day in {MONTHS[first.month - 1]} {year_words(first.year)} (not specified)"
    between = f"{_civil(moment.earliest)} and {_civil(moment.latest)}"
    return f"between {between} (written {moment.text})"


def _estimate(written: Written) -> str:
    if written.long:
        return year_words(int(written.long) * 10 ** int(written.power or 0))
    return year_words(int(written.year or 0))


def _division_words(written: Written, year: int) -> str:
    return f"{_DIVISION_NAMES[int(written.month or 0)]} {year_words(year)}"


def _months_words(moment: Moment) -> str:
    first, last = to_fields(moment.earliest), to_fields(moment.latest)
    start, stop = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if first.year == last.year:
        return f"{start}–{stop}"
    return f"{start} {year_words(first.year)}–{stop} {year_words(last.year)}"


def _civil(seconds: int) -> str:
    year, month, day, *_ = to_fields(seconds)
    return f"{day} {MONTHS[month - 1]} {year_words(year)}"


def _weekday_of(moment: Moment) -> str:
    return WEEKDAYS[weekday(moment.earliest // DAY)]


def _day_words(moment: Moment, *, weekday: bool) -> str:
    day = _civil(moment.earliest)
    return f"{_weekday_of(moment)} {day}" if weekday else day


def _clock(moment: Moment) -> str:
    """Time of day as far as it is written; an hour alone is not given minutes it lacks."""
    written = read_written(moment.text)
    if written is None or written.hour is None:
        return ""
    if written.minute is None:
        return f"{written.hour} h"
    return ":".join(filter(None, (written.hour, written.minute, written.second)))


def _zone_words(moment: Moment) -> str:
    if moment.offset is None:
        return ""
    if not moment.offset:
        return " (UTC)"
    hours, minutes = divmod(abs(moment.offset) // 60, 60)
    sign = "-" if moment.offset < 0 else "+"
    return f" (UTC{sign}{hours}{f':{minutes:02}' if minutes else ''})"
