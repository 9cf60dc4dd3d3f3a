"""The application: themes, signs of life while a timeline is opened, and the explorer after it.

This module and what it imports are all that stands before the first frame: what the explorer needs
is loaded behind it.
"""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.actions import ActionParseResult
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import MountError
from textual.widgets import Input

from timeline_tui.tui.guard import Guard
from timeline_tui.tui.key_by_key import KeyByKey
from timeline_tui.tui.keys.everywhere import SUSPEND
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.palette import THEMES, quiet_colours

_FIRST_FRAME = 0.3  # seconds

if TYPE_CHECKING:
    from timeline_tui.core.view import View
    from timeline_tui.files.state import Kept
    from timeline_tui.files.watching import Watched
    from timeline_tui.tui.ahead import Ahead
    from timeline_tui.tui.arriving import Rest


class Opened(NamedTuple):
    """A timeline that is ready to be shown: the first view of it, and what is kept about it.

    Without a file to be watched, its changes are not shown.  The notice is told on the screen.
    Where there is a rest that is still being read, the view is of the first events.
    """

    view: View
    kept: Kept
    watched: Watched | None = None
    notice: str = ""
    rest: Rest | None = None


class TimelineApp(KeyByKey):
    """An explorer for one timeline."""

    TITLE = "timeline-tui"
    # Here and not at the explorer: Textual would read every stylesheet again for another screen.
    CSS_PATH = "explorer.tcss"
    ENABLE_COMMAND_PALETTE = False  # ours is `dialogs.commands`
    BINDINGS: ClassVar[list[BindingType]] = [SUSPEND]

    theme: Reactive[str] = Reactive(THEMES[0].name)

    class Ready(Message):
        """The timeline has been opened."""

        def __init__(self, opened: Opened) -> None:
            super().__init__()
            self.opened = opened

    class Failed(Message):
        """The timeline cannot be opened."""

        def __init__(self, reason: Exception) -> None:
            super().__init__()
            self.reason = reason

    def __init__(
        self,
        load: Callable[[], Opened],
        name: str,
        theme: str = THEMES[0].name,
        *,
        file: str | None = None,
        ahead: Ahead | None = None,
    ) -> None:
        """Take what opens the timeline, called on another thread, and what the screen calls it.

        The file is as it was named on the command line.  What is drawn ahead is shown until the
        timeline is open.
        """
        super().__init__()
        self.hold_keys()  # what is typed by then is meant for the explorer
        self._load = load
        self._file = name
        self._argument = file
        self._ahead = ahead
        self._guard = Guard()
        self.reason: Exception | None = None
        """Why the timeline could not be opened."""
        self.theme = theme

    @property
    def available_themes(self) -> dict[str, Theme]:
        # Ours are known from the beginning: for one that is set later, stylesheets are read again.
        return {**super().available_themes, **{known.name: known for known in THEMES}}

    def get_default_screen(self) -> Screen[None]:
        return Opening(self._file, self._ahead)

    def on_ready(self) -> None:
        # A daemon, and no worker of Textual: leaving early must not wait for its end.
        Thread(target=self._open, daemon=True).start()

    def _open(self) -> None:
        try:
            import timeline_tui.tui.explorer  # noqa: F401 - takes its time here

            self.post_message(self.Ready(self._load()))
        except Exception as error:  # noqa: BLE001 - it is told where the app was started
            self.post_message(self.Failed(error))

    @on(Ready)
    def _timeline_opened(self, message: Ready) -> None:
        from timeline_tui.core.chart.data import prepare
        from timeline_tui.tui.explorer import Explorer

        if self._exit:
            return
        view, kept, watched, notice, rest = message.opened
        if rest is not None:
            rest = rest._replace(fail=self._fail)
        # Made here: a function that makes it would keep the first timeline for good.
        explorer = Explorer(view, self._file, self._argument, kept, watched=watched, rest=rest)
        # It gets its styles when it is mounted: there is no need to read all stylesheets again.
        explorer._css_update_count = self._css_update_count  # noqa: SLF001
        self.add_mode("explorer", lambda: explorer)
        self.switch_mode("explorer")
        if notice:
            self.notify(notice, severity="warning", markup=False)
        self.call_after_refresh(self.let_keys_through)
        self.call_after_refresh(_collect_garbage)
        # Not at once: it would share the processor with the first frame.
        thread = Thread(target=prepare, args=(view.index,), daemon=True)
        self.set_timer(_FIRST_FRAME, thread.start)

    def delay_update(self, delay: float = 0.05) -> None:
        """Delay nothing: the explorer is painted first when all of it is mounted."""

    @on(Failed)
    def _timeline_failed(self, message: Failed) -> None:
        self._fail(message.reason)

    def _fail(self, reason: Exception) -> None:
        if not self._exit:
            self.reason = reason
            self.exit()

    @property
    def defect(self) -> Exception | None:
        """What we failed to handle, if anything did end the app that way."""
        return self._exception

    def _handle_exception(self, error: Exception) -> None:
        # Once somebody leaves, Textual mounts nothing more, and what is mounted just then does not
        # find what it is made of.
        if not (self._exit and isinstance(error, (MountError, NoMatches))):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would print a traceback with every local variable, and so with the user's data;
        # whoever runs the app says in one line that it failed.
        self._close_messages_no_wait()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self._guard]

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Perform an action; while somebody writes, not before what was typed until now is read.

        The keys that work over a line, such as Enter, would otherwise overtake the last letters.
        """
        run: Callable[[], Awaitable[bool] | bool] = partial(
            super().run_action, action, default_namespace, namespaces
        )
        writing = self.focused
        if not isinstance(writing, Input) or default_namespace in (None, self, writing):
            return await super().run_action(action, default_namespace, namespaces)
        name = action.partition("(")[0] if isinstance(action, str) else action[1]
        if not default_namespace.check_action(name, ()):
            return False
        # A letter, once read, makes the line tell itself and then its ancestors of the change: the
        # action goes the same way behind it.
        for node in reversed([writing, *writing.ancestors_with_self]):
            if node is not self:
                run = partial(node.call_later, run)
        run()
        return True

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **quiet_colours(variables)}
        return self.theme_variables

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(quiet_colours({}))

    def action_colours(self, theme: str) -> None:
        self.theme = theme


def _collect_garbage() -> None:
    """Let the collector work from now on, and leave alone what stays until the end."""
    gc.freeze()
    gc.enable()
