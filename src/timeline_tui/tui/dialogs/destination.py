"""Where an export goes: a name for its file, what stands there now, and why writing failed."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path, PurePath

from timeline_tui.core.text import fold, visible_line
from timeline_tui.files.save import save

_TIMELINE_SUFFIXES = (".yaml", ".yml")
_LONGEST_NAME = 48
_OWN = "is the timeline itself: choose another name."
_NOT_IN_A_NAME = re.compile(r"[^\w.]+")


class WriteError(Exception):
    """A file was not written; the text says why, in plain words that are safe to show."""


class TakenError(WriteError):
    """There is a file already, and it was left as it is."""


def usual_name(file: str, title: str, suffix: str) -> str:
    """Return a name for an export: that of the timeline's file or else its title, and a suffix."""
    path = PurePath(file)
    known = path.stem if path.suffix.lower() in _TIMELINE_SUFFIXES else fold(title)
    name = _NOT_IN_A_NAME.sub("-", known).strip("-.")[:_LONGEST_NAME].rstrip("-.")
    return (name or "timeline") + suffix


def with_ending(text: str, endings: tuple[str, ...], ending: str, own: str | None) -> str:
    """Return what somebody wrote with another ending, where it ends as one of these.

    The timeline's own file is never what comes out.
    """
    known = max((one for one in endings if text.lower().endswith(one)), key=len, default="")
    if not known or len(text) == len(known):
        return text
    stem = text[: -len(known)]
    made = stem + ending
    return f"{stem}-export{ending}" if _is_same(made, own) else made


def _is_same(text: str, own: str | None) -> bool:
    """Tell whether what somebody wrote names a file that there is, and that is their timeline."""
    if own is None:
        return False
    try:
        return Path(whole_path(text)).samefile(own)
    except (OSError, ValueError):
        return False


def has_suffix(path: str) -> bool:
    """Tell whether somebody has written a suffix."""
    return len(PurePath(path).suffix) > 1


def whole_path(text: str) -> str:
    """Return the path that somebody wrote, from the root on; `~` is their home."""
    return os.path.abspath(os.path.expanduser(text))  # noqa: PTH100, PTH111 - it may be no path


def remark_on(text: str, own: str | None = None) -> tuple[str, bool]:
    """Return what is to be known of a path before anything is written; whether it is a worry.

    ``own`` is where the timeline itself lies.
    """
    if not text.strip():
        return "The file needs a name.", True
    path = Path(whole_path(text))
    where = visible_line(str(path.parent))
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.parent.is_dir():
            return f"a new file in {where}", False
        return f"There is no folder {where}.", True
    except (OSError, ValueError):
        return "No file can have this name.", True
    if stat.S_ISDIR(mode):
        return f"{visible_line(text)} is a folder: add a name.", True
    is_own = _is_same(text, own)
    known = _OWN if is_own else "exists: before it is replaced, you are asked."
    return f"{visible_line(path.name)} {known}", True


def refuse(text: str, *, replace: bool, own: str | None = None) -> str:
    """Return the whole path that somebody wrote, unless it is plain that nothing may stand there.

    Raises `TakenError` when there is a file that may not be replaced, and `WriteError` when it is
    no file's name, or that of the timeline itself, at ``own``.
    """
    name = visible_line(text)
    if not text.strip():
        raise WriteError("The file needs a name.")
    if text.endswith(os.sep):
        raise WriteError(f"{name} is a folder: add a name.")
    path = whole_path(text)
    if _is_same(text, own):
        raise WriteError(f"{name} {_OWN}")
    try:
        is_there = Path(path).is_file()
    except (OSError, ValueError):
        is_there = False  # what is wrong with it is said when it is written
    if is_there and not replace:
        raise TakenError(f"{visible_line(PurePath(path).name)} exists")
    return path


def write(text: str, pieces: Iterable[bytes], *, replace: bool, own: str | None = None) -> str:
    """Write data to the path that somebody wrote, and return the whole path; see `save`.

    Raises `TakenError` when there is a file that may not be replaced, and `WriteError` when it
    cannot be written for another reason.
    """
    name, path = visible_line(text), refuse(text, replace=replace, own=own)
    try:
        if _is_odd(path):
            # To open a pipe that nobody reads would wait for ever.
            raise WriteError(f"{name} is no ordinary file, and was left as it is.")
        save(path, pieces, force=replace)
    except FileExistsError as error:
        raise TakenError(f"{visible_line(PurePath(path).name)} exists") from error
    except ValueError as error:
        raise WriteError("No file can have this name.") from error
    except OSError as error:
        raise WriteError(_reason(error, path, name)) from error
    return path


def _is_odd(path: str) -> bool:
    """Tell whether there is something other than a file or a folder."""
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _reason(error: OSError, path: str, name: str) -> str:
    folder = visible_line(str(PurePath(path).parent))
    reasons = {
        errno.ENOENT: f"There is no folder {folder}.",
        errno.ENOTDIR: f"There is no folder {folder}.",
        errno.EISDIR: f"{name} is a folder: add a name.",
        errno.EACCES: f"You may not write {name}.",
        errno.EPERM: f"You may not write {name}.",
        errno.EROFS: f"Nothing can be written in {folder}.",
        errno.ENOSPC: f"There is no room left in {folder}.",
        errno.EDQUOT: f"There is no room left for you in {folder}.",
        errno.ENAMETOOLONG: "The name is too long.",
    }
    unknown = f"{name} cannot be written: {visible_line(error.strerror or str(error))}."
    return reasons.get(error.errno or 0, unknown)
