"""The quotes pane: who said what to whom, when, and on whose word we know it."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

import msgspec
from textual.binding import BindingType
from textual.reactive import var

from timeline_tui.core.quotes.draw import drawn_quote
from timeline_tui.core.quotes.page import Page, Plan, plan_of
from timeline_tui.core.status_marks import STATUS_MARKS
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.lines import Line
from timeline_tui.core.text.wrap import cut
from timeline_tui.core.view import EMPTY, View
from timeline_tui.core.words import date_short
from timeline_tui.tui.keys.panes import QUOTE_KEYS
from timeline_tui.tui.messages import QuoteChosen, QuoteOpened, QuotesRegrouped
from timeline_tui.tui.row_list import RowList, heading
from timeline_tui.tui.rows import Rows

_WIDE = 100
_ALONE = "-one"
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

    def __len__(self) -> int:
        """Return the number of lines."""
        return self._plan.tops[-1]

    def top(self, item: int) -> int:
        """Return the first line of a quote."""
        return self._plan.top(item)

    def height(self, item: int) -> int:
        """Return the lines of a quote."""
        return self._plan.heights[item]

    def item(self, y: int) -> int | None:
        """Return the quote on a line, None for a heading and for a line between quotes."""
        item, part = self._at(y)
        return item if 0 <= part < self._plan.heights[item] else None

    def line(self, y: int, width: int) -> Line:
        """Draw a line of a quote, or a heading."""
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


class QuotesPane(RowList):
    """The list of quotes; moving in it chooses a quote and its event."""

    BINDINGS: ClassVar[list[BindingType]] = [*QUOTE_KEYS]

    view: var[View] = var(EMPTY)

    def watch_view(self) -> None:
        self._draw()
        self.entitle(4, "Quotes", quotes_remark(self.view))

    def on_resize(self) -> None:
        self._draw()

    def on_show(self) -> None:
        self._draw()

    def return_to(self, item: int, y: int) -> None:
        self._draw()
        super().return_to(item, y)

    def _draw(self) -> None:
        view = self.view
        self.keeps_cursor = quotes_here(view) > 0
        here = view.quote_here
        cursor = self.cursor if here is None else view.quotes.place_of(here)
        self.show(QuoteRows(view, self._laid_out()), cursor)

    def _laid_out(self) -> Page:
        """Quotes are shown in full where the pane is wide, or alone on the screen."""
        width = self.scrollable_content_region.width - 1
        alone = self.display and self.screen.has_class(_ALONE)
        in_full = width > 0 and (alone or width >= _WIDE)
        by_event = self.view.quotes_by == "event"
        return Page(max(1, width), self.view.words, in_full, in_full and not by_event)

    def action_regroup(self, steps: int) -> None:
        self.post_message(QuotesRegrouped(steps))

    def moved(self, item: int) -> None:
        self.screen.post_message(QuoteChosen(self._quote(item)))

    def opened(self, item: int) -> None:
        self.post_message(QuoteOpened(self._quote(item)))

    def _quote(self, item: int) -> int:
        return self.view.quotes.quotes[item]


def quotes_here(view: View) -> int:
    """Return how many of the picked quotes belong to the chosen event."""
    if view.event is None:
        return 0
    places = view.timeline.quotes_of(view.event)
    return (view.selection.quote_bits >> places.start & (1 << len(places)) - 1).bit_count()


def quotes_remark(view: View) -> str:
    """Return how many quotes there are, and how they are listed where that is not as usual."""
    shown, of, here = len(view.quotes.quotes), len(view.timeline.quotes), quotes_here(view)
    counted = f"{shown:,} of {of:,}" if shown < of else f"{of:,}"
    by = "" if view.quotes_by == "event" else f" by {view.quotes_by}"
    words = "" if view.words == "both" else f", {view.words} only"
    return f"{counted}{by}{words}{f', {here:,} in this event' if here else ''}"
