"""Opens whatever a person names: a timeline in a file, on standard input, or the built-in story."""

from __future__ import annotations

import sys
from collections.abc import Callable

from timeline_tui.core.timeline import Timeline
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.reading_bytes import bytes_from, bytes_of


def open_timeline(path: str | None, look: Callable[[bytes], object] | None = None) -> Timeline:
    """Return the timeline in a file; "-" is standard input, None the story that comes with us.

    `look` is given the bytes of the file before they are read.  Raises OSError when it cannot be
    read, ProblemsError when it is no sound timeline.
    """
    if path == "-":
        data, name = bytes_from(sys.stdin.buffer), "standard input"
    else:
        if path is None:
            from timeline_tui.files.bundled import bundled_story

            path = str(bundled_story())
        data, name = bytes_of(path), path
    if look is not None:
        look(data)
    return read_timeline(data, name)
