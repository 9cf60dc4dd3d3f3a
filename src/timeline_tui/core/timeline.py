"""A timeline: its records in order, by id, with their links resolved.

Everything else in the program speaks of an event by its place in `Timeline.events`, and of a quote
by its place in `Timeline.quotes`: whole numbers from 0, rising with time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from timeline_tui.core.order import axis_end, axis_start, in_order
from timeline_tui.core.query.names import Names
from timeline_tui.core.records import Actor, Event, File, Heading, Quote, Source
from timeline_tui.core.text.slugs import FreeIds, hyphened, slug

LINK_KINDS = ("follows", "part_of", "fulfils")


class Said(NamedTuple):
    """A quote and the event it belongs to."""

    event: int
    quote: Quote


class Link(NamedTuple):
    """A link as seen from one of its two events.

    ``outgoing`` links are written in this event ("follows"); others are the same link seen from
    the other end ("followed by").
    """

    kind: str
    outgoing: bool
    event: int


@dataclass(frozen=True, eq=False)
class Timeline:
    """A whole timeline; made by `timeline_of` from a file that has been checked."""

    heading: Heading
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    zone: int | None
    """The offset from UTC, in seconds, that most of the times in the file carry, if any does.
    Times with another offset are placed on the axis by this one."""

    @cached_property
    def event_places(self) -> Mapping[str, int]:
        """Where each event stands, by its id."""
        return {event.id: place for place, event in enumerate(self.events)}

    @cached_property
    def actors_by_id(self) -> Mapping[str, Actor]:
        """Actors by their ids, in the file's order."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def sources_by_id(self) -> Mapping[str, Source]:
        """Sources by their ids, in the file's order."""
        return {source.id: source for source in self.sources}

    @cached_property
    def quotes(self) -> tuple[Said, ...]:
        """Every quote, in the order of the events and, within one, of the file."""
        return tuple(
            Said(place, quote) for place, event in enumerate(self.events) for quote in event.quotes
        )

    @cached_property
    def first_quotes(self) -> tuple[int, ...]:
        """Where each event's quotes begin in `quotes`; one more entry marks the end."""
        starts, total = [], 0
        for event in self.events:
            starts.append(total)
            total += len(event.quotes)
        return (*starts, total)

    def quotes_of(self, event: int) -> range:
        """Return the places of an event's quotes."""
        return range(self.first_quotes[event], self.first_quotes[event + 1])

    @cached_property
    def incoming(self) -> Mapping[int, list[Link]]:
        """The links that lead to each event; events without any have no entry."""
        incoming = defaultdict(list)
        for place, event in enumerate(self.events):
            for kind in LINK_KINDS:
                for other in getattr(event.links, kind):
                    incoming[self.event_places[other]].append(
                        Link(kind, outgoing=False, event=place)
                    )
        return incoming

    def links_of(self, event: int) -> list[Link]:
        """Return an event's links in both directions: its own first, then those that lead to it."""
        own = [
            Link(kind, outgoing=True, event=self.event_places[other])
            for kind in LINK_KINDS
            for other in getattr(self.events[event].links, kind)
        ]
        return own + self.incoming.get(event, [])

    def name_of(self, actor: str) -> str:
        """Return an actor's name, or the text itself where it is no actor's id."""
        known = self.actors_by_id.get(actor)
        return known.name if known else actor

    @cached_property
    def actor_names(self) -> Names:
        """The actors by their ids, names and aliases."""
        return Names(
            (actor.id, name) for actor in self.actors for name in (actor.name, *actor.aliases)
        )

    @cached_property
    def source_names(self) -> Names:
        """The sources by their ids and titles."""
        return Names((source.id, source.title) for source in self.sources)

    @cached_property
    def event_names(self) -> Names:
        """The events by their ids and titles."""
        return Names((event.id, event.title) for event in self.events)

    @cached_property
    def now(self) -> int | None:
        """The story's own date: the last moment of the newest day a source was published."""
        published = [source.published for source in self.sources if source.published]
        days = [axis_end(date, self.zone) for date in published]
        return max((day for day in days if day is not None), default=None)

    @cached_property
    def opening_event(self) -> int | None:
        """The last event that is not in the future of the story's own date; None without events."""
        for place in reversed(range(len(self.events))):
            event = self.events[place]
            began = axis_start(event.date, self.zone)
            in_time = self.now is None or began is None or began <= self.now
            if event.status != "planned" and in_time:
                return place
        return 0 if self.events else None


def timeline_of(file: File) -> Timeline:
    """Return the timeline that a checked file holds: ids unique, no reference dangling."""
    zone = _home_zone(file.events)
    events = in_order(with_ids(file.events), zone)
    return Timeline(file.timeline, file.sources, file.actors, tuple(events), zone)


def _home_zone(events: Iterable[Event]) -> int | None:
    ends = (end for event in events for end in (event.date.start, event.date.end) if end)
    offsets = Counter(end.offset for end in ends if end.offset is not None)
    # Of two that are as common the lesser one: it must not depend on the order in the file.
    return min(offsets, key=lambda offset: (-offsets[offset], offset), default=None)


def with_ids(events: Iterable[Event]) -> list[Event]:
    """Give every event without an id one made of its date and title, as `made_ids` says."""
    events = list(events)
    ids = made_ids([(event.id, event.date.text, event.title) for event in events])
    return [
        event if event.id else replace(event, id=made)
        for event, made in zip(events, ids, strict=True)
    ]


def made_ids(events: Sequence[tuple[str, str, str]]) -> list[str]:
    """Return the ids of events, given as id, date and title in the order of their file.

    One without an id gets one made of its date and title, the same on every reading.
    """
    free = FreeIds()
    for id_, _, _ in events:
        if id_:
            free.take(id_)
    return [
        id_ or free.give(f"{hyphened(date)}-{slug(title)}".strip("-") or "event")
        for id_, date, title in events
    ]
