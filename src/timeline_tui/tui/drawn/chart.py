"""The chart of a view: `core.chart` says what its lines are, here is what stands out in them."""

from __future__ import annotations

from timeline_tui.core.chart.brush import Highlights
from timeline_tui.core.chart.draw import Drawing, draw_chart
from timeline_tui.core.selection.bits import bits_of
from timeline_tui.core.text.lines import Line
from timeline_tui.core.view import View


def highlights_of(view: View) -> Highlights:
    """Return what stands out in the chart: what is marked, and has the value looked at."""
    linked = None
    if view.value:
        table = view.index.facet(view.facet)
        linked = table.any_of({view.value} & table.totals.keys())
    marked = 0
    if view.marks:
        places = view.timeline.event_places
        known = (places[id_] for id_ in view.marks if id_ in places)
        marked = bits_of(known, len(view.timeline.events))
    actor = view.value if view.facet in {"actors", "speakers"} else ""
    return Highlights(linked, marked, actor)


def chart_of(view: View, width: int, height: int) -> Drawing:
    """Return the chart of a view in so many columns and lines."""
    return draw_chart(
        view.selection,
        view.chart,
        width,
        height,
        event=view.event,
        highlights=highlights_of(view),
    )


def chart_line(view: View, drawing: Drawing, y: int) -> Line:
    """Return a line of the chart; an empty one where there is nothing to show."""
    lines = drawing.lines if view.timeline.events else ()
    return lines[y] if y < len(lines) else ()
