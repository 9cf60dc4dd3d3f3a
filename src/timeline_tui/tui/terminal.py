"""The terminal: Textual's driver, which gives it back and takes it again in more cases.

- A stop (Ctrl-Z, SIGTSTP) stops the whole group of processes, as the terminal would: a shell that
  started us by way of `make` notices, and where nobody could continue us, nothing stops.
- After any stop, also one that came without a warning (SIGSTOP), the terminal is taken again.
- What is typed is read in the event loop.
- A terminal that is gone is written to in vain, and no thread ends or spins because of it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from select import POLLERR, POLLHUP, poll
from threading import Thread
from time import sleep
from types import FrameType
from typing import Any, TextIO, cast

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from timeline_tui.tui.keyboard import Keyboard
from timeline_tui.tui.output import Output

_MOST_STOPS = 100
_KEYBOARD = 0
_BETWEEN_LOOKS = 0.25  # seconds, where the system does not tell that a terminal is gone


class Terminal(LinuxDriver):
    """The driver."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._output = Output(cast("TextIO", self._file))
        self._file = cast("Any", self._output)
        self._frame = ""
        self._stopping = False
        self._size = Size(0, 0)
        self._keyboard = Keyboard(self.fileno, self.process_message, debug=debug)

    # Keys

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._keyboard.listen()
        self._output.is_open = True
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if not self._is_taken:
            self._output.is_open = False
            self._keyboard.stop()

    def disable_input(self) -> None:
        """Read no more."""
        self._keyboard.stop()
        super().disable_input()

    def process_message(self, message: Message) -> None:
        """Take what was typed, in the event loop, also where that cannot read it itself."""
        if self._keyboard.is_listening:
            super().process_message(message)
        else:
            self._loop.call_soon_threadsafe(super().process_message, message)

    def send_message(self, message: Message) -> None:
        """Give a message to the app, in the event loop."""
        self._app.post_message(message)

    # What is drawn

    def write(self, data: str) -> None:
        """Write to the terminal; what Textual begins as a frame goes as one."""
        self._frame += data
        if not self._frame.startswith(SYNC_START) or data == SYNC_END:
            self._send()

    def _send(self) -> None:
        text, self._frame = self._frame, ""
        if text:
            self._output.send(text, super().write)

    def leave(self) -> None:
        """Let nobody wait long for a terminal that takes nothing; a signal may call this."""
        self._output.leave()

    def close(self) -> None:
        """Let go of the terminal, once everything has been written."""
        self._send()
        self._output.is_open = False
        super().close()

    # Stopping and going on

    def _sigtstp_application(self, *_: int | FrameType | None) -> None:
        self._stopping = True
        is_ours = self._auto_restart and self._is_taken
        if is_ours:
            self.suspend_application_mode()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(0, signal.SIGTSTP)
        # Here we go on, in front of the user or not.
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        self._stopping = False
        if is_ours:
            self._take_again()

    def _sigcont_application(self, *_: int | FrameType | None) -> None:
        # Without a stop that we know of, the shell has changed the terminal behind our back.
        if self._auto_restart and not self._stopping and self._is_taken:
            self.suspend_application_mode()
            self._take_again()

    @property
    def _is_taken(self) -> bool:
        return self._writer_thread is not None

    def suspend_application_mode(self) -> None:
        """Give the terminal away."""
        super().suspend_application_mode()
        self._writer_thread = None

    def _take_again(self) -> None:
        """Take the terminal, once we may: in the background we are stopped for trying."""
        for _ in range(_MOST_STOPS):
            self.resume_application_mode()
            if self._is_taken:
                self._app.call_later(self._app.refresh, layout=True)
                return

    # Modes that Textual leaves on

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse_pixels:
            self.write("\x1b[?1016l")

    # A terminal that is gone

    def _run_input_thread(self) -> None:
        if self._keyboard.is_listening:
            return
        # Reading fails once it is gone; whoever looks for it ends the program, and then the loop.
        with suppress(OSError, ValueError, RuntimeError):
            self.run_input_thread()


def when_gone(leave: Callable[[], object]) -> None:
    """Call a function, on another thread, as soon as there is no terminal at the keyboard.

    With SIGHUP ignored, nothing else tells, and reading from it would go on for ever.
    """

    def look() -> None:
        terminal = poll()
        terminal.register(_KEYBOARD, POLLHUP | POLLERR)
        while os.isatty(_KEYBOARD):
            terminal.poll(1000)
            sleep(_BETWEEN_LOOKS)
        leave()

    Thread(target=look, daemon=True).start()
