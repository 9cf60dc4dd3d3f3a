"""The part of a query that says which values of a facet are wanted, read and changed as a value.

The facets pane and the picker work on this part; it stands in the query's text like any other,
``actor:trump,putin`` for any of them and ``actor:trump actor:putin`` for all of them.
"""

from __future__ import annotations

from typing import Self

import msgspec
from msgspec.structs import replace

from timeline_tui.core.query.fields import FIELDS
from timeline_tui.core.query.meaning import (
    actor_meant,
    source_meant,
    texts_meant,
    thing_meant,
    value_meaning,
)
from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.query.terms import Field, Not, Term, all_of, conjuncts
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.index import Index


class FacetFilter(msgspec.Struct, frozen=True):
    """Which values of a facet must be there, any or all of them, and which must not."""

    facet: str = "actors"
    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    match_all: bool = False

    def include(self, value: str) -> Self:
        """Return the filter with a value included, or no longer included."""
        return self._with(value, into_included=value not in self.included, into_excluded=False)

    def exclude(self, value: str) -> Self:
        """Return the filter with a value excluded, or no longer excluded."""
        return self._with(value, into_included=False, into_excluded=value not in self.excluded)

    def only(self, value: str) -> Self:
        """Return the filter that asks for one value and nothing else."""
        return replace(self, included=(value,), excluded=())

    def switched(self) -> Self:
        """Return the filter asking for all of its values instead of any, or back."""
        return replace(self, match_all=not self.match_all)

    def _with(self, value: str, *, into_included: bool, into_excluded: bool) -> Self:
        included = tuple(other for other in self.included if other != value)
        excluded = tuple(other for other in self.excluded if other != value)
        return replace(
            self,
            included=(*included, value) if into_included else included,
            excluded=(*excluded, value) if into_excluded else excluded,
        )

    def terms(self, index: Index) -> list[Term]:
        """Return the filter as terms of a query."""
        field = FACETS[self.facet].field
        included, excluded = (
            tuple(_written(index, field, value) for value in values)
            for values in (self.included, self.excluded)
        )
        groups = [(value,) for value in included] if self.match_all else [included]
        wanted = [Field(field, values) for values in groups if values]
        return [*wanted, *(Not(Field(field, (value,))) for value in excluded)]


def _written(index: Index, field: str, value: str) -> str:
    return value_meaning(index.place_names, value) if FIELDS[field].takes == "place" else value


def facet_filter(index: Index, query: Term, facet: str, *, match_all: bool = False) -> FacetFilter:
    """Return the values of a facet that a query asks for and rules out in so many words.

    Where it names no more than one, nothing tells any from all, and `match_all` stands.
    """
    return _parts(index, query, facet, match_all=match_all)[0]


def with_facet_filter(index: Index, query: Term, wanted: FacetFilter) -> Term:
    """Return the query with its values of a facet replaced by those of a filter."""
    return all_of([*wanted.terms(index), *_parts(index, query, wanted.facet, match_all=False)[1]])


def _parts(
    index: Index, query: Term, facet: str, *, match_all: bool
) -> tuple[FacetFilter, list[Term]]:
    """Return the values of a facet in a query, and its other terms.

    "Any of these, and all of those" is more than one list can show: the terms with several values
    then count among the others, and what is in the list must all hold beside them.
    """
    wanted: list[tuple[tuple[str, ...], Term]] = []
    excluded: list[str] = []
    rest: list[Term] = []
    for term in conjuncts(query):
        if isinstance(term, Not) and (values := _values(index, term.term, facet)):
            excluded += values
        elif values := _values(index, term, facet):
            wanted.append((values, term))
        else:
            rest.append(term)
    groups = dict(wanted)
    if len(groups) > 1:
        match_all = True
        rest = [*(term for values, term in groups.items() if len(values) > 1), *rest]
        groups = {values: term for values, term in groups.items() if len(values) == 1}
    elif any(len(values) > 1 for values in groups):
        match_all = False
    included = dict.fromkeys(value for values in groups for value in values)
    return FacetFilter(facet, tuple(included), tuple(dict.fromkeys(excluded)), match_all), rest


def _values(index: Index, term: Term, facet: str) -> tuple[str, ...]:
    if not isinstance(term, Field) or term.name != FACETS[facet].field:
        return ()
    try:
        return tuple(dict.fromkeys(_meant(index, term, value, facet) for value in term.values))
    except QueryError:
        return ()


def _meant(index: Index, field: Field, value: str, facet: str) -> str:
    match FIELDS[field.name].takes:
        case "actor":
            return actor_meant(index.timeline, field, value)
        case "source":
            return source_meant(index.timeline, field, value)
        case "tag":
            return thing_meant(index.tag_names, field, value, "tag")
        case "place":
            places = texts_meant(index.place_names, value)
            # A part of several places' names is more than one value of the list could show.
            if len(places) != 1:
                raise QueryError(field.place_of(value), f"'{value}' is not one place")
            return places[0]
        case _:
            if value not in index.facet(facet).totals:
                raise QueryError(field.place_of(value), f"'{value}' is no value of {facet}")
            return value
