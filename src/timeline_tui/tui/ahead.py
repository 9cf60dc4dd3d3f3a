"""The first screen, drawn by another process while this one loads what shows it.

It needs no Textual, and a processor that would have nothing to do.  Nothing depends on it: what it
shows is replaced by the explorer a moment later.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from timeline_tui.files.processes import ending_with, has_another_processor
from timeline_tui.files.safety import write_nothing
from timeline_tui.tui.drawn.picture import Picture, picture_in, text_of

_AT_ONCE = 1 << 16  # bytes
_STANDARD = range(3)  # input, output and errors


class Ahead:
    """A picture that is being drawn by another process."""

    def __init__(self, file: int, process: int | None = None) -> None:
        """Take the descriptor that the picture comes from, and the process that is ours to end."""
        os.set_blocking(file, False)
        self.file = file
        self._process = process
        self._received = b""
        self.is_over = False
        """Whether all that will come has come."""

    def picture(self) -> Picture | None:
        """Return the picture if it is there."""
        with suppress(BlockingIOError):
            while octets := os.read(self.file, _AT_ONCE):
                self._received += octets
            self.is_over = True
            # Whoever drew may have been ended by then.
            with suppress(ValueError):
                return picture_in(self._received.decode())
        return None

    def stop(self) -> None:
        """End the drawing, if it goes on."""
        if self.file >= 0:
            os.close(self.file)
            self.file = -1
            if self._process is not None:
                os.kill(self._process, signal.SIGKILL)
                os.waitpid(self._process, 0)


@contextmanager
def drawn_ahead(draw: Callable[[], Picture | None]) -> Iterator[Ahead | None]:
    """Let another process draw the first screen, where that costs this one nothing.

    It ends with the block at the latest.
    """
    ahead = _begun(draw) if has_another_processor() and not _has_threads() else None
    try:
        yield ahead
    finally:
        if ahead is not None:
            ahead.stop()


def _has_threads() -> bool:
    """Tell whether a process that is forked may wait for ever for what a thread of ours holds."""
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


def _begun(draw: Callable[[], Picture | None]) -> Ahead | None:
    parent = os.getpid()
    try:
        file, drawn = os.pipe()
    except OSError:
        return None
    try:
        # Where a standard stream is closed, the pipe would be taken for it.
        process = None if file in _STANDARD or drawn in _STANDARD else os.fork()
    except OSError:
        process = None
    if process is None:
        os.close(file)
        os.close(drawn)
        return None
    if not process:
        _draw(draw, drawn, parent)
    os.close(drawn)
    return Ahead(file, process)


def _draw(draw: Callable[[], Picture | None], to: int, parent: int) -> None:
    """Be the process that draws."""
    try:
        # The terminal sends Ctrl-C to everybody; and what is wrong with the file, or with what is
        # kept about it, is told and mended once, by whoever shows it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        write_nothing()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for file in _STANDARD:
            os.dup2(nowhere, file)
        with ending_with(parent):
            if picture := draw():
                with open(to, "w", encoding="utf-8") as pipe:
                    pipe.write(text_of(picture))
    finally:
        os._exit(0)
