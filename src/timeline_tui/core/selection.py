"""What a query picks from a timeline: its events and quotes, and how many each actor has.

An event is picked when the whole query holds for it.  A quote is picked when its event is, and the
query also holds with ``by:`` asked of this one quote: ``by:trump nato`` picks the events that
mention NATO and quote Trump, and of their quotes those by Trump.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from timeline_tui.core.bits import has, members_of
from timeline_tui.core.index import Index
from timeline_tui.core.query import QueryError
from timeline_tui.core.terms import And, Field, Not, Or, Term, Word
from timeline_tui.core.text import fold
from timeline_tui.core.timeline import Timeline


@dataclass(frozen=True, eq=False)
class Selection:
    """What a query picks.  Made by `select`; everything beyond the events is found when asked."""

    index: Index
    query: Term
    event_bits: int

    @cached_property
    def events(self) -> list[int]:
        """The picked events, in order."""
        return members_of(self.event_bits)

    @cached_property
    def quote_bits(self) -> int:
        """The picked quotes."""
        in_events = self.index.quotes_in(self.event_bits)
        return in_events & _quotes(self.index, self.query) if _names_speaker(self.query) else in_events

    @cached_property
    def quotes(self) -> list[int]:
        """The picked quotes, in order."""
        return members_of(self.quote_bits)

    @cached_property
    def events_by_actor(self) -> Mapping[str, int]:
        """How many of the picked events each actor of the timeline has."""
        return {
            actor: (events & self.event_bits).bit_count()
            for actor, events in self.index.by_actor.items()
        }

    @cached_property
    def quotes_by_actor(self) -> Mapping[str, int]:
        """How many of the picked quotes each actor of the timeline has."""
        return {
            actor: (quotes & self.quote_bits).bit_count()
            for actor, quotes in self.index.quotes_by_speaker.items()
        }

    def holds(self, event: int) -> bool:
        """Tell whether an event is picked."""
        return has(self.event_bits, event)


def select(index: Index, query: Term) -> Selection:
    """Return what a query picks.  Raises `QueryError` for a value that means nothing here."""
    return Selection(index, query, _events(index, query))


def actor_meant(timeline: Timeline, field: Field, value: str) -> str:
    """Return the id of the actor that a value names by id, name or alias, case and accents aside.

    Raises `QueryError` when it names nobody, or more than one.
    """
    if value in timeline.actors_by_id:
        return value
    meant = timeline.names.get(fold(value).strip(), ())
    if len(meant) == 1:
        return meant[0]
    place = field.place_of(value)
    if meant:
        reason = f"'{value}' may be any of {', '.join(meant)}"
        raise QueryError(place, reason, f"write {field.name}:{meant[0]} or another id")
    close = get_close_matches(fold(value), timeline.names, 1, 0.5)
    ids = timeline.names[close[0]] if close else ()
    hint = f"did you mean {field.name}:{ids[0]}?" if ids else "name an actor by id, name or alias"
    raise QueryError(place, f"no actor is called '{value}'", hint)


def _events(index: Index, term: Term) -> int:
    match term:
        case Word(text):
            return index.with_text(fold(text))
        case Field(name, values):
            table = index.by_speaker if name == "by" else index.by_actor
            found = 0
            for value in values:
                found |= table[actor_meant(index.timeline, term, value)]
            return found
        case Not(inner):
            return index.all_events & ~_events(index, inner)
        case And(terms):
            found = index.all_events
            for inner in terms:
                found &= _events(index, inner)
            return found
        case Or(terms):
            found = 0
            for inner in terms:
                found |= _events(index, inner)
            return found


def _quotes(index: Index, term: Term) -> int:
    match term:
        case Field("by", values):
            found = 0
            for value in values:
                found |= index.quotes_by_speaker[actor_meant(index.timeline, term, value)]
            return found
        case Word() | Field():
            return index.quotes_in(_events(index, term))
        case Not(inner):
            return index.all_quotes & ~_quotes(index, inner)
        case And(terms):
            found = index.all_quotes
            for inner in terms:
                found &= _quotes(index, inner)
            return found
        case Or(terms):
            found = 0
            for inner in terms:
                found |= _quotes(index, inner)
            return found


def _names_speaker(term: Term) -> bool:
    match term:
        case Field(name):
            return name == "by"
        case Not(inner):
            return _names_speaker(inner)
        case And(terms) | Or(terms):
            return any(map(_names_speaker, terms))
        case _:
            return False
