"""The explorer: the screen that holds the one view and gives it to every pane.

A pane says what somebody did, in words of the timeline; the explorer answers with a new view.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.geometry import Offset
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from timeline_tui.core.history import History
from timeline_tui.core.lines import Line, Piece
from timeline_tui.core.query import QueryError, parse
from timeline_tui.core.terms import Field
from timeline_tui.core.view import EMPTY, PANES, Pane, View
from timeline_tui.tui import messages
from timeline_tui.tui.arrangement import SMALLEST, Arrangement, arrangement, panes_shown
from timeline_tui.tui.bars import FilterBar, KeyBar, TitleBar
from timeline_tui.tui.keys import EXPLORER_KEYS
from timeline_tui.tui.panes.actors import ActorsPane
from timeline_tui.tui.panes.event import EventPane
from timeline_tui.tui.panes.events import EventsPane
from timeline_tui.tui.panes.quotes import QuotesPane
from timeline_tui.tui.prompt import Prompt


class Stop(NamedTuple):
    """A view, and how far each pane was scrolled in it."""

    view: View
    offsets: dict[str, Offset]


class Explorer(Screen[None]):
    """Every pane of a timeline, linked."""

    BINDINGS: ClassVar[list[BindingType]] = [*EXPLORER_KEYS]
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (SMALLEST[0], "-narrow"),
        (110, "-wide"),
        (170, "-vast"),
    ]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [
        (0, "-flat"),
        (SMALLEST[1], "-low"),
        (16, "-high"),
        (30, "-tall"),
    ]
    AUTO_FOCUS = "#events"

    view: var[View] = var(EMPTY)

    def __init__(self, view: View, name: str) -> None:
        super().__init__()
        self.set_reactive(Explorer.view, view)
        self._name = name
        self._history = History(Stop(view, {}))
        self._before_prompt: View | None = None
        self._prompt_for = "filter"
        self._full = False

    def compose(self) -> ComposeResult:
        yield TitleBar(self._name).data_bind(Explorer.view)
        yield Prompt()
        yield FilterBar().data_bind(Explorer.view)
        with Container(id="panes"):
            for pane in (EventsPane, EventPane, ActorsPane, QuotesPane):
                name = pane.__name__.removesuffix("Pane").lower()
                yield pane(id=name).data_bind(Explorer.view)
        yield Static(id="too-small")
        yield KeyBar().data_bind(Explorer.view)

    # Going from view to view

    def show(self, view: View) -> None:
        """Show another view in place of the present one: a step, not a stop to come back to."""
        if view is not self.view:
            self._history = self._history.at(Stop(view, {}))
            self.view = view

    def go(self, view: View) -> None:
        """Go to another view, so that back returns to exactly this one."""
        if view is not self.view:
            self._history = self._history.at(self._here()).go(Stop(view, {}))
            self.view = view
            self._focus_pane(view.pane)

    def _here(self) -> Stop:
        return Stop(self.view, {pane: self._widget(pane).scroll_offset for pane in self._panes()})

    def _return_to(self, history: History[Stop]) -> None:
        self._history = history
        view, offsets = history.now
        self.view = view
        self._focus_pane(view.pane)
        for pane, offset in offsets.items():
            self._widget(pane).scroll_to(y=offset.y, animate=False, force=True)

    def action_back(self) -> None:
        if self._history.past:
            self._return_to(self._history.at(self._here()).back())

    def action_forward(self) -> None:
        if self._history.future:
            self._return_to(self._history.at(self._here()).forward())

    # What panes say

    @on(messages.EventChosen)
    def _event_chosen(self, message: messages.EventChosen) -> None:
        self.show(self.view.choose(message.event))

    @on(messages.EventOpened)
    def _event_opened(self, message: messages.EventOpened) -> None:
        if message.event == self.view.event:
            self._focus_pane("event")
            return
        if not self.view.selection.holds(message.event):
            self.notify(
                "The filter is set aside: it leaves out this event. [ brings it back.", markup=False
            )
        self.go(self.view.choose(message.event))

    @on(messages.QuoteChosen)
    def _quote_chosen(self, message: messages.QuoteChosen) -> None:
        self.show(self.view.choose_quote(message.quote))

    @on(messages.QuoteOpened)
    def _quote_opened(self, message: messages.QuoteOpened) -> None:
        self.go(self.view.choose_quote(message.quote).focused("event"))

    @on(messages.ActorChosen)
    def _actor_chosen(self, message: messages.ActorChosen) -> None:
        self.show(self.view.look_at(message.actor))

    @on(messages.ActorOpened)
    def _actor_opened(self, message: messages.ActorOpened) -> None:
        self.go(self.view.filtered(Field("actor", (message.actor,))).focused("events"))

    @on(messages.ActorIncluded)
    def _actor_included(self, message: messages.ActorIncluded) -> None:
        self.go(self.view.include(message.actor))

    @on(messages.ActorExcluded)
    def _actor_excluded(self, message: messages.ActorExcluded) -> None:
        self.go(self.view.exclude(message.actor))

    # Filter and search

    def action_clear(self) -> None:
        self.go(self.view.cleared())

    def action_switch_any_all(self) -> None:
        view = self.view.with_actors(self.view.actors.switched())
        how = "all of the chosen actors" if view.match_all else "any of the chosen actors"
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

    def _write(self, what: str, text: str, placeholder: str) -> None:
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
        self._focus_pane(view.pane)

    def _try(self, text: str) -> bool:
        """Show what a text would do; tell where it is wrong."""
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

    # Panes

    @staticmethod
    def _panes() -> tuple[Pane, ...]:
        return tuple(pane for pane in PANES if pane != "chart")

    def _widget(self, pane: str) -> Widget:
        return self.query_one(f"#{pane}")

    def _focus_pane(self, pane: Pane) -> None:
        self.show(self.view.focused(pane))
        self._arrange()
        widget = self._widget(pane)
        if self.focused is not widget:
            widget.focus(scroll_visible=False)

    def action_focus_pane(self, pane: Pane) -> None:
        self._focus_pane(pane)

    def action_next_pane(self, step: int) -> None:
        panes = self._panes()
        self._focus_pane(panes[(panes.index(self.view.pane) + step) % len(panes)])

    def action_full_size(self) -> None:
        self._full = not self._full
        self._arrange()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        pane = event.widget.id
        if pane in PANES and self._before_prompt is None:
            self.show(self.view.focused(pane))
            self._arrange()

    def _arrange(self) -> None:
        how = arrangement(*self.size, full=self._full)
        shown = panes_shown(how, self.view)
        for pane in self._panes():
            self._widget(pane).display = pane in shown
        for known in get_args(Arrangement):
            self.set_class(known == how, f"-{known}")

    def on_resize(self, event: Resize) -> None:
        width, height = event.size
        needed = "×".join(map(str, SMALLEST))
        text = f"This terminal is {width}×{height}. The explorer needs {needed}: please enlarge it."
        self.query_one("#too-small", Static).update(Content(text))
        self._arrange()

    def on_mount(self) -> None:
        self.query_one(Prompt).close()
