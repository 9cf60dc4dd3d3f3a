"""When an entry of a calendar is, as an EDTF date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from timeline_tui.core.dates.iso import zone_text

if TYPE_CHECKING:
    from icalendar import Component

_DAY = timedelta(days=1)
# EDTF writes zones in hours and minutes; the local mean times of long ago have seconds.
_FURTHEST_ZONE = timedelta(hours=14)


class EntryError(Exception):
    """An entry is no event that can be read: which property is to blame, and why."""

    def __init__(self, name: str, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.name = name
        self.reason = reason
        self.hint = hint


def when(entry: Component) -> str:
    """Return when an entry is, in EDTF; raise EntryError where that cannot be read.

    Of whole days the end is the first day after (RFC 5545, 3.6.1): EDTF names the last one.  An
    end that is not later than the start, which some programs write for one day, is no end.
    """
    start = _value(entry, "DTSTART")
    if start is None:
        raise EntryError("DTSTART", "it has no DTSTART: an event needs a date")
    if not isinstance(start, date):
        raise EntryError("DTSTART", "its DTSTART is no date")
    try:
        end = _end(entry, start)
        if end is None:
            return edtf(start)
        if not isinstance(end, datetime):
            if end < _day(start):
                raise EntryError("DTEND", "it ends before it begins")
            end = max(end - _DAY, _day(start))
    except OverflowError as error:
        raise EntryError("DTSTART", "its end lies beyond the year 9999") from error
    first, last = edtf(start), edtf(end)
    return first if first == last else f"{first}/{last}"


def edtf(value: date) -> str:
    """Return a day or a time in EDTF, with the zone where there is one."""
    if not isinstance(value, datetime):
        return value.isoformat()
    offset = value.utcoffset()
    if offset is not None and (offset % timedelta(minutes=1) or abs(offset) > _FURTHEST_ZONE):
        value, offset = value.astimezone(UTC), timedelta(0)
    clock = value.strftime("%H:%M:%S" if value.second else "%H:%M")
    zone = "" if offset is None else zone_text(int(offset.total_seconds()))
    return f"{value.date().isoformat()}T{clock}{zone}"


def _end(entry: Component, start: date) -> date | None:
    end = _value(entry, "DTEND")
    if isinstance(end, date):
        return end
    length = _value(entry, "DURATION")
    if not isinstance(length, timedelta):
        return None
    if not isinstance(start, datetime):
        return start + length
    # Days are days, but hours are hours even where the clocks change (RFC 5545, 3.3.6).
    hours = length % _DAY
    day = start + (length - hours)
    return (day.astimezone(UTC) + hours).astimezone(day.tzinfo) if day.tzinfo else day + hours


def _value(entry: Component, name: str) -> object:
    """Return a date, time or length of an entry; None where it says nothing."""
    value = entry.get(name)
    if value is None:
        return None
    if isinstance(value, list):
        raise EntryError(name, f"its {name} is written {len(value)} times")
    found = moment_of(value)
    if found is None:
        hint = "a day is 20250212, a time 20250212T180000"
        raise EntryError(name, f"its {name} cannot be read", hint)
    return found


def moment_of(value: object) -> object:
    """Return what a property says when it says a date, a time or a length; else None."""
    from icalendar import vDDDTypes

    return value.dt if isinstance(value, vDDDTypes) else None


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
