"""Where the story that comes with the program lies."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_PLACES = (
    _PACKAGE / "data" / "events.yaml",  # installed: the wheel carries the story as package data
    _PACKAGE.parents[1] / "data" / "events.yaml",  # a checkout: src/timeline_tui -> data
)


def bundled_story() -> Path:
    """Return the path of the bundled story, installed or in a checkout.

    Raises FileNotFoundError when the installation has lost it.
    """
    for path in _PLACES:
        if path.is_file():
            return path
    raise FileNotFoundError(f"the bundled story is missing: {_PLACES[0]}")


def path_of(file: str | None) -> str | None:
    """Return where the timeline of a command lies: the bundled one for None, nowhere for "-"."""
    return None if file == "-" else file or str(bundled_story())
