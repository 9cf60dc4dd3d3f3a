"""What the fields for dates ask: from the text of a value to bounds on the timeline's axis.

A value is a date in EDTF or names an event, which then stands for its date; a range is two of them
with ``..`` between, one of which may be missing.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.core.dates import Date, DateError, Moment, parse_date
from timeline_tui.core.order import placed
from timeline_tui.core.query.meaning import event_meant
from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.query.terms import Field, Place
from timeline_tui.core.timeline import Timeline

_STARTS_A_DATE = frozenset("0123456789-+/.[{")


class Bounds(NamedTuple):
    """What is asked: begun by a moment, not ended before another one; None for no such demand.

    ``on_axis`` when the question names a zone, so that only the axis can answer it.
    """

    begun_by: int | None
    ended_from: int | None
    on_axis: bool = False


def bounds_asked(timeline: Timeline, field: Field, value: str, asks: str) -> Bounds:
    """Return what "date", "before", "after" or "on" asks with a value.  Raises `QueryError`."""
    if asks == "date":
        return _between(timeline, field, value)
    date = date_meant(timeline, field, value)
    on_axis = date.offset is not None
    if asks == "before":
        start = _end(date.start, field, value, "start")
        return Bounds(placed(start.earliest, start.offset, timeline.zone) - 1, None, on_axis)
    end = _end(date.end, field, value, "end")
    last = placed(end.latest, end.offset, timeline.zone)
    if asks == "after":
        return Bounds(None, last + 1, on_axis)
    start = _end(date.start, field, value, "start")
    return Bounds(
        placed(start.latest, start.offset, timeline.zone),
        placed(end.earliest, end.offset, timeline.zone),
        on_axis,
    )


def range_ends(value: str) -> tuple[str, str]:
    """Return the two sides of a range ``A..B``; a single date is both of them.

    The dots of EDTF itself, in ``2022/..`` and ``[1667..1668]``, make no range.
    """
    if value[:1] in ("[", "{") or "/" in value or ".." not in value:
        return value, value
    first, _, last = value.partition("..")
    return first, last


def date_meant(timeline: Timeline, field: Field, value: str, part: str = "") -> Date:
    """Return the date that a value, or a part of it, gives or names.  Raises `QueryError`."""
    text = part or value
    try:
        return parse_date(text)
    except DateError as error:
        if text[0] in _STARTS_A_DATE and not timeline.event_names.meant(text):
            raise QueryError(field.place_of(value), error.reason, error.hint) from error
    named = Field(field.name, (text,), (field.place_of(value),))
    return timeline.events[timeline.event_places[event_meant(timeline, named, text)]].date


def _between(timeline: Timeline, field: Field, value: str) -> Bounds:
    first, last = range_ends(value)
    if not first and not last:
        raise QueryError(
            field.place_of(value), "this range has no ends", f"{field.name}:2022..2025"
        )
    zone = timeline.zone
    start = date_meant(timeline, field, value, first).start if first else None
    end = date_meant(timeline, field, value, last).end if last else None
    begun_by = None if end is None else placed(end.latest, end.offset, zone)
    ended_from = None if start is None else placed(start.earliest, start.offset, zone)
    if begun_by is not None and ended_from is not None and begun_by < ended_from:
        hint = f"write {field.name}:{last}..{first}"
        raise QueryError(field.place_of(value), "this range ends before it begins", hint)
    on_axis = any(side is not None and side.offset is not None for side in (start, end))
    return Bounds(begun_by, ended_from, on_axis)


def _end(end: Moment | None, field: Field, value: str, which: str) -> Moment:
    if end is None:
        place: Place = field.place_of(value)
        raise QueryError(place, f"'{value}' has no known {which}", "write a date that has one")
    return end
