"""Opens whatever a person names: a timeline in a file, on standard input, or the built-in story."""

from __future__ import annotations

import sys
from pathlib import Path

from timeline_tui.core.timeline import Timeline
from timeline_tui.files.readers.yaml.reading import read_timeline


def open_timeline(path: str | None) -> Timeline:
    """Return the timeline in a file; "-" is standard input, None the story that comes with us.

    Raises OSError when it cannot be read, ProblemsError when it is no sound timeline.
    """
    if path == "-":
        return read_timeline(sys.stdin.buffer.read(), "standard input")
    if path is None:
        from timeline_tui.files.bundled import bundled_story

        path = str(bundled_story())
    return read_timeline(Path(path).read_bytes(), path)
