"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from errno import EACCES, EEXIST, EISDIR
from pathlib import Path


def save(path: str | Path, data: bytes, *, force: bool = False) -> None:
    """Write data to a file, which until the end keeps what it held, or does not exist.

    A new file gets the permissions that the user's umask gives, a replaced one keeps its own.  A
    link is followed; a device or a pipe is simply written to.

    Raises FileExistsError when there is such a file and `force` does not allow to replace it, and
    other OSErrors when it cannot be written; the path of the error is the one given.
    """
    try:
        _save(Path(os.path.realpath(path)), data, force=force)
    except OSError as error:
        # The name of the unfinished file would tell the user nothing.
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _save(path: Path, data: bytes, *, force: bool) -> None:
    mode = _mode(path)
    if mode is not None:
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        if not stat.S_ISREG(mode):
            with path.open("wb") as device:
                device.write(data)
            return
        if not force:
            raise FileExistsError(EEXIST, os.strerror(EEXIST))
        if not os.access(path, os.W_OK):
            # Its folder would allow to replace it, but whoever made it read-only meant something.
            raise PermissionError(EACCES, os.strerror(EACCES))
    unfinished = path.with_name(f".{secrets.token_hex(8)}.unfinished")
    try:
        _write(unfinished, data, mode)
        if mode is None and not force:
            _put_new(unfinished, path)
        else:
            unfinished.replace(path)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _write(path: Path, data: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(stat.S_IMODE(mode))
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_new(unfinished: Path, path: Path) -> None:
    """Give a file its name, unless that name was taken in the meantime."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no hard links.  What remains is to look, and then to act.
        if os.path.lexists(path):
            raise FileExistsError(EEXIST, os.strerror(EEXIST)) from None
        unfinished.replace(path)
