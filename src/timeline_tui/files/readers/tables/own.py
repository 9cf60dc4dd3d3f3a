"""Our own tables: all records, which come back exactly; events and quotes, as far as they go.

`writers/record_table.py` and `writers/flat_tables.py` say what stands in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from msgspec import inspect

from timeline_tui.core.records import Actor, Event, Heading, Quote, Source
from timeline_tui.core.text import plural
from timeline_tui.core.timeline import LINK_KINDS
from timeline_tui.files.cells import split, unescaped, unguarded
from timeline_tui.files.problems import quoted
from timeline_tui.files.readers.drafts import Draft, Drafts, Refusal
from timeline_tui.files.readers.tables.rows import Row, Table
from timeline_tui.files.readers.yaml.tree import Tree

_RECORDS = {
    "timeline": Heading,
    "source": Source,
    "actor": Actor,
    "event": Event,
    "quote": Quote,
}


def own_reader(columns: list[str]) -> Callable[[Table], Drafts] | None:
    """Return what reads a table of these columns, if it is one of ours."""
    names = set(columns)
    if columns[:2] == ["record", "event"]:
        return _read_records
    if {"actor_ids", "earliest", "title"} <= names:
        return _read_events
    if {"event_id", "by_id", "text"} <= names:
        return _read_quotes
    return None


def _read_records(table: Table) -> Drafts:
    drafts = Drafts(by_name=False, refused=list(table.refused))
    events: dict[str, dict[str, Tree]] = {}
    for row in table.rows:
        cells = {
            column: unguarded(cell)
            for column, cell in zip(table.columns, row.cells, strict=True)
            if cell
        }
        try:
            _file(cells, row, drafts, events)
        except ValueError as error:
            drafts.refused.append(Refusal(row.where, str(error)))
    return drafts


def _file(
    cells: dict[str, str], row: Row, drafts: Drafts, events: dict[str, dict[str, Tree]]
) -> None:
    """Put a row where it belongs; ValueError where there is no such place."""
    kind = cells.pop("record", "")
    event = cells.pop("event", "")
    if kind not in _RECORDS:
        raise ValueError(f"{quoted(kind)} is no kind of record; write {', '.join(_RECORDS)}")
    record = _record(cells, kind)
    if kind == "timeline":
        if drafts.heading:
            raise ValueError("a second 'timeline'; one file holds one")
        drafts.heading.update(record)
    elif kind == "source":
        drafts.sources.append(record)
    elif kind == "actor":
        drafts.actors.append(record)
    elif kind == "event":
        drafts.events.append(Draft(row.where, record))
        events.setdefault(cells.get("id", ""), record)
    elif event not in events:
        raise ValueError(f"the quote belongs to the event {quoted(event)}, which is not above it")
    else:
        quotes = events[event].setdefault("quotes", [])
        if isinstance(quotes, list):
            quotes.append(record)


def _record(cells: dict[str, str], kind: str) -> dict[str, Tree]:
    lists = _list_columns(_RECORDS[kind])
    record: dict[str, Tree] = {}
    for column, cell in cells.items():
        value: Tree = list(split(cell)) if column in lists else unescaped(cell)
        group, dot, key = column.partition(".")
        if dot:
            inner = record.setdefault(group, {})
            if isinstance(inner, dict):
                inner[key] = value
        else:
            record[column] = value
    return record


@cache
def _list_columns(record: type) -> frozenset[str]:
    shape = inspect.type_info(record)
    fields = shape.fields if isinstance(shape, inspect.StructType) else ()
    inner = {f"links.{kind}" for kind in LINK_KINDS} if record is Event else set()
    return frozenset(
        {field.name for field in fields if isinstance(field.type, inspect.VarTupleType)} | inner
    )


class _Listed:
    """The actors and sources that rows name, each once."""

    def __init__(self) -> None:
        self.actors: dict[str, dict[str, Tree]] = {}
        self.sources: dict[str, dict[str, Tree]] = {}

    def actor(self, id_: str, name: str) -> None:
        if id_:
            self.actors.setdefault(id_, {"id": id_, "name": name or id_})

    def cited(self, citations: Iterable[str]) -> None:
        for citation in citations:
            for id_ in citation.split(maxsplit=1)[:1]:
                self.sources.setdefault(id_, {"id": id_})

    def drafts(self, table: Table, events: Iterable[Draft], remarks: Iterable[str]) -> Drafts:
        told = list(remarks)
        if self.actors:
            who = plural(len(self.actors), "actor")
            told.append(f"of {who} this table tells the names alone: 'person' is written as kind")
        if self.sources:
            what = plural(len(self.sources), "source")
            told.append(f"of {what} this table tells the ids alone")
        return Drafts(
            events=list(events),
            actors=list(self.actors.values()),
            sources=list(self.sources.values()),
            refused=list(table.refused),
            remarks=told,
            by_name=False,
        )


def _cells(table: Table) -> Iterator[tuple[Row, dict[str, str]]]:
    for row in table.rows:
        yield row, dict(zip(table.columns, map(unguarded, row.cells), strict=True))


def _read_events(table: Table) -> Drafts:
    listed = _Listed()
    events = []
    quotes = 0
    for row, cells in _cells(table):
        lists = {key: _items(cells.get(key, "")) for key in ("actor_ids", "actors", "sources")}
        ids, names = lists["actor_ids"], lists["actors"]
        for place, id_ in enumerate(ids):
            listed.actor(id_, names[place] if len(names) == len(ids) else "")
        listed.cited(lists["sources"])
        quotes += int(cells["quotes"]) if cells.get("quotes", "").isdigit() else 0
        event: dict[str, Tree] = {
            key: cells[key] or None
            for key in ("id", "date", "title", "summary", "status", "background", "place")
            if key in cells
        }
        event["actors"] = list(ids)
        event["sources"] = list(lists["sources"])
        event["tags"] = list(_items(cells.get("tags", "")))
        event["links"] = {kind: list(_items(cells.get(kind, ""))) for kind in LINK_KINDS}
        events.append(Draft(row.where, event))
    notes = [f"the words of {plural(quotes, 'quote')} are not in this table"] if quotes else []
    return listed.drafts(table, events, notes)


def _read_quotes(table: Table) -> Drafts:
    listed = _Listed()
    events: dict[str, Draft] = {}
    for row, cells in _cells(table):
        listed.actor(cells["by_id"], cells.get("by", ""))
        listed.actor(cells.get("relays_id", ""), cells.get("relays", ""))
        listed.cited([cells.get("source", "")])
        date = cells.get("date", "")
        quote: dict[str, Tree] = {
            key: cells[key] or None
            for key in ("text", "lang", "translation", "to", "source")
            if key in cells
        }
        quote |= {"by": cells["by_id"], "relays": cells.get("relays_id") or None}
        id_ = cells["event_id"]
        if id_ not in events:
            event: dict[str, Tree] = {"id": id_, "date": date, "title": cells.get("event")}
            event["status"] = cells.get("status") or None
            events[id_] = Draft(row.where, {**event, "quotes": []})
        elif date != events[id_].event["date"]:
            quote["date"] = date
        quotes = events[id_].event["quotes"]
        if isinstance(quotes, list):
            quotes.append(quote)
    notes = ["the date of an event is that of its first quote, as this table has no other"]
    return listed.drafts(table, events.values(), notes)


def _items(cell: str) -> list[str]:
    try:
        return split(cell)
    except ValueError:
        return [cell]
