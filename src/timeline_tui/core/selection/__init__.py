"""What a query picks from a timeline: its events and quotes, and how many have each value.

An event is picked when the whole query holds for it.  A quote is picked when its event is, and the
query also holds with ``by:`` and ``to:`` asked of this one quote: ``by:trump nato`` picks the
events that mention NATO and quote Trump, and of their quotes those by Trump.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from timeline_tui.core.query.fields import OF_QUOTES
from timeline_tui.core.query.terms import Term, fields_in
from timeline_tui.core.selection.answers import events_for
from timeline_tui.core.selection.bits import bits_of, has
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.picks import Picks

__all__ = ["NO_MARKS", "Selection", "select"]

NO_MARKS: frozenset[str] = frozenset()


class Selection(msgspec.Struct, frozen=True, eq=False, dict=True):
    """What a query picks.  Made by `select`; everything beyond the events is found when asked."""

    query: Term
    picks: Picks
    """Mostly the same for queries that pick the same: what is known of it is not found again."""
    marks: frozenset[str] = NO_MARKS

    @property
    def index(self) -> Index:
        """The index of the timeline."""
        return self.picks.index

    @property
    def event_bits(self) -> int:
        """The picked events."""
        return self.picks.event_bits

    @property
    def events(self) -> Sequence[int]:
        """The picked events, in order."""
        return self.picks.events

    @property
    def quote_bits(self) -> int:
        """The picked quotes."""
        return self.picks.quote_bits

    @property
    def quotes(self) -> Sequence[int]:
        """The picked quotes, in order."""
        return self.picks.quotes

    @property
    def picks_quotes(self) -> bool:
        """Whether a quote may be left out although its event is picked."""
        return self.picks.by_quote is not None

    def counts(self, facet: str) -> Mapping[str, int]:
        """Return how many of the picked events have each value of one of the `FACETS`."""
        return self.picks.counts(facet)

    @property
    def events_by_actor(self) -> Mapping[str, int]:
        """How many of the picked events each actor of the timeline has."""
        return self.picks.events_by_actor

    @property
    def quotes_by_actor(self) -> Mapping[str, int]:
        """How many of the picked quotes each actor of the timeline has."""
        return self.picks.quotes_by_actor

    def first(self, count: int) -> Selection:
        """Return the first so many of the picked events, as a selection by the same query."""
        if len(self.events) <= count:
            return self
        bits = bits_of(self.events[:count], len(self.index.timeline.events))
        picks = Picks(self.index, bits, self.picks.by_quote, self.marks)
        return Selection(self.query, picks, self.marks)

    def holds(self, event: int) -> bool:
        """Tell whether an event is picked."""
        return has(self.event_bits, event)


def select(index: Index, query: Term, marks: frozenset[str] = NO_MARKS) -> Selection:
    """Return what a query picks, with the ids of the events that are marked.

    Raises `QueryError` for a value that means nothing here.
    """
    bits = events_for(index, query, marks)
    if OF_QUOTES.isdisjoint(fields_in(query)):
        return Selection(query, _picks(index, bits), marks)
    return Selection(query, Picks(index, bits, query, marks), marks)


@lru_cache(maxsize=8)
def _picks(index: Index, event_bits: int) -> Picks:
    return Picks(index, event_bits)
