"""The part of a query that says which actors are wanted, read and changed as a value.

The actors pane and the picker work on this part; it stands in the query's text like any other,
``actor:trump,putin`` for any of them and ``actor:trump actor:putin`` for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from timeline_tui.core.query import QueryError
from timeline_tui.core.selection import actor_meant
from timeline_tui.core.terms import Field, Not, Term, all_of, conjuncts
from timeline_tui.core.timeline import Timeline


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """Which actors must take part, any or all of them, and which must not."""

    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    match_all: bool = False

    def include(self, actor: str) -> Self:
        """Return the filter with an actor included, or no longer included."""
        return self._with(actor, into_included=actor not in self.included, into_excluded=False)

    def exclude(self, actor: str) -> Self:
        """Return the filter with an actor excluded, or no longer excluded."""
        return self._with(actor, into_included=False, into_excluded=actor not in self.excluded)

    def switched(self) -> Self:
        """Return the filter asking for all of its actors instead of any, or back."""
        return type(self)(self.included, self.excluded, not self.match_all)

    def _with(self, actor: str, *, into_included: bool, into_excluded: bool) -> Self:
        included = tuple(other for other in self.included if other != actor)
        excluded = tuple(other for other in self.excluded if other != actor)
        return type(self)(
            (*included, actor) if into_included else included,
            (*excluded, actor) if into_excluded else excluded,
            self.match_all,
        )

    def terms(self) -> list[Term]:
        """Return the filter as terms of a query."""
        wanted = (
            [Field("actor", (actor,)) for actor in self.included]
            if self.match_all
            else [Field("actor", self.included)] * bool(self.included)
        )
        return [*wanted, *(Not(Field("actor", (actor,))) for actor in self.excluded)]


def actor_filter(timeline: Timeline, query: Term, *, match_all: bool = False) -> ActorFilter:
    """Return the actors that a query asks for and rules out in so many words.

    Where it names no more than one, nothing tells any from all, and `match_all` stands.
    """
    groups, excluded, _ = _parts(timeline, query)
    included = [actor for group in groups for actor in group]
    if len(included) > 1:
        match_all = len(groups) > 1
    return ActorFilter(_unique(included), _unique(excluded), match_all)


def with_actor_filter(timeline: Timeline, query: Term, actors: ActorFilter) -> Term:
    """Return the query with its actors replaced by those of a filter; the rest of it stays."""
    _, _, rest = _parts(timeline, query)
    return all_of([*actors.terms(), *rest])


def _parts(
    timeline: Timeline, query: Term
) -> tuple[list[tuple[str, ...]], list[str], list[Term]]:
    """Return the wanted actors as groups of alternatives, the unwanted ones, and other terms.

    "Any of these, and all of those" is more than a list of actors can show: it stays as it is.
    """
    groups: list[tuple[str, ...]] = []
    wanting: list[Term] = []
    unwanted: list[str] = []
    rest: list[Term] = []
    for term in conjuncts(query):
        if isinstance(term, Not) and (actors := _actors(timeline, term.term)):
            unwanted += actors
        elif actors := _actors(timeline, term):
            groups.append(actors)
            wanting.append(term)
        else:
            rest.append(term)
    if len(groups) > 1 and any(len(group) > 1 for group in groups):
        return [], unwanted, [*wanting, *rest]
    return groups, unwanted, rest


def _actors(timeline: Timeline, term: Term) -> tuple[str, ...]:
    if not isinstance(term, Field) or term.name != "actor":
        return ()
    try:
        return tuple(actor_meant(timeline, term, value) for value in term.values)
    except QueryError:
        return ()


def _unique(actors: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actors))
