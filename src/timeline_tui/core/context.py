"""The context of an event: the view of all that is near it in time, whatever was filtered.

The days asked for stand in the query like any other term.  A view is in a context as long as they
do, even when more is asked for beside them.
"""

from __future__ import annotations

from msgspec.structs import replace

from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.chart.extents import FAR, extent_of
from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.query.terms import And, all_of, conjuncts
from timeline_tui.core.query.wording import query_words
from timeline_tui.core.surroundings import (
    USUAL_DAYS,
    Surroundings,
    days_after,
    surroundings_of,
)
from timeline_tui.core.view import View


def context_of(view: View) -> Surroundings | None:
    """Return the days around an event that a view shows; None when its query is another one."""
    around = view.around
    return around if around and around.term in conjuncts(view.query) else None


def in_context(view: View, days: int = USUAL_DAYS) -> View:
    """Return the view of everything within some days of the chosen event, and nothing else asked.

    Without a chosen event it is the view itself.
    """
    if view.event is None:
        return view
    around = surroundings_of(view.timeline, view.event, days)
    return _charted(replace(view.filtered(around.term), around=around))


def with_more_days(view: View, steps: int) -> View:
    """Return the view with more days around its event, or fewer; out of a context, itself.

    What else is asked for stays.
    """
    before = context_of(view)
    if before is None:
        return view
    after = surroundings_of(view.timeline, before.event, days_after(before.days, steps))
    terms = (after.term if term == before.term else term for term in conjuncts(view.query))
    return _charted(replace(view.filtered(all_of(terms)), around=after))


def filter_words(view: View) -> str:
    """Return what is filtered in words; a context names its event, and not the days it means."""
    around = context_of(view)
    if around is None or not around.exact:
        return query_words(view.timeline, view.query)
    rest = tuple(term for term in conjuncts(view.query) if term != around.term)
    also = query_words(view.timeline, And(rest))
    return ", ".join(filter(None, (around.words(view.timeline), also)))


def _charted(view: View) -> View:
    """Return the view with just the days of its context in the chart."""
    around = context_of(view)
    if around is None:
        return view
    date = view.timeline.events[around.event].date
    first, _, _, last, *_ = extent_of(date, view.timeline.zone)
    if first <= -FAR or last >= FAR:
        return view.charted(view.chart.fit(filtered=True))
    margin = around.days * DAY
    data = chart_data(view.selection)
    return view.charted(view.chart.go_to(data, first - margin, last + margin + 1))
