"""A query in words, so that what is filtered can be read: "with Donald Trump, without NATO"."""

from __future__ import annotations

from timeline_tui.core.fields import FIELDS
from timeline_tui.core.query import QueryError
from timeline_tui.core.selection import actor_meant
from timeline_tui.core.terms import And, Field, Not, Or, Term, Word
from timeline_tui.core.timeline import Timeline


def query_words(timeline: Timeline, query: Term) -> str:
    """Return a query in English words; empty for the query that picks everything."""
    match query:
        case Word(text):
            return f"“{text}”"
        case Field(name, values):
            shown = [_value_words(timeline, query, value) for value in values]
            return FIELDS[name].words.format(" or ".join(shown))
        case Not(inner):
            words = query_words(timeline, inner)
            if words.startswith("with "):
                return f"without {words.removeprefix('with ')}"
            return f"not ({words})" if isinstance(inner, And | Or) else f"not {words}"
        case And(terms):
            return ", ".join(
                f"({query_words(timeline, term)})"
                if isinstance(term, Or)
                else query_words(timeline, term)
                for term in terms
            )
        case Or(terms):
            return " or ".join(
                f"({query_words(timeline, term)})"
                if isinstance(term, And)
                else query_words(timeline, term)
                for term in terms
            )


def _value_words(timeline: Timeline, field: Field, value: str) -> str:
    try:
        return timeline.name_of(actor_meant(timeline, field, value))
    except QueryError:
        return value
