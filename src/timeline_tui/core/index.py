"""What can be asked of a timeline, answered once: which events hold a value, which hold a text.

An index is made once for a timeline and kept; its tables are built when they are first asked for.
Sets of events and of quotes are bitsets (`core.bits`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from timeline_tui.core.bits import all_bits, bits_of
from timeline_tui.core.headings import Headings
from timeline_tui.core.records import Event, Quote
from timeline_tui.core.text import fold
from timeline_tui.core.timeline import Timeline

_BETWEEN = "\0"  # never searched for, so that no match runs from one text into the next


@dataclass(frozen=True, eq=False)
class Index:
    """The tables of one timeline."""

    timeline: Timeline

    @cached_property
    def headings(self) -> Headings:
        """The headings under which the events stand."""
        return Headings(self.timeline)

    @cached_property
    def all_events(self) -> int:
        """Every event."""
        return all_bits(len(self.timeline.events))

    @cached_property
    def all_quotes(self) -> int:
        """Every quote."""
        return all_bits(len(self.timeline.quotes))

    @cached_property
    def by_actor(self) -> Mapping[str, int]:
        """The events in which each actor takes part or is quoted; every actor has an entry."""
        return self._events_by(actors_in)

    @cached_property
    def by_speaker(self) -> Mapping[str, int]:
        """The events in which each actor is quoted."""
        return self._events_by(lambda event: {who for q in event.quotes for who in voices(q)})

    @cached_property
    def quotes_by_speaker(self) -> Mapping[str, int]:
        """The quotes in which each actor's words are given."""
        places: dict[str, list[int]] = {actor.id: [] for actor in self.timeline.actors}
        for place, said in enumerate(self.timeline.quotes):
            for who in voices(said.quote):
                places[who].append(place)
        size = len(self.timeline.quotes)
        return {who: bits_of(quotes, size) for who, quotes in places.items()}

    def with_text(self, folded: str) -> int:
        """Return the events that hold a folded text anywhere; none for an empty text."""
        if not folded or _BETWEEN in folded:
            return 0
        haystack, starts = self._haystack
        found, at = [], haystack.find(folded)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            found.append(place)
            if place + 1 == len(starts):
                break
            at = haystack.find(folded, starts[place + 1])
        return bits_of(found, len(self.timeline.events))

    @cached_property
    def _haystack(self) -> tuple[str, list[int]]:
        names = {
            actor.id: _BETWEEN.join((actor.name, *actor.aliases))
            for actor in self.timeline.actors
        }
        texts = [
            fold(_BETWEEN.join((*_texts(event), *(names[who] for who in actors_in(event)), "")))
            for event in self.timeline.events
        ]
        starts = [0, *accumulate(map(len, texts))][:-1]
        return "".join(texts), starts

    def quotes_in(self, events: int) -> int:
        """Return the quotes that stand in a set of events."""
        if events == self.all_events:
            return self.all_quotes
        said = self.timeline.quotes
        in_events = f"{events:b}"[::-1]
        size = len(in_events)
        chosen = (
            place
            for place, quote in enumerate(said)
            if quote.event < size and in_events[quote.event] == "1"
        )
        return bits_of(chosen, len(said))

    def _events_by(self, values: Callable[[Event], Iterable[str]]) -> Mapping[str, int]:
        places: dict[str, list[int]] = defaultdict(list)
        for actor in self.timeline.actors:
            places[actor.id] = []
        for place, event in enumerate(self.timeline.events):
            for value in values(event):
                places[value].append(place)
        size = len(self.timeline.events)
        return {value: bits_of(members, size) for value, members in places.items()}


def _texts(event: Event) -> Iterator[str]:
    yield from (event.title, event.summary, event.place, *event.tags)
    for quote in event.quotes:
        yield quote.text
        yield quote.translation


def voices(quote: Quote) -> Iterator[str]:
    """Yield whose words a quote gives: who spoke, and in whose name."""
    yield quote.by
    if quote.relays:
        yield quote.relays


def actors_in(event: Event) -> set[str]:
    """Return who takes part in an event or is quoted in it."""
    return {*event.actors, *(who for quote in event.quotes for who in voices(quote))}
