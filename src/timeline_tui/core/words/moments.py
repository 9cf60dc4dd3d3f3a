"""One date without a slash or brackets in English words, with its doubts."""

from __future__ import annotations

from timeline_tui.core.dates.calendar import DAY, to_fields, weekday
from timeline_tui.core.dates.edtf import Written, read_written
from timeline_tui.core.dates.moments import Moment
from timeline_tui.core.words.periods import MONTHS, WEEKDAYS, decade_words, year_words, years_words

_SEASONS = ("spring", "summer", "autumn", "winter")
_DIVISION_NAMES = dict(
    enumerate(
        (
            *_SEASONS,
            *(f"northern {season}" for season in _SEASONS),
            *(f"southern {season}" for season in _SEASONS),
            *(f"{which} quarter of" for which in ("first", "second", "third", "fourth")),
            *(f"{which} four months of" for which in ("first", "middle", "last")),
            *(f"{which} half of" for which in ("first", "second")),
        ),
        21,
    )
)
_MARKS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}


def moment_words(moment: Moment, *, weekday: bool = False, within: bool = False) -> str:
    """Say one date in words: ``around August 2021, uncertain``.

    With ``weekday``, a day that is not in doubt carries its day of the week.  With ``within``, the
    words stand inside a longer phrase, and doubts go in brackets, because a comma would end it.
    """
    written = read_written(moment.text)
    if written is None:
        return moment.text
    marked = moment.uncertain or moment.approximate
    plain = _plain_words(moment, written, weekday=weekday and not marked)
    if not marked:
        return plain
    marks = _marks(written)
    if len(set(marks.values())) > 1:
        return f"{plain} ({_partial_words(marks)})"
    doubt = "uncertain" if moment.uncertain else ""
    if moment.approximate and plain.endswith(")"):
        doubt = _MARKS["%" if moment.uncertain else "~"]
    elif moment.approximate:
        plain = f"around {'the ' if moment.precision == 'decade' else ''}{plain}"
    if not doubt:
        return plain
    return f"{plain} ({doubt})" if within else f"{plain}, {doubt}"


def _partial_words(marks: dict[str, str]) -> str:
    said: dict[str, list[str]] = {}
    for part, mark in marks.items():
        if mark:
            said.setdefault(_MARKS[mark], []).append(part)
    return ", ".join(f"{_listed(parts)} {doubt}" for doubt, parts in said.items())


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
        return decade_words(first.year)
    if moment.precision == "year":
        return year_words(first.year)
    if moment.precision == "season":
        return f"{_division_words(written, first.year)} ({_months_words(moment)})"
    if moment.precision == "month":
        return f"{MONTHS[first.month - 1]} {year_words(first.year)}"
    day = day_words(moment, weekday=weekday)
    return f"{day}, {clock_words(moment)}{zone_words(moment)}" if moment.has_time else day


def _unspecified_words(moment: Moment, written: Written) -> str:
    first, last = to_fields(moment.earliest), to_fields(moment.latest)
    year = written.year or ""
    years = years_words(first.year, last.year)
    if written.significant:
        return f"about {_estimate(written)} (a year in {years})"
    if written.month is None and "X" in year:
        if moment.precision == "decade" and first.year >= 1000:
            return decade_words(first.year)
        return f"a year in {years} (not specified)"
    if "X" not in year and written.month == "XX" and written.day in {None, "XX"}:
        unit = "month" if written.day is None else "day"
        return f"a {unit} in {year_words(first.year)} (not specified)"
    if "X" not in year + (written.month or "") and written.day == "XX":
        return f"a day in {MONTHS[first.month - 1]} {year_words(first.year)} (not specified)"
    dates = f"{_civil(moment.earliest)} and {_civil(moment.latest)}"
    return f"between {dates} (written {moment.text})"


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


def weekday_words(moment: Moment) -> str:
    """Name the day of the week on which a moment begins."""
    return WEEKDAYS[weekday(moment.earliest // DAY)]


def day_words(moment: Moment, *, weekday: bool) -> str:
    """Name the day on which a moment begins, with its day of the week if wanted."""
    day = _civil(moment.earliest)
    return f"{weekday_words(moment)} {day}" if weekday else day


def clock_words(moment: Moment) -> str:
    """Write the time of day as far as it is known; an hour alone gets no minutes it lacks."""
    written = read_written(moment.text)
    if written is None or written.hour is None:
        return ""
    if written.minute is None:
        return f"{written.hour} h"
    return ":".join(filter(None, (written.hour, written.minute, written.second)))


def zone_words(moment: Moment) -> str:
    """Write the zone in brackets, after a space; nothing when the date has none."""
    if moment.offset is None:
        return ""
    if not moment.offset:
        return " (UTC)"
    hours, minutes = divmod(abs(moment.offset) // 60, 60)
    sign = "-" if moment.offset < 0 else "+"
    return f" (UTC{sign}{hours}{f':{minutes:02}' if minutes else ''})"
