"""What may be written next in a query: fields, names, words, each with how many events it picks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

import msgspec

from timeline_tui.core.query.fields import FIELDS, SURELY, FieldRow
from timeline_tui.core.query.meaning import WHOLE, value_meaning
from timeline_tui.core.query.names import Names
from timeline_tui.core.query.terms import Place, value_text
from timeline_tui.core.selection import Selection
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import fold
from timeline_tui.core.timeline import Timeline

_MOST = 50
_FACET_OF = {facet.field: name for name, facet in FACETS.items()} | {"with": "actors"}
# A value in quotation marks may be open at the end: that is where one is writing.
_IN_MARKS = r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)'
_PIECE = re.compile(rf'-*(?:([^\W\d]\w*(?:-\w+)*):)?((?:{_IN_MARKS}|[^\s"()])*)|[\s()]+', re.DOTALL)
_VALUE = re.compile(rf'(?:{_IN_MARKS}|[^",])*', re.DOTALL)
_REST = re.compile(r'[^\s"(),]*')
_NAMES: Mapping[str, Callable[[Index], Names]] = {
    "actor": attrgetter("timeline.actor_names"),
    "source": attrgetter("timeline.source_names"),
    "tag": attrgetter("tag_names"),
    "place": attrgetter("place_names"),
    "listener": attrgetter("listener_names"),
}
_IN_PART = ("place", "listener")
_COUNTS = ("0", "1", "<2", ">0", ">=3", "2..4")


class Completion(msgspec.Struct, frozen=True):
    """Something that may be written in place of text[at:end].

    ``about`` says what it is, in words; ``count`` how many of the picked events have it, None where
    that is not a question.  Texts of the file are given as they are there.
    """

    at: int
    end: int
    text: str
    about: str = ""
    count: int | None = None


class _Choice(NamedTuple):
    text: str
    about: str = ""
    has: int | None = None


def complete(selection: Selection, text: str, cursor: int | None = None) -> list[Completion]:
    """Return what may be written at the cursor, the best first, at most 50.

    ``selection`` is what is picked now, by which the counts go; without a cursor, it stands at the
    end of the text.
    """
    cursor = len(text) if cursor is None else max(0, min(cursor, len(text)))
    at, field, typed = _piece_before(text[:cursor])
    row = FIELDS.get(field)
    if row is None:
        choices = iter(()) if field else _openings(selection, typed)
    else:
        choices = _values(selection, field, row, typed.strip('"'))
    rest = _REST.match(text, cursor)
    end = rest.end() if rest else cursor
    return [Completion(at, end, *choice) for choice in islice(choices, _MOST)]


def _piece_before(text: str) -> tuple[int, str, str]:
    """Return where the last word or value of a text begins, the field it belongs to, and itself."""
    at, field, typed = len(text), "", ""
    for piece in _PIECE.finditer(text):
        if piece.end() < len(text) or piece[2] is None:
            continue
        field = (piece[1] or "").lower()
        at, typed = piece.start(2), piece[2]
        break
    if field in FIELDS:
        *_, (start, value) = ((found.start(), found[0]) for found in _each_value(typed))
        return at + start, field, value
    return at, field, typed


def _each_value(values: str) -> Iterator[re.Match[str]]:
    at = 0
    while found := _VALUE.match(values, at):
        yield found
        at = found.end() + 1
        if at > len(values):
            break


def _openings(selection: Selection, typed: str) -> Iterator[_Choice]:
    """Yield the fields, and what the fields of most use hold."""
    folded = fold(typed)
    for name, row in FIELDS.items():
        if name.startswith(folded):
            yield _Choice(f"{name}:", row.asks)
    if len(folded) > 1:
        for name in ("actor", "tag", "place", "is"):
            for choice in _values(selection, name, FIELDS[name], typed):
                yield choice._replace(text=f"{name}:{choice.text}")


def _values(selection: Selection, field: str, row: FieldRow, typed: str) -> Iterator[_Choice]:
    match row.takes:
        case "actor" | "source" | "tag" | "place" | "listener":
            yield from _ranked(selection, field, row, _NAMES[row.takes](selection.index), typed)
        case "word":
            for word, about in (row.choices or {}).items():
                if word.startswith(fold(typed)):
                    yield _Choice(word, about, _count_of_word(selection, field, word))
        case "count":
            yield from (_Choice(count, row.asks) for count in _COUNTS if count.startswith(typed))
        case "event" | "date" | "range":
            yield from _events(selection, field, typed)


def _ranked(
    selection: Selection, field: str, row: FieldRow, names: Names, typed: str
) -> Iterator[_Choice]:
    """Yield the values that hold what is typed, those that nothing picked has come last.

    Where nothing is typed yet, the most frequent come first.
    """
    index, facet = selection.index, _FACET_OF.get(field)
    counts = selection.counts(facet) if facet else index.by_listener.counts(selection.event_bits)
    part = typed.removeprefix(WHOLE) if row.takes in _IN_PART else typed
    held = names.holding(part)
    held.sort(key=lambda value: not counts[value] if typed else -counts[value])
    for value in held:
        name = FACETS[facet].name(index.timeline, value) if facet else value
        about = name if name != value else ""
        if facet and (alias := _alias(index.timeline, value, name, typed)):
            about = f"{name} = {alias}"
        text = value
        if row.takes in _IN_PART:
            text = WHOLE + value if part != typed else value_meaning(names, value)
        yield _Choice(value_text(text), about, counts[value])


def _alias(timeline: Timeline, value: str, name: str, typed: str) -> str:
    """Return the other name by which an actor was found, where id and name do not tell."""
    folded = fold(typed).strip()
    actor = timeline.actors_by_id.get(value)
    if actor is None or name != actor.name or folded in fold(f"{value}\n{name}"):
        return ""
    return next((alias for alias in actor.aliases if folded in fold(alias)), "")


def piece_at(text: str, cursor: int) -> Place:
    """Return where the word, or the field with its values, is that is being written."""
    here = Place(cursor, cursor)
    for piece in _PIECE.finditer(text):
        if piece[2] is not None and piece.start() <= cursor <= piece.end():
            return Place(*piece.span())
    return here


def _count_of_word(selection: Selection, field: str, word: str) -> int:
    if field in _FACET_OF:
        return selection.counts(_FACET_OF[field])[word]
    if word == "marked":
        places = selection.index.timeline.event_places
        return sum(selection.holds(places[event]) for event in selection.marks if event in places)
    found = selection.index.in_state(word) if field == "is" else selection.index.with_property(word)
    if field == "missing":
        found = ~found
    return (found & selection.event_bits).bit_count()


def _events(selection: Selection, field: str, typed: str) -> Iterator[_Choice]:
    """Yield events; where their dates are asked for, those that have what is asked of them."""
    timeline = selection.index.timeline
    asks = field.removeprefix(SURELY)
    before, dots, last = typed.rpartition("..")
    for event in timeline.event_names.each_holding(last):
        record = timeline.events[timeline.event_places[event]]
        endless = record.date.end is None and asks in ("after", "on")
        if not endless and not (record.date.start is None and asks in ("before", "on")):
            yield _Choice(before + dots + value_text(event), record.title)
