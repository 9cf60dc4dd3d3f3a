"""The list of quotes: who said what to whom, when, and on whose word we know it."""

from __future__ import annotations

from functools import cached_property

import msgspec

from timeline_tui.core.quotes.draw import drawn_quote
from timeline_tui.core.quotes.page import Page, Plan, plan_of
from timeline_tui.core.status_marks import STATUS_MARKS
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.lines import Line, Piece
from timeline_tui.core.text.wrap import cut
from timeline_tui.core.view import View
from timeline_tui.core.words import date_short
from timeline_tui.tui.drawn.rows import Rows, heading

_WIDE = 100
_LEAST_TITLE = 44


class QuoteRows(Rows, msgspec.Struct, frozen=True, dict=True):
    """The picked quotes under the headings of their groups; items are the quotes."""

    view: View
    page: Page

    @cached_property
    def _plan(self) -> Plan:
        return plan_of(self.view.quotes, self.page)

    @cached_property
    def _found(self) -> dict[int, tuple[int, int]]:
        """What stands on the lines that somebody has asked for."""
        return {}

    def _at(self, y: int) -> tuple[int, int]:
        found = self._found
        if y not in found:
            above, _ = found.get(y - 1, (-1, 0))
            found[y] = self._plan.at(y, above)
        return found[y]

    @property
    def items(self) -> int:
        """How many quotes are picked."""
        return len(self.view.quotes.quotes)

    @property
    def chosen(self) -> int | None:
        """The chosen quote, or the one listed at the chosen event; None when none is picked."""
        here = self.view.quote_here
        return None if here is None else self.view.quotes.place_of(here)

    def __len__(self) -> int:
        """Return the number of lines."""
        return self._plan.tops[-1] or 1

    def top(self, item: int) -> int:
        """Return the first line of a quote."""
        return self._plan.top(item)

    def height(self, item: int) -> int:
        """Return the lines of a quote."""
        return self._plan.heights[item]

    def item(self, y: int) -> int | None:
        """Return the quote on a line, None for a heading and for a line between quotes."""
        if not self.items:
            return None
        item, part = self._at(y)
        return item if 0 <= part < self._plan.heights[item] else None

    def line(self, y: int, width: int) -> Line:
        """Draw a line of a quote, or a heading; where there is no quote at all, say so."""
        if not self.items:
            has_some = len(self.view.timeline.quotes)
            says = "No quote is picked." if has_some else "This timeline has no quotes."
            return (Piece(says, "muted"),)
        item, part = self._at(y)
        if part < 0:
            return self._heading(item, width)
        view = self.view
        quote = view.quotes.quotes[item]
        here = view.timeline.quotes[quote].event == view.event
        lines = drawn_quote(view.timeline, quote, self.page, view.marked, here=here)
        return lines[part] if part < len(lines) else ()

    def _heading(self, item: int, width: int) -> Line:
        timeline, quotes = self.view.timeline, self.view.quotes
        said = timeline.quotes[quotes.quotes[item]]
        counted = plural(quotes.group_size(item), "quote")
        room = width - len(counted) - 4
        if quotes.by == "speaker":
            name = visible_line(timeline.name_of(said.quote.by))
            return heading(cut(name, room), counted, width)
        event = timeline.events[said.event]
        date = f"  {date_short(event.date)}"
        date = date if room - len(date) >= _LEAST_TITLE else ""
        title = f"{STATUS_MARKS[event.status]} {visible_line(event.title)}"
        return heading(cut(title, room - len(date)) + date, counted, width)


def quotes_page(view: View, width: int, *, alone: bool) -> Page:
    """Return how quotes are laid out in a width.

    They are shown in full where the pane is wide, or alone on the screen.
    """
    width -= 1
    in_full = width > 0 and (alone or width >= _WIDE)
    by_event = view.quotes_by == "event"
    return Page(max(1, width), view.words, in_full, in_full and not by_event)


def quotes_here(view: View) -> int:
    """Return how many of the picked quotes belong to the chosen event."""
    if view.event is None:
        return 0
    places = view.timeline.quotes_of(view.event)
    return (view.selection.quote_bits >> places.start & (1 << len(places)) - 1).bit_count()
