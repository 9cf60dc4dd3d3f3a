"""The table of facets: the properties by which a timeline is looked at, each in one row.

A facet lists every value it has in a timeline, with how many of the picked events have it.  The
same pane, the same counts and the same query terms serve them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from timeline_tui.core.query.fields import KINDS, STATUSES
from timeline_tui.core.records import Event
from timeline_tui.core.selection.involved import actors_in, sources_of, speakers_in
from timeline_tui.core.timeline import Timeline


class Facet(NamedTuple):
    """One facet.

    ``field`` is the query field that asks for its values, ``values`` gives those of an event (each
    of them once), ``listed`` the ones to show although no event has them, ``name`` how to show one.
    """

    title: str
    field: str
    values: Callable[[Timeline, Event], Iterable[str]]
    listed: Callable[[Timeline], Iterable[str]]
    name: Callable[[Timeline, str], str]


def _itself(_: Timeline, value: str) -> str:
    return value


def source_name(timeline: Timeline, source: str) -> str:
    """Return a source's title, or its id where it has none."""
    known = timeline.sources_by_id.get(source)
    return known.title or source if known else source


def _kinds_in(timeline: Timeline, event: Event) -> Iterable[str]:
    return dict.fromkeys(timeline.actors_by_id[who].kind for who in actors_in(event))


def _actor_name(timeline: Timeline, actor: str) -> str:
    return timeline.name_of(actor)


FACETS: dict[str, Facet] = {
    "actors": Facet(
        "Actors",
        "actor",
        lambda _, event: actors_in(event),
        lambda timeline: timeline.actors_by_id,
        _actor_name,
    ),
    "speakers": Facet(
        "Speakers",
        "by",
        lambda _, event: speakers_in(event),
        lambda timeline: timeline.actors_by_id,
        _actor_name,
    ),
    "kinds": Facet("Kinds of actor", "kind", _kinds_in, lambda _: KINDS, _itself),
    "tags": Facet("Tags", "tag", lambda _, event: dict.fromkeys(event.tags), lambda _: (), _itself),
    "places": Facet(
        "Places",
        "place",
        lambda _, event: (event.place,) if event.place else (),
        lambda _: (),
        _itself,
    ),
    "sources": Facet(
        "Sources",
        "source",
        lambda _, event: sources_of(event),
        lambda timeline: timeline.sources_by_id,
        source_name,
    ),
    "status": Facet(
        "Status", "status", lambda _, event: (event.status,), lambda _: STATUSES, _itself
    ),
}
