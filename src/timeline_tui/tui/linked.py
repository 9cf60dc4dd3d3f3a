"""A screen whose panes all show one view, with a way back to every stop.

`show` puts another view in place of the present one; `go` makes it a stop of its own; `renew` puts
all of them on another timeline.
"""

from __future__ import annotations

from asyncio import Event, timeout
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from inspect import isawaitable
from typing import NamedTuple, TypeVar, get_args

from textual.events import ScreenResume
from textual.layout import Layout
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from timeline_tui.core.history import History
from timeline_tui.core.renewal import Renewal
from timeline_tui.core.view import EMPTY, PANES, Pane, View
from timeline_tui.tui.drawn.arrangement import Arrangement, arrangement, panes_shown
from timeline_tui.tui.line_by_line import LineByLine
from timeline_tui.tui.messages import AboutTimeline
from timeline_tui.tui.placing import Placing
from timeline_tui.tui.row_list import RowList
from timeline_tui.tui.sized import Sized

T = TypeVar("T")

_PATIENCE = 0.05  # seconds, for panes that come to their end before they are shown


class Stop(NamedTuple):
    """A view, and where each pane was in it: its cursor and how far it was scrolled."""

    view: View
    places: Mapping[str, tuple[int, int]]


class LinkedScreen(Sized, Screen[None]):
    """The view, the history of views, and the panes that show them."""

    view: var[View] = var(EMPTY)
    shown: var[View] = var(EMPTY)
    """The view as the panes have it: a step older at most, while a cursor is on its way."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.set_reactive(LinkedScreen.view, view)
        self.set_reactive(LinkedScreen.shown, view)
        self._steps = False
        self._history = History(Stop(view, {}))
        self._full = False
        self._placing = Placing()
        self._dialogs = 0
        self._waiting: Renewal | None = None
        self._renewed_at = 0.0
        self._is_on_top = False
        self._was_covered = False

    @property
    def layout(self) -> Layout:
        """Where the panes are."""
        return self._placing

    # Going from view to view

    def show(self, view: View) -> None:
        """Show another view in place of the present one: a step, not a stop to come back to."""
        if view is not self.view:
            self._history = self._history.at(Stop(view, {}))
            self.view = view

    def on_mount(self) -> None:
        # The first frame has the panes as they stay.
        self.arrange_panes()

    async def on_screen_resume(self, event: ScreenResume) -> None:
        # The first time all panes have just got their styles; and to the screen of a mode Textual
        # says it twice.
        event.refresh_styles = self._was_covered
        if self._is_on_top:
            event.prevent_default()
        elif not self._was_covered:
            await self._take_places()
        self._is_on_top = True

    async def _take_places(self) -> None:
        """Let every pane hear of its size before anything is painted: the first frame is whole."""
        with self.app.batch_update(), suppress(TimeoutError):
            self._refresh_layout(self.app.size)
            async with timeout(_PATIENCE):
                for pane in PANES:
                    heard = Event()
                    self.query_one(f"#{pane}").call_later(heard.set)
                    await heard.wait()

    def on_screen_suspend(self) -> None:
        self._is_on_top = False
        self._was_covered = True

    def step(self, view: View) -> None:
        """Show the view that a cursor's step has led to, after the cursor itself.

        Steps that come faster than they are shown are shown once, where they have led to.
        """
        self._steps = True
        try:
            self.show(view)
        finally:
            self._steps = False
        self.call_later(self.catch_up)

    def catch_up(self) -> None:
        """Let every pane show the present view."""
        app = self.app
        with app.sending() if isinstance(app, LineByLine) else nullcontext():
            self.shown = self.view

    def watch_view(self) -> None:
        if not self._steps:
            self.catch_up()

    def go(self, view: View) -> None:
        """Go to another view, so that back returns to exactly this one."""
        if view is not self.view:
            self._history = self._history.at(self._here()).go(Stop(view, {}))
            self.view = view
            self.focus_pane(view.pane)

    def _here(self) -> Stop:
        lists = [(pane, self._list(pane)) for pane in PANES if pane != "chart"]
        return Stop(self.view, {pane: (rows.cursor, rows.scroll_offset.y) for pane, rows in lists})

    def _return_to(self, history: History[Stop]) -> None:
        self._history = history
        view, places = history.now
        self.view = view
        self.focus_pane(view.pane)
        for pane, (cursor, y) in places.items():
            self._list(pane).return_to(cursor, y)

    def action_step_back(self) -> None:
        if self._history.past:
            self._return_to(self._history.at(self._here()).back())

    def action_back(self) -> None:
        if not self._history.past:
            self.notify("There is nothing to go back to.", timeout=2, markup=False)
        self.action_step_back()

    def action_forward(self) -> None:
        if self._history.future:
            self._return_to(self._history.at(self._here()).forward())
        else:
            self.notify("There is nothing to go forward to.", timeout=2, markup=False)

    # Another timeline

    def views(self) -> list[View]:
        """Return the views that there are: the present one and those of the history."""
        history = self._history
        return [self.view, *(stop.view for stop in (*history.past, *history.future))]

    def renew(self, renewal: Renewal) -> None:
        """Show the same views of another timeline, each pane scrolled as it was.

        While a dialog is open, which speaks of the present one, it waits for the dialog's end.
        """
        if self._dialogs:
            self._waiting = renewal
        else:
            self._renew(renewal)

    def _renew(self, renewal: Renewal) -> None:
        before, view = self.view, renewal.of(self.view)
        page = self._list("event")
        lists = [self._list(pane) for pane in self._panes() if pane != "event"]
        heights = [rows.height_in_sight for rows in lists]
        line = page.cursor, page.scroll_offset.y
        self._history = self._history.each(
            lambda stop: stop._replace(view=renewal.of(stop.view), places={})
        ).at(Stop(view, {}))
        self._renewed_at = Message().time
        self.view = view
        for rows, height in zip(lists, heights, strict=True):
            rows.keep_in_sight(height)
        if view.event is not None and view.event == renewal.same_event(before):
            page.return_to(*line)

    async def _dispatch_message(self, message: Message) -> None:
        # What a pane said of the timeline before has the places of other events by now.
        if not (isinstance(message, AboutTimeline) and message.time <= self._renewed_at):
            await super()._dispatch_message(message)

    def open_dialog(self, dialog: Screen[T], then: Callable[[T | None], object]) -> None:
        """Open a dialog; the timeline stays the same until it is closed and answered."""

        async def answered(result: T | None) -> None:
            self._dialogs -= 1
            done = then(result)
            if isawaitable(done):
                await done
            if self._waiting and not self._dialogs:
                renewal, self._waiting = self._waiting, None
                self._renew(renewal)

        self._dialogs += 1
        self.app.push_screen(dialog, answered)

    # Panes

    @staticmethod
    def _panes() -> tuple[Pane, ...]:
        return tuple(pane for pane in PANES if pane != "chart")

    def _list(self, pane: str) -> RowList:
        return self.query_one(f"#{pane}", RowList)

    def focus_pane(self, pane: Pane) -> None:
        """Give the keyboard to a pane, and show it where there was no room for it."""
        self.show(self.view.focused(pane))
        self.arrange_panes()
        widget = self.query_one(f"#{pane}")
        if self.focused is not widget:
            self.set_focus(widget, scroll_visible=False)

    def arrange_panes(self) -> None:
        """Show the panes that there is room for."""
        shown = panes_shown(self.take_arrangement(), self.view)
        for pane in PANES:
            self.query_one(f"#{pane}").display = pane in shown

    def take_arrangement(self) -> Arrangement:
        """Take the styles of the arrangement that there is room for, and return it.

        To be done before there are panes: to find the styles of all anew takes milliseconds.
        """
        how = arrangement(*self.app.size, full=self._full)
        if how != self._placing.how:
            self._placing.how = how
            self.refresh(layout=True)
        for known in get_args(Arrangement):
            self.set_class(known == how, f"-{known}")
        return how

    def action_focus_pane(self, pane: Pane) -> None:
        self.focus_pane(pane)

    def action_next_pane(self, step: int) -> None:
        self.focus_pane(PANES[(PANES.index(self.view.pane) + step) % len(PANES)])

    def action_full_size(self) -> None:
        self._full = not self._full
        self.arrange_panes()
