"""A large file for a command that goes through it once: its records lie on the disk meanwhile.

Nothing is kept for the next time: to index a file takes longer than most commands.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import active_count
from weakref import finalize

import msgspec

from timeline_tui.core.timeline import Timeline
from timeline_tui.files.readers.yaml.tree import RefusedError
from timeline_tui.files.store.building import read_steadily, timeline_in
from timeline_tui.files.store.joining import joined


def passing_timeline(path: str) -> Timeline | None:
    """Return the timeline of a large file, whose tables are made when they are asked for.

    None for a file that has to be read as a whole, that changes meanwhile, or with which something
    is wrong.
    """
    if active_count() > 1:
        # A second process helps to read, and one with threads must not be doubled.
        return None
    with (
        suppress(OSError, RefusedError, UnicodeError, msgspec.ValidationError),
        Path(path).open("rb") as file,
    ):
        _, read = read_steadily(file, lambda *_: None, gathers=False)
        timeline = timeline_in(read.bare, joined(read.shares), read.spools)
        for spool in read.spools:
            finalize(timeline.events, spool.close)
        return timeline
    return None
