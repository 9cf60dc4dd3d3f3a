"""The real program in a real terminal: it draws, answers keys, and gives the terminal back."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic

import pyte
import pytest

ROWS, COLUMNS = 36, 120
PATIENCE = 20  # seconds, for a machine that is busy with other things
LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"
SHOWS_CURSOR = b"\x1b[?25h"


class Terminal:
    """A terminal in memory with the program in it."""

    def __init__(self, fd: int, process: subprocess.Popen[bytes]) -> None:
        self.fd = fd
        self.process = process
        self.written = b""
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)

    def press(self, keys: bytes) -> None:
        os.write(self.fd, keys)

    def wait(self, until: Callable[[], bool]) -> None:
        end = monotonic() + PATIENCE
        while not until():
            assert monotonic() < end, self.text
            if not select.select([self.fd], [], [], 0.1)[0]:
                continue
            try:
                data = os.read(self.fd, 1 << 16)
            except OSError:  # the other side is closed
                return
            self.written += data
            self._stream.feed(data)

    def shows(self, text: str) -> None:
        self.wait(lambda: text in self.text)

    def ends(self) -> int:
        self.wait(lambda: self.process.poll() is not None)
        return self.process.wait(PATIENCE)


@contextmanager
def program(*words: str, stdin: bytes | None = None) -> Iterator[Terminal]:
    """Start the program with a terminal for its input and output."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def take_terminal() -> None:
        os.setsid()
        fcntl.ioctl(1, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(
        [sys.executable, "-m", "timeline_tui", *words],
        stdin=theirs if stdin is None else subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        env={name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
        preexec_fn=take_terminal,  # noqa: PLW1509 - no thread of ours is running
    )
    os.close(theirs)
    if stdin is not None:
        assert process.stdin is not None
        process.stdin.write(stdin)
        process.stdin.close()
    try:
        yield Terminal(ours, process)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.wait(PATIENCE)
        os.close(ours)


def test_it_draws_the_story_answers_keys_and_quits() -> None:
    with program() as terminal:
        terminal.shows("The run-up to the Ukraine talks")
        terminal.press(b"/")
        terminal.shows("words, phrases or a query")
        terminal.press(b"munich\r")
        terminal.shows("search “munich”")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert LEAVES_ALTERNATE_SCREEN in terminal.written
        assert SHOWS_CURSOR in terminal.written


def test_standard_input_may_be_the_file_and_the_terminal_the_keyboard() -> None:
    with program("-", stdin=b"events: [{date: 2024, title: From a pipe}]\n") as terminal:
        terminal.shows("From a pipe")
        terminal.press(b"q")
        assert terminal.ends() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_gives_the_terminal_back(number: signal.Signals) -> None:
    with program() as terminal:
        terminal.shows("All 30 events")
        terminal.process.send_signal(number)
        assert terminal.ends() == 128 + number
        assert LEAVES_ALTERNATE_SCREEN in terminal.written
        assert b"Traceback" not in terminal.written


def test_a_wrong_query_never_touches_the_screen() -> None:
    with program("-q", "actor:") as terminal:
        assert terminal.ends() == 2
        assert b"\x1b[?1049h" not in terminal.written


def test_a_query_that_the_file_cannot_answer_is_told_when_the_terminal_is_back() -> None:
    with program("-q", "actor:nobody") as terminal:
        assert terminal.ends() == 2
        told = terminal.written.index(b"no actor is called")
        assert terminal.written.rindex(LEAVES_ALTERNATE_SCREEN) < told


def test_what_is_typed_before_the_explorer_is_there_is_meant_for_it() -> None:
    with program() as terminal:
        terminal.shows("the built-in story")
        terminal.press(b"/munich\r")
        terminal.shows("search “munich”")
