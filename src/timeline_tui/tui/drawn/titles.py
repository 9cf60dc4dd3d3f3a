"""The titles of the panes: the key that leads to each, its name, and a remark."""

from __future__ import annotations

from timeline_tui.core.chart.captions import caption
from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.view import View
from timeline_tui.tui.drawn.quotes import quotes_here

_COLUMNS = 100  # what a chart's window begins and ends with does not depend on it


def _title(key: int, name: str, remark: str = "") -> str:
    return f" {key} {name}  {remark} " if remark else f" {key} {name} "


def events_title(view: View) -> str:
    """Return how many events are listed, of how many, and how many are marked."""
    shown, of = len(view.selection.events), len(view.timeline.events)
    remark = f"{shown:,} of {of:,}" if view.is_filtered else f"{of:,}"
    if marks := len(view.marks & view.timeline.event_places.keys()):
        remark += f", {marks:,} marked"
    return _title(1, "Events", remark)


def event_title() -> str:
    """Return the title of the page of an event."""
    return _title(2, "Event")


def facets_title(view: View) -> str:
    """Return which facet is listed, how many values are found, and how many are asked for."""
    found = sum(map(bool, view.selection.counts(view.facet).values()))
    asked = len(view.values.included)
    how = f", {'all' if view.values.match_all else 'any'} of {asked}" if asked > 1 else ""
    return _title(3, FACETS[view.facet].title, f"{found:,}{how}")


def quotes_title(view: View) -> str:
    """Return how many quotes there are, and how they are listed where that is not as usual."""
    shown, of, here = len(view.quotes.quotes), len(view.timeline.quotes), quotes_here(view)
    counted = f"{shown:,} of {of:,}" if shown < of else f"{of:,}"
    by = "" if view.quotes_by == "event" else f" by {view.quotes_by}"
    words = "" if view.words == "both" else f", {view.words} only"
    remark = f"{counted}{by}{words}{f', {here:,} in this event' if here else ''}"
    return _title(4, "Quotes", remark)


def chart_title(view: View) -> str:
    """Return which time the chart shows; without events there is none, and none is made up."""
    if not view.timeline.events:
        return _title(5, "Chart")
    data = chart_data(view.selection)
    axis = view.chart.axis(data, _COLUMNS)
    return _title(5, "Chart", caption(data, view.chart, axis))
