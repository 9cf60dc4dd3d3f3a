"""A selection as one table of records, from which it can be read again without loss.

The column ``record`` says what a row is: ``timeline``, ``source``, ``actor``, ``event`` or
``quote``.  The other columns are the keys of these records in our own file, ``links.follows`` and
the like for links; a record leaves the columns of others empty, and what it does not say.  A quote
follows its event, whose id stands in the column ``event``.  `files/cells.py` says how texts and
lists are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import msgspec
from msgspec import inspect

from timeline_tui.core.records import Actor, Event, Heading, Quote, Source
from timeline_tui.core.selection import Selection
from timeline_tui.files.cells import escaped, guarded, joined, table, unguarded
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.plain import plain


def record_table(selection: Selection, *, raw: bool = False) -> Iterator[str]:
    """Yield a selection as CSV, one row a record.

    With ``raw``, cells that a spreadsheet takes for formulas stay as they are.
    """
    columns = record_columns()

    def row(cells: dict[str, str]) -> list[str]:
        return [_cell(cells.get(name, ""), raw=raw) for name in columns]

    return table(chain([columns], map(row, _records(Contents(selection)))))


def record_columns() -> list[str]:
    """Return the names of the columns."""
    names = (name for kind in (Heading, Source, Actor, Event, Quote) for name in _keys(kind))
    return list(dict.fromkeys(("record", "event", *names)))


def _records(contents: Contents) -> Iterator[dict[str, str]]:
    yield {"record": "timeline", **_cells(contents.timeline.heading)}
    for source in contents.sources:
        yield {"record": "source", **_cells(source)}
    for actor in contents.actors:
        yield {"record": "actor", **_cells(actor)}
    for event in contents.events():
        yield {"record": "event", **_cells(event)}
        for quote in event.quotes:
            yield {"record": "quote", "event": event.id, **_cells(quote)}


def _keys(record: type, before: str = "") -> Iterator[str]:
    """Yield the columns of a record: all its fields but those that are records of their own."""
    shape = inspect.type_info(record)
    for field in shape.fields if isinstance(shape, inspect.StructType) else ():
        if isinstance(field.type, inspect.StructType):
            yield from _keys(field.type.cls, f"{before}{field.name}.")
        elif not _is_list_of_records(field.type):
            yield before + field.name


def _is_list_of_records(shape: inspect.Type) -> bool:
    return isinstance(shape, inspect.VarTupleType) and isinstance(
        shape.item_type, inspect.StructType
    )


def _cells(record: msgspec.Struct, before: str = "") -> dict[str, str]:
    cells: dict[str, str] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, msgspec.Struct):
            cells |= _cells(value, f"{before}{name}.")
        else:
            cells[before + name] = _text(plain(value))
    return cells


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return joined(item for item in value if isinstance(item, str))
    return escaped(value) if isinstance(value, str) else ""


def _cell(text: str, *, raw: bool) -> str:
    # A text that the reader would take for a guarded one is guarded even then.
    return guarded(text) if not raw or unguarded(text) != text else text
