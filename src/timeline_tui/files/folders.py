"""The folders of the user in which the program keeps things, and what a file is called there.

Each is the one that the system has for such things, or what an environment variable says.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

STATE_VARIABLE = "TIMELINE_TUI_STATE"
CACHE_VARIABLE = "TIMELINE_TUI_CACHE"

_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")
_LONGEST_STEM = 40


def state_folder() -> Path:
    """Return the folder for the states of all timelines; it need not exist.

    Raises OSError when there is none.
    """
    return _folder(STATE_VARIABLE, "user_state_path")


def cache_folder() -> Path:
    """Return the folder for what can be made again at any time; it need not exist.

    Raises OSError when there is none.
    """
    return _folder(CACHE_VARIABLE, "user_cache_path")


def name_for(real: str) -> str:
    """Return a name for what is kept about a file, given by its real path."""
    from hashlib import sha256

    stem = _NOT_IN_A_NAME.sub("-", Path(real).stem)[:_LONGEST_STEM].strip("-.")
    # Two files may share a name, and a file system may ignore case.
    key = sha256(os.fsencode(os.path.normcase(real))).hexdigest()[:16]
    return f"{stem or 'timeline'}-{key}"


def _folder(variable: str, of_system: str) -> Path:
    chosen = os.environ.get(variable)
    if chosen:
        return Path(chosen).absolute()
    import platformdirs

    # Without a home folder some versions of platformdirs raise, and others return "~" as it is: a
    # folder of that name would be made wherever we are.
    with suppress(RuntimeError):
        folder: Path = getattr(platformdirs, of_system)("timeline-tui", appauthor=False)
        if folder.is_absolute():
            return folder
    raise FileNotFoundError(f"there is no home folder; {variable} may name another")
