"""A program in a terminal, measured from outside: from a key to what it changes on the screen.

Whatever the program writes is stamped as soon as it is read, and drawn only when the program rests:
what the drawing costs here is part of no figure.  Linux only.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from time import perf_counter
from types import TracebackType
from typing import NamedTuple, Self

from measuring.processes import peaks, work_done
from measuring.screen import Screen, answers

COLUMNS, ROWS = 120, 36
_QUIET = 0.15  # seconds without output after which a program may rest
_IDLE = 0.2  # of a processor: less is no work
_PATIENCE = 900.0  # seconds
_LOOK = 0.1  # seconds from one look at the memory to the next
_KEY_PATIENCE = 1.0  # seconds for a key that changes nothing


class Painted(NamedTuple):
    """Seconds from a key to the first and to the last output that changed a cell."""

    first: float
    settled: float


def milliseconds(painted: Iterable[Painted], *, last: bool = True) -> list[float]:
    """Return how long each took to the last output, or to the first."""
    return [1000 * (one.settled if last else one.first) for one in painted]


class UnresponsiveError(Exception):
    """A program did not show in time what it was expected to show."""


class Terminal:
    """A program in a terminal; leaving the context ends it."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        columns: int = COLUMNS,
        rows: int = ROWS,
        ignored_rows: frozenset[int] = frozenset(),
    ) -> None:
        """Take the command, more environment, the size, and rows whose changes do not count."""
        self._command = list(command)
        kept = {name: text for name, text in os.environ.items() if name not in _SIZE}
        self._env = kept | _ENVIRONMENT | dict(env or {})
        self._screen = Screen(columns, rows, ignored_rows)
        self._size = struct.pack("HHHH", rows, columns, 0, 0)
        self._undrawn: list[tuple[float, bytes]] = []
        self._changed = 0.0
        self._peak = 0.0

    def __enter__(self) -> Self:
        self.started = perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            _become(self._command, self._env, self._size)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)

    @property
    def text(self) -> str:
        """What stands on the screen now."""
        for _ in self._drawn():
            pass
        return self._screen.text

    @property
    def peak_memory(self) -> float:
        """The most memory that the program and its children have held so far, in MB.

        Those that run at the same time count as if they had been at their height then.
        """
        self._peak = max(self._peak, sum(peaks(self._pid).values()))
        return self._peak

    def first_paint(self) -> float:
        """Return the seconds from the start to the first output that put text on the screen."""
        return self._wait(lambda: bool(self._screen.text.strip()))

    def shows(self, pattern: str, patience: float = _PATIENCE) -> float:
        """Return the seconds from the start to the output after which a pattern is on the screen.

        If it is there already, they end with the last output.  Raises UnresponsiveError.
        """
        return self._wait(lambda: re.search(pattern, self._screen.text) is not None, patience)

    def settle(self, patience: float = _PATIENCE) -> None:
        """Wait until the program neither writes nor works."""
        end = perf_counter() + patience
        quiet_since, worked = perf_counter(), work_done(self._pid)
        while perf_counter() < end:
            if self._take(quiet_since + _QUIET - perf_counter()):
                quiet_since, worked = perf_counter(), work_done(self._pid)
            elif (now := perf_counter()) - quiet_since >= _QUIET:
                work = work_done(self._pid)
                if work - worked < _IDLE * (now - quiet_since):
                    return
                quiet_since, worked = now, work

    def send(self, keys: str) -> float:
        """Press keys at once, and return the moment."""
        pressed = perf_counter()
        os.write(self._fd, keys.encode())
        return pressed

    def press(self, keys: str) -> Painted | None:
        """Press keys at once, and return when the screen changed; None when it did not."""
        for _ in self._drawn():
            pass
        pressed = self.send(keys)
        changes: list[float] = []
        while not changes and perf_counter() - pressed < _KEY_PATIENCE:
            self.settle()
            changes = [moment - pressed for moment, changed in self._drawn() if changed]
        return Painted(changes[0], changes[-1]) if changes else None

    def type(self, letters: str) -> list[Painted]:
        """Press one key after the other; return what became of those that changed the screen."""
        return [painted for key in letters if (painted := self.press(key))]

    def answer(self, keys: str) -> float | None:
        """Press keys; return the seconds to the first change, None when there was none.

        It is for a program that is at work on something else, and would not settle.
        """
        for _ in self._drawn():
            pass
        pressed = self.send(keys)
        while perf_counter() - pressed < _KEY_PATIENCE:
            self._take(_LOOK)
            for moment, changed in self._drawn():
                if changed:
                    return moment - pressed
        return None

    def _wait(self, until: Callable[[], bool], patience: float = _PATIENCE) -> float:
        end = perf_counter() + patience
        if until():
            return self._changed - self.started
        while True:
            for moment, changed in self._drawn():
                if changed and until():
                    return moment - self.started
            _ = self.peak_memory  # children may be gone when somebody asks
            if perf_counter() > end or self._take(_LOOK) is None:
                raise UnresponsiveError(f"{' '.join(self._command)}\n{self._screen.text}")
            # Drawing takes its time: a program that has more to say must not wait for it.
            while self._take(0.002):
                pass

    def _take(self, patience: float) -> bool | None:
        """Read what the program has written, if anything; None when it has ended."""
        if not select.select([self._fd], [], [], max(0.0, patience))[0]:
            return False
        try:
            output = os.read(self._fd, 1 << 16)
        except OSError:
            return None
        self._undrawn.append((perf_counter(), output))
        if reply := answers(output):
            os.write(self._fd, reply)
        return True

    def _drawn(self) -> Iterator[tuple[float, bool]]:
        """Draw what was read, and yield when each piece came and whether it changed a cell."""
        while self._undrawn:
            moment, output = self._undrawn.pop(0)
            changed = self._screen.draw(output)
            if changed:
                self._changed = moment
            yield moment, changed


# The terminals named xterm have programs repeat characters in a way that pyte does not know.
_ENVIRONMENT = {"TERM": "screen-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
_SIZE = {"COLUMNS", "LINES"}


def _become(command: list[str], env: dict[str, str], size: bytes) -> None:
    """Turn this process, just forked, into a program in a terminal of a size."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        os.execvpe(command[0], command, env)  # noqa: S606 - the benchmarks name it
    finally:
        os._exit(127)
