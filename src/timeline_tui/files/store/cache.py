"""Where stores are kept for the next time, how many, and whether one is still right.

They lie in the user's cache folder, or where TIMELINE_TUI_CACHE says; nobody else may read them.
Nothing is lost with them: when one cannot be written, read or trusted, the file itself is read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time_ns

from timeline_tui.core.store.shelf import BrokenStoreError
from timeline_tui.files.folders import cache_folder, name_for
from timeline_tui.files.safety import is_safe
from timeline_tui.files.stamps import stamp_of
from timeline_tui.files.store.sections import Writer, alone_adding
from timeline_tui.files.store.stored import Origin, Store, store_at

MOST_KEPT = 4 << 30
"""So many bytes of stores are kept; of more, those that were not used for longest are deleted."""

_ENDING, _UNFINISHED = ".store", ".unfinished"
_ABANDONED = 86_400.0  # seconds; nobody writes at a store for that long


def place_for(path: str) -> Path:
    """Return where the store of a file is kept, if it is.  Raises OSError without such a place."""
    return cache_folder() / f"{name_for(os.path.realpath(path))}{_ENDING}"


def known_store(path: str) -> Store | None:
    """Return the store of a file as it is now; None where there is none that is right."""
    store = _store_of(path)
    if store is None:
        return None
    origin = store.origin
    if not origin.stamp.is_settled(origin.written) and not _is_right(origin, path):
        return None
    if not is_safe():
        with suppress(OSError):
            os.utime(place_for(path))
    return store


def is_outdated(path: str) -> bool:
    """Compare the store of a file with its bytes; delete it, and say so, if they differ.

    This reads the whole file where there is a store of it as it seems to be now.
    """
    store = _store_of(path)
    if store is None or _is_right(store.origin, path):
        return False
    forget(path)
    return True


def forget(path: str) -> None:
    """Delete the store of a file, if there is one."""
    with suppress(OSError):
        place_for(path).unlink()


def _store_of(path: str) -> Store | None:
    """Return the store of a file whose stamp is the same still."""
    with suppress(OSError, BrokenStoreError, ValueError):
        stamp = stamp_of(path)
        store = store_at(place_for(path))
        if store.origin.stamp == stamp:
            return store
    return None


def _is_right(origin: Origin, path: str) -> bool:
    """Read a file, and say whether its store was made of the same bytes."""
    from hashlib import file_digest

    began = time_ns()
    try:
        with Path(path).open("rb") as file:
            is_right = file_digest(file, "blake2b").digest() == origin.digest
    except OSError:
        return False
    if is_right:
        _note(origin, path, began)
    return is_right


def _note(origin: Origin, path: str, read: int) -> None:
    """Let nobody read a file once more who finds it as it was when it was read just now.

    Not before its stamp tells whether it changes; and where somebody adds to the store, this is
    left to the next one who reads the file.
    """
    stamp = origin.stamp
    if stamp.is_settled(origin.written) or not stamp.is_settled(read):
        return
    if is_safe() or sys.platform == "win32":  # where nobody can be alone
        return
    with (
        suppress(OSError, BrokenStoreError, ValueError),
        place_for(path).open("rb+") as target,
        alone_adding(target.fileno(), wait=False),
    ):
        store = Store(target.fileno())
        if store.origin == origin:
            Writer(target, store.end).close(store.directory_read(read))


@contextmanager
def new_store(path: str) -> Iterator[Path]:
    """Make an empty file for the store of another file, which is kept when all goes well.

    Where there is no folder for it, and in safe mode, it lives no longer than it is mapped; so too
    where the folder is gone by then.  Raises OSError where there is no place for any file.
    """
    import tempfile

    try:
        if is_safe():
            raise PermissionError("nothing is kept in safe mode")
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(_UNFINISHED, ".", folder)
        place = place_for(path)
    except OSError:
        number, name = tempfile.mkstemp(_ENDING, "timeline-tui-")
        place = None
    os.close(number)
    unfinished = Path(name)
    try:
        yield unfinished
        if place is not None:
            with suppress(OSError):
                unfinished.replace(place)
                _clear(place)
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _clear(newest: Path) -> None:
    """Delete what is more than we keep, and what was left behind unfinished."""
    with suppress(OSError):
        found = [(place, place.stat()) for place in newest.parent.iterdir() if place != newest]
        now = newest.stat()
        left = MOST_KEPT - now.st_size
        for place, stat in sorted(found, key=lambda one: one[1].st_mtime, reverse=True):
            if place.suffix == _ENDING:
                left -= stat.st_size
                if left < 0:
                    place.unlink(missing_ok=True)
            elif place.suffix == _UNFINISHED and now.st_mtime - stat.st_mtime > _ABANDONED:
                place.unlink(missing_ok=True)
