"""Safe mode: for a file that somebody does not trust.  It is looked at, and nothing else happens.

No editor is started, no link opened, no file written.  Whoever could do such a thing asks here; the
two ways in which we write, `save` and `locked`, refuse by themselves.  What stays is the clipboard
of the terminal: a key of the user's own fills it, with text that is made safe.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EROFS

SAYS = "Safe mode"


class _MODE:
    is_safe = False
    writes_nothing = False


def is_safe() -> bool:
    """Tell whether the program is in safe mode: for all of it, on every thread."""
    return _MODE.is_safe


@contextmanager
def safe_mode(*, on: bool = True) -> Iterator[None]:
    """Be in safe mode, or with `on` false as before."""
    before = _MODE.is_safe
    _MODE.is_safe = before or on
    try:
        yield
    finally:
        _MODE.is_safe = before


def write_nothing() -> None:
    """Let this process, which looks for another one of ours, write nothing from now on."""
    _MODE.writes_nothing = sys.dont_write_bytecode = True


def before_writing() -> None:
    """Raise OSError where nothing is to be written; to be called before anything is."""
    if _MODE.is_safe:
        raise OSError(EROFS, "nothing is written in safe mode")
    if _MODE.writes_nothing:
        raise OSError(EROFS, "another process writes")
