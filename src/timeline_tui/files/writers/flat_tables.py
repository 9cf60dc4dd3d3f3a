"""A selection as flat tables for spreadsheets: one row an event, or one row a quote.

Actors stand by name and by id; citations as in the file ("article ¶ 4") and in words.  What a
terminal might obey is made visible.  `files/cells.py` says how lists are written, and what becomes
of cells that a spreadsheet takes for formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar

from timeline_tui.core.dates import Date, earliest_iso, latest_iso
from timeline_tui.core.phrases import citation_text, citation_words
from timeline_tui.core.records import Event, Quote
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.cells import guarded, joined, table
from timeline_tui.files.writers.contents import Contents

Row = TypeVar("Row")
Said = tuple[Event, Quote]

EVENT_COLUMNS: dict[str, Callable[[Timeline, Event], str]] = {
    "id": lambda _, event: event.id,
    "date": lambda _, event: event.date.text,
    "earliest": lambda _, event: earliest_iso(event.date) or "",
    "latest": lambda _, event: latest_iso(event.date) or "",
    "title": lambda _, event: event.title,
    "summary": lambda _, event: event.summary,
    "status": lambda _, event: event.status,
    "background": lambda _, event: "true" if event.background else "false",
    "place": lambda _, event: event.place,
    "actors": lambda timeline, event: _list(map(timeline.name_of, event.actors)),
    "actor_ids": lambda _, event: _list(event.actors),
    "tags": lambda _, event: _list(event.tags),
    "follows": lambda _, event: _list(event.links.follows),
    "part_of": lambda _, event: _list(event.links.part_of),
    "fulfils": lambda _, event: _list(event.links.fulfils),
    "quotes": lambda _, event: str(len(event.quotes)),
    "sources": lambda _, event: _list(map(citation_text, event.sources)),
    "sources_in_words": lambda timeline, event: citation_words(timeline, event.sources),
}

QUOTE_COLUMNS: dict[str, Callable[[Timeline, Said], str]] = {
    "event_id": lambda _, said: said[0].id,
    "event": lambda _, said: said[0].title,
    "status": lambda _, said: said[0].status,
    "date": lambda _, said: _when(said).text,
    "earliest": lambda _, said: earliest_iso(_when(said)) or "",
    "latest": lambda _, said: latest_iso(_when(said)) or "",
    "by": lambda timeline, said: timeline.name_of(said[1].by),
    "by_id": lambda _, said: said[1].by,
    "relays": lambda timeline, said: timeline.name_of(said[1].relays),
    "relays_id": lambda _, said: said[1].relays,
    "to": lambda timeline, said: timeline.name_of(said[1].to),
    "lang": lambda _, said: said[1].lang,
    "text": lambda _, said: said[1].text,
    "translation": lambda _, said: said[1].translation,
    "source": lambda _, said: citation_text(said[1].source),
    "source_in_words": lambda timeline, said: (
        citation_words(timeline, [said[1].source]) if said[1].source else ""
    ),
}


def event_table(selection: Selection, *, raw: bool = False) -> Iterator[str]:
    """Yield a selection as CSV, one row an event.

    With ``raw``, cells that a spreadsheet takes for formulas stay as they are.
    """
    contents = Contents(selection)
    return _table(contents.timeline, EVENT_COLUMNS, contents.events(), raw=raw)


def quote_table(selection: Selection, *, raw: bool = False) -> Iterator[str]:
    """Yield a selection as CSV, one row a quote; ``raw`` as for events."""
    contents = Contents(selection)
    said = ((event, quote) for event in contents.events() for quote in event.quotes)
    return _table(contents.timeline, QUOTE_COLUMNS, said, raw=raw)


def _table(
    timeline: Timeline,
    columns: dict[str, Callable[[Timeline, Row], str]],
    rows: Iterable[Row],
    *,
    raw: bool,
) -> Iterator[str]:
    safe = visible if raw else lambda text: guarded(visible(text))
    cells = ([safe(tell(timeline, row)) for tell in columns.values()] for row in rows)
    return table(chain([columns], cells))


def _when(said: Said) -> Date:
    event, quote = said
    return quote.date or event.date


def _list(texts: Iterable[str]) -> str:
    return joined(map(visible_line, texts))
