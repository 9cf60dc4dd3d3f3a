"""What an export holds: the picked events with their picked quotes, and all that these refer to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from itertools import compress
from typing import TypeVar

from msgspec.structs import replace

from timeline_tui.core.dates import Date
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.records import Actor, Event, Source
from timeline_tui.core.selection import Selection
from timeline_tui.core.selection.bits import flags_of
from timeline_tui.core.selection.index import actors_in
from timeline_tui.core.selection.involved import sources_of
from timeline_tui.core.store.events import each_of
from timeline_tui.core.timeline import Timeline

T = TypeVar("T")


class Contents:
    """What a selection holds.  Events are made one by one when they are asked for, and not kept."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.timeline = selection.index.timeline

    def events(self) -> Iterator[Event]:
        """Yield the picked events in order, each with no more than its picked quotes."""
        return self.at(self.selection.events)

    def placed(self) -> Iterator[tuple[int, Event]]:
        """Yield the picked events with their places in the timeline."""
        return zip(self.selection.events, self.events(), strict=True)

    def at(self, places: Collection[int]) -> Iterator[Event]:
        """Yield the picked events at some places of the timeline."""
        events = each_of(self.timeline.events, places)
        if not self.selection.picks_quotes:
            return events
        return map(self._with_picked_quotes, places, events)

    def holds(self, place: int) -> bool:
        """Tell whether the event at a place of the timeline is picked."""
        return bool(self._flags[place])

    def told(self, tell: Callable[[Date], T]) -> Callable[[int], T]:
        """Return what tells of the event at a place what `tell` says of its date."""
        dates = self.timeline.dates
        told = [tell(date) for date in dates.different]
        return lambda place: told[dates.which[place]]

    @cached_property
    def is_whole(self) -> bool:
        """Whether nothing is left out, nor asked."""
        everything = self.selection.index.all_events
        return self.selection.query == EVERYTHING and self.selection.event_bits == everything

    @property
    def named(self) -> Collection[str]:
        """The ids of the actors that the events and quotes name; of all, where all is held."""
        return self.timeline.actors_by_id if self.is_whole else self._named[0]

    @cached_property
    def actors(self) -> Collection[Actor]:
        """The actors that are named, and what they are part of; all, where all is held."""
        actors = self.timeline.actors
        if self.is_whole:
            return actors
        held = {whole for who in self.named for whole in _with_wholes(self.timeline, who)}
        return [actor for actor in actors if actor.id in held]

    @cached_property
    def sources(self) -> Collection[Source]:
        """The sources that the events and quotes name; all, where all is held."""
        sources = self.timeline.sources
        return sources if self.is_whole else [one for one in sources if one.id in self._named[1]]

    @cached_property
    def _named(self) -> tuple[Collection[str], Collection[str]]:
        actors: set[str] = set()
        sources: set[str] = set()
        for event in self.events():
            actors.update(actors_in(event))
            sources.update(sources_of(event))
        return actors, sources

    @cached_property
    def _flags(self) -> bytes:
        return flags_of(self.selection.event_bits, len(self.timeline.events))

    @cached_property
    def _quote_flags(self) -> bytes:
        return flags_of(self.selection.quote_bits, len(self.timeline.quotes))

    def _with_picked_quotes(self, place: int, event: Event) -> Event:
        flags = map(self._quote_flags.__getitem__, self.timeline.quotes_of(place))
        return replace(event, quotes=tuple(compress(event.quotes, flags)))


def _with_wholes(timeline: Timeline, actor: str) -> Iterator[str]:
    """Yield an actor, what it is part of, what that is part of, and so on."""
    while actor:
        yield actor
        actor = timeline.actors_by_id[actor].part_of
