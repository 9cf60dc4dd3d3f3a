"""The real program in a real terminal, which keeps every byte that it got."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic

import pyte

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
        # What it said last may still be on its way.
        self.wait(lambda: not select.select([self.fd], [], [], 0)[0])
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
