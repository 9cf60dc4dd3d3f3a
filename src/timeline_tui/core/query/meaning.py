"""What the values of a query name in a timeline.

A value names a thing by its id, by a name, or by the beginning of exactly one name; case and
accents make no difference.  A value that names nothing, or more than one thing, is an error.
"""

from __future__ import annotations

from timeline_tui.core.query.names import Names
from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.query.terms import Field, value_text
from timeline_tui.core.timeline import Timeline

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
