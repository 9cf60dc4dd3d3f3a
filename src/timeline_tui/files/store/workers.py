"""Work that a second process does beside the one that makes a store, where the system can fork.

The process that makes a store has no threads: only then may it be doubled.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable
from typing import BinaryIO

from timeline_tui.files.processes import ending_with


class WorkerError(Exception):
    """A worker has not done what it was asked to do."""


class Worker:
    """A process that does some work from now on, and writes what comes of it to a file."""

    def __init__(self, work: Callable[[BinaryIO], object]) -> None:
        """Begin the work.  Raises WorkerError where there can be no other process."""
        self._file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the work
        parent = os.getpid()
        try:
            self._number = os.fork()
        except OSError as error:
            self._file.close()
            raise WorkerError from error
        if not self._number:
            status = 1
            try:
                with ending_with(parent):
                    work(self._file)
                    self._file.flush()
                status = 0
            finally:
                os._exit(status)

    def result(self) -> BinaryIO:
        """Wait for the end of the work; return the file.  Raises WorkerError."""
        number, self._number = self._number, 0
        _, status = os.waitpid(number, 0)
        if status:
            self._file.close()
            raise WorkerError
        return self._file

    def stop(self) -> None:
        """End the work, if it goes on."""
        if self._number:
            os.kill(self._number, signal.SIGKILL)
            os.waitpid(self._number, 0)
            self._number = 0
            self._file.close()
