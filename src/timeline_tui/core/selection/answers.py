"""The events and the quotes for which a term holds, as sets of bits.

Both raise `QueryError` for a value that means nothing in the timeline.
"""

from __future__ import annotations

from timeline_tui.core.query.fields import OF_QUOTES
from timeline_tui.core.query.terms import And, Field, Not, Or, Term, Word
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import fold


def events_for(index: Index, term: Term, marks: frozenset[str], within: int | None = None) -> int:
    """Return the events for which a term holds; where only those within a set matter, of these."""
    match term:
        case Word(text):
            return index.with_text(fold(text), within)
        case Field():
            # Loaded here: most commands ask for no field.
            from timeline_tui.core.selection.pickers import events_picked

            return events_picked(index, marks, term)
        case Not(inner):
            return index.all_events & ~events_for(index, inner, marks, within)
        case And(terms):
            # Searching the text takes longest: it is done last, among what is left then.
            for inner in sorted(terms, key=_has_words):
                found = events_for(index, inner, marks, within)
                within = found if within is None else found & within
            return index.all_events if within is None else within
        case Or(terms):
            found = 0
            for inner in terms:
                found |= events_for(index, inner, marks, within)
            return found


def _has_words(term: Term) -> bool:
    match term:
        case Not(inner):
            return _has_words(inner)
        case And(terms) | Or(terms):
            return any(map(_has_words, terms))
        case _:
            return isinstance(term, Word)


def quotes_for(index: Index, term: Term, marks: frozenset[str], within: int) -> int:
    """Return the quotes for which a term holds, right for those that stand in a set of events."""
    match term:
        case Field(name) if name in OF_QUOTES:
            from timeline_tui.core.selection.pickers import quotes_picked

            return quotes_picked(index, marks, term)
        case Word() | Field():
            return index.quotes_in(events_for(index, term, marks, within))
        case Not(inner):
            return index.all_quotes & ~quotes_for(index, inner, marks, within)
        case And(terms):
            found = index.all_quotes
            for inner in terms:
                found &= quotes_for(index, inner, marks, within)
            return found
        case Or(terms):
            found = 0
            for inner in terms:
                found |= quotes_for(index, inner, marks, within)
            return found
