"""A large file is read by another process, which tells how far it is; the screen stays free."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

import msgspec

from timeline_tui.core.store.shelf import BrokenStoreError, Shelf
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.store.cache import new_store
from timeline_tui.files.store.reports import Report
from timeline_tui.files.store.stored import Store

_PROGRAM = "from timeline_tui.files.store.child import main; main()"

if TYPE_CHECKING:
    import subprocess


class Loading:
    """A file that is being read from `begin` on.  To be stopped in the end, whatever became of it.

    It is read in another process; `wait` begins it where nobody has.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._place = ExitStack()
        self._process: subprocess.Popen[bytes] | None = None
        self._unfinished: Path | None = None
        self._stopped = False
        self._is_awaited = False
        self._lock = Lock()

    def begin(self) -> None:
        """Let the other process begin, if it has not begun and is not to end already."""
        with self._lock:
            if self._process is None and not self._stopped:
                atexit.register(self.stop)
                self._unfinished = self._place.enter_context(new_store(self.path))
                self._process = _started(self.path, self._unfinished)

    def wait(self, progress: Callable[[Report], object]) -> Timeline:
        """Return the whole timeline; progress is told how far it is.

        Raises ProblemsError and OSError, as reading does, and InterruptedError when it is stopped.
        """
        self.begin()
        place = self._unfinished
        if self._stopped or place is None or self._process is None:
            raise InterruptedError
        self._is_awaited = True
        with suppress(BrokenStoreError), self._place, place.open("rb") as store:
            last = self._read(self._process, progress)
            if last.problems is not None:
                raise ProblemsError(self.path, last.problems)
            if last.error is not None:
                raise OSError(*last.error, self.path)
            if self._stopped:
                raise InterruptedError
            if not last.finished:
                raise BrokenStoreError("it is not complete")
            timeline = Store(store.fileno()).timeline()
            timeline.shelf.is_whole.clear()
            file = os.dup(store.fileno())
            Thread(target=self._receive_more, args=(file, timeline.shelf), daemon=True).start()
            return timeline
        # The other process could not do it, for whatever reason: we can, if more slowly.
        from timeline_tui.files.readers.yaml.reading import read_timeline
        from timeline_tui.files.reading_bytes import bytes_of

        return read_timeline(bytes_of(self.path), self.path)

    def _read(
        self, process: subprocess.Popen[bytes], progress: Callable[[Report], object]
    ) -> Report:
        """Wait for the other process to make the store; return the last that it tells."""
        last = Report()
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        for line in process.stdout:
            last = msgspec.json.decode(line, type=Report)
            progress(last)
            if last.finished:
                # It goes on, and tells of more.
                return last
        with process:
            return last

    def _receive_more(self, file: int, shelf: Shelf) -> None:
        """Put on the shelf what the other process adds to the store.

        What is asked for before is made here, and texts are looked through.
        """
        assert self._process is not None  # noqa: S101 - it has made the store
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        with suppress(BrokenStoreError, OSError), self._process:
            for _ in self._process.stdout:
                shelf.bring(Store(file))
        shelf.is_whole.set()
        os.close(file)

    def stop(self) -> None:
        """End the reading, if it goes on."""
        atexit.unregister(self.stop)
        with self._lock:
            self._stopped = True
            if self._process is not None and self._process.poll() is None:
                self._process.kill()
                self._process.wait()
                if self._process.stdout is not None and not self._is_awaited:
                    self._process.stdout.close()
            if self._unfinished is not None:
                # The thread that waits may not live long enough to do it.
                self._unfinished.unlink(missing_ok=True)


def _started(path: str, store: Path) -> subprocess.Popen[bytes]:
    # What may be imported is what we may import: the folder we are in must not come before it.
    import subprocess

    paths = os.pathsep.join(entry for entry in sys.path if entry)
    return subprocess.Popen(  # noqa: S603 - it is our own program
        [sys.executable, "-P", "-c", _PROGRAM, path, store],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    )
