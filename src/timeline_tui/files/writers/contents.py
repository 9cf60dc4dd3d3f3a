"""What an export holds: the picked events with their picked quotes, and all that these refer to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.records import Actor, Event, Quote, Source
from timeline_tui.core.selection import Selection
from timeline_tui.core.selection.index import actors_in
from timeline_tui.core.timeline import Timeline


class Contents(NamedTuple):
    """Events by their places in the timeline, in order, each with no more than its picked quotes.

    Without a query these are all the actors and sources of the file.  With one, they are those
    that the events and quotes name, and what these actors are part of; `named` are the ids of the
    actors without the latter.
    """

    events: Mapping[int, Event]
    named: Collection[str]
    actors: Collection[Actor]
    sources: Collection[Source]


def contents_of(selection: Selection) -> Contents:
    """Return what an export of a selection holds."""
    timeline = selection.index.timeline
    if selection.query == EVERYTHING and selection.event_bits == selection.index.all_events:
        events = dict(enumerate(timeline.events))
        return Contents(events, timeline.actors_by_id, timeline.actors, timeline.sources)
    quotes: dict[int, list[Quote]] = defaultdict(list)
    for place in selection.quotes:
        event, quote = timeline.quotes[place]
        quotes[event].append(quote)
    events = {
        place: replace(timeline.events[place], quotes=tuple(quotes[place]))
        for place in selection.events
    }
    named = {who for event in events.values() for who in actors_in(event)}
    actors = {whole for who in named for whole in _with_wholes(timeline, who)}
    sources = {source for event in events.values() for source in _cited(event)}
    return Contents(
        events,
        named,
        [actor for actor in timeline.actors if actor.id in actors],
        [source for source in timeline.sources if source.id in sources],
    )


def _with_wholes(timeline: Timeline, actor: str) -> Iterator[str]:
    """Yield an actor, what it is part of, what that is part of, and so on."""
    while actor:
        yield actor
        actor = timeline.actors_by_id[actor].part_of


def _cited(event: Event) -> Iterator[str]:
    for citation in (*event.sources, *(quote.source for quote in event.quotes)):
        if citation:
            yield citation.source
