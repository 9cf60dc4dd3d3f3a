"""What events are drawn with: signs on a canvas, never one over another without notice."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from timeline_tui.core.axis import Axis
from timeline_tui.core.chart.canvas import Canvas
from timeline_tui.core.chart.extents import Extent
from timeline_tui.core.chart.glyphs import Signs, StatusSigns
from timeline_tui.core.lanes import Seat
from timeline_tui.core.records import Event
from timeline_tui.core.selection.bits import has
from timeline_tui.core.text import visible_line


class Subject(NamedTuple):
    """An event to be drawn: its place in the timeline, where it lies, and its seat in a row."""

    place: int
    event: Event
    extent: Extent
    seat: Seat


class Highlights(NamedTuple):
    """What stands out in a chart beside the chosen event.

    ``linked`` are the events that have the value looked at, as bits; None when none is looked at.
    ``marked`` are those that the user has marked.  ``actor`` is looked at, and has a row.
    """

    linked: int | None = None
    marked: int = 0
    actor: str = ""


NO_HIGHLIGHTS = Highlights()

_LINKED = "linked strong"


class Shape(NamedTuple):
    """The columns of what was drawn of an event, and the column of its ``main`` sign.

    A label has room within a ``bar``; ``own`` are the columns whose dots it may cover.
    """

    left: int
    right: int
    main: int
    bar: tuple[int, int] | None = None
    own: tuple[int, int] | None = None


class Brush(msgspec.Struct, frozen=True):
    """A canvas for the columns of an axis, with the signs to draw on it."""

    canvas: Canvas
    axis: Axis
    signs: Signs
    chosen: int | None = None
    highlights: Highlights = NO_HIGHLIGHTS
    dots: set[tuple[int, int]] = msgspec.field(default_factory=set)
    """The cells (x, y) that hold nothing but dots, on which others may be drawn."""

    def style(self, place: int, event: Event) -> str:
        """Return the style of an event."""
        if place == self.chosen:
            return "current"
        if self.highlights.linked is not None:
            return _LINKED if has(self.highlights.linked, place) else "faint"
        if event.background:
            return "background"
        return "" if event.status == "happened" else event.status

    def signs_of(self, event: Event) -> StatusSigns:
        """Return the signs for the status of an event."""
        if event.background and event.status == "happened":
            return self.signs.quiet
        return self.signs.status[event.status]

    def title(self, subject: Subject) -> str:
        """Return the title as it is written in a row, with what tells it from others."""
        place = subject.place
        marked = self.signs.marked if has(self.highlights.marked, place) else ""
        chosen = self.signs.chosen if place == self.chosen else ""
        return f"{chosen}{marked}{visible_line(subject.event.title)}"

    def mark(self, x: int, y: int, subject: Subject, sign: str) -> None:
        """Draw a sign of an event; where another event is already, both become a number."""
        there = self.canvas.events[y][x] if (x, y) not in self.dots else ()
        self.dots.discard((x, y))
        style = self.style(subject.place, subject.event)
        if there and subject.place not in there:
            counts = self.signs.counts
            sign = counts[min(len(there), len(counts)) - 1]
            style = self._style_of_all(self.canvas.styles[y][x], style, there)
            self.canvas.put(x, y, sign, style)
            self.canvas.events[y][x] = (*there, subject.place)
        else:
            self.canvas.put(x, y, sign, style, subject.place)

    def _style_of_all(self, before: str, own: str, there: tuple[int, ...]) -> str:
        """Return the style of a sign for several events, of which one is new in the cell."""
        if own == "current" or self.chosen in there:
            return "current"
        if self.highlights.linked is None:
            return "strong"
        return _LINKED if _LINKED in (before, own) else "faint"

    def dot(self, x: int, y: int, subject: Subject, sign: str, style: str | None = None) -> None:
        """Draw a sign for where an event may lie, unless the cell holds something already."""
        if self.canvas.is_free(x, y):
            own = self.style(subject.place, subject.event)
            self.canvas.put(x, y, sign, own if style is None else style, subject.place)
            self.dots.add((x, y))
