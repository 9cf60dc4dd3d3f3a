"""The stretch of a calendar that a date covers, or why no calendar can hold it."""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.core.dates import Date, Moment
from timeline_tui.core.dates.calendar import DAY, to_fields, to_seconds

_FIRST, _AFTER = to_seconds(1), to_seconds(10_000)
OPEN = "an open start or end"
UNKNOWN = "an unknown start or end"
TOO_FAR = "a date outside the years 1 to 9999"


class Stretch(NamedTuple):
    """The values of DTSTART and DTEND, and whether they are dates rather than times.

    ``end`` is exclusive (3.6.1), and empty for a moment.  ``exact`` says that they are all that the
    date says; else they are its bounds, and the date as written has to stand beside them.
    """

    start: str
    end: str
    is_days: bool
    exact: bool


def stretch(date: Date) -> Stretch | str:
    """Return the stretch of a date, or what about it no calendar can hold.

    Times with a zone become UTC, those without one float (3.3.5).  A time at one end alone, or a
    zone at one end alone, is no time of the other end: then the whole days stand there.
    """
    start, end = date.start, date.end
    if start is None or end is None or date.earliest is None or date.latest is None:
        return UNKNOWN if "unknown" in {date.start_edge, date.end_edge} else OPEN
    if start.has_time and end.has_time and (start.offset is None) == (end.offset is None):
        return _times(start, end, exact=not _in_doubt(date))
    first = date.earliest // DAY * DAY
    after = (date.latest // DAY + 1) * DAY
    if first < _FIRST or after >= _AFTER:
        return TOO_FAR
    return Stretch(
        _day(first), _day(after), is_days=True, exact=date.is_exact and not date.has_time
    )


def time(seconds: int, *, utc: bool) -> str:
    """Return a value of the type DATE-TIME (3.3.5)."""
    fields = to_fields(seconds)
    clock = f"{fields.hour:02}{fields.minute:02}{fields.second:02}"
    return f"{_day(seconds)}T{clock}{'Z' if utc else ''}"


def is_within(seconds: int) -> bool:
    """Whether a calendar can hold a moment: years have four digits, and there is no year 0."""
    return _FIRST <= seconds < _AFTER


def _times(start: Moment, end: Moment, *, exact: bool) -> Stretch | str:
    utc = start.offset is not None
    first = start.earliest - (start.offset or 0)
    # A time to the minute is a point to its reader; an hour is a stretch.
    last = (end.latest + 1 if end.precision == "hour" else end.earliest) - (end.offset or 0)
    if not is_within(first) or not is_within(last):
        return TOO_FAR
    exact = exact and "hour" not in {start.precision, end.precision}
    after = time(last, utc=utc) if last > first else ""
    return Stretch(time(first, utc=utc), after, is_days=False, exact=exact)


def _in_doubt(date: Date) -> bool:
    return date.uncertain or date.approximate or date.is_set


def _day(seconds: int) -> str:
    fields = to_fields(seconds)
    return f"{fields.year:04}{fields.month:02}{fields.day:02}"
