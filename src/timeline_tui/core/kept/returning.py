"""Views by name: from what is on the screen to a saved view, and back."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.kept.saved import SavedView, tidy_name
from timeline_tui.core.kept.saved_chart import returned_chart, saved_chart
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.quotes.grouping import GROUPINGS, QuotesBy
from timeline_tui.core.quotes.wording import WORDINGS, Wording
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.view import ASIDES, PANES, Pane, View

_PANES: Final[dict[str, Pane]] = {pane: pane for pane in PANES}
_GROUPINGS: Final[dict[str, QuotesBy]] = {by: by for by in GROUPINGS}
_WORDINGS: Final[dict[str, Wording]] = {words: words for words in WORDINGS}


def saved_view(name: str, view: View) -> SavedView:
    """Return what to keep of a view under a name.

    Not kept: the quote and the value looked at, which have no id of their own or no part in what
    is picked, and the marks, which belong to the timeline.
    """
    return SavedView(
        name=tidy_name(name),
        query=str(view.query),
        event="" if view.event is None else view.timeline.events[view.event].id,
        search=str(view.search.query) if view.search else "",
        match_all=view.match_all,
        pane=view.pane,
        aside=view.aside,
        facet=view.facet,
        quotes_by=view.quotes_by,
        words=view.words,
        chart=saved_chart(view.chart),
    )


def returned(view: View, saved: SavedView) -> View:
    """Return a saved view of the timeline that `view` shows, which may have changed since.

    An event that is gone, or no longer picked, gives way to the one nearest to that of `view`, and
    the chart brings it into view.  A pane that there is none of leaves the keyboard where it is.
    Raises `QueryError` when the query or the search names something that the timeline no longer
    holds.
    """
    found = view.filtered(parse(saved.query)).searching(parse(saved.search))
    found = replace(
        found,
        quote=None,
        value="",
        match_all=saved.match_all,
        facet=saved.facet if saved.facet in FACETS else found.facet,
        quotes_by=_GROUPINGS.get(saved.quotes_by, found.quotes_by),
        words=_WORDINGS.get(saved.words, found.words),
    )
    event = view.timeline.event_places.get(saved.event)
    if event is not None and found.selection.holds(event):
        found = found.choose(event)
    chart = returned_chart(saved.chart)
    if found.event not in (event, None):
        chart = chart.reveal(chart_data(found.selection), found.event)
    aside = _PANES.get(saved.aside, found.aside)
    found = replace(found, chart=chart, aside=aside if aside in ASIDES else found.aside)
    return found.focused(_PANES.get(saved.pane, found.pane))
