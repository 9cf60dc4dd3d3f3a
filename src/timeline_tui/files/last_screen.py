"""The first screen of a timeline, kept to be painted at once when it is opened the next time.

It is a picture and no more: whatever it shows is replaced by what the file holds, a moment later.
It is painted only while the file, the state kept about it, the program, the question and the size
of the terminal are what they were; it lies in the cache folder, where nobody else may read it, and
nothing is lost with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import NamedTuple

from timeline_tui.files.bundled import path_of
from timeline_tui.files.folders import cache_place
from timeline_tui.files.stamps import Stamp, stamp_of
from timeline_tui.files.state_path import state_path

_EDITION = "timeline-tui screen 1"
_ENDING = ".screen"
_MOST_KEPT = 100
_MOST_BYTES = 1 << 20


class Occasion(NamedTuple):
    """When a first screen is painted again: its place, and all that it depends on."""

    place: Path
    file: str
    stamp: Stamp
    depends_on: str


def occasion(file: str | None, asked: Sequence[object], size: Sequence[int]) -> Occasion | None:
    """Return when the first screen of a file, named as on the command line, is painted again.

    `asked` is what else was said on the command line, and `size` that of the terminal.  To be
    called before the file is read, so that no change falls in between.  None for what is not the
    same thing another time.
    """
    with suppress(OSError, ValueError):
        path, state = path_of(file), state_path(file)
        stamp = stamp_of(path) if path else None
        if path and stamp and state:
            place = cache_place(path, _ENDING)
            depends_on = path, stamp, stamp_of(str(state)), stamp_of(__file__), *asked, *size
            return Occasion(place, path, stamp, repr(depends_on))
    return None


def recalled(when: Occasion) -> str:
    """Return the screen that was kept for an occasion; an empty text where there is none."""
    with suppress(OSError, ValueError):
        with when.place.open(encoding="utf-8", newline="\n") as kept:
            text = kept.read(_MOST_BYTES)
        edition, depends_on, screen = text.split("\n", 2)
        if (edition, depends_on) == (_EDITION, when.depends_on):
            return screen
    return ""


def remember(when: Occasion, screen: str) -> None:
    """Keep a screen for the next time, if the file is still what it was."""
    from timeline_tui.files.save import save

    if stamp_of(when.file) != when.stamp or not when.stamp.is_settled(time_ns()):
        return
    with suppress(OSError, UnicodeError):
        data = f"{_EDITION}\n{when.depends_on}\n{screen}".encode()
        when.place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        save(when.place, [data], force=True, private=True)
        _clear(when.place.parent)


def _clear(folder: Path) -> None:
    """Delete the oldest of more screens than are kept."""
    found = [(place.stat().st_mtime, place) for place in folder.glob(f"*{_ENDING}")]
    for _, place in sorted(found, reverse=True)[_MOST_KEPT:]:
        place.unlink(missing_ok=True)
