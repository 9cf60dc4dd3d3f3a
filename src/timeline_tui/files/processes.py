"""What another process of ours needs to know: whether to begin, and when to end."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_EVERY = 0.1  # seconds


def has_another_processor() -> bool:
    """Tell whether this process can be doubled, and anything be gained by it."""
    # Where the end of a process goes unnoticed, its number may be another's when it is to be ended.
    if sys.platform == "win32" or signal.getsignal(signal.SIGCHLD) == signal.SIG_IGN:
        return False
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


@contextmanager
def ending_with(parent: int, clean: Callable[[], object] = lambda: None) -> Iterator[None]:
    """End this process soon after another one, whose child it is, however that one is ended.

    ``clean`` does then what the other one has not come to.
    """
    if sys.platform == "win32":
        yield
        return

    def look(*_: object) -> None:
        if os.getppid() != parent:
            try:
                clean()
            finally:
                os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _EVERY, _EVERY)
    try:
        look()
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
