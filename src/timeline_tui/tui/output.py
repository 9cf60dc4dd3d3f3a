"""What goes to the terminal, in order: little at once, and much by way of Textual's thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from select import POLLOUT, poll
from threading import Condition
from typing import IO

_LITTLE = 16_384  # characters: what a terminal that is read takes at once
_MOST_WAITING = 4  # texts; a slow terminal would show for long what nobody wants to see any more
_PATIENCE = 1.0  # seconds; then it waits in the queue of the thread, as long as that has room


class Output:
    """A file that takes whatever is written to it, also when it leads nowhere any more."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._room = poll()
        with suppress(OSError, ValueError):
            self._room.register(file.fileno(), POLLOUT)
        self.is_open = True
        """Whether the terminal is ours; what is written while it is not is lost."""
        self._one_taken = Condition()
        self._handed_over = 0
        self._taken = 0
        self._written = 0

    def send(self, text: str, hand_over: Callable[[str], object]) -> None:
        """Write a text now or, if it would have to wait, hand it to the thread that will.

        Where several wait already, this does too, for a while.
        """
        if not self.is_open:
            return
        if len(text) > _LITTLE or self._handed_over != self._written or not self._room.poll(0):
            with self._one_taken:
                self._one_taken.wait_for(self._has_room, _PATIENCE)
            self._handed_over += 1
            hand_over(text)
        else:
            self._put(text)
            self._push()

    def _has_room(self) -> bool:
        return self._handed_over - self._taken < _MOST_WAITING

    # As the thread has it

    def write(self, text: str) -> None:
        self._put(text)
        with self._one_taken:
            self._taken += 1
            self._one_taken.notify_all()

    def flush(self) -> None:
        taken = self._taken
        self._push()
        self._written = taken

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _put(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._file.write(text)

    def _push(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()
