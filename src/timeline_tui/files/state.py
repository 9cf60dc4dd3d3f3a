"""Keeps marks, saved views and queries in the user's state folder, a JSON file for each timeline.

    {"version": 1, "timeline": "/home/ana/talks.yaml", "marks": [], "views": [], "queries": []}

What is kept is never worth an error: whatever goes wrong is a message, and the program goes on.

- A file that cannot be understood is set aside under another name, never deleted.
- A file of a newer version, or one that cannot be read, is left alone, and nothing is kept.
- Two programs at once: each reads the file again before it writes and adds only what changed, so
  that the marks and views of both survive; from reading to writing it holds the folder.  Where
  both changed the same view, the last one to write wins.

Any change to the keys below is a new version.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from msgspec.structs import replace

from timeline_tui.core.kept.saved import NOTHING_KEPT, SavedView, State, merged
from timeline_tui.core.text import visible_line
from timeline_tui.files.locking import locked
from timeline_tui.files.safety import is_safe
from timeline_tui.files.save import save
from timeline_tui.files.state_path import state_path

VERSION = 1
_NOT_KEPT = "Marks and saved views are not kept"


class _Version(msgspec.Struct):
    version: int


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    timeline: str
    marks: tuple[str, ...] = ()
    views: tuple[SavedView, ...] = ()
    queries: tuple[str, ...] = ()


class Kept(msgspec.Struct, frozen=True):
    """A state, and how far it is kept.

    ``stored`` is what the file held when it was last read or written, None when there was none.
    ``message`` is what is wrong at present, safe to show; to be told when it changes.  Without a
    ``path`` nothing is kept, and ``state`` lives as long as the program.
    """

    state: State = NOTHING_KEPT
    path: Path | None = None
    timeline: str = ""
    stored: State | None = None
    message: str = ""


def open_state(file: str | None) -> Kept:
    """Return what is kept about a timeline, named as on the command line: None is the built-in one.

    Nothing is written.  A file that is broken is set aside.
    """
    try:
        path = state_path(file)
    except OSError as error:
        return Kept(message=f"{_NOT_KEPT}: {_reason(error)}")
    if path is None:
        return Kept()
    # Bytes of a path that are no text must not keep the rest from being stored.
    timeline = os.fsencode(os.path.realpath(file)).decode(errors="backslashreplace") if file else ""
    found = _found(path, timeline)
    if found is not None:
        return found
    # Another program may have mended it by now, or be about to.
    try:
        with locked(path.parent):
            return _found(path, timeline) or _set_aside(path, timeline)
    except OSError as error:
        return _not_set_aside(path, error)


def keep(kept: Kept, state: State) -> Kept:
    """Store a state, joined with what another program has stored since; return what is kept now.

    It writes to the disk and waits for it: some milliseconds, at worst as long as the disk takes.
    """
    if kept.path is None:
        return replace(kept, state=state)
    if is_safe():
        return replace(kept, state=state, message=f"Safe mode: {_NOT_KEPT.lower()}")
    found = _found(kept.path, kept.timeline)
    if found is not None:
        joined = _joined(found, kept, state)
        if not _is_to_write(joined):
            return joined
    try:
        with locked(kept.path.parent):
            # From here to the end nobody else writes.
            found = _found(kept.path, kept.timeline) or _set_aside(kept.path, kept.timeline)
            joined = _joined(found, kept, state)
            return _written(kept.path, joined) if _is_to_write(joined) else joined
    except OSError as error:
        return replace(kept, state=state, message=_not_written(kept.path, error))


def _joined(found: Kept, before: Kept, state: State) -> Kept:
    """Return what was found in the file with what has changed since it was read before."""
    if found.stored is not None:
        state = merged(before.stored or NOTHING_KEPT, state, found.stored)
    return replace(found, state=state)


def _is_to_write(kept: Kept) -> bool:
    return kept.path is not None and kept.state != (kept.stored or NOTHING_KEPT)


def _written(path: Path, kept: Kept) -> Kept:
    try:
        _write(path, kept.timeline, kept.state)
    except (OSError, UnicodeError) as error:
        return replace(kept, message=_not_written(path, error))
    return replace(kept, stored=kept.state)


def _found(path: Path, timeline: str) -> Kept | None:
    """Return what is kept in a file, None when it is broken."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Kept(path=path, timeline=timeline)
    except OSError as error:
        return Kept(message=f"{_NOT_KEPT}: cannot read {_shown(path, error)}")
    try:
        state = _decoded(data)
    except _NewerError as newer:
        name = visible_line(str(path))
        return Kept(message=f"{_NOT_KEPT}: {name} is of version {newer}, and we know {VERSION}")
    return None if state is None else Kept(state, path, timeline, state)


class _NewerError(Exception):
    """A file was written by a newer program."""


def _decoded(data: bytes) -> State | None:
    """Return the state that bytes hold, None when they are broken.  Raises _NewerError."""
    try:
        version = msgspec.json.decode(data, type=_Version).version
        if version > VERSION:
            raise _NewerError(version)
        file = msgspec.json.decode(data, type=_File)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    state = State(file.marks, file.views, file.queries)
    return state if version == VERSION and state.is_sound else None


def _set_aside(path: Path, timeline: str) -> Kept:
    # A name that nobody has: another program may be doing the same, and nothing may be replaced.
    import secrets

    aside = path.with_name(f"{path.name}.broken-{secrets.token_hex(4)}")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return Kept(path=path, timeline=timeline)
    except OSError as error:
        return _not_set_aside(path, error)
    name = visible_line(str(aside))
    message = f"What was kept of marks and saved views is broken; it was set aside as {name}"
    return Kept(path=path, timeline=timeline, message=message)


def _write(path: Path, timeline: str, state: State) -> None:
    file = _File(VERSION, timeline, state.marks, state.views, state.queries)
    data = msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"
    save(path, [data], force=True)


def _not_set_aside(path: Path, error: OSError) -> Kept:
    return Kept(message=f"{_NOT_KEPT}: broken, and cannot be set aside: {_shown(path, error)}")


def _not_written(path: Path, error: OSError | UnicodeError) -> str:
    return f"{_NOT_KEPT}: cannot write {_shown(path, error)}"


def _shown(path: Path, error: OSError | UnicodeError) -> str:
    return f"{visible_line(str(path))}: {_reason(error)}"


def _reason(error: OSError | UnicodeError) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return visible_line(reason or str(error))
