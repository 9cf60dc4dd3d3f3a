"""The quotes pane: moving in it chooses a quote and its event."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from timeline_tui.core.quotes.page import Page
from timeline_tui.core.view import EMPTY, View
from timeline_tui.tui.drawn.quotes import QuoteRows, quotes_here, quotes_page
from timeline_tui.tui.drawn.titles import quotes_title
from timeline_tui.tui.keys.panes import QUOTE_KEYS
from timeline_tui.tui.messages import QuoteChosen, QuoteOpened, QuotesRegrouped
from timeline_tui.tui.row_list import RowList

_ALONE = "-one"


class QuotesPane(RowList):
    """The list of quotes; moving in it chooses a quote and its event."""

    BINDINGS: ClassVar[list[BindingType]] = [*QUOTE_KEYS]

    view: var[View] = var(EMPTY)

    def watch_view(self) -> None:
        self._draw()
        self.entitle(quotes_title(self.view))

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
        rows = QuoteRows(view, self._laid_out())
        self.show(rows, self.cursor if rows.chosen is None else rows.chosen)

    def _laid_out(self) -> Page:
        width = self.scrollable_content_region.width
        return quotes_page(self.view, width, alone=self.display and self.screen.has_class(_ALONE))

    def action_regroup(self, steps: int) -> None:
        self.post_message(QuotesRegrouped(steps))

    def moved(self, item: int) -> None:
        self.screen.post_message(QuoteChosen(self._quote(item)))

    def opened(self, item: int) -> None:
        self.post_message(QuoteOpened(self._quote(item)))

    def _quote(self, item: int) -> int:
        return self.view.quotes.quotes[item]
