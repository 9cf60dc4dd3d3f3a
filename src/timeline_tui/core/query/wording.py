"""A query in words, so that what is filtered can be read: "with Donald Trump, without NATO"."""

from __future__ import annotations

from collections.abc import Callable

from timeline_tui.core.dates import DateError, parse_date
from timeline_tui.core.query.counting import count_asked, count_words
from timeline_tui.core.query.fields import FIELDS, Takes
from timeline_tui.core.query.meaning import WHOLE, actor_meant, event_meant, source_meant
from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.query.terms import And, Field, Not, Or, Term, Word
from timeline_tui.core.query.when import range_ends
from timeline_tui.core.selection.facets import source_name
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_words


def query_words(timeline: Timeline, query: Term) -> str:
    """Return a query in English words; empty for the query that picks everything."""
    match query:
        case Word(text):
            return f"“{text}”"
        case Field(name):
            return FIELDS[name].words.format(_values_words(timeline, query))
        case Not(Field(name) as inner) if FIELDS[name].negated:
            return FIELDS[name].negated.format(_values_words(timeline, inner))
        case Not(inner):
            words = query_words(timeline, inner)
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


def _values_words(timeline: Timeline, field: Field) -> str:
    words = []
    for value in field.values:
        try:
            words.append(_value_words(timeline, field, value))
        except QueryError:
            words.append(value)
    return (" and " if FIELDS[field.name].together else " or ").join(words)


def _value_words(timeline: Timeline, field: Field, value: str) -> str:
    row = FIELDS[field.name]
    if row.spelled_out and row.choices:
        return row.choices.get(value, value)
    tell = _TOLD.get(row.takes)
    return tell(timeline, field, value) if tell else value


def _actor(timeline: Timeline, field: Field, value: str) -> str:
    return timeline.name_of(actor_meant(timeline, field, value))


def _source(timeline: Timeline, field: Field, value: str) -> str:
    return source_name(timeline, source_meant(timeline, field, value))


def _text(_: Timeline, field: Field, value: str) -> str:  # noqa: ARG001
    return f"{value.removeprefix(WHOLE)} exactly" if value.startswith(WHOLE) else value


def _count(_: Timeline, field: Field, value: str) -> str:
    return count_words(*count_asked(field, value), field.name.removesuffix("s"))


def _title(timeline: Timeline, field: Field, value: str) -> str:
    return timeline.events[timeline.event_places[event_meant(timeline, field, value)]].title


def _date_words(timeline: Timeline, field: Field, value: str) -> str:
    try:
        return date_words(parse_date(value))
    except DateError:
        return _title(timeline, field, value)


def _range_words(timeline: Timeline, field: Field, value: str) -> str:
    first, last = range_ends(value)
    if first == last:
        return f"during {_date_words(timeline, field, first)}"
    if not last:
        return f"from {_date_words(timeline, field, first)} on"
    if not first:
        return f"up to {_date_words(timeline, field, last)}"
    start, end = (_date_words(timeline, field, side) for side in (first, last))
    return f"between {start} and {end}"


_TOLD: dict[Takes, Callable[[Timeline, Field, str], str]] = {
    "actor": _actor,
    "source": _source,
    "place": _text,
    "listener": _text,
    "event": _title,
    "date": _date_words,
    "range": _range_words,
    "count": _count,
}
