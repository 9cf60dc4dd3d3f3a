"""The chart of a selection: rows of events or actors, the axis, and how dense it is."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from timeline_tui.core.axis import Axis
from timeline_tui.core.chart.actors import (
    actors_by_weight,
    actors_in_sight,
    draw_actor,
    gutter_of,
    takes_part,
)
from timeline_tui.core.chart.bands import crowd, whole_band, window_band
from timeline_tui.core.chart.brush import NO_HIGHLIGHTS, Brush, Highlights
from timeline_tui.core.chart.canvas import Canvas
from timeline_tui.core.chart.data import ChartData, chart_data
from timeline_tui.core.chart.glyphs import ASCII, UNICODE
from timeline_tui.core.chart.rows import draw_rows, rows_for, seats_of
from timeline_tui.core.chart.scale import draw_breaks, draw_guides, scale_lines
from timeline_tui.core.chart.spread import Spread
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.lanes import Seat
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import plural
from timeline_tui.core.text.lines import Line, Piece
from timeline_tui.core.text.wrap import cells

MOST_DRAWN = 600
"""With more events of the story than this in view, they are drawn as a crowd."""


class Layout(NamedTuple):
    """How many lines each part of the chart has."""

    rows: int
    large: int
    small: int
    band: int
    whole: int


_NARROWEST_WITH_NAMES = 12

_LAYOUTS = (
    Layout(0, 0, 0, 0, 0),
    Layout(0, 0, 0, 0, 1),
    Layout(1, 0, 1, 0, 0),
    Layout(1, 1, 1, 0, 0),
    Layout(2, 1, 1, 0, 0),
    Layout(2, 1, 1, 1, 0),
    Layout(2, 1, 1, 1, 1),
)


def layout_of(height: int) -> Layout:
    """Return what a chart of so many lines is made of: first rows, then the axis, the bands."""
    if height < len(_LAYOUTS):
        return _LAYOUTS[max(height, 0)]
    return Layout(height - 4, 1, 1, 1, 1)


class Drawing(msgspec.Struct, frozen=True, eq=False):
    """A chart as lines, and what its cells stand for."""

    lines: list[Line]
    axis: Axis
    whole: Axis
    gutter: int
    whole_line: int | None
    events: list[list[tuple[int, ...]]]
    hidden: tuple[int, ...]
    """Events in view for which there is no row."""
    counted: bool
    """Whether the story is drawn as a crowd, by numbers only."""

    def events_at(self, x: int, y: int) -> tuple[int, ...]:
        """Return the events that a cell stands for."""
        x -= self.gutter
        return self.events[y][x] if 0 <= y < len(self.events) and 0 <= x < self.axis.width else ()

    def moment_at(self, x: int, y: int) -> int | None:
        """Return the moment in the middle of a cell's column; None beside the axis."""
        x -= self.gutter
        axis = self.whole if y == self.whole_line else self.axis
        return (axis.moment(x) + axis.moment(x + 1)) // 2 if 0 <= x < axis.width else None


def draw_chart(  # noqa: PLR0913
    selection: Selection,
    state: ChartState,
    width: int,
    height: int,
    *,
    event: int | None = None,
    highlights: Highlights = NO_HIGHLIGHTS,
    ascii_only: bool = False,
) -> Drawing:
    """Return the chart of a selection in so many cells; ``event`` is the chosen one."""
    signs = ASCII if ascii_only else UNICODE
    width = max(width, 1)
    data, layout = chart_data(selection), layout_of(height)
    names: list[str] = []
    actors: tuple[str, ...] = ()
    if state.by_actor:
        actors = actors_in_sight(data, layout.rows, event, highlights.actor)
        names = gutter_of(data, actors, width)
    gutter = cells(names[0]) + 1 if names and width >= _NARROWEST_WITH_NAMES else 0
    axis = state.axis(data, width - gutter)
    folded = state.folds(data)
    whole = data.axis(data.fit(filtered=False, folded=folded), width - gutter, folded=folded)
    canvas = Canvas(axis.width, layout.rows)
    brush = Brush(canvas, axis, signs, event, highlights)
    hidden, counted = (
        _draw_actors(brush, data, actors) if actors else _draw_events(brush, data, folded=folded)
    )
    dense = data.story if data.story.size else data.picked
    chosen = None if event is None else data.extents[event]
    large, small = scale_lines(axis, signs, _left_out(data, actors, hidden))
    if not data.picks.event_bits and layout.rows:
        canvas.write(1, layout.rows // 2, "No event is picked.", "muted")
    draw_breaks(canvas, axis, signs)
    draw_guides(canvas, axis, signs)
    lines = canvas.lines()
    parts = (
        (layout.large, large),
        (layout.small, small),
        (layout.band, window_band(dense, axis, signs, chosen)),
        (layout.whole, whole_band(dense, whole, axis, signs)),
    )
    lines += [line for shown, line in parts if shown]
    if gutter:
        names += [" " * (gutter - 1)] * (len(lines) - len(names))
        here = {y for y, actor in enumerate(actors) if takes_part(data, actor, event)}
        lines = [
            (Piece(f"{name} ", "strong" if y in here else "muted"), *line)
            for y, (name, line) in enumerate(zip(names, lines, strict=True))
        ]
    return Drawing(
        lines,
        axis,
        whole,
        gutter,
        len(lines) - 1 if layout.whole else None,
        canvas.events,
        hidden,
        counted,
    )


def _left_out(data: ChartData, actors: tuple[str, ...], hidden: tuple[int, ...]) -> str:
    """Say how many actors have no row, or how many events."""
    if actors:
        more = len(actors_by_weight(data)) - len(actors)
        return f"+{plural(more, 'actor')}" if more else ""
    return f"+{len(hidden):,} more" if hidden else ""


def _draw_actors(
    brush: Brush, data: ChartData, actors: tuple[str, ...]
) -> tuple[tuple[int, ...], bool]:
    counted = False
    for y, actor in enumerate(actors):
        counted |= draw_actor(brush, data, y, actor, MOST_DRAWN)
    drawn = {place for row in brush.canvas.events for cell in row for place in cell}
    inside = data.picked.between(brush.axis.start, brush.axis.end) if not counted else []
    return tuple(place for place in inside if place not in drawn), counted


def _draw_events(brush: Brush, data: ChartData, *, folded: bool) -> tuple[tuple[int, ...], bool]:
    """Draw the story above its background; returns the events that found no row."""
    canvas = brush.canvas
    height = canvas.height
    below = 0
    if data.background.size:
        most = max((height + 1) // 3, 1) if data.story.size else height
        below = rows_for(data, most, brush.axis.width, folded=folded, background=True)
        below = min(below, most, height)
    above = height - below
    hidden, counted = _block(brush, data, 0, above, folded=folded, background=False)
    more, more_counted = _block(brush, data, above, below, folded=folded, background=True)
    return hidden + more, counted or more_counted


def _block(  # noqa: PLR0913
    brush: Brush, data: ChartData, top: int, height: int, *, folded: bool, background: bool
) -> tuple[tuple[int, ...], bool]:
    """Draw the story or the background into some lines, as much as they hold."""
    axis, spread = brush.axis, data.background if background else data.story
    if not height:
        return tuple(spread.between(axis.start, axis.end)), False
    if spread.count(axis.start, axis.end) > MOST_DRAWN:
        _draw_crowd(brush, data, spread, range(top, top + height))
        return (), True
    places = spread.between(axis.start, axis.end)
    if not places:
        return (), False
    rows = rows_for(data, height, axis.width, folded=folded, background=background)
    lanes = seats_of(data, rows, background=background)
    used = sorted({lanes.seats[place].row for place in places})
    if lanes.rows <= height:
        # The rows stand on the axis; lines that are left over stay free above them.
        lines = {row: top + height - lanes.rows + row for row in range(lanes.rows)}
    elif len(used) <= height:
        lines = {row: top + height - len(used) + y for y, row in enumerate(used)}
    else:
        lines = _scrolled(brush, lanes.seats, used, top, height)
    hidden = tuple(place for place in places if lanes.seats[place].row not in lines)
    if height > 1 and len(hidden) > len(places) // 2:
        _draw_crowd(brush, data, spread, range(top, top + height))
        return (), True
    draw_rows(brush, data, lanes.seats, lines, places)
    return hidden, False


def _draw_crowd(brush: Brush, data: ChartData, spread: Spread, lines: range) -> None:
    """Draw how many events there are, and above them the chosen one, if it is in view."""
    chosen = brush.chosen
    if chosen is not None and len(lines) > 1 and chosen in spread:
        extent = data.extents[chosen]
        if extent.first < brush.axis.end and extent.last >= brush.axis.start:
            draw_rows(brush, data, {chosen: Seat(0, 0, 1)}, {0: lines[0]}, [chosen])
            lines = lines[1:]
    crowd(brush, lines, spread)


def _scrolled(
    brush: Brush, seats: dict[int, Seat], used: list[int], top: int, height: int
) -> dict[int, int]:
    """Return the lines of as many rows as there is room for, the chosen event's among them."""
    first = 0
    if brush.chosen in seats and seats[brush.chosen].row in used:
        first = max(used.index(seats[brush.chosen].row) - height + 1, 0)
    return {row: top + y for y, row in enumerate(used[first : first + height])}
