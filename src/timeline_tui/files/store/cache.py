"""Where stores are kept for the next time, how many, and whether one is still right.

They lie in the user's cache folder, or where TIMELINE_TUI_CACHE says; nobody else may read them.
Nothing is lost with them: when one cannot be written, read or trusted, the file itself is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline_tui.core.store.shelf import BrokenStoreError
from timeline_tui.files.folders import cache_folder, cache_place
from timeline_tui.files.safety import is_safe
from timeline_tui.files.stamps import stamp_of
from timeline_tui.files.store.stored import Origin, Store, store_at

MOST_KEPT = 4 << 30
"""So many bytes of stores are kept; of more, those that were not used for longest are deleted."""

_ENDING, _UNFINISHED = ".store", ".unfinished"
_ABANDONED = 86_400.0  # seconds; nobody writes at a store for that long


def place_for(path: str) -> Path:
    """Return where the store of a file is kept, if it is.  Raises OSError without such a place."""
    return cache_place(path, _ENDING)


def known_store(path: str) -> Store | None:
    """Return the store of a file as it is now; None where there is none that is right."""
    with suppress(OSError, BrokenStoreError, ValueError):
        stamp = stamp_of(path)
        place = place_for(path)
        store = store_at(place)
        origin = store.origin
        is_sure = origin.stamp.is_settled(origin.written)
        if origin.stamp == stamp and (is_sure or is_right(origin, path)):
            if not is_safe():
                os.utime(place)
            return store
    return None


def is_right(origin: Origin, path: str) -> bool:
    """Read a file, and say whether its store was made of the same bytes."""
    from hashlib import file_digest

    try:
        with Path(path).open("rb") as file:
            return file_digest(file, "blake2b").digest() == origin.digest
    except OSError:
        return False


@contextmanager
def new_store(path: str) -> Iterator[Path]:
    """Make an empty file for the store of another file, which is kept when all goes well.

    Where there is no folder for it, and in safe mode, it lives no longer than it is mapped.
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
            unfinished.replace(place)
            _clear(place)
    finally:
        unfinished.unlink(missing_ok=True)


def forget(path: str) -> None:
    """Delete the store of a file, if there is one."""
    with suppress(OSError):
        place_for(path).unlink()


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
