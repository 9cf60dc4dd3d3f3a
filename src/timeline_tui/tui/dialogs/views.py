"""The views that were kept under a name, found by a few letters, to return to one or remove it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar, NamedTuple

import msgspec
from textual import on
from textual.binding import BindingType

from timeline_tui.core.kept.returning import returned
from timeline_tui.core.kept.saved import SavedView
from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.query.wording import query_words
from timeline_tui.core.text import fold, plural, visible_line
from timeline_tui.core.text.lines import Line, Piece, marked
from timeline_tui.core.view import View
from timeline_tui.tui.dialogs.dialog import Rule, Says
from timeline_tui.tui.dialogs.finder import Finder, FoundList
from timeline_tui.tui.dialogs.matching import Match, names_of
from timeline_tui.tui.drawn.counted import COUNTS_HEADING, counted
from timeline_tui.tui.drawn.rows import Rows
from timeline_tui.tui.keys.dialogs import VIEWS_KEYS


class ViewsDone(NamedTuple):
    """The view to return to, None for none, and the names of those that were removed."""

    chosen: SavedView | None
    removed: frozenset[str]


class Offer(msgspec.Struct, frozen=True, dict=True):
    """A saved view, and what it would show of the timeline as it is today."""

    saved: SavedView
    now: View

    @cached_property
    def shown(self) -> View | QueryError:
        """What would be shown, or why it cannot be."""
        try:
            return returned(self.now, self.saved)
        except QueryError as error:
            return error

    @cached_property
    def words(self) -> str:
        """The query in words, or as it was written when it means nothing here."""
        view = self.shown
        if isinstance(view, QueryError):
            return visible_line(f"{self.saved.query} {self.saved.search}".strip())
        words = query_words(view.timeline, view.query) or "everything"
        if view.search is not None:
            words += f"; search {query_words(view.timeline, view.search.query)}"
        return visible_line(words)

    @property
    def counts(self) -> tuple[int, int]:
        """How many events and quotes would be shown."""
        if isinstance(self.shown, QueryError):
            return 0, 0
        return len(self.shown.selection.events), len(self.shown.selection.quotes)


class ViewRows(Rows, msgspec.Struct, frozen=True):
    """The views that were found, one a line."""

    offers: Sequence[Offer]
    found: Sequence[Match]
    removed: frozenset[str]
    letters: str

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.found)

    def line(self, y: int, width: int) -> Line:
        """Draw the name, the query in words where there is room, and the counts."""
        offer = self.offers[self.found[y].thing]
        sought = (" ".join(fold(self.letters).split()),)
        removed = offer.saved.name in self.removed
        sign = Piece("− ", "error") if removed else Piece("  ")
        style = "excluded" if removed else ""
        name = (sign, *marked(visible_line(offer.saved.name), sought, style))
        same = offer.words == visible_line(offer.saved.name)
        words = visible_line(offer.saved.query) if same else offer.words
        about = () if removed else tuple(marked(words, sought, "muted"))
        return counted(name, about, offer.counts, width)


class ViewFinder(Finder[ViewsDone]):
    """Asks which view is meant; those removed are gone once it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [*VIEWS_KEYS]
    says = "Views"
    asks = "a few letters of a view"

    def __init__(self, view: View, saved: Sequence[SavedView]) -> None:
        self._offers = [Offer(kept, view) for kept in reversed(saved)]
        self._removed: frozenset[str] = frozenset()
        super().__init__(names_of((kept.name, kept.query, kept.search) for kept in reversed(saved)))

    def rows(self) -> ViewRows:
        """Return what the list shows."""
        return ViewRows(self._offers, self.found, self._removed, self.letters)

    def tell(self) -> None:
        """Say what Enter would do."""
        found, of = len(self.found), plural(len(self._offers), "view")
        self.query_one(Rule).words = (
            of if found == len(self._offers) else f"{found:,} of {of}",
            COUNTS_HEADING,
        )
        outcome, offer = self.query_one("#outcome", Says), self._at_cursor
        if offer is None:
            outcome.say(Piece(f"No view is called “{self.letters}”.", "error"))
        elif offer.saved.name in self._removed:
            outcome.say(Piece("Removed when you leave; ^x takes that back.", "error"))
        elif isinstance(offer.shown, QueryError):
            hint = f": {offer.shown.hint}" if offer.shown.hint else ""
            outcome.say(Piece(f"{offer.shown.reason}{hint}", "error"))
        else:
            shown, of = offer.counts[0], plural(len(offer.now.timeline.events), "event")
            outcome.say(
                Piece("Enter: ", "muted"),
                Piece(offer.words, "accent"),
                remark=f"{shown:,} of {of}",
            )

    @property
    def _at_cursor(self) -> Offer | None:
        return None if self.at_cursor is None else self._offers[self.at_cursor.thing]

    @on(FoundList.Opened)
    def action_take(self) -> None:
        offer = self._at_cursor
        gone = offer is None or offer.saved.name in self._removed
        if offer is not None and not gone and isinstance(offer.shown, View):
            self.dismiss(ViewsDone(offer.saved, self._removed))

    def action_remove(self) -> None:
        if self._at_cursor is not None:
            self._removed ^= {self._at_cursor.saved.name}
            self.redraw()

    def action_leave(self) -> None:
        self.dismiss(ViewsDone(None, self._removed))
