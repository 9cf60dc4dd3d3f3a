"""A timeline: its records in order, by id, with their links resolved.

Everything else in the program speaks of an event by its place in `Timeline.events`, and of a quote
by its place in `Timeline.quotes`: whole numbers from 0, rising with time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from timeline_tui.core.order import axis_end, axis_start, in_order
from timeline_tui.core.query.names import Names
from timeline_tui.core.records import Actor, Event, File, Heading, Source
from timeline_tui.core.store.columns import Numbers
from timeline_tui.core.store.dates import Dates, DatesMaker, dates_of
from timeline_tui.core.store.events import Quotes, Said
from timeline_tui.core.store.ids import Places, PlacesMaker
from timeline_tui.core.store.links import LINK_KINDS, Incoming, IncomingMaker, Link
from timeline_tui.core.store.names import EventNames, TitlesMaker
from timeline_tui.core.store.quoted import Quoted, QuotedMaker
from timeline_tui.core.store.shelf import Collector, Shelf, collected
from timeline_tui.core.text.slugs import FreeIds, hyphened, slug

__all__ = ["LINK_KINDS", "Link", "Said", "Timeline", "timeline_of"]

T = TypeVar("T")


class Timeline(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A whole timeline; made by `timeline_of` from a file that has been checked."""

    heading: Heading
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    events: Sequence[Event]
    zone: int | None
    """The offset from UTC, in seconds, that most of the times in the file carry, if any does.
    Times with another offset are placed on the axis by this one."""
    shelf: Shelf = msgspec.field(default_factory=Shelf)
    """What is told of all events at once; made when it is asked for, or stored with them."""

    def collected(self, name: str, collector: Callable[[], Collector[T]]) -> T:
        """Return the table of that name, which the collector makes of the events."""
        return self.shelf.get_or_make(name, lambda: collected(self.events, collector()))

    @property
    def event_places(self) -> Mapping[str, int]:
        """Where each event stands, by its id."""
        return self._places

    @cached_property
    def _places(self) -> Places:
        return self.collected("ids", PlacesMaker)

    @cached_property
    def dates(self) -> Dates:
        """The date of every event."""
        return self.collected("dates", DatesMaker)

    @cached_property
    def actors_by_id(self) -> Mapping[str, Actor]:
        """Actors by their ids, in the file's order."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def sources_by_id(self) -> Mapping[str, Source]:
        """Sources by their ids, in the file's order."""
        return {source.id: source for source in self.sources}

    @cached_property
    def quotes(self) -> Quotes:
        """Every quote, in the order of the events and, within one, of the file."""
        return Quotes(self.events, self.first_quotes)

    @cached_property
    def first_quotes(self) -> Numbers:
        """Where each event's quotes begin in `quotes`; one more entry marks the end."""
        return self.quoted.firsts

    @cached_property
    def quoted(self) -> Quoted:
        """What is told of every quote at once."""
        return self.collected("quotes", QuotedMaker)

    def quotes_of(self, event: int) -> range:
        """Return the places of an event's quotes."""
        return range(self.first_quotes[event], self.first_quotes[event + 1])

    @cached_property
    def incoming(self) -> Incoming:
        """The links that lead to each event."""
        return self.collected("links", IncomingMaker)

    def links_of(self, event: int, record: Event | None = None) -> list[Link]:
        """Return an event's links in both directions: its own first, then those that lead to it.

        Its record need not be made again where it is at hand.
        """
        links = (record or self.events[event]).links
        own = [
            Link(kind, outgoing=True, event=self.event_places[other])
            for kind in LINK_KINDS
            for other in getattr(links, kind)
        ]
        return own + self.incoming.of(event)

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
        return EventNames(self._places, self.collected("titles", TitlesMaker))

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
            began = axis_start(self.dates[place], self.zone)
            in_time = self.now is None or began is None or began <= self.now
            if in_time and self.events[place].status != "planned":
                return place
        return 0 if self.events else None


def timeline_of(file: File) -> Timeline:
    """Return the timeline that a checked file holds: ids unique, no reference dangling."""
    zone = home_zone(dates_of(file.events))
    events = in_order(with_ids(file.events), zone)
    return Timeline(file.timeline, file.sources, file.actors, tuple(events), zone)


def home_zone(dates: Dates) -> int | None:
    """Return the offset, in seconds, that most of the times in these dates carry, if any does."""
    often = Counter(dates.which)
    offsets: Counter[int] = Counter()
    for place, date in enumerate(dates.different):
        for end in (date.start, date.end):
            if end and end.offset is not None:
                offsets[end.offset] += often[place]
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
    return [id_ or free.give(wanted_id(date, title)) for id_, date, title in events]


def wanted_id(date: str, title: str) -> str:
    """Return the id that an event without one gets if nobody has it."""
    return f"{hyphened(date)}-{slug(title)}".strip("-") or "event"
