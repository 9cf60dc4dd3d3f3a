"""The events and the quotes that are picked, whatever they were asked for by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec

from timeline_tui.core.query.terms import Term
from timeline_tui.core.selection.answers import quotes_for
from timeline_tui.core.selection.folded import Chosen
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.members import Members


class Picks(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Events and quotes; everything beyond the set of events is found when it is asked for.

    ``by_quote`` is a query that leaves out quotes of picked events, with the events that are
    marked; without one, all of their quotes are picked.
    """

    index: Index
    event_bits: int
    by_quote: Term | None = None
    marks: frozenset[str] = frozenset()

    @cached_property
    def _counts(self) -> dict[str, Mapping[str, int]]:
        return {}

    @cached_property
    def events(self) -> Sequence[int]:
        """The picked events, in order."""
        if self.event_bits == self.index.all_events:
            return range(len(self.index.timeline.events))
        return Members(self.event_bits)

    @cached_property
    def quote_bits(self) -> int:
        """The picked quotes."""
        if self.by_quote is None:
            return self.quotes_in_events
        picked = quotes_for(self.index, self.by_quote, self.marks, self.event_bits)
        return self.quotes_in_events & picked

    @cached_property
    def quotes_in_events(self) -> int:
        """All quotes of the picked events."""
        return self.index.quotes_in(self.event_bits)

    @property
    def has_whole_events(self) -> bool:
        """Whether every quote of the picked events is picked."""
        return self.quote_bits == self.quotes_in_events

    @cached_property
    def quotes(self) -> Sequence[int]:
        """The picked quotes, in order."""
        if self.quote_bits == self.index.all_quotes:
            return range(len(self.index.timeline.quotes))
        return Members(self.quote_bits)

    def counts(self, facet: str) -> Mapping[str, int]:
        """Return how many of the picked events have each value of one of the `FACETS`.

        Every value that the timeline has is there, and those without an event have 0.
        """
        if facet not in self._counts:
            self._counts[facet] = self.index.facet(facet).counts(self.event_bits)
        return self._counts[facet]

    @property
    def events_by_actor(self) -> Mapping[str, int]:
        """How many of the picked events each actor of the timeline has."""
        return self.counts("actors")

    @cached_property
    def quotes_by_actor(self) -> Mapping[str, int]:
        """How many of the picked quotes each actor of the timeline has."""
        return self.index.quotes_by_speaker.counts(self.quote_bits)

    @cached_property
    def _picked_quotes(self) -> Chosen:
        return Chosen(self.quote_bits, len(self.index.timeline.quotes))

    def quotes_of(self, actor: str) -> int:
        """Return how many of the picked quotes an actor has, without counting those of others."""
        return self.index.quotes_by_speaker.count(actor, self._picked_quotes)
