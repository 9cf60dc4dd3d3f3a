"""Runs the explorer in this terminal, and gives the terminal back however it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from timeline_tui.tui.app import Opened, TimelineApp

_KEYBOARD = 0
_LOOK_FOR_TERMINAL = 2.0  # seconds


def run_explorer(load: Callable[[], Opened], *, name: str, file: str | None) -> int:
    """Open a timeline on the screen until somebody quits; return the exit code.

    The name is what the screen calls the file; the file is as on the command line, None for the
    built-in story.  When standard input was the file, the keyboard is the terminal itself.  Raises
    what `load` raises, OSError when there is no terminal to read keys from, and whatever a defect
    of ours raises.
    """
    if not os.isatty(_KEYBOARD):
        _read_keys_from_terminal()
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        # Textual draws on standard error, which may be a log; the screen is where the output goes.
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    app = _App(load, name, file=file)
    app.run()
    failed = app.defect or app.reason
    if failed is not None:
        raise failed
    return app.return_code or 0


def _read_keys_from_terminal() -> None:
    terminal = os.open("/dev/tty", os.O_RDWR)
    if terminal != _KEYBOARD:  # it is when standard input was closed
        os.dup2(terminal, _KEYBOARD)
        os.close(terminal)


class _App(TimelineApp):
    """The app as a process: it answers signals, and notices when its terminal is gone."""

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
            number = getattr(signal, name, 0)
            # Python's default ends the process at once and leaves the alternate screen on.
            with suppress(NotImplementedError, ValueError, RuntimeError):
                loop.add_signal_handler(number, self.exit, None, 128 + number)
        if sys.platform != "win32":
            self.set_interval(_LOOK_FOR_TERMINAL, self._leave_without_terminal)

    def _leave_without_terminal(self) -> None:
        # With SIGHUP ignored, reading from a terminal that is gone would go on for ever.
        if not os.isatty(_KEYBOARD):
            os._exit(128 + signal.SIGHUP)
