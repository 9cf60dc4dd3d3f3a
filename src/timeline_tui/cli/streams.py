"""Standard output and standard error that keep quiet when nobody listens any more."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EBADF
from typing import TextIO

from timeline_tui.cli import colour


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a standard stream is open and leads to a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def write_out(pieces: Iterable[bytes]) -> bool:
    """Write bytes to standard output as they are, whatever the locale, and as they come.

    A reader that has gone away, as `head` does, is no error: then no more is asked for, and False
    returned.  Raises OSError for any other.
    """
    if sys.stdout is None:
        raise OSError(EBADF, "it is closed")
    try:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _give_up(sys.stdout)
        return False
    except OSError:
        _give_up(sys.stdout)
        raise
    return True


_held: list[str] | None = None


@contextmanager
def errors_held_back() -> Iterator[None]:
    """Keep what is written to standard error until the end of the block, and write it then."""
    global _held  # noqa: PLW0603 - there is one standard error
    _held = []
    try:
        yield
    finally:
        text, _held = "".join(_held), None
        if text:
            write_error(text)


def held_back_so_far() -> str:
    """Return what has been held back until now."""
    return "".join(_held or ()).rstrip()


def write_error(text: str) -> None:
    """Write text to standard error, or nowhere: there is no one left to tell.

    It is coloured where that is wanted.
    """
    if _held is not None:
        _held.append(text)
        return
    if sys.stderr is None:
        return
    if colour.is_wanted(terminal=is_terminal(sys.stderr)):
        text = colour.painted_message(text)
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    """Let what is still to be written vanish; Python would complain about it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
