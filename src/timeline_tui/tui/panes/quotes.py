"""The quotes pane: who said what, when, and on whose word we know it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from textual.reactive import var

from timeline_tui.core.phrases import addressed_words, citation_text, speaker_words
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.lines import Line, Piece, fitted, marked, spread, wrapped
from timeline_tui.core.view import EMPTY, View
from timeline_tui.core.words import date_short
from timeline_tui.tui.messages import QuoteChosen, QuoteOpened
from timeline_tui.tui.row_list import RowList, pane_title

_LINES = 3


@dataclass(frozen=True)
class QuoteRows:
    """The picked quotes, three lines each; items are the picked quotes."""

    view: View

    @property
    def items(self) -> int:
        """How many quotes are picked."""
        return len(self.view.selection.quotes)

    def __len__(self) -> int:
        """Return the number of lines."""
        return self.items * _LINES

    def top(self, item: int) -> int:
        """Return the first line of a quote."""
        return item * _LINES

    def height(self, item: int) -> int:  # noqa: ARG002
        """Return the lines of a quote."""
        return _LINES

    def item(self, y: int) -> int | None:
        """Return the quote on a line."""
        return y // _LINES

    def line(self, y: int, width: int) -> Line:
        """Draw who said it, when and the citation, or one of the two lines of the words."""
        item, part = divmod(y, _LINES)
        said = self.view.timeline.quotes[self.view.selection.quotes[item]]
        here = said.event == self.view.event
        quote = said.quote
        if part:
            return self._words(visible_line(quote.text), part - 1, width)
        date = quote.date or self.view.timeline.events[said.event].date
        speaker = speaker_words(self.view.timeline, quote)
        left = [
            Piece("❝ ", "linked" if here else "faint"),
            *marked(speaker, self.view.marked, "strong" if here else ""),
            Piece(f"  {date_short(date)}", "muted"),
            Piece(f"  {addressed_words(self.view.timeline, quote)}", "muted"),
        ]
        return spread(left, [Piece(citation_text(quote.source), "muted")], width)

    def _words(self, text: str, part: int, width: int) -> Line:
        # Two lines are shown: more of a long quote than they can hold need not be looked at.
        pieces = marked(text[: width * 4], self.view.marked, "quote")
        lines = wrapped(pieces, max(1, width - 2))
        if part >= len(lines):
            return ()
        if part == 1 and len(lines) > 2:
            rest = tuple(piece for line in lines[1:] for piece in (*line, Piece(" ")))
            return (Piece("  "), *fitted(rest, width - 2))
        return (Piece("  "), *lines[part])


class QuotesPane(RowList):
    """The list of quotes; moving in it chooses a quote and its event."""

    view: var[View] = var(EMPTY)

    def watch_view(self, view: View) -> None:
        quotes = view.selection.quotes
        wanted = view.quote
        if wanted is None and view.event is not None:
            wanted = view.timeline.first_quotes[view.event]
        cursor = bisect_left(quotes, wanted) if wanted is not None else 0
        here = len(view.timeline.quotes_of(view.event)) if view.event is not None else 0
        self.keeps_cursor = here > 0
        self.show(QuoteRows(view), min(cursor, max(0, len(quotes) - 1)))
        shown, of = len(quotes), len(view.timeline.quotes)
        counted = f"{shown:,} of {of:,}" if shown < of else f"{of:,}"
        remark = f"{counted}, {here} in this event" if here else counted
        self.border_title = pane_title(4, "Quotes", remark)

    def moved(self, item: int) -> None:
        self.post_message(QuoteChosen(self._quote(item)))

    def opened(self, item: int) -> None:
        self.post_message(QuoteOpened(self._quote(item)))

    def _quote(self, item: int) -> int:
        return self.view.selection.quotes[item]
