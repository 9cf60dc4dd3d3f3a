"""The application: themes, the stylesheet, and the one screen that everything starts from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from threading import Thread
from typing import ClassVar

from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Input

from timeline_tui.core.view import View
from timeline_tui.files.state import Kept
from timeline_tui.files.watching import Watched
from timeline_tui.tui.explorer import Explorer
from timeline_tui.tui.guard import Guard
from timeline_tui.tui.palette import THEMES, quiet_colours


class TimelineApp(App[None]):
    """An explorer for one timeline."""

    TITLE = "timeline-tui"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["explorer.tcss", "dialogs/dialog.tcss"]
    ENABLE_COMMAND_PALETTE = False  # ours is `dialogs.commands`
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(  # noqa: PLR0913
        self,
        view: View,
        name: str,
        theme: str = THEMES[0].name,
        *,
        file: str | None = None,
        kept: Kept | None = None,
        watched: Watched | None = None,
    ) -> None:
        """Take the first view, what the screen calls the file, and the file as it was named.

        Without what is kept about the timeline, marks and the like are forgotten at the end;
        without the file to be watched, its changes are not shown.
        """
        super().__init__()
        self._view = view
        self._file = name
        self._argument = file
        self._kept = kept or Kept()
        self._watched = watched
        self._guard = Guard()
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme

    def on_ready(self) -> None:
        # A daemon, and no worker of Textual: leaving early must not wait for its end.
        Thread(target=self._view.index.prepare, daemon=True).start()

    @property
    def defect(self) -> Exception | None:
        """What we failed to handle, if anything did end the app that way."""
        return self._exception

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

    def get_default_screen(self) -> Screen[None]:
        return Explorer(self._view, self._file, self._argument, self._kept, watched=self._watched)

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        return {**variables, **quiet_colours(variables)}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(quiet_colours({}))

    def action_colours(self, theme: str) -> None:
        self.theme = theme
