"""Editing: the file in the editor that somebody likes best, at the line of what is chosen."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import PurePath
from types import FrameType

from textual.app import SuspendNotSupported

from timeline_tui.core.text import visible_line
from timeline_tui.files.problems import Problem
from timeline_tui.files.safety import is_safe
from timeline_tui.tui.background import in_background
from timeline_tui.tui.editors import NoEditorError, editor_command
from timeline_tui.tui.reloading import Reloading


class Editing(Reloading):
    """What the explorer does with an editor."""

    def action_edit(self) -> None:
        if is_safe():
            self._complain("Safe mode: no editor is started")
        elif self._watched is None:
            says = "There is no file to edit: this timeline was not read from one."
            self.notify(says, markup=False)
        else:
            self.run_worker(self._edit_event(self._watched.path), exclusive=True, group="edit")

    async def _edit_event(self, path: str) -> None:
        from timeline_tui.files.placing import place_in

        view = self.view
        if view.event is None:
            self._edit(path, 1, 1)
            return
        event = view.timeline.events[view.event]
        quote = view.quote_here if view.pane == "quotes" else view.quote
        quotes = view.timeline.quotes_of(view.event)
        nth = None if quote is None or quote not in quotes else quotes.index(quote)
        line, column = await in_background(partial(place_in, path, event.id, nth))
        self._edit(path, line, column)

    def action_problems(self) -> None:
        from timeline_tui.tui.dialogs.problems import Problems

        trouble = self.trouble
        if trouble is None and self.refused:
            self.notify(self.refused, severity="warning", timeout=10, markup=False)
        elif trouble is None:
            self.notify("The file is as it is shown: nothing is wrong with it.", markup=False)
        elif not trouble.problems:
            self.notify(f"There is nothing to list: {trouble.says}.", markup=False)
        else:
            name = self._watched.path if self._watched else ""
            self.open_dialog(Problems(trouble.problems, name), self._mend)

    def _mend(self, problem: Problem | None) -> None:
        if problem is not None and is_safe():
            self._complain("Safe mode: no editor is started")
        elif problem is not None and self._watched is not None:
            self._edit(self._watched.path, problem.line, problem.column)

    def _edit(self, path: str, line: int, column: int) -> None:
        """Give the terminal to the editor until it ends, and read what it has changed."""
        try:
            command = editor_command(os.environ, path, line, column)
            with self.app.suspend():
                complaint = _run(command)
        except NoEditorError as error:
            complaint = str(error)
        except SuspendNotSupported:
            complaint = "No editor can be started from here"
        if complaint:
            self._complain(complaint)
        self.look_again()

    def _complain(self, says: str) -> None:
        self.notify(visible_line(says), severity="warning", timeout=8, markup=False)


def _run(command: list[str]) -> str:
    """Run an editor to its end, and return what went wrong with it in one line, "" for nothing.

    It raises nothing: the terminal would not be taken back.
    """
    name = PurePath(command[0]).name
    try:
        with (
            _interrupts_left_to_it(),
            subprocess.Popen(command) as editor,  # noqa: S603 - it is what the user has chosen
            _ends_passed_on(editor),
        ):
            code = editor.wait()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return f"The editor {name} cannot be started: {reason}"
    how = f"was ended by signal {-code}" if code < 0 else f"has ended with exit code {code}"
    return f"The editor {name} {how}" if code else ""


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    r"""Leave Ctrl-C and Ctrl-\ to the program in front of us: the terminal sends them to us too.

    Handlers that do nothing, for what is ignored would be ignored by the other program as well.
    """
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _ends_passed_on(editor: subprocess.Popen[bytes]) -> Iterator[None]:
    """Let the editor end too when we are told to: until then we wait for it, and do nothing else.

    An editor that is asked so keeps what has not been saved in its own way.
    """
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {
        number: handler for number in numbers if callable(handler := signal.getsignal(number))
    }

    def end(number: int, frame: FrameType | None) -> None:
        before[number](number, frame)
        editor.send_signal(number)

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
