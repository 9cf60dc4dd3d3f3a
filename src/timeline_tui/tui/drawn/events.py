"""The list of events: in order, under the headings of their periods."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

import msgspec

from timeline_tui.core.headings import headings_of
from timeline_tui.core.records import Event
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.members import rank_in
from timeline_tui.core.status_marks import MARKED, STATUS_MARKS
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.lines import Line, Piece, fitted, line_cells, marked
from timeline_tui.core.text.wrap import cells
from timeline_tui.core.view import View
from timeline_tui.tui.drawn.day_column import day_cells, when
from timeline_tui.tui.drawn.rows import Rows, heading

_QUOTES_CELLS = 4


class EventRows(Rows, msgspec.Struct, frozen=True, dict=True):
    """The picked events and the headings between them; items are the picked events."""

    view: View

    @cached_property
    def _breaks(self) -> list[int]:
        """The items that have a heading above them."""
        return headings_of(self.view.timeline).breaks(self.view.selection.events)

    @cached_property
    def _heading_lines(self) -> list[int]:
        return [item + headings for headings, item in enumerate(self._breaks)]

    def showing(self, view: View) -> EventRows:
        """Return the rows for another view, with nothing done again that need not be."""
        rows = EventRows(view)
        if view.selection.picks is self.view.selection.picks:
            for done in ("_breaks", "_heading_lines"):
                if done in self.__dict__:
                    rows.__dict__[done] = self.__dict__[done]
        return rows

    def looks_like(self, others: Rows) -> bool:
        """Tell whether nothing of the view has changed that an event or a heading shows."""
        if not isinstance(others, EventRows):
            return False
        here, there = self.view, others.view
        return here.selection is there.selection and (
            (here.facet, here.value, here.marks, here.marked)
            == (there.facet, there.value, there.marks, there.marked)
        )

    @property
    def items(self) -> int:
        """How many events are picked."""
        return len(self.view.selection.events)

    @property
    def chosen(self) -> int:
        """The chosen event."""
        view = self.view
        return 0 if view.event is None else rank_in(view.selection.events, view.event)

    def __len__(self) -> int:
        """Return the number of lines."""
        return self.items + len(self._breaks)

    def top(self, item: int) -> int:
        """Return the line of an event."""
        return item + bisect_right(self._breaks, item)

    def item(self, y: int) -> int | None:
        """Return the event on a line, None for a heading."""
        above = bisect_left(self._heading_lines, y)
        if above < len(self._heading_lines) and self._heading_lines[above] == y:
            return None
        return y - above

    def line(self, y: int, width: int) -> Line:
        """Draw an event or a heading."""
        item = self.item(y)
        events = self.view.selection.events
        if item is None:
            below = self._breaks[bisect_left(self._heading_lines, y)]
            above = events[below - 1] if below else None
            title, gap = headings_of(self.view.timeline).before(events[below], above)
            return heading(title, gap, width)
        return self._event(item, width)

    def _event(self, item: int, width: int) -> Line:
        events = self.view.selection.events
        event = self.view.timeline.events[events[item]]
        above = self.view.timeline.events[events[item - 1]] if item else None
        column, zone = day_cells(self.view.timeline), self.view.timeline.zone
        unit = headings_of(self.view.timeline).unit
        day = when(event.date, column, zone, unit)
        same_day = above is not None and when(above.date, column, zone, unit) == day
        again = same_day and item not in self._breaks
        quotes = f"❝{len(event.quotes)}" if event.quotes else ""
        left = [
            Piece(day + " " * (column - cells(day)), "faint" if again else "muted"),
            Piece(MARKED if event.id in self.view.marks else " ", "accent"),
            Piece(f"{STATUS_MARKS[event.status]} ", self._mark_style(event)),
        ]
        room = width - line_cells(left) - _QUOTES_CELLS
        style = " ".join((event.status, *["background"] * event.background))
        title = fitted(marked(visible_line(event.title), self.view.marked, style), room)
        return (
            *left,
            *title,
            Piece(" " * max(0, room - line_cells(title))),
            Piece(f"{quotes:>{_QUOTES_CELLS}}", "muted"),
        )

    def _mark_style(self, event: Event) -> str:
        if self.view.value:
            values = FACETS[self.view.facet].values(self.view.timeline, event)
            return "linked strong" if self.view.value in values else "faint"
        return "muted" if event.background else ""
