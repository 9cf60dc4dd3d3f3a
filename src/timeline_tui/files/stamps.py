"""What tells one state of a file from another without reading it."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple


class Stamp(NamedTuple):
    """What tells one state of a file from another; times are in nanoseconds."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int


def stamp_of(path: str) -> Stamp | None:
    """Return the stamp of the file that a path leads to now; None where there is no file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - the path is a text of the command line
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
