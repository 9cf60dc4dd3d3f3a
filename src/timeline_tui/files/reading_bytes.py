"""The bytes of a file that somebody names, in bounded time and memory, whatever it is.

It may be a device without end, a pipe that nobody writes to, or a file that is being written.
"""

from __future__ import annotations

import os
import re
import select
import stat
from collections.abc import Iterator
from errno import EAGAIN, EBUSY, EFBIG, EINVAL
from time import monotonic
from typing import BinaryIO

SIZE_VARIABLE = "TIMELINE_TUI_MAX_SIZE"
"""The environment variable that sets how large a file may be: 500M, 2G, or a number of bytes."""

DEFAULT_LIMIT = 64 << 20
_USUAL = 200 << 20  # what a hint offers, or as many times as it takes
_SIZE = r"(?i)([0-9]{1,15})([KMG]?)(?:i?B)?"
_UNITS = {"": 0, "K": 10, "M": 20, "G": 30}
_PATIENCE = 3.0  # seconds, until somebody writes to a pipe, or a device has something to say
_BETWEEN_LOOKS = 0.05
_CHUNK = 1 << 20
_ATTEMPTS = 3


def bytes_of(path: str | os.PathLike[str]) -> bytes:
    """Return what a file holds, at one moment.

    Raises OSError when it cannot be read, is larger than `size_limit`, keeps changing, or is a
    pipe that nobody writes to; the reason is fit for the user.
    """
    name = os.fspath(path)
    if "\0" in name:
        raise OSError(EINVAL, "no name of a file holds the character U+0000", name)
    try:
        return _steady(name, size_limit())
    except OSError as error:
        # An error that comes in the middle of reading knows no name.
        raise OSError(error.errno, error.strerror or str(error), name) from error


def bytes_from(stream: BinaryIO) -> bytes:
    """Return all that a stream holds, standard input for one; OSError if it is too much."""
    limit = size_limit()
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise _too_large(limit)
    return data


def size_limit() -> int:
    """Return how many bytes a file may hold: 64 MiB, or what TIMELINE_TUI_MAX_SIZE says.

    Raises OSError when that is no size.
    """
    said = os.environ.get(SIZE_VARIABLE, "").strip()
    if not said:
        return DEFAULT_LIMIT
    size = re.fullmatch(_SIZE, said)
    if size is None:
        raise OSError(EINVAL, f"{SIZE_VARIABLE} is {said[:40]!a}; write a size such as 200M")
    number, unit = size.groups()
    return int(number) << _UNITS[unit.upper()]


def _too_large(limit: int, size: int = 0) -> OSError:
    most = f"{limit / (1 << 20):,.4g} MiB"
    enough = max(_USUAL, -(-size // _USUAL) * _USUAL) >> 20
    hint = f"{SIZE_VARIABLE}={enough}M, set in the environment, raises the limit"
    return OSError(EFBIG, f"it is larger than {most}; {hint}")


def _steady(name: str, limit: int) -> bytes:
    for _ in range(_ATTEMPTS):
        data, is_steady = _read(name, limit)
        if is_steady:
            return data
    raise OSError(EBUSY, "it changes while it is read; try again")


def _read(name: str, limit: int) -> tuple[bytes, bool]:
    """Return what a file holds, and whether it stayed as it was all the while."""
    found = os.stat(name)  # noqa: PTH116 - what is read may be no path but a number
    # Of these, waiting for the first byte may take for ever.
    may_wait = not stat.S_ISREG(found.st_mode) or not found.st_size
    wait = getattr(os, "O_NONBLOCK", 0) if may_wait else 0
    file = os.open(name, os.O_RDONLY | getattr(os, "O_BINARY", 0) | wait)
    try:
        before = os.fstat(file)
        is_file = stat.S_ISREG(before.st_mode) and before.st_size > 0
        if is_file and before.st_size > limit:
            raise _too_large(limit, before.st_size)
        size = before.st_size + 1 if is_file else _CHUNK
        chunks = []
        left = limit
        for chunk in _chunks(file, size):
            chunks.append(chunk)
            left -= len(chunk)
            if left < 0:
                raise _too_large(limit)
        after = os.fstat(file)
    finally:
        os.close(file)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return b"".join(chunks), same or not is_file


def _chunks(file: int, size: int) -> Iterator[bytes]:
    """Yield what an open file holds; OSError when nothing comes from where one has to wait."""
    somebody = False
    end = monotonic() + _PATIENCE
    is_pipe = stat.S_ISFIFO(os.fstat(file).st_mode)
    while True:
        try:
            chunk = os.read(file, size)
        except BlockingIOError:
            # Somebody has opened the other end of the pipe: what takes its time is worth waiting.
            somebody = is_pipe
            if not _has_something(file, None if is_pipe else end - monotonic()):
                raise OSError(EAGAIN, "it holds nothing to read at present") from None
            continue
        if chunk:
            somebody = True
            yield chunk
        elif somebody or not is_pipe or _has_something(file, 0):
            return
        elif monotonic() > end:
            raise OSError(EAGAIN, "it is a pipe, and nobody writes to it")
        else:
            _has_something(file, _BETWEEN_LOOKS)


def _has_something(file: int, seconds: float | None) -> bool:
    """Wait until an open file has something to read, or its other end is closed."""
    look = select.poll()
    look.register(file, select.POLLIN)
    return bool(look.poll(None if seconds is None else max(0, int(seconds * 1000))))
