"""The explorer: the screen that holds the one view and gives it to every pane.

A pane says what somebody did, in words of the timeline; the explorer answers with a new view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.widgets import Input, Static

from timeline_tui.core.query.command_line import command_line
from timeline_tui.core.selection.facet_filter import FacetFilter
from timeline_tui.core.text import visible_line
from timeline_tui.core.view import PANES, Pane, View
from timeline_tui.files.bundled import path_of
from timeline_tui.files.state import Kept
from timeline_tui.files.watching import Watched
from timeline_tui.tui import messages
from timeline_tui.tui.arriving import ArrivalBar, Arriving, Rest
from timeline_tui.tui.bars import FilterBar, KeyBar, TitleBar
from timeline_tui.tui.charting import Charting
from timeline_tui.tui.context import InContext
from timeline_tui.tui.copying import CLIPBOARD_HINT, copied
from timeline_tui.tui.drawn.arrangement import SMALLEST
from timeline_tui.tui.editing import Editing
from timeline_tui.tui.evidence import Weighing
from timeline_tui.tui.keys.everywhere import EXPLORER_KEYS
from timeline_tui.tui.keys.naming import shown_key
from timeline_tui.tui.keys.panes import ELSEWHERE_KEYS
from timeline_tui.tui.linked import LinkedScreen
from timeline_tui.tui.linking import Linking
from timeline_tui.tui.marking import Marking
from timeline_tui.tui.panes.chart import ChartPane
from timeline_tui.tui.panes.event import EventPane
from timeline_tui.tui.panes.events import EventsPane
from timeline_tui.tui.panes.facets import FacetsPane
from timeline_tui.tui.panes.quotes import QuotesPane
from timeline_tui.tui.prompt import Prompt
from timeline_tui.tui.quoting import Quoting
from timeline_tui.tui.reloading import Reloading
from timeline_tui.tui.saved_views import SavedViews
from timeline_tui.tui.trouble import TroubleBar

if TYPE_CHECKING:
    from timeline_tui.tui.dialogs.commands import Command
    from timeline_tui.tui.dialogs.export import Exported


class Explorer(
    Marking, SavedViews, Weighing, InContext, Quoting, Charting, Editing, Linking, Arriving
):
    """Every pane of a timeline, linked."""

    BINDINGS: ClassVar[list[BindingType]] = [*EXPLORER_KEYS, *ELSEWHERE_KEYS]
    AUTO_FOCUS = "#events"

    def __init__(  # noqa: PLR0913
        self,
        view: View,
        name: str,
        file: str | None,
        kept: Kept,
        *,
        watched: Watched | None = None,
        rest: Rest | None = None,
    ) -> None:
        """Take the file's name for the screen, the file as on the command line, and its state.

        With the file as one to be watched, its changes are shown; with the rest of a file, that
        takes the place of its beginning.
        """
        super().__init__(view, kept)
        self._watched = watched
        self._rest = rest
        self._file = name
        self._argument = file

    def compose(self) -> ComposeResult:
        self.take_arrangement()
        yield TitleBar(self._file).data_bind(view=LinkedScreen.shown)
        yield TroubleBar().data_bind(Reloading.trouble)
        yield ArrivalBar().data_bind(LinkedScreen.view, Arriving.report)
        yield Prompt()
        yield FilterBar().data_bind(view=LinkedScreen.shown)
        yield ChartPane(id="chart").data_bind(view=LinkedScreen.shown)
        for pane in (EventsPane, EventPane, FacetsPane, QuotesPane):
            name = pane.__name__.removesuffix("Pane").lower()
            yield pane(id=name).data_bind(view=LinkedScreen.shown)
        yield Static(id="too-small")
        yield KeyBar().data_bind(view=LinkedScreen.shown)

    def on_resize(self, event: Resize) -> None:
        width, height = event.size
        needed = "×".join(map(str, SMALLEST))
        text = f"This terminal is {width}×{height}. The explorer needs {needed}: please enlarge it."
        self.query_one("#too-small", Static).update(Content(text))
        self.arrange_panes()
        self.call_after_refresh(self._take_keyboard)

    def _take_keyboard(self) -> None:
        """Give the keyboard back to whom it belongs, once a terminal that was too small has grown.

        Textual takes it from whatever has no room.
        """
        if self.focused is None and not self.query_one("#too-small").display:
            line = self.query_one(Prompt).query_one(Input)
            owner = line if self.is_asking else self.query_one(f"#{self.view.pane}")
            self.set_focus(owner, scroll_visible=False)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        pane = event.widget.id
        if pane in PANES and not self.is_asking:
            self.show(self.view.focused(pane))
            self.arrange_panes()

    # What panes say

    @on(messages.EventChosen)
    def _event_chosen(self, message: messages.EventChosen) -> None:
        self.step(self.view.choose(message.event))

    @on(messages.EventOpened)
    def _event_opened(self, message: messages.EventOpened) -> None:
        if message.event == self.view.event:
            self.focus_pane("event")
            return
        if not self.view.selection.holds(message.event):
            self.notify(
                "The filter is set aside: it leaves out this event. [ brings it back.", markup=False
            )
        self.go(self.view.choose(message.event))

    @on(messages.QuoteChosen)
    def _quote_chosen(self, message: messages.QuoteChosen) -> None:
        self.step(self.view.choose_quote(message.quote))

    @on(messages.QuoteOpened)
    def _quote_opened(self, message: messages.QuoteOpened) -> None:
        self.go(self.view.choose_quote(message.quote).focused("event"))

    @on(messages.ValueChosen)
    def _value_chosen(self, message: messages.ValueChosen) -> None:
        self.step(self.view.look_at(message.value))

    @on(messages.ValueOpened)
    def _value_opened(self, message: messages.ValueOpened) -> None:
        wanted = self.view.filter_of(message.facet).only(message.value)
        self.go(self.view.with_filter(wanted).focused("events"))

    @on(messages.ValueIncluded)
    def _value_included(self, message: messages.ValueIncluded) -> None:
        self.go(self.view.include(message.value))

    @on(messages.ValueExcluded)
    def _value_excluded(self, message: messages.ValueExcluded) -> None:
        self.go(self.view.exclude(message.value))

    @on(messages.FacetTurned)
    def _facet_turned(self, message: messages.FacetTurned) -> None:
        self.show(self.view.turned(message.steps))

    def action_elsewhere(self, key: str, pane: Pane) -> None:
        """Say where a key works that does nothing here."""
        name = {"facets": "the actors, tags …"}.get(pane, f"the {pane}")
        says = f"{shown_key(key)} is a key of {name}: {PANES.index(pane) + 1} goes there."
        self.notify(says, timeout=2, markup=False)

    # Dialogs

    def action_pick_actors(self) -> None:
        from timeline_tui.tui.dialogs.picker import ActorPicker

        self.open_dialog(ActorPicker(self.view), self._actors_picked)

    def _actors_picked(self, actors: FacetFilter | None) -> None:
        if actors is not None and actors != self.view.filter_of("actors"):
            self.go(self.view.with_filter(actors))

    def action_help(self) -> None:
        from timeline_tui.tui.dialogs.help import Help

        self.app.push_screen(Help())

    def action_command_palette(self) -> None:
        from timeline_tui.tui.dialogs.commands import Commands, commands

        self.open_dialog(Commands(commands(sorted(self.app.available_themes))), self._do)

    async def _do(self, command: Command | None) -> None:
        if command is None:
            return
        if command.where in PANES:
            self.focus_pane(command.where)
        where = self.query_one(f"#{self.view.pane}") if command.where else self
        await self.app.run_action(command.action, where)

    def action_export(self) -> None:
        from timeline_tui.tui.dialogs.export import Export

        if self.report is not None:
            # A file of the first events would look as if it were one of all.
            says = "The file is still being read: export it when all of it is there."
            self.notify(says, severity="warning", markup=False)
            return
        own = path_of(self._argument)
        self.open_dialog(Export(self.view.selection, self._file, own), self._exported)

    def _exported(self, done: Exported | None) -> None:
        if done is not None:
            said = [f"Written: {visible_line(done.path)}", *map(visible_line, done.notes)]
            self.notify("\n".join(said), markup=False)

    def action_copy(self) -> None:
        view = self.view
        done = copied(view, view.quote_here if view.pane == "quotes" else view.quote)
        if done is None:
            self.notify("There is nothing to copy.", severity="warning", markup=False)
            return
        self.app.copy_to_clipboard(done.text)
        self.notify(f"{done.says}.\n{CLIPBOARD_HINT}", markup=False)

    def action_copy_command(self) -> None:
        command = command_line(self._argument, self.view.selection)
        self.app.copy_to_clipboard(command)
        self.notify(f"Copied: {visible_line(command)}\n{CLIPBOARD_HINT}", markup=False)
