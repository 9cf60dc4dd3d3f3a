"""What can be asked of a timeline, answered once: which events hold a value, which hold a text.

An index is made once for a timeline and kept; its tables are built when they are first asked for.
Sets of events and of quotes are bitsets (`core.selection.bits`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate, pairwise, repeat
from operator import contains, itemgetter

from timeline_tui.core.query.fields import PROPERTIES, STATES
from timeline_tui.core.query.names import Names
from timeline_tui.core.records import Event
from timeline_tui.core.selection.bits import all_bits, bits_of, bits_of_flags, flags_of, members_of
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.involved import actors_in, voices, vouching_for
from timeline_tui.core.selection.states import in_state, with_property
from timeline_tui.core.selection.stretches import Stretches
from timeline_tui.core.selection.tables import Table
from timeline_tui.core.selection.thresholds import Thresholds
from timeline_tui.core.text import fold
from timeline_tui.core.timeline import Timeline

__all__ = ["Index", "actors_in", "voices"]

_BETWEEN = "\0"  # never searched for, so that no match runs from one text into the next

_COUNTED: dict[str, Callable[[Timeline, Event], int]] = {
    "sources": lambda timeline, event: len(vouching_for(timeline, event)),
    "quotes": lambda _, event: len(event.quotes),
    "actors": lambda _, event: len(actors_in(event)),
}


@dataclass(frozen=True, eq=False)
class Index:
    """The tables of one timeline."""

    timeline: Timeline
    _facets: dict[str, Table] = field(default_factory=dict, init=False, repr=False)
    _numbers: dict[str, Thresholds] = field(default_factory=dict, init=False, repr=False)
    _told: dict[str, int] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def all_events(self) -> int:
        """Every event."""
        return all_bits(len(self.timeline.events))

    @cached_property
    def all_quotes(self) -> int:
        """Every quote."""
        return all_bits(len(self.timeline.quotes))

    def prepare(self) -> None:
        """Build the tables that take longest, so that no question has to wait for them.

        It takes some two seconds for 100,000 events and may be done on another thread.
        """
        for name in FACETS:
            self.facet(name)
        self.quotes_in(0)
        _ = (self.quotes_by_speaker, self.stretches, self._texts, self.by_listener)
        _ = self.timeline.event_places
        self.timeline.event_names.prepare()
        for word in STATES:
            if word != "marked":
                self.in_state(word)
        for word in PROPERTIES:
            self.with_property(word)

    def facet(self, name: str) -> Table:
        """Return the events by the values of one of the `FACETS`."""
        if name not in self._facets:
            facet = FACETS[name]
            values = map(facet.values, repeat(self.timeline), self.timeline.events)
            self._facets[name] = Table(values, facet.listed(self.timeline))
        return self._facets[name]

    @cached_property
    def tag_names(self) -> Names:
        """The tags by themselves."""
        return Names((tag, tag) for tag in self.facet("tags").totals)

    @cached_property
    def place_names(self) -> Names:
        """The places by themselves."""
        return Names((place, place) for place in self.facet("places").totals)

    @cached_property
    def listener_names(self) -> Names:
        """To whom or where something was said, by themselves."""
        return Names((told, told) for told in self.by_listener.totals)

    @cached_property
    def by_listener(self) -> Table:
        """The events by to whom or where something was said in them."""
        return Table(
            {quote.to for quote in event.quotes if quote.to} for event in self.timeline.events
        )

    @cached_property
    def quotes_by_speaker(self) -> Table:
        """The quotes in which each actor's words are given; every actor has an entry."""
        said = (voices(said.quote) for said in self.timeline.quotes)
        return Table(said, self.timeline.actors_by_id)

    @cached_property
    def quotes_by_listener(self) -> Table:
        """The quotes by to whom or where they were said."""
        return Table((said.quote.to,) if said.quote.to else () for said in self.timeline.quotes)

    @cached_property
    def stretches(self) -> Stretches:
        """When the events may have begun and ended, and when they surely have."""
        return Stretches(self.timeline)

    def counted(self, what: str) -> Thresholds:
        """Return the events by how many "sources", "quotes" or "actors" they have."""
        if what not in self._numbers:
            count = partial(_COUNTED[what], self.timeline)
            self._numbers[what] = Thresholds([*map(count, self.timeline.events)])
        return self._numbers[what]

    def in_state(self, word: str) -> int:
        """Return the events that are such as one of `fields.STATES` says, save for "marked"."""
        if f"is:{word}" not in self._told:
            self._told[f"is:{word}"] = bits_of_flags(in_state(self.timeline, word))
        return self._told[f"is:{word}"]

    def with_property(self, word: str) -> int:
        """Return the events in which one of `fields.PROPERTIES` is filled in."""
        if f"has:{word}" not in self._told:
            self._told[f"has:{word}"] = bits_of_flags(with_property(self.timeline, word))
        return self._told[f"has:{word}"]

    def with_text(self, folded: str, within: int | None = None) -> int:
        """Return the events, of those within a set, that hold a folded text; none for an empty one.

        It may stand in any text of the event and of its quotes, and in the names of its actors.
        """
        if not folded or _BETWEEN in folded:
            return 0
        named = [who for who, names in self._actors_names if folded in names]
        found = self.facet("actors").any_of(named)
        if within is None:
            return found | bits_of_flags(bytes(map(contains, self._texts, repeat(folded))))
        texts = self._texts
        left = members_of(within & ~found)
        hits = [event for event in left if folded in texts[event]]
        return found & within | bits_of(hits, len(texts))

    @cached_property
    def _texts(self) -> list[str]:
        texts = [fold(_BETWEEN.join(_texts(event))) for event in self.timeline.events]
        # Cut out of one text they lie side by side in memory, which makes reading all of them
        # faster by a sixth.
        joined, ends = "".join(texts), [*accumulate(map(len, texts), initial=0)]
        return [joined[start:end] for start, end in pairwise(ends)]

    @cached_property
    def _actors_names(self) -> list[tuple[str, str]]:
        return [
            (actor.id, fold(_BETWEEN.join((actor.name, *actor.aliases))))
            for actor in self.timeline.actors
        ]

    @cached_property
    def _events_of_quotes(self) -> Callable[[bytes], tuple[int, ...]]:
        # With a single place itemgetter gives no tuple; the first event is asked twice more.
        return itemgetter(0, 0, *(said.event for said in self.timeline.quotes))

    def quotes_in(self, events: int) -> int:
        """Return the quotes that stand in a set of events."""
        if events == self.all_events or not self.timeline.quotes:
            return self.all_quotes
        flags = flags_of(events, len(self.timeline.events))
        return bits_of_flags(bytes(self._events_of_quotes(flags)[2:]))


def _texts(event: Event) -> list[str]:
    texts = [event.title, event.summary, event.place, *event.tags]
    for quote in event.quotes:
        texts += quote.text, quote.translation
    return texts
