"""What events are drawn with: signs on a canvas, never one over another without notice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from timeline_tui.core.axis import Axis
from timeline_tui.core.chart.canvas import Canvas
from timeline_tui.core.chart.extents import Extent
from timeline_tui.core.chart.glyphs import Signs, StatusSigns
from timeline_tui.core.lanes import Seat
from timeline_tui.core.records import Event
from timeline_tui.core.text import visible_line


class Subject(NamedTuple):
    """An event to be drawn: its place in the timeline, where it lies, and its seat in a row."""

    place: int
    event: Event
    extent: Extent
    seat: Seat

    @property
    def title(self) -> str:
        """The title as it is written in a row."""
        return visible_line(self.event.title)


class Shape(NamedTuple):
    """The columns of what was drawn of an event, and the column of its ``main`` sign.

    A label has room within a ``bar``; ``own`` are the columns whose dots it may cover.
    """

    left: int
    right: int
    main: int
    bar: tuple[int, int] | None = None
    own: tuple[int, int] | None = None


@dataclass(frozen=True)
class Brush:
    """A canvas for the columns of an axis, with the signs to draw on it."""

    canvas: Canvas
    axis: Axis
    signs: Signs
    chosen: int | None = None
    dots: set[tuple[int, int]] = field(default_factory=set)
    """The cells (x, y) that hold nothing but dots, on which others may be drawn."""

    def style(self, place: int, event: Event) -> str:
        """Return the style of an event."""
        if place == self.chosen:
            return "current"
        if event.background:
            return "background"
        return "" if event.status == "happened" else event.status

    def signs_of(self, event: Event) -> StatusSigns:
        """Return the signs for the status of an event."""
        if event.background and event.status == "happened":
            return self.signs.quiet
        return self.signs.status[event.status]

    def mark(self, x: int, y: int, subject: Subject, sign: str) -> None:
        """Draw a sign of an event; where another event is already, both become a number."""
        there = self.canvas.events[y][x] if (x, y) not in self.dots else ()
        self.dots.discard((x, y))
        style = self.style(subject.place, subject.event)
        if there and subject.place not in there:
            counts = self.signs.counts
            sign = counts[min(len(there), len(counts)) - 1]
            style = "current" if self.chosen in (*there, subject.place) else "strong"
            self.canvas.put(x, y, sign, style)
            self.canvas.events[y][x] = (*there, subject.place)
        else:
            self.canvas.put(x, y, sign, style, subject.place)

    def dot(self, x: int, y: int, subject: Subject, sign: str, style: str | None = None) -> None:
        """Draw a sign for where an event may lie, unless the cell holds something already."""
        if self.canvas.is_free(x, y):
            own = self.style(subject.place, subject.event)
            self.canvas.put(x, y, sign, own if style is None else style, subject.place)
            self.dots.add((x, y))
