"""Asking: the filter and the search, written in one line and shown while they are written."""

from __future__ import annotations

from typing import Literal

from textual import on

from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.text.lines import Line, Piece
from timeline_tui.core.view import View
from timeline_tui.tui.bars import FilterBar
from timeline_tui.tui.linked import LinkedScreen
from timeline_tui.tui.prompt import Prompt


class Asking(LinkedScreen):
    """What the explorer does with the filter and the search."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._before_prompt: View | None = None
        self._prompt_for: Literal["filter", "search", "date"] = "filter"

    @property
    def is_asking(self) -> bool:
        """Whether somebody is writing a filter or a search."""
        return self._before_prompt is not None

    def on_mount(self) -> None:
        self.query_one(Prompt).close()

    def action_clear(self) -> None:
        self.go(self.view.cleared())

    def action_switch_any_all(self) -> None:
        view = self.view.with_filter(self.view.values.switched())
        facet = FACETS[view.facet].title.lower()
        how = f"{'all' if view.match_all else 'any'} of the chosen {facet}"
        self.notify(f"Events with {how}", timeout=2, markup=False)
        self.go(view)

    def action_next_hit(self, steps: int) -> None:
        if self.view.search is None:
            self.action_search()
        elif not self.view.hits:
            self.notify("Nothing is found under this filter.", severity="warning", markup=False)
        else:
            self.show(self.view.next_hit(steps))

    def action_edit_filter(self) -> None:
        text = str(self.view.query)
        self._write("filter", f"{text} " if text else "", 'words  "phrases"  actor:  by:  -not')

    def action_search(self) -> None:
        self._write("search", "", "words, phrases or a query")

    def _write(
        self, what: Literal["filter", "search", "date"], text: str, placeholder: str
    ) -> None:
        self._before_prompt = self.view
        self._prompt_for = what
        self.query_one(Prompt).open(what, text, placeholder)
        self._note(None)

    @on(Prompt.Changed)
    def _prompt_changed(self, message: Prompt.Changed) -> None:
        self._try(message.text)

    @on(Prompt.Submitted)
    def _prompt_submitted(self, message: Prompt.Submitted) -> None:
        before = self._before_prompt
        if before is None or not self._try(message.text):
            return
        after = self.view
        self._leave_prompt(before)
        self.go(after)

    @on(Prompt.Cancelled)
    def _prompt_cancelled(self) -> None:
        if self._before_prompt is not None:
            self._leave_prompt(self._before_prompt)

    def _leave_prompt(self, view: View) -> None:
        self._before_prompt = None
        self.query_one(Prompt).close()
        self.query_one(FilterBar).note = ()
        self.show(view)
        self.focus_pane(view.pane)

    def _try(self, text: str) -> bool:
        """Show what a text would do; tell where it is wrong, and then show what was before."""
        before = self._before_prompt
        if before is None:
            return False
        try:
            term = parse(text)
            if self._prompt_for == "filter":
                self.show(before.filtered(term))
            else:
                self.show(before.searching(term).next_hit(stay=True))
        except QueryError as error:
            self.show(before)
            self._note(error)
            return False
        self._note(None)
        return True

    def _note(self, error: QueryError | None) -> None:
        self.query_one(Prompt).underline(error)
        note: Line = ()
        if error is not None:
            hint = f"  {error.hint}" if error.hint else ""
            note = (Piece(error.reason, "error"), Piece(hint, "muted"))
        self.query_one(FilterBar).note = note
