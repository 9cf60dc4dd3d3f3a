"""Bounds of dates in ISO 8601, for other programs."""

from __future__ import annotations

from timeline_tui.core.dates.calendar import to_fields
from timeline_tui.core.dates.moments import Moment
from timeline_tui.core.dates.values import Date


def iso(seconds: int, like: Moment | None = None) -> str:
    """Write a moment in ISO 8601, with as much as ``like`` has: date only, or time, or zone too.

    Without ``like`` date and time are written.  Years outside 0000–9999 are written with sign and
    at least four digits, the expanded form of ISO 8601.
    """
    year, month, day, hour, minute, second = to_fields(seconds)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    date = f"{sign}{abs(year):04}-{month:02}-{day:02}"
    if like is not None and not like.has_time:
        return date
    zone = "" if like is None or like.offset is None else zone_text(like.offset)
    return f"{date}T{hour:02}:{minute:02}:{second:02}{zone}"


def zone_text(offset: int) -> str:
    """Write a zone, in seconds east of UTC: ``Z``, ``+01:00``."""
    if not offset:
        return "Z"
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def earliest_iso(date: Date) -> str | None:
    """Write the first second of a date in ISO 8601, as a day where no time is given."""
    return None if date.earliest is None else iso(date.earliest, _bound(date, date.earliest))


def latest_iso(date: Date) -> str | None:
    """Write the last second of a date in ISO 8601, as a day where no time is given."""
    return None if date.latest is None else iso(date.latest, _bound(date, date.latest))


def _bound(date: Date, seconds: int) -> Moment | None:
    """Which end gave a bound; the other one than usual where zones differ."""
    ends = (date.start, date.end)
    return next((end for end in ends if end and seconds in {end.earliest, end.latest}), None)
