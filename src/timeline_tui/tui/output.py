"""What goes to the terminal, in order: little at once, and much by way of Textual's thread.

Nobody waits in the system for a terminal that takes nothing: nothing could end such a wait.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from select import select
from threading import Condition
from time import monotonic
from typing import TextIO

_LITTLE = 16_384  # characters: what a terminal that is read takes at once
_MOST_WAITING = 4  # texts; a slow terminal would show for long what nobody wants to see any more
_PATIENCE = 1.0  # seconds; then it waits in the queue of the thread, as long as that has room
_TIME_TO_LEAVE = 2.0  # seconds for the last that is written
_BETWEEN_LOOKS = 0.1  # seconds, while the terminal takes nothing


class Output:
    """A file that takes whatever is written to it, also when it leads nowhere any more."""

    def __init__(self, file: TextIO) -> None:
        """Write to where a file leads, past the file itself."""
        self._file = file
        self._number = _without_waiting(file.fileno())
        self.is_open = True
        """Whether the terminal is ours; what is written while it is not is lost."""
        self._one_taken = Condition()
        self._handed_over = 0
        self._taken = 0
        self._begun = b""  # what the thread has to write before all else
        self._leaving: float | None = None
        self._dropped = 0

    def send(self, text: str, hand_over: Callable[[str], object]) -> None:
        """Write a text now or, if it would have to wait, hand it to the thread that will.

        Where several wait already, this does too, for a while.
        """
        if not self.is_open:
            return
        if len(text) <= _LITTLE and self._handed_over == self._taken:
            self._begun = self._put(self._encoded(text))
            if not self._begun:
                # Whoever shows it may wait for this processor, on which we would go on.
                os.sched_yield()
                return
            text = ""
        with self._one_taken:
            self._one_taken.wait_for(self._has_room, _PATIENCE)
        self._handed_over += 1
        hand_over(text)

    def leave(self) -> None:
        """Let nobody wait long from now on.  It may be called by a signal while somebody waits.

        What has not been written yet need not be; what comes now gives the terminal back, and is
        written if the terminal takes it in time.  To be told twice changes nothing.
        """
        if self._leaving is None:
            self._dropped = self._handed_over
            self._leaving = monotonic() + _TIME_TO_LEAVE

    def _has_room(self) -> bool:
        return self._leaving is not None or self._handed_over - self._taken < _MOST_WAITING

    # As the thread has it

    def write(self, text: str) -> None:
        octets, self._begun = self._begun + self._encoded(text), b""
        while octets and not self._is_late():
            octets = self._put(octets)
            if octets:
                with suppress(OSError, ValueError):
                    select([], [self._number], [], _BETWEEN_LOOKS)
        with self._one_taken:
            self._taken += 1
            self._one_taken.notify_all()

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _is_late(self) -> bool:
        if self._leaving is None:
            return False
        return self._taken < self._dropped or monotonic() > self._leaving

    def _put(self, octets: bytes) -> bytes:
        """Write what is taken at once; return the rest, which is none where nobody is there."""
        try:
            return octets[os.write(self._number, octets) :]
        except BlockingIOError:
            return octets
        except OSError:
            return b""

    def _encoded(self, text: str) -> bytes:
        return text.encode(self._file.encoding, "replace")


def _without_waiting(number: int) -> int:
    """Open a terminal once more, for us alone: who shares the one we got must be able to wait."""
    flags = os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY
    with suppress(OSError):
        return os.open(os.ttyname(number), flags)
    with suppress(OSError):  # it may belong to another user, as whom we were started
        os.tcgetpgrp(number)  # only the terminal that controls us tells this
        return os.open("/dev/tty", flags)
    return number
