"""The process that makes a store, as it is known where it was started: see `child`."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import msgspec

from timeline_tui.core.store.shelf import BrokenStoreError, Shelf
from timeline_tui.files.store.reports import Report
from timeline_tui.files.store.stored import Store

_PROGRAM = "from timeline_tui.files.store.child import main; main()"


class Maker:
    """A process that makes a store, or more of one, and ends with this one at the latest."""

    def __init__(self, *words: str | Path) -> None:
        """Begin; the words are those of the child's command line.  Raises OSError."""
        import subprocess

        # What may be imported is what we may import: the folder we are in must not come before it.
        paths = os.pathsep.join(entry for entry in sys.path if entry)
        self._process = subprocess.Popen(  # noqa: S603 - it is our own program
            [sys.executable, "-P", "-c", _PROGRAM, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            # What the terminal tells everybody does not end it: it has to see what is left behind.
            process_group=0,
        )
        self._is_heard = False
        self.reports = self._told()
        """What it tells, until it ends."""
        atexit.register(self.end)

    def _told(self) -> Generator[Report]:
        self._is_heard = True
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        with self._process.stdout as lines:
            for line in lines:
                if line.endswith(b"\n"):  # else it was ended in the middle of it
                    yield msgspec.json.decode(line, type=Report)
        self._process.wait()
        atexit.unregister(self.end)

    def give_up(self) -> None:
        """Hear no more of it, and end it if it goes on: for whoever hears its reports."""
        self.end()
        self.reports.close()

    def end(self) -> None:
        """End it, if it goes on.  Whoever hears its reports comes to their end."""
        atexit.unregister(self.end)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None and not self._is_heard:
            self._process.stdout.close()


def receive(maker: Maker, file: int, shelf: Shelf) -> None:
    """Put on a shelf what is added to an open store from now on, on another thread.

    Until the end of it, nobody else needs to make it: texts are looked through.  The file is
    closed then.
    """

    def bring() -> None:
        try:
            with suppress(BrokenStoreError, OSError):
                for report in maker.reports:
                    if report.finished:
                        shelf.bring(Store(file))
        finally:
            maker.give_up()
            os.close(file)
            shelf.is_whole.set()

    shelf.is_whole.clear()
    Thread(target=bring, daemon=True).start()
