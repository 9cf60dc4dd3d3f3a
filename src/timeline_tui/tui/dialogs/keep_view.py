"""Asks for a name under which the present view is to be kept."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from timeline_tui.core.context import filter_words
from timeline_tui.core.kept.saved import State, tidy_name
from timeline_tui.core.query.wording import query_words
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.lines import Piece
from timeline_tui.core.text.wrap import cut
from timeline_tui.core.view import View
from timeline_tui.tui.dialogs.dialog import Dialog, Says
from timeline_tui.tui.keys.dialogs import KEEP_VIEW_KEYS

_LONGEST_OFFER = 60


class KeepView(Dialog[str]):
    """Is dismissed with a name that is not blank."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEEP_VIEW_KEYS]
    AUTO_FOCUS = "Input"
    says = "Keep this view"

    def __init__(self, view: View, state: State) -> None:
        super().__init__()
        self._view = view
        self._state = state

    def parts(self) -> ComposeResult:
        with Horizontal(classes="row"):
            yield Says(classes="label").saying("Name")
            # The first letter replaces what is offered; Enter takes it.
            yield Input(self._offered, compact=True, select_on_focus=True)
        yield Says(id="remark")
        yield Says(id="outcome")

    @property
    def _offered(self) -> str:
        """A name that says what the view shows, or the one that it has."""
        query = str(self._view.query)
        names = [view.name for view in self._state.views if view.query == query]
        if self._view.is_filtered and names:
            return visible_line(names[-1])
        event = self._view.event
        title = "" if event is None else self._view.timeline.events[event].title
        words = visible_line(filter_words(self._view) or title or "Everything")
        return tidy_name(cut(words, _LONGEST_OFFER))

    def on_mount(self) -> None:
        view = self._view
        pieces = [Piece(filter_words(view) or "everything", "accent")]
        if view.search is not None:
            words = query_words(view.timeline, view.search.query)
            pieces += [Piece("  search ", "muted"), Piece(words)]
        shown, of = len(view.selection.events), plural(len(view.timeline.events), "event")
        self.query_one("#outcome", Says).say(*pieces, remark=f"{shown:,} of {of}")
        self._remark()

    @on(Input.Changed)
    def _remark(self) -> None:
        name = tidy_name(self.query_one(Input).value)
        known = self._state.view(name)
        if not name:
            remark = Piece("A view needs a name.", "accent")
        elif known is not None:
            query = known.query or "everything"
            remark = Piece(f"This name is taken: Enter replaces {query}", "accent")
        else:
            remark = Piece("It is kept for this timeline, on this computer.", "muted")
        self.query_one("#remark", Says).say(remark)

    def action_take(self) -> None:
        name = tidy_name(self.query_one(Input).value)
        if name:
            self.dismiss(name)
