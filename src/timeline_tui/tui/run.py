"""Runs the explorer in this terminal, and gives the terminal back however it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from time import sleep

from textual.driver import Driver

from timeline_tui.tui.ahead import Ahead
from timeline_tui.tui.app import Opened, TimelineApp

_KEYBOARD = 0
_SIGNALS = [
    number
    for name in ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP
    if (number := getattr(signal, name, None)) is not None
]
_TURN = 0.001  # seconds; Python's own is five times as long
_TIME_TO_LEAVE = 5.0  # seconds, once it must


def run_explorer(
    load: Callable[[], Opened], *, name: str, file: str | None, ahead: Ahead | None
) -> int:
    """Open a timeline on the screen until somebody quits; return the exit code.

    The name is what the screen calls the file; the file is as on the command line, None for the
    built-in story.  What is drawn ahead is shown until the timeline is open.

    When standard input was the file, the keyboard is the terminal itself.  Raises what `load`
    raises, OSError when there is no terminal to read keys from, and whatever a defect of ours does.
    """
    if not os.isatty(_KEYBOARD):
        _read_keys_from_terminal()
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        # Textual draws on standard error, which may be a log; the screen is where the output goes.
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    # What is prepared on another thread gives way to a key sooner than Python would.
    sys.setswitchinterval(_TURN)
    app = _App(load, name, file=file, ahead=ahead)
    before = [(number, signal.getsignal(number)) for number in _SIGNALS]
    try:
        app.run()
    finally:
        for number, handler in before:
            # Where one has ended it, Python, on its way out, would tell a second as an error.
            signal.signal(number, handler if app.signalled is None else signal.SIG_IGN)
    if app.signalled is not None:
        # What is still to be told may wait for a terminal that nobody reads.
        Thread(target=_end_late, args=(128 + app.signalled,), daemon=True).start()
    failed = app.defect or app.reason
    if failed is not None:
        raise failed
    return app.return_code or 0


def _read_keys_from_terminal() -> None:
    terminal = os.open("/dev/tty", os.O_RDWR)
    if terminal != _KEYBOARD:  # it is when standard input was closed
        os.dup2(terminal, _KEYBOARD)
        os.close(terminal)
    if sys.__stdin__ is None:
        # Textual asks it for its number.
        sys.__stdin__ = open(_KEYBOARD, closefd=False)  # type: ignore[misc]  # noqa: SIM115


class _App(TimelineApp):
    """The app as a process: it answers signals, and notices when its terminal is gone."""

    signalled: signal.Signals | None = None
    """What made it leave, if anything did."""

    def get_driver_class(self) -> type[Driver]:
        if sys.platform == "win32":
            return super().get_driver_class()
        from timeline_tui.tui.terminal import Terminal

        return Terminal

    def on_load(self) -> None:
        # This comes before the terminal is touched.
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            if signal.getsignal(number) == signal.SIG_IGN:
                continue  # as whoever started us wants it: nohup, for one
            # Python's default ends the process at once and leaves the alternate screen on.  And a
            # handler of the loop would be called even where an editor has set it aside.
            leave = partial(self._leave_soon, loop, number)
            signal.signal(number, lambda *_, leave=leave: leave())
        if sys.platform != "win32":
            from timeline_tui.tui.terminal import when_gone

            when_gone(partial(self._leave_without_terminal, loop))

    def _leave_soon(self, loop: asyncio.AbstractEventLoop, number: signal.Signals) -> None:
        if (stop_waiting := getattr(self._driver, "leave", None)) is not None:
            stop_waiting()  # for the terminal, as the loop may do just now
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(self._leave, number)

    def _leave(self, number: signal.Signals) -> None:
        self.signalled = number
        self.exit(None, 128 + number)

    def _leave_without_terminal(self, loop: asyncio.AbstractEventLoop) -> None:
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(self._leave, signal.SIGHUP)
        _end_late(128 + signal.SIGHUP)


def _end_late(code: int) -> None:
    sleep(_TIME_TO_LEAVE)
    os._exit(code)
