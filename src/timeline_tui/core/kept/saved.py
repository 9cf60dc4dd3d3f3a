"""What a person keeps about a timeline beside it: marks, named views and the queries asked.

Frozen values; every change returns a new one.  How they are stored is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Self, TypeVar

import msgspec
from msgspec.structs import replace

LONGEST_HISTORY = 200
V = TypeVar("V")


class SavedChart(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """What the chart shows (`core.chart.state`); ``window`` is a text, empty for none.

    The text is "anchor at span", as numbers of JSON have neither their size nor their fractions.
    """

    window: str = ""
    filtered: bool = False
    folded: bool | None = None
    by_actor: bool = False


WHOLE_CHART = SavedChart()


class SavedView(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A view to return to.

    Query and search are texts, the event is an id: all of them outlive a change of the file, and
    are looked up anew when the view is returned to (`core.kept.returning`).
    """

    name: str
    query: str = ""
    event: str = ""
    search: str = ""
    match_all: bool = False
    pane: str = "events"
    aside: str = "event"
    facet: str = "actors"
    quotes_by: str = "event"
    words: str = "both"
    chart: SavedChart = WHOLE_CHART


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that is kept: ids of marked events as they were marked, views, queries oldest first.

    Ids, names and queries each stand once.  A marked id may be unknown to the timeline: an event
    that has gone may come back.
    """

    marks: tuple[str, ...] = ()
    views: tuple[SavedView, ...] = ()
    queries: tuple[str, ...] = ()

    @property
    def views_by_name(self) -> dict[str, SavedView]:
        """The views by their names, in the order in which they were first kept."""
        return {view.name: view for view in self.views}

    @property
    def marked(self) -> frozenset[str]:
        """The ids of the marked events, as `core.selection.select` takes them."""
        return frozenset(self.marks)

    def toggle(self, event: str) -> Self:
        """Return the state with an event marked, or no longer marked."""
        return self.with_marks(self.marked ^ {event})

    def with_marks(self, marks: AbstractSet[str]) -> Self:
        """Return the state with these events marked and no others; the older marks come first."""
        kept = tuple(mark for mark in self.marks if mark in marks)
        return replace(self, marks=(*kept, *sorted(marks - self.marked)))

    def view(self, name: str) -> SavedView | None:
        """Return the view of that name, or None."""
        return self.views_by_name.get(tidy_name(name))

    def with_view(self, view: SavedView) -> Self:
        """Return the state with a view kept, in the place of one that has the same name.

        Raises ValueError for a name that is blank.
        """
        name = tidy_name(view.name)
        if not name:
            raise ValueError("a saved view needs a name")
        views = self.views_by_name | {name: replace(view, name=name)}
        return replace(self, views=tuple(views.values()))

    def without_view(self, name: str) -> Self:
        """Return the state without the view of that name; itself when there is none."""
        views = self.views_by_name
        if views.pop(tidy_name(name), None) is None:
            return self
        return replace(self, views=tuple(views.values()))

    def asked(self, query: str) -> Self:
        """Return the state with a query as the last one asked; a blank one is not kept."""
        query = query.strip()
        if not query:
            return self
        others = tuple(other for other in self.queries if other != query)
        return replace(self, queries=(*others, query)[-LONGEST_HISTORY:])

    @property
    def is_sound(self) -> bool:
        """Whether each view has a name, and ids, names and queries each stand once."""
        names = [view.name for view in self.views]
        named = all(name and name == tidy_name(name) for name in names)
        return named and all(
            len(set(each)) == len(each) for each in (names, self.marks, self.queries)
        )


NOTHING_KEPT = State()
"""The state of a timeline about which nothing is kept yet."""


def tidy_name(name: str) -> str:
    """Return a name without blanks around it and with single blanks within."""
    return " ".join(name.split())


def merged(base: State, mine: State, theirs: State) -> State:
    """Return what two programs made of one state: theirs, and over it what changed in mine.

    Marks and views of both survive, as do both sides' removals.  Where both changed the same view,
    mine counts.
    """
    sides = (base, mine, theirs)
    marks = _overlaid(*(dict.fromkeys(state.marks) for state in sides))
    views = _overlaid(*(state.views_by_name for state in sides))
    both = State(tuple(marks), tuple(views.values()), theirs.queries)
    for query in _asked_since(base, mine):
        both = both.asked(query)
    return both


def _overlaid(
    base: Mapping[str, V], mine: Mapping[str, V], theirs: Mapping[str, V]
) -> dict[str, V]:
    kept = {key: value for key, value in theirs.items() if key in mine or key not in base}
    new = {key: value for key, value in mine.items() if key not in base or base[key] != value}
    return kept | new


def _asked_since(base: State, mine: State) -> tuple[str, ...]:
    """Return the queries at the end of mine: those before them stand in base, in the same order."""
    before = iter(base.queries)
    for place, query in enumerate(mine.queries):
        if query not in before:
            return mine.queries[place:]
    return ()
