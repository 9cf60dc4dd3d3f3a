"""Where the story that comes with the program lies."""

from __future__ import annotations

import os

# No pathlib: the commands start without it.
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
_CHECKOUT = os.path.dirname(os.path.dirname(_PACKAGE))  # noqa: PTH120 - of src/timeline_tui
# Installed, the wheel carries the story as package data.
_PLACES = tuple(f"{folder}/data/events.yaml" for folder in (_PACKAGE, _CHECKOUT))


def bundled_story() -> str:
    """Return the path of the bundled story, installed or in a checkout.

    Raises FileNotFoundError when the installation has lost it.
    """
    for path in _PLACES:
        if os.path.isfile(path):  # noqa: PTH113
            return path
    raise FileNotFoundError(f"the bundled story is missing: {_PLACES[0]}")


def path_of(file: str | None) -> str | None:
    """Return where the timeline of a command lies: the bundled one for None, nowhere for "-"."""
    return None if file == "-" else file or bundled_story()
