"""The marked events of a view: which ones are shown, and the way from one to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from timeline_tui.core.query.terms import Field, Term, all_of, conjuncts
from timeline_tui.core.view import View

_MARKED = Field("is", ("marked",))


def marks_shown(view: View) -> list[int]:
    """Return the places of the marked events that the query picks, in order."""
    places = view.timeline.event_places
    known = (places[mark] for mark in view.marks if mark in places)
    return sorted(place for place in known if view.selection.holds(place))


def next_marked(view: View, steps: int = 1) -> View:
    """Return the view at the next marked event, or one before, going round at the end."""
    shown = marks_shown(view)
    if not shown:
        return view
    here = -1 if view.event is None else view.event
    at = bisect_right(shown, here) - 1 if steps > 0 else bisect_left(shown, here)
    return view.choose(shown[(at + steps) % len(shown)])


def asks_for_marked(query: Term) -> bool:
    """Tell whether a query asks for the marked events alone."""
    return _MARKED in conjuncts(query)


def only_marked(query: Term) -> Term:
    """Return a query that also asks for the marked events alone, or no longer does."""
    terms = [term for term in conjuncts(query) if term != _MARKED]
    return all_of(terms if asks_for_marked(query) else (*terms, _MARKED))
