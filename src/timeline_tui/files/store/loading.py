"""A large file is read by another process, which tells how far it is; the screen stays free."""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Lock

from timeline_tui.core.store.shelf import BrokenStoreError
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.store.cache import new_store
from timeline_tui.files.store.making import Maker, receive
from timeline_tui.files.store.reports import Report
from timeline_tui.files.store.stored import Store


class Loading:
    """A file that is being read from `begin` on.  To be stopped in the end, whatever became of it.

    It is read in another process; `wait` begins it where nobody has.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._place = ExitStack()
        self._maker: Maker | None = None
        self._unfinished: Path | None = None
        self._stopped = False
        self._lock = Lock()

    def begin(self) -> None:
        """Let the other process begin, if it has not begun and is not to end already."""
        # Loaded before there is a file that only the other process would delete if we were killed.
        import subprocess  # noqa: F401

        with self._lock:
            if self._unfinished is None and not self._stopped:
                atexit.register(self.stop)
                with suppress(OSError):  # then it is read here
                    self._unfinished = self._place.enter_context(new_store(self.path))
                    self._maker = Maker(self.path, self._unfinished)

    def wait(self, progress: Callable[[Report], object]) -> Timeline:
        """Return the whole timeline; progress is told how far it is.

        Raises ProblemsError and OSError, as reading does, and InterruptedError when it is stopped.
        """
        self.begin()
        if self._stopped:
            raise InterruptedError
        if self._unfinished is not None and self._maker is not None:
            try:
                return self._received(self._unfinished, self._maker, progress)
            except InterruptedError:
                raise
            except (BrokenStoreError, OSError):
                pass
        # The other process could not do it, for whatever reason: we can, if more slowly.
        from timeline_tui.files.readers.yaml.reading import read_timeline
        from timeline_tui.files.reading_bytes import bytes_of

        return read_timeline(bytes_of(self.path), self.path)

    def _received(
        self, place: Path, maker: Maker, progress: Callable[[Report], object]
    ) -> Timeline:
        """Return what the other process makes of the file.

        Raises BrokenStoreError and OSError where that comes to nothing, and ProblemsError and
        InterruptedError as `wait`.
        """
        with ExitStack() as in_vain:
            in_vain.callback(maker.give_up)
            with self._place, place.open("rb") as store:
                last = Report()
                for last in maker.reports:
                    if last.finished:
                        # It goes on, and tells of more.
                        break
                    if last.problems is None:
                        progress(last)
                if last.problems is not None:
                    raise ProblemsError(self.path, last.problems)
                if self._stopped:
                    raise InterruptedError
                if not last.finished:
                    raise BrokenStoreError("it is not complete")
                timeline = Store(store.fileno()).timeline()
                receive(maker, os.dup(store.fileno()), timeline.shelf)
                in_vain.pop_all()
                return timeline

    def stop(self) -> None:
        """End the reading, if it goes on."""
        with self._lock:
            self._stopped = True
            if self._maker is not None:
                self._maker.end()
            if self._unfinished is not None:
                # The thread that waits may not live long enough to do it.
                with suppress(OSError):
                    self._unfinished.unlink()
        atexit.unregister(self.stop)
