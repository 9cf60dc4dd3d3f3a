"""Records as plain values for other programs: mappings, lists, texts and truth values.

What a record says is read off its fields, so that no field can be forgotten.
"""

from __future__ import annotations

import msgspec

from timeline_tui.core.dates import Date, earliest_iso, latest_iso
from timeline_tui.core.records import Citation, Event


def plain(value: object) -> object:
    """Return a record, or a value of one, without our own types.

    Every key is always there, by the names and in the order of the record's fields.  What the file
    does not say is None, or an empty list; dates and citations are texts as in the file.
    """
    if isinstance(value, str):
        return value or None
    if isinstance(value, Date):
        return value.text
    if isinstance(value, Citation):
        return f"{value.source} {value.place}".rstrip()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, msgspec.Struct):
        return plain_record(value)
    return value


def plain_record(record: msgspec.Struct) -> dict[str, object]:
    """Return what a record says, by key; see `plain`."""
    return {name: plain(getattr(record, name)) for name in record.__struct_fields__}


def plain_event(event: Event) -> dict[str, object]:
    """Return what an event says, with the bounds of its date.

    ``earliest`` and ``latest`` are ISO 8601, both included, None where a date is open or unknown
    on that side.
    """
    bounds = {"earliest": earliest_iso(event.date), "latest": latest_iso(event.date)}
    return {"id": event.id, "date": event.date.text, **bounds, **plain_record(event)}
