"""What each field of a query picks: the table that gives `core.query.fields` their meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple, TypeAlias

from timeline_tui.core.query.counting import count_asked
from timeline_tui.core.query.fields import FIELDS, SURELY
from timeline_tui.core.query.meaning import (
    WHOLE,
    actor_meant,
    event_meant,
    source_meant,
    texts_meant,
    thing_meant,
)
from timeline_tui.core.query.names import Names
from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.query.terms import Field
from timeline_tui.core.query.when import bounds_asked
from timeline_tui.core.selection.bits import bits_of
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.tables import Table
from timeline_tui.core.text import fold


class Asked(NamedTuple):
    """One value of a field, asked of a timeline in which some events are marked."""

    tables: Index
    marks: frozenset[str]
    field: Field
    value: str


Picker: TypeAlias = Callable[[Asked], int]


def events_picked(index: Index, marks: frozenset[str], field: Field) -> int:
    """Return the events that a field picks.  Raises `QueryError`."""
    return _joined(PICKERS[field.name], index, marks, field)


def quotes_picked(index: Index, marks: frozenset[str], field: Field) -> int:
    """Return the quotes that a field picks; only for those of `QUOTE_PICKERS`."""
    return _joined(QUOTE_PICKERS[field.name], index, marks, field)


def _joined(picker: Picker, index: Index, marks: frozenset[str], field: Field) -> int:
    picked = [picker(Asked(index, marks, field, value)) for value in field.values]
    found = picked[0]
    for more in picked[1:]:
        found = found & more if FIELDS[field.name].together else found | more
    return found


def _by_actor(asked: Asked, *, facet: str) -> int:
    return asked.tables.facet(facet)[actor_meant(asked.tables.timeline, asked.field, asked.value)]


def _by_source(asked: Asked) -> int:
    source = source_meant(asked.tables.timeline, asked.field, asked.value)
    return asked.tables.facet("sources")[source]


def _by_tag(asked: Asked) -> int:
    tag = thing_meant(asked.tables.tag_names, asked.field, asked.value, "tag")
    return asked.tables.facet("tags")[tag]


def _by_place(asked: Asked) -> int:
    tables = asked.tables
    return _holding(asked, tables.place_names, tables.facet("places"), "no place is called")


def _by_listener(asked: Asked) -> int:
    return _said_to(asked, asked.tables.by_listener)


def _quotes_by_listener(asked: Asked) -> int:
    return _said_to(asked, asked.tables.quotes_by_listener)


def _said_to(asked: Asked, table: Table) -> int:
    return _holding(asked, asked.tables.listener_names, table, "nothing is said to")


def _quotes_by_speaker(asked: Asked) -> int:
    speaker = actor_meant(asked.tables.timeline, asked.field, asked.value)
    return asked.tables.quotes_by_speaker[speaker]


def _holding(asked: Asked, names: Names, table: Table, nothing: str) -> int:
    """Return what has a value in which the text asked for stands, or that it is."""
    found = texts_meant(names, asked.value)
    if found:
        return table.any_of(found)
    part = asked.value.removeprefix(WHOLE)
    if part != asked.value and texts_meant(names, part):
        hint = f"without the {WHOLE} it may be a part of what stands in the file"
    elif close := names.close_to(part):
        hint = f"did you mean '{close}'?"
    else:
        hint = "write a part of what stands in the file"
    raise QueryError(asked.field.place_of(asked.value), f"{nothing} '{asked.value}'", hint)


def _by_id(asked: Asked) -> int:
    timeline = asked.tables.timeline
    event = event_meant(timeline, asked.field, asked.value)
    return 1 << timeline.event_places[event]


def _by_kind(asked: Asked) -> int:
    return asked.tables.facet("kinds")[word_meant(asked.field, asked.value)]


def _by_status(asked: Asked) -> int:
    return asked.tables.facet("status")[word_meant(asked.field, asked.value)]


def _by_state(asked: Asked) -> int:
    word = word_meant(asked.field, asked.value)
    if word != "marked":
        return asked.tables.in_state(word)
    places = asked.tables.timeline.event_places
    marked = (places[event] for event in asked.marks if event in places)
    return bits_of(marked, len(places))


def _filled_in(asked: Asked) -> int:
    return asked.tables.with_property(word_meant(asked.field, asked.value))


def _missing(asked: Asked) -> int:
    return asked.tables.all_events & ~_filled_in(asked)


def _counted(asked: Asked) -> int:
    least, most = count_asked(asked.field, asked.value)
    return asked.tables.counted(asked.field.name).between(least, most)


def _by_date(asked: Asked) -> int:
    name = asked.field.name.removeprefix(SURELY)
    bounds = bounds_asked(asked.tables.timeline, asked.field, asked.value, name)
    stretches = asked.tables.stretches
    surely = asked.field.name.startswith(SURELY)
    return stretches.surely(bounds) if surely else stretches.may(bounds)


def word_meant(field: Field, value: str) -> str:
    """Return the word that a value is, of those that its field knows.  Raises `QueryError`."""
    from difflib import get_close_matches

    words = FIELDS[field.name].choices or {}
    folded = fold(value).strip()
    if folded in words:
        return folded
    close = get_close_matches(folded, words, 1)
    hint = f"did you mean {field.name}:{close[0]}?" if close else f"it may be {', '.join(words)}"
    raise QueryError(field.place_of(value), f"'{field.name}:' does not know '{value}'", hint)


PICKERS: Mapping[str, Picker] = {
    "actor": partial(_by_actor, facet="actors"),
    "with": partial(_by_actor, facet="actors"),
    "by": partial(_by_actor, facet="speakers"),
    "to": _by_listener,
    "kind": _by_kind,
    "place": _by_place,
    "tag": _by_tag,
    "source": _by_source,
    "status": _by_status,
    "is": _by_state,
    "id": _by_id,
    "has": _filled_in,
    "missing": _missing,
    "sources": _counted,
    "quotes": _counted,
    "actors": _counted,
    **{name: _by_date for name, row in FIELDS.items() if row.takes in ("date", "range")},
}

QUOTE_PICKERS: Mapping[str, Picker] = {"by": _quotes_by_speaker, "to": _quotes_by_listener}
"""The fields that are asked of a single quote, and not only of the event it stands in."""
