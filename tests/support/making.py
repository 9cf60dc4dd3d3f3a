"""Small timelines for tests: an event and a quote in one line each."""

from __future__ import annotations

from typing import Any

from timeline_tui.core.dates import parse_date
from timeline_tui.core.records import Actor, Citation, Event, File, Links, Quote, Source
from timeline_tui.core.timeline import Timeline, timeline_of


def actor(id_: str, name: str = "", **more: Any) -> Actor:
    return Actor(id=id_, name=name or id_.title(), **more)


def source(id_: str, published: str = "", **more: Any) -> Source:
    return Source(id=id_, published=parse_date(published) if published else None, **more)


def quote(by: str, text: str, *, cites: str = "", **more: Any) -> Quote:
    return Quote(by=by, text=text, source=_citation(cites) if cites else None, **more)


def event(date: str, title: str = "", **more: Any) -> Event:
    """Make an event; lists are words in a row, and links are given by their kinds."""
    links = {kind: tuple(more.pop(kind, "").split()) for kind in Links.__struct_fields__}
    return Event(
        date=parse_date(date),
        title=title or more.get("id", "") or date,
        actors=tuple(more.pop("actors", "").split()),
        tags=tuple(more.pop("tags", "").split()),
        sources=tuple(map(_citation, more.pop("sources", ()))),
        quotes=tuple(more.pop("quotes", ())),
        links=Links(**links),
        **more,
    )


def timeline(
    *events: Event, actors: tuple[Actor, ...] = (), sources: tuple[Source, ...] = ()
) -> Timeline:
    """Make a timeline; who is named without having been made is made."""
    named = {name for made in events for name in made.actors}
    named |= {who for made in events for said in made.quotes for who in (said.by, said.relays)}
    known = {made.id for made in actors}
    cited = {cited.source for made in events for cited in made.sources}
    cited |= {said.source.source for made in events for said in made.quotes if said.source}
    given = {made.id for made in sources}
    return timeline_of(
        File(
            actors=(*actors, *map(actor, sorted(named - known - {""}))),
            sources=(*sources, *map(source, sorted(cited - given))),
            events=events,
        )
    )


def _citation(text: str) -> Citation:
    return Citation(*text.split(maxsplit=1))
