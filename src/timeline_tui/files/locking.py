"""One program at a time: a lock on a folder, which ends with the program that holds it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from timeline_tui.files.safety import before_writing

_PATIENCE = 3.0  # seconds; who holds it writes a small file
_BETWEEN_TRIES = 0.01


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder, so that no other program that asks for it holds it too.

    The folder is made when it is missing.  Where the file system knows no locks there is none.
    Raises TimeoutError when another program keeps it for seconds, OSError when there is no folder.
    """
    before_writing()
    # It tells which timelines somebody reads: it is theirs alone, as the XDG rules ask.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = _open(folder)
    try:
        end = monotonic() + _PATIENCE
        while not _is_ours(file):
            if monotonic() > end:
                raise TimeoutError("another program holds it")
            sleep(_BETWEEN_TRIES)
        yield
    finally:
        with suppress(OSError):
            os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        return os.open(folder / ".lock", os.O_RDWR | os.O_CREAT)

    def _is_ours(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _open(folder: Path) -> int:
        # The lock lies on the folder itself: no file of its own is left behind.
        return os.open(folder, os.O_RDONLY)

    def _is_ours(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True
