"""Writes a file whole or not at all, whatever happens on the way.

The data goes to an unfinished file beside the real one, reaches the disk, and then takes its name
in one step: who reads meanwhile, or after a crash, finds the old file or the new one.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from errno import EACCES, EEXIST, EISDIR
from pathlib import Path
from time import time

from timeline_tui.files.safety import before_writing

_UNFINISHED = re.compile(r"\.[0-9a-f]{16}\.unfinished")
_STALE = 3600.0  # seconds; nobody takes so long to write


def save(
    path: str | Path, pieces: Iterable[bytes], *, force: bool = False, private: bool = False
) -> None:
    """Write data to a file, which until the end keeps what it held, or does not exist.

    The data comes in pieces, each of which is written before the next is asked for.  When that
    fails, whatever the error, nothing is left behind.

    A new file gets the permissions that the user's umask gives, a replaced one keeps its own; one
    that is private is for nobody else in any case.  A link is followed; a device or a pipe is
    simply written to.

    Raises FileExistsError when there is such a file and `force` does not allow to replace it, and
    other OSErrors when it cannot be written, as in safe mode; the path of the error is the one
    given.
    """
    before_writing()
    try:
        _save(Path(os.path.realpath(path)), pieces, force=force, private=private)
    except OSError as error:
        # The name of the unfinished file would tell the user nothing.
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _save(path: Path, pieces: Iterable[bytes], *, force: bool, private: bool) -> None:
    import secrets

    mode = _mode(path)
    if mode is not None:
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        if not stat.S_ISREG(mode):
            _write(path, pieces, os.O_WRONLY)
            return
        if not force:
            raise FileExistsError(EEXIST, os.strerror(EEXIST))
        if not os.access(path, os.W_OK):
            # Its folder would allow to replace it, but whoever made it read-only meant something.
            raise PermissionError(EACCES, os.strerror(EACCES))
    _remove_stale(path.parent)
    unfinished = path.with_name(f".{secrets.token_hex(8)}.unfinished")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        _write(unfinished, pieces, flags, 0o600 if private else 0o666)
        if mode is not None and not private:
            unfinished.chmod(stat.S_IMODE(mode))
        if mode is None and not force:
            _put_new(unfinished, path)
        else:
            unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink()
    _sync_folder(path.parent)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _write(path: Path, pieces: Iterable[bytes], flags: int, mode: int = 0o666) -> None:
    file = os.open(path, flags | getattr(os, "O_BINARY", 0), mode)
    try:
        for piece in pieces:
            left = memoryview(piece)
            while left:
                left = left[os.write(file, left) :]
        if flags & os.O_CREAT:
            os.fsync(file)
    finally:
        os.close(file)


def _sync_folder(folder: Path) -> None:
    """See to it that the name of a file survives a loss of power, where the system can do that."""
    # By now the file stands as it should; and Windows opens no folders.
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _remove_stale(folder: Path) -> None:
    """Remove what was left unfinished when a program was killed or the power failed."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _UNFINISHED.fullmatch(path.name) and time() - path.stat().st_mtime > _STALE:
                path.unlink()


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
