"""Where the state of a timeline is kept."""

from __future__ import annotations

import os
from pathlib import Path

from timeline_tui.files.folders import name_for, state_folder

_BUNDLED = "bundled"


def state_path(file: str | None) -> Path | None:
    """Return where the state of a timeline lies, whether there is any yet or not.

    The file is named as on the command line: None is the story that is built in.  Returns None for
    what will not be the same thing another time: standard input, a pipe, a device.

    Raises OSError when the user has no folder for it.
    """
    if file is None:
        return state_folder() / f"{_BUNDLED}.json"
    real = os.path.realpath(file)
    if file == "-" or not os.path.isfile(real):  # noqa: PTH113 - it has no need to be a Path
        return None
    return state_folder() / f"{name_for(real)}.json"
