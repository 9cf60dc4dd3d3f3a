"""The column in front of the events: when each one was, under the heading of its period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from timeline_tui.core.dates import Date, parse_date
from timeline_tui.core.dates.calendar import to_fields
from timeline_tui.core.headings import headings_of
from timeline_tui.core.text.lines import Piece, fitted, line_text
from timeline_tui.core.text.wrap import cells
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_clock, date_short, day_short
from timeline_tui.core.words.periods import Unit, year_words

DAYS_ALONE = 8
"""The cells of a column of days: ``?–Wed 12``."""
WITH_MORE = 13
"""The cells where dates say more or less than a day: ``Thu 12 18:00–``, ``spring 2021``; and
where a heading is no month, so that each day says its own: ``24 Feb 2022→``."""

_PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@lru_cache(maxsize=4)
def day_cells(timeline: Timeline) -> int:
    """Return how many cells the column takes, the same for every event of a timeline."""
    # Only a time of day is written with a T, and that is always long.
    if b"T" in bytes(timeline.dates.texts.octets):
        return WITH_MORE
    if _says_month(headings_of(timeline).unit):
        said = map(date_short, map(parse_date, timeline.dates.texts))
    else:
        texts = (text for text in timeline.dates.texts if not _PLAIN_DAY.fullmatch(text))
        said = map(_full, filter(_may_be_long, map(parse_date, texts)))
    return WITH_MORE if any(cells(text) > DAYS_ALONE for text in said) else DAYS_ALONE


def when(date: Date, width: int, zone: int | None = None, under: Unit = "month") -> str:
    """Return what stands in a column of so many cells: "Wed 12", "18:00" beside it.

    Under headings of years and more, a day has its month, "12 Feb 2025".  A clock in another zone
    than the timeline's own names it: "12:04Z".  What has no room is left out, never the column's
    edge: the event pane has the whole.
    """
    ways = _with_month(date, under, zone) if _says_month(under) else _ways(date, width, zone)
    for text in ways:
        if cells(text) <= width:
            return text
    return line_text(fitted((Piece(date_short(date, width)),), width))


def _says_month(under: Unit) -> bool:
    return under not in ("month", "day")


def _may_be_long(date: Date) -> bool:
    return bool(date.members) or date.precision != "day"


def _full(date: Date) -> str:
    """Write a day and its clock; of a span that ends in another month the beginning."""
    day = day_short(date)
    if date.is_span and cells(day) > DAYS_ALONE:
        day = _beginning(day)
    return f"{day} {date_clock(date)}".strip()


def _beginning(day: str) -> str:
    return day if day.startswith("?") else day[: day.find("–", 1) + 1] or day


def _abroad(date: Date, zone: int | None) -> str:
    if date.offset is None or date.offset == zone:
        return ""
    hours, minutes = divmod(abs(date.offset) // 60, 60)
    sign = "-" if date.offset < 0 else "+"
    return f"{sign}{hours:02}{f':{minutes:02}' * bool(minutes)}" if date.offset else "Z"


def _with_month(date: Date, under: Unit, zone: int | None) -> Iterator[str]:
    whole, clock = date_short(date), date_clock(date)
    if clock and date.start:
        year = year_words(to_fields(date.start.earliest).year)
        day = whole.removesuffix(f" {year}") if under == "year" else whole
        abroad, first = _abroad(date, zone), clock.partition("–")[0]
        yield f"{day} {clock}{abroad}"
        if not abroad:
            yield f"{day} {first}–" if first != clock else f"{day} {first}"
    yield whole


def _ways(date: Date, width: int, zone: int | None) -> Iterator[str]:
    day, clock, abroad = day_short(date), date_clock(date), _abroad(date, zone)
    if abroad and clock:
        for shown in (day, day.rpartition(" ")[2], ""):
            yield f"{shown} {clock}{abroad}".strip()
    number, first = day.rpartition(" ")[2], clock.partition("–")[0]
    for shown in (day, number) if clock else ():
        yield f"{shown} {clock}"
        yield f"{shown} {first}–" if first != clock else f"{shown} {first}"
    if width > DAYS_ALONE or not date.is_span:
        yield day
    if date.is_span:
        yield day if cells(day) <= DAYS_ALONE else _beginning(day)
    yield date_short(date, width)
