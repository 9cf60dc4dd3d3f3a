"""What tells one state of a file from another without reading it."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

_TICK = 2_000_000_000  # nanoseconds; no file system has a clock that is coarser


class Stamp(NamedTuple):
    """What tells one state of a file from another; times are in nanoseconds."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int

    def is_settled(self, moment: int) -> bool:
        """Tell whether a file that changes after a moment has another stamp then, for sure.

        One that was changed just before may change once more within the same tick of its clock.
        """
        return max(self.modified, self.changed) <= moment - _TICK


def stamp_of(path: str) -> Stamp | None:
    """Return the stamp of the file that a path leads to now; None where there is no file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - the path is a text of the command line
    except (OSError, ValueError):
        return None
    return _stamp(found) if stat.S_ISREG(found.st_mode) else None


def stamp_of_open(file: int) -> Stamp:
    """Return the stamp of an open file."""
    return _stamp(os.fstat(file))


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
