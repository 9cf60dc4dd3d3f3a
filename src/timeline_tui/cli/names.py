"""What a timeline is called in messages."""

from __future__ import annotations

from timeline_tui.core.text.hostile import visible_line


def name_of(file: str | None) -> str:
    """Return what messages call a timeline."""
    if file is None:
        return "the built-in story"
    return "standard input" if file == "-" else visible_line(file)
