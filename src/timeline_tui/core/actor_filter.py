"""The part of a query that says which actors are wanted, read and changed as a value.

The actors pane and the picker work on this part; it stands in the query's text like any other,
``actor:trump,putin`` for any of them and ``actor:trump actor:putin`` for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from timeline_tui.core.meaning import actor_meant
from timeline_tui.core.query import QueryError
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
    return _parts(timeline, query, match_all=match_all)[0]


def with_actor_filter(timeline: Timeline, query: Term, actors: ActorFilter) -> Term:
    """Return the query with its actors replaced by those of a filter; the rest of it stays."""
    return all_of([*actors.terms(), *_parts(timeline, query, match_all=False)[1]])


def _parts(timeline: Timeline, query: Term, *, match_all: bool) -> tuple[ActorFilter, list[Term]]:
    """Return the actors of a query and its other terms.

    "Any of these, and all of those" is more than one list can show: the terms with several actors
    then count among the others, and what is in the list must all hold beside them.
    """
    wanted: list[tuple[tuple[str, ...], Term]] = []
    excluded: list[str] = []
    rest: list[Term] = []
    for term in conjuncts(query):
        if isinstance(term, Not) and (actors := _actors(timeline, term.term)):
            excluded += actors
        elif actors := _actors(timeline, term):
            wanted.append((actors, term))
        else:
            rest.append(term)
    groups = dict(wanted)
    if len(groups) > 1:
        match_all = True
        rest = [*(term for actors, term in groups.items() if len(actors) > 1), *rest]
        groups = {actors: term for actors, term in groups.items() if len(actors) == 1}
    elif any(len(actors) > 1 for actors in groups):
        match_all = False
    included = dict.fromkeys(actor for actors in groups for actor in actors)
    return ActorFilter(tuple(included), tuple(dict.fromkeys(excluded)), match_all), rest


def _actors(timeline: Timeline, term: Term) -> tuple[str, ...]:
    if not isinstance(term, Field) or term.name != "actor":
        return ()
    try:
        meant = [actor_meant(timeline, term, value) for value in term.values]
        return tuple(dict.fromkeys(meant))
    except QueryError:
        return ()
