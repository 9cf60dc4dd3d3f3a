"""Where the state of a timeline is kept: the folder, and the name of its file."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

FOLDER_VARIABLE = "TIMELINE_TUI_STATE"
"""The environment variable that names another folder."""

_BUNDLED = "bundled"
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")
_LONGEST_STEM = 40


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


def name_for(real: str) -> str:
    """Return a name for what is kept about a file, given by its real path."""
    from hashlib import sha256

    stem = _NOT_IN_A_NAME.sub("-", Path(real).stem)[:_LONGEST_STEM].strip("-.")
    # Two files may share a name, and a file system may ignore case.
    key = sha256(os.fsencode(os.path.normcase(real))).hexdigest()[:16]
    return f"{stem or 'timeline'}-{key}"


def state_folder() -> Path:
    """Return the folder for the states of all timelines; it need not exist.

    It is the one that the system has for such things, or what TIMELINE_TUI_STATE says.  Raises
    OSError when there is none.
    """
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen).absolute()
    from platformdirs import user_state_path

    # Without a home folder some versions of platformdirs raise, and others return "~" as it is: a
    # folder of that name would be made wherever we are.
    with suppress(RuntimeError):
        folder = user_state_path("timeline-tui", appauthor=False)
        if folder.is_absolute():
            return folder
    raise FileNotFoundError(f"there is no home folder; {FOLDER_VARIABLE} may name another")
