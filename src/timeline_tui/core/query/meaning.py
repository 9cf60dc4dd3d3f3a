"""What the values of a query name in a timeline.

A value names a thing by its id, by a name, or by the beginning of exactly one name; case and
accents make no difference.  A value that names nothing, or more than one thing, is an error.
Places and listeners have no names but what stands in the file: there a part of it will do.
"""

from __future__ import annotations

from itertools import islice

from timeline_tui.core.query.names import Names
from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.query.terms import Field, value_text
from timeline_tui.core.text import fold
from timeline_tui.core.timeline import Timeline

WHOLE = "="
"""Before a value for places and listeners: it is the whole text, and not a part of one."""

_MOST_LISTED = 5


def actor_meant(timeline: Timeline, field: Field, value: str) -> str:
    """Return the id of the actor that a value names.  Raises `QueryError`."""
    return thing_meant(timeline.actor_names, field, value, "actor")


def source_meant(timeline: Timeline, field: Field, value: str) -> str:
    """Return the id of the source that a value names.  Raises `QueryError`."""
    return thing_meant(timeline.source_names, field, value, "source")


def event_meant(timeline: Timeline, field: Field, value: str) -> str:
    """Return the id of the event that a value names.  Raises `QueryError`."""
    return thing_meant(timeline.event_names, field, value, "event")


def texts_meant(names: Names, value: str) -> list[str]:
    """Return the texts of a timeline in which a value stands, or that it is when `WHOLE` leads it.

    There may be none.  Case and accents make no difference, save between two whole texts.
    """
    if value.startswith(WHOLE):
        whole = value.removeprefix(WHOLE)
        return [whole] if whole in names.ids else [*names.by_name.get(fold(whole).strip(), ())]
    return names.holding(value) if fold(value).strip() else []


def value_meaning(names: Names, text: str) -> str:
    """Return the value by which `texts_meant` finds one text of a timeline alone."""
    clear = fold(text).strip() and not text.startswith(WHOLE)
    alone = clear and [*islice(names.each_holding(text), 2)] == [text]
    return text if alone else WHOLE + text


def thing_meant(names: Names, field: Field, value: str, noun: str) -> str:
    """Return the id that a value means among these names.  Raises `QueryError`."""
    meant = names.meant(value)
    if len(meant) == 1:
        return meant[0]
    place = field.place_of(value)
    if meant:
        more = ["…"] if len(meant) > _MOST_LISTED else []
        choices = ", ".join([*meant[:_MOST_LISTED], *more])
        hint = f"write {_written(field, meant[0])} or another id"
        raise QueryError(place, f"'{value}' may be any of {choices}", hint)
    close = names.close_to(value)
    hint = f"did you mean {_written(field, close)}?" if close else _HINTS[noun]
    if noun == "event" and field.name != "id" and not close:
        hint = f"write a date such as 2025-02, or {hint}"
    raise QueryError(place, f"{_NOBODY[noun]} '{value}'", hint)


_NOBODY = {
    "actor": "no actor is called",
    "source": "no source is called",
    "event": "no event is called",
    "tag": "no event is tagged",
}
_HINTS = {
    "actor": "name an actor by id, name or alias",
    "source": "name a source by id or title",
    "event": "name an event by id or title",
    "tag": "name a tag as it stands in the file",
}


def _written(field: Field, value: str) -> str:
    return f"{field.name}:{value_text(value)}"
