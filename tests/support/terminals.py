"""The real program in a real terminal, which keeps every byte that it got.

It also knows in which state the program has left it.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

import pyte

ROWS, COLUMNS = 36, 120
PATIENCE = 20  # seconds, for a machine that is busy with other things
CPU = 25  # seconds of work after which a program is ended: it spins
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[(?:[<>=][0-9;]*[a-zA-Z]|\?[0-9;]*m)")
_UNFINISHED = re.compile(rb"\x1b(\[[<>=?0-9;]*)?\Z")
_ON_AT_HOME = {b"25", b"7"}  # the cursor is shown, and lines wrap


class Terminal:
    """A terminal in memory with a program in it."""

    def __init__(self, fd: int, path: str, process: subprocess.Popen[bytes]) -> None:
        self.fd = fd
        self.path = path
        self.process = process
        self.written = b""
        self.before = termios.tcgetattr(fd)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)

    def press(self, keys: bytes) -> None:
        os.write(self.fd, keys)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, as a window does; the program is told by a signal."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait(self, until: Callable[[], bool]) -> None:
        end = monotonic() + PATIENCE
        while not until():
            assert monotonic() < end, self.text
            self.read()

    def read(self, patience: float = 0.1) -> None:
        """Take what the program has written, if anything."""
        if not select.select([self.fd], [], [], patience)[0]:
            return
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:  # the other side is closed
            return
        self.written += data
        data = self._held + data
        at = _UNFINISHED.search(data)
        self._held = data[at.start() :] if at else b""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data.removesuffix(self._held)))

    def shows(self, text: str) -> None:
        self.wait(lambda: text in self.text)

    def shows_no(self, text: str) -> None:
        self.wait(lambda: text not in self.text)

    def ends(self) -> int:
        self.wait(lambda: self.process.poll() is not None)
        while select.select([self.fd], [], [], 0)[0]:
            before = len(self.written)
            self.read()
            if len(self.written) == before:
                break
        return self.process.wait(PATIENCE)

    @property
    def left_on(self) -> set[bytes]:
        """The modes that are not as a terminal has them at first."""
        modes = dict.fromkeys(_ON_AT_HOME, b"h")
        for names, state in _MODE.findall(self.written):
            modes.update(dict.fromkeys(names.split(b";"), state))
        changed = {
            name for name, state in modes.items() if (state == b"h") != (name in _ON_AT_HOME)
        }
        return changed | _keyboard_modes(self.written)

    @property
    def is_given_back(self) -> bool:
        """Whether every mode is off, and the terminal driver as it was."""
        return not self.left_on and termios.tcgetattr(self.fd) == self.before


def _keyboard_modes(written: bytes) -> set[bytes]:
    """Return the kitty keyboard modes that are still on."""
    on = len(re.findall(rb"\x1b\[>[0-9]+u", written)) - written.count(b"\x1b[<u")
    return {b"kitty"} if on > 0 else set()


@contextmanager
def program(
    *words: str,
    stdin: bytes | None = None,
    command: tuple[str, ...] = (sys.executable, "-m", "timeline_tui"),
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    prepare: Callable[[], object] = lambda: None,
) -> Iterator[Terminal]:
    """Start the program with a terminal for its input and output.

    `prepare` is called in its process before it begins.  Unless its environment says so, it finds
    nothing that was kept to be shown or read again.
    """
    cache = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def begin() -> None:
        os.setsid()
        fcntl.ioctl(1, termios.TIOCSCTTY, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
        prepare()

    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    process = subprocess.Popen(
        [*command, *words],
        stdin=theirs if stdin is None else subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        env=kept | {"TIMELINE_TUI_CACHE": cache.name} | dict(env or {}),
        cwd=cwd,
        preexec_fn=begin,  # noqa: PLW1509 - no thread of ours is running
    )
    terminal = Terminal(ours, os.ttyname(theirs), process)
    os.close(theirs)
    if stdin is not None:
        assert process.stdin is not None
        process.stdin.write(stdin)
        process.stdin.close()
    try:
        yield terminal
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)
        with suppress(OSError):
            os.close(ours)
        cache.cleanup()
