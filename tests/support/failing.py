"""A system that fails at the n-th thing that is asked of it, or ends the program there."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

# What writing a file asks of the system.
CALLS = "open write fsync close chmod link rename replace unlink stat mkdir listdir scandir".split()


class Counter:
    """How often the system was asked."""

    def __init__(self) -> None:
        self.calls: list[str] = []


@contextmanager
def failing(at: int, happens: Callable[[], None]) -> Iterator[Counter]:
    """Let something happen instead of the call of that number, from 1; 0 for never.

    It stands in for what lies below Python, so everything has to go through the module `os`.
    """
    counter = Counter()
    real = {name: getattr(os, name) for name in CALLS}

    def standing_in(name: str) -> Callable[..., Any]:
        def call(*words: Any, **more: Any) -> Any:
            counter.calls.append(name)
            if len(counter.calls) == at:
                if name == "close":
                    real[name](*words)
                happens()
            return real[name](*words, **more)

        return call

    for name in CALLS:
        setattr(os, name, standing_in(name))
    try:
        yield counter
    finally:
        for name in CALLS:
            setattr(os, name, real[name])


def disk_is_full() -> None:
    raise OSError(28, "No space left on device")


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
