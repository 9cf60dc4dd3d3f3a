"""What a query picks from a timeline: its events and quotes, and how many have each value.

An event is picked when the whole query holds for it.  A quote is picked when its event is, and the
query also holds with ``by:`` and ``to:`` asked of this one quote: ``by:trump nato`` picks the
events that mention NATO and quote Trump, and of their quotes those by Trump.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import msgspec

from timeline_tui.core.query.meaning import actor_meant
from timeline_tui.core.query.terms import And, Field, Not, Or, Term, Word, fields_in
from timeline_tui.core.selection.bits import bits_of, flags_of, has
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.members import Members
from timeline_tui.core.selection.pickers import QUOTE_PICKERS, events_picked, quotes_picked
from timeline_tui.core.text import fold

__all__ = ["NO_MARKS", "Selection", "actor_meant", "select"]

NO_MARKS: frozenset[str] = frozenset()


class Selection(msgspec.Struct, frozen=True, eq=False, dict=True):
    """What a query picks.  Made by `select`; everything beyond the events is found when asked."""

    index: Index
    query: Term
    event_bits: int
    marks: frozenset[str] = NO_MARKS

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
        if not self.picks_quotes:
            return self.quotes_in_events
        picked = _quotes(self.index, self.query, self.marks, self.event_bits)
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
    def picks_quotes(self) -> bool:
        """Whether a quote may be left out although its event is picked."""
        return not QUOTE_PICKERS.keys().isdisjoint(fields_in(self.query))

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
    def _is_picked(self) -> Callable[[int], int]:
        return flags_of(self.quote_bits, len(self.index.timeline.quotes)).__getitem__

    def quotes_of(self, actor: str) -> int:
        """Return how many of the picked quotes an actor has, without counting those of others."""
        spoken = self.index.quotes_by_speaker
        return spoken.count(actor, self.quote_bits, self._is_picked)

    def first(self, count: int) -> Selection:
        """Return the first so many of the picked events, as a selection by the same query."""
        if len(self.events) <= count:
            return self
        size = len(self.index.timeline.events)
        return Selection(self.index, self.query, bits_of(self.events[:count], size), self.marks)

    def holds(self, event: int) -> bool:
        """Tell whether an event is picked."""
        return has(self.event_bits, event)


def select(index: Index, query: Term, marks: frozenset[str] = NO_MARKS) -> Selection:
    """Return what a query picks, with the ids of the events that are marked.

    Raises `QueryError` for a value that means nothing here.
    """
    return Selection(index, query, _events(index, query, marks), marks)


def _events(index: Index, term: Term, marks: frozenset[str], within: int | None = None) -> int:
    """Return the events for which a term holds; where only those within a set matter, of these."""
    match term:
        case Word(text):
            return index.with_text(fold(text), within)
        case Field():
            return events_picked(index, marks, term)
        case Not(inner):
            return index.all_events & ~_events(index, inner, marks, within)
        case And(terms):
            # Searching the text takes longest: it is done last, among what is left then.
            for inner in sorted(terms, key=_has_words):
                found = _events(index, inner, marks, within)
                within = found if within is None else found & within
            return index.all_events if within is None else within
        case Or(terms):
            found = 0
            for inner in terms:
                found |= _events(index, inner, marks, within)
            return found


def _has_words(term: Term) -> bool:
    match term:
        case Not(inner):
            return _has_words(inner)
        case And(terms) | Or(terms):
            return any(map(_has_words, terms))
        case _:
            return isinstance(term, Word)


def _quotes(index: Index, term: Term, marks: frozenset[str], within: int) -> int:
    """Return the quotes for which a term holds, right for those that stand in a set of events."""
    match term:
        case Field(name) if name in QUOTE_PICKERS:
            return quotes_picked(index, marks, term)
        case Word() | Field():
            return index.quotes_in(_events(index, term, marks, within))
        case Not(inner):
            return index.all_quotes & ~_quotes(index, inner, marks, within)
        case And(terms):
            found = index.all_quotes
            for inner in terms:
                found &= _quotes(index, inner, marks, within)
            return found
        case Or(terms):
            found = 0
            for inner in terms:
                found |= _quotes(index, inner, marks, within)
            return found
