"""Signals that end the program while it writes a file: what is unfinished is removed first."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import NoReturn

_NAMES = ("SIGTERM", "SIGHUP")


class _EndedError(BaseException):
    """A signal of this number is to end the program."""


@contextmanager
def ending_tidily() -> Iterator[None]:
    """Let a signal that would end the program at once be an error, and end it after that.

    A signal that somebody ignores or handles stays theirs.
    """
    if current_thread() is not main_thread():
        yield
        return
    known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    ours = [number for number in known if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _end)
    try:
        yield
    except _EndedError as ended:
        (number,) = ended.args
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        raise
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _: FrameType | None) -> NoReturn:
    raise _EndedError(number)
