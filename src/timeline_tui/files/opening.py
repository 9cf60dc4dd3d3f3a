"""Opens whatever a person names: a timeline in a file, on standard input, or the built-in story."""

from __future__ import annotations

import sys

from timeline_tui.core.timeline import Timeline
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.reading_bytes import bytes_from, bytes_of


def open_timeline(path: str | None) -> Timeline:
    """Return the timeline in a file; "-" is standard input, None the story that comes with us.

    Raises OSError when it cannot be read, ProblemsError when it is no sound timeline.
    """
    if path == "-":
        return read_timeline(bytes_from(sys.stdin.buffer), "standard input")
    if path is None:
        from timeline_tui.files.bundled import bundled_story

        path = str(bundled_story())
    return read_timeline(bytes_of(path), path)
