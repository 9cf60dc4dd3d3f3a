"""Whether a file has changed, by its path: an editor may replace it, or make it anew.

Asking the system to tell of changes (inotify) goes deaf when an editor puts another file in its
place; looking at the path every now and then does not.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from timeline_tui.core.timeline import Timeline
from timeline_tui.files.stamps import Stamp, stamp_of


class Watched(msgspec.Struct, frozen=True):
    """A file that is open on the screen: its path, how to read it again, and its stamp when read.

    ``read`` raises what `open_timeline` raises.  ``doubt`` is asked once, and tells whether what is
    shown is not what the file holds although its stamp says so.  ``refused`` is what a
    person is told, safe to show, about the last reading of a file of a foreign format.
    """

    path: str
    read: Callable[[], Timeline]
    stamp: Stamp | None = None
    doubt: Callable[[], bool] = bool
    refused: Callable[[], str] = str


def watched(
    file: str | None,
    read: Callable[[], Timeline],
    doubt: Callable[[], bool] = bool,
    refused: Callable[[], str] = str,
) -> Watched | None:
    """Return a file, named as on the command line, to be watched from now on.

    To be called before the file is read, so that no change falls in between.  None for what cannot
    be read a second time, or never changes: standard input, a pipe, the built-in story.
    """
    if file is None or file == "-":
        return None
    stamp = stamp_of(file)
    return Watched(file, read, stamp, doubt, refused) if stamp else None
