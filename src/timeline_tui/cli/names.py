"""What a timeline is called in messages, and where it lies."""

from __future__ import annotations

from timeline_tui.core.text.hostile import visible_line


def name_of(file: str | None) -> str:
    """Return what messages call a timeline."""
    if file is None:
        return "the built-in story"
    return "standard input" if file == "-" else visible_line(file)


def path_of(file: str | None) -> str | None:
    """Return where a timeline lies; None for standard input."""
    from timeline_tui.files.bundled import bundled_story

    return None if file == "-" else file or str(bundled_story())
