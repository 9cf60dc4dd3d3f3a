"""Dates as markwhen writes them: ``2025-02-12``, ``2025-02 / 2025-04``, ``44 BC``, ``… / now``.

It knows days, months, years, hours and minutes, and neither doubt nor open starts: the date of the
file stands beside its date.  Years before 1 or after 9999 stand alone, with BC or AD.
"""

from __future__ import annotations

from timeline_tui.core.dates import Date, Moment
from timeline_tui.core.dates.iso import zone_text
from timeline_tui.files.writers.known_parts import known_parts

_FURTHEST_YEAR = 99_999


def markwhen_date(date: Date) -> str | None:
    """Return a date as markwhen writes it; None for one in years that it cannot write.

    What is still going on ends ``now``.  A date with one end known alone stands there.
    """
    first, last = date.start or date.end, date.end or date.start
    assert first is not None  # noqa: S101 - a date has at least one end
    assert last is not None  # noqa: S101
    start, end = known_parts(first.earliest, first), known_parts(last.latest, last)
    if any(abs(year) >= _FURTHEST_YEAR for year in (start[0], end[0])):
        return None
    if not (0 < start[0] <= 9999 and 0 < end[0] <= 9999):
        return _years(start[0], end[0])
    if date.is_span and date.ongoing:
        return f"{_written(start)} / now"
    goes_on = start != end and last.latest >= first.earliest
    return f"{_written(start)} / {_written(end)}" if goes_on else _written(start)


def markwhen_zone(date: Date) -> str:
    """Return the zone of a date's times, as a property; empty where they have none.

    Two zones are written as a mapping from the ends.
    """
    zones = {
        name: zone_text(end.offset)
        for name, end in (("from", date.start), ("to", date.end))
        if end is not None and end.offset is not None
    }
    if len(set(zones.values())) == 1 and len(zones) == sum(map(_has_end, (date.start, date.end))):
        return f'"{_zone(next(iter(zones.values())))}"'
    inside = ", ".join(f'{name}: "{_zone(zone)}"' for name, zone in zones.items())
    return f"{{{inside}}}" if inside else ""


def _has_end(moment: Moment | None) -> bool:
    return moment is not None


def _zone(zone: str) -> str:
    return "+00:00" if zone == "Z" else zone


def _written(parts: tuple[int, ...]) -> str:
    year, *rest = parts[:3]
    day = "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
    clock = ":".join(f"{part:02}" for part in parts[3:5])
    return f"{day} {clock}".rstrip()


def _years(start: int, end: int) -> str:
    return _year(start) if start == end else f"{_year(start)} - {_year(end)}"


def _year(year: int) -> str:
    return f"{year} AD" if year > 0 else f"{1 - year} BC"
