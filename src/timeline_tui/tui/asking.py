"""Asking: the filter and the search, written in one line and shown while they are written."""

from __future__ import annotations

from typing import Literal

from textual import on
from textual.events import DescendantFocus

from timeline_tui.core.kept.saved import NOTHING_KEPT
from timeline_tui.core.query.drafts import offers, so_far
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.query.terms import Term
from timeline_tui.core.renewal import Renewal
from timeline_tui.core.selection import select
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.lines import Line, Piece
from timeline_tui.core.view import PANES, View
from timeline_tui.tui.bars import FilterBar
from timeline_tui.tui.keys.everywhere import EXPLORER_KEYS
from timeline_tui.tui.keys.panes import ELSEWHERE_KEYS
from timeline_tui.tui.linked import LinkedScreen
from timeline_tui.tui.prompt import Prompt

_ACTIONS = frozenset(key.action.partition("(")[0] for key in (*EXPLORER_KEYS, *ELSEWHERE_KEYS))


class Asking(LinkedScreen):
    """What the explorer does with the filter and the search."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._before_prompt: View | None = None
        self._written: str | None = None
        """What is written and has not been asked yet."""
        self._prompt_for: Literal["filter", "search", "date"] = "filter"
        self._session = NOTHING_KEPT
        self._error: QueryError | None = None

    @property
    def is_asking(self) -> bool:
        """Whether somebody is writing a filter or a search."""
        return self._before_prompt is not None

    def on_mount(self) -> None:
        self.query_one(Prompt).close()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the explorer's keys from working, and from being shown, while somebody writes."""
        if self.is_asking and action in _ACTIONS:
            return False
        return super().check_action(action, parameters)

    def action_clear(self) -> None:
        view = self.view
        if view.is_filtered or view.search is not None or view.lost is not None:
            self.go(view.cleared())
        else:
            self.notify("There is no filter and no search to clear.", timeout=2, markup=False)

    def action_switch_any_all(self) -> None:
        view = self.view.with_filter(self.view.values.switched())
        facet = FACETS[view.facet].title.lower()
        how = f"{'all' if view.match_all else 'any'} of the chosen {facet}"
        self.notify(f"Events with {how}", timeout=2, markup=False)
        self.go(view)

    def action_next_hit(self, steps: int) -> None:
        if self.view.search is None:
            self.action_search()
        elif not self.view.found:
            elsewhere = "No quote holds it; 1 n goes to the events that do."
            says = elsewhere if self.view.hits else "Nothing is found under this filter."
            self.notify(says, severity="warning", markup=False)
        else:
            self.show(self.view.next_hit(steps))

    def action_edit_filter(self) -> None:
        text = str(self.view.wanted)
        self._write("filter", f"{text} " if text else "", 'words  "phrases"  actor:  by:  -not')

    def action_search(self) -> None:
        self._write("search", "", "words, phrases or a query")

    def _write(
        self, what: Literal["filter", "search", "date"], text: str, placeholder: str
    ) -> None:
        self._before_prompt = self.view
        self._prompt_for = what
        self.query_one(FilterBar).is_writing = True
        prompt = self.query_one(Prompt)
        if what == "date":
            prompt.open(what, text, placeholder)
        else:
            guide = offers(self.view.selection, within=what == "search")
            earlier = self.asked_before()
            prompt.open(
                what, text, placeholder, guide=guide, eager=what == "filter", earlier=earlier
            )
        self._note(None)

    # Another timeline

    def _renew(self, renewal: Renewal) -> None:
        search, marks = self.view.search, self.view.marks
        super()._renew(renewal)
        if self._before_prompt is not None:
            self._before_prompt = renewal.of(self._before_prompt)
        if search is not None and self.view.search is None:
            try:
                select(renewal.index, search.query, marks)
            except QueryError as error:
                says = f"The search has ended: {error.reason}"
                self.notify(visible_line(says), severity="warning", markup=False)

    # What was asked before

    def asked_before(self) -> tuple[str, ...]:
        """Return the filters and searches that were asked before, oldest first."""
        return self._session.queries

    def query_asked(self, text: str) -> None:
        """Keep a filter or a search that was asked."""
        self._session = self._session.asked(text)

    @on(Prompt.Changed)
    def _prompt_changed(self, message: Prompt.Changed) -> None:
        # The letter itself is shown first; of letters that come faster than frames, the last asks.
        self._written = message.text
        self.call_after_refresh(self._try_written)

    def _try_written(self) -> None:
        text, self._written = self._written, None
        if text is not None:
            self._try(text)

    @on(Prompt.Submitted)
    def _prompt_submitted(self, message: Prompt.Submitted) -> None:
        before, self._written = self._before_prompt, None
        if before is None:
            return
        if not self._try(message.text):
            if self._error is not None:
                self._note(self._error)
            return
        if self._prompt_for != "date":
            self.query_asked(message.text)
        after = self.view
        self._leave_prompt(before)
        self.go(after)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Take what is written, as far as it is right, when somebody clicks on a pane."""
        before, pane = self._before_prompt, event.widget.id
        if before is None or pane not in PANES:
            return
        self._try_written()
        after = self.view
        self._leave_prompt(before.focused(pane))
        if after is not before:
            self.go(after.focused(pane))

    @on(Prompt.Cancelled)
    def _prompt_cancelled(self) -> None:
        if self._before_prompt is not None:
            self._leave_prompt(self._before_prompt)

    def _leave_prompt(self, view: View) -> None:
        self._before_prompt = self._written = None
        self.query_one(Prompt).close()
        bar = self.query_one(FilterBar)
        bar.note, bar.is_writing = (), False
        self.show(view)
        self.focus_pane(view.pane)

    def _try(self, text: str) -> bool:
        """Show what a text asks; where it is wrong, tell so and show what the rest of it asks."""
        before = self._before_prompt
        if before is None:
            return False
        self._error = None
        try:
            self.show(self._asked_of(before, parse(text)))
        except QueryError as error:
            self.show(so_far(text, lambda term: self._asked_of(before, term)) or before)
            self._error = error
            self._note(None if self.query_one(Prompt).is_unfinished(error) else error)
            return False
        self._note(None)
        return True

    def _asked_of(self, view: View, term: Term) -> View:
        if self._prompt_for == "filter":
            return view.filtered(term)
        return view.searching(term).next_hit(stay=True)

    def _note(self, error: QueryError | None) -> None:
        self.query_one(Prompt).underline(error)
        note: Line = ()
        if error is not None:
            hint = f"  {error.hint}" if error.hint else ""
            note = (Piece(error.reason, "error"), Piece(hint, "muted"))
        self.query_one(FilterBar).note = note
