"""Moving from event to event along the chart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from timeline_tui.core.axis import Axis
from timeline_tui.core.chart.data import ChartData
from timeline_tui.core.chart.draw import Drawing
from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.selection.members import rank_in


def next_in_time(data: ChartData, event: int | None, steps: int) -> int | None:
    """Return the event that stands so many places later; the first or the last at the ends."""
    events = data.picks.events
    if not events:
        return None
    at = (0 if event is None else rank_in(events, event)) + steps
    return events[min(max(at, 0), len(events) - 1)]


def next_column(data: ChartData, axis: Axis, event: int | None, step: int) -> int | None:
    """Return the nearest event that begins in a later column than this one, or in an earlier.

    At the ends it is the event itself.
    """
    events = data.picks.events
    if event is None or not events:
        return next_in_time(data, event, 0)
    column = axis.column(data.extents[event].known[0])
    edge = axis.moment(column + 1) if step > 0 else axis.moment(column)

    def day(place: int) -> int:
        return data.extents[place].known[0] // DAY

    # Events stand in the order of their days; only within a day can it be another one.
    if step > 0:
        near = range(bisect_left(events, edge // DAY, key=day), len(events))
        found = (events[at] for at in near if data.extents[events[at]].known[0] >= edge)
    else:
        near = range(bisect_right(events, (edge - 1) // DAY, key=day) - 1, -1, -1)
        found = (events[at] for at in near if data.extents[events[at]].known[0] < edge)
    return next(found, event)


def next_row(drawing: Drawing, event: int | None, step: int) -> int | None:
    """Return the nearest event in the next row below that has one, or above; else the event."""
    rows = drawing.events
    cells = [(y, x) for y, row in enumerate(rows) for x, cell in enumerate(row) if event in cell]
    if event is None or not cells:
        return event
    y, x = cells[0]
    y += step
    while 0 <= y < len(rows):
        taken = [at for at, cell in enumerate(rows[y]) if cell and event not in cell]
        if taken:
            return rows[y][min(taken, key=lambda at: abs(at - x))][0]
        y += step
    return event


def nearest_event(data: ChartData, moment: int) -> int | None:
    """Return the event that touches a moment and begins last before it, else the nearest one."""
    events = data.picks.events
    touching = data.picked.between(moment, moment + 1)
    if touching:
        return max(touching, key=lambda place: (data.extents[place].known[0], -place))
    if not events:
        return None
    at = bisect_left(events, moment // DAY, key=lambda place: data.extents[place].known[0] // DAY)
    near = events[max(at - 1, 0) : at + 1]
    return min(near, key=lambda place: abs(data.extents[place].known[0] - moment))
