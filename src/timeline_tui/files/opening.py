"""Opens whatever a person names: a timeline in a file, on standard input, or the built-in story."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import FORMATS
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import Problem, ProblemsError
from timeline_tui.files.reading_bytes import bytes_from, bytes_of, size_limit
from timeline_tui.files.recognising import YAML, format_of

if TYPE_CHECKING:
    from timeline_tui.core.records import File
    from timeline_tui.files.readers.gathering import Import
    from timeline_tui.files.store.loading import Loading

T = TypeVar("T")

LARGE = 1 << 19
"""A file of fewer bytes is read as fast as what is kept of it would be opened."""

_SHOWS_WHAT_IT_IS = 1 << 12


class Opened(msgspec.Struct, frozen=True):
    """A timeline; what became of the rest of its file, where that was of a foreign format.

    ``data`` are the bytes of the file, where it was read for this.
    """

    timeline: Timeline
    imported: Import | None = None
    data: bytes | None = None


class NothingReadError(ProblemsError):
    """Nothing in a foreign file became a record of a timeline; `imported` says why."""

    def __init__(self, name: str, imported: Import) -> None:
        hint = "see what was refused" if imported.refused else "does it hold any events?"
        super().__init__(name, [Problem(1, 1, "nothing in this file could be read", hint)])
        self.imported = imported


def open_timeline(path: str | None) -> Timeline:
    """Return the timeline that `open_file` opens, for those who tell nobody what was refused."""
    return open_file(path).timeline


def source_of(path: str | None) -> bytes:
    """Return what the file of a timeline holds now, for its comments; see `commented`.

    Nothing where there is none to read again.
    """
    if not path:
        return b""
    try:
        data = bytes_of(path)
        return data if format_of(path, data) == YAML else commented(data, open_file(path).imported)
    except (OSError, ProblemsError):
        return b""


def commented(data: bytes, imported: Import | None) -> bytes:
    """Return the file that has the comments on a timeline, as YAML: the file itself, if it is ours.

    Nothing for a foreign file without comments.
    """
    if imported is None or not imported.comments:
        return b"" if imported else data
    from timeline_tui.files.writers.pieces import in_pieces
    from timeline_tui.files.writers.yaml.conversion import converted

    return b"".join(in_pieces(converted(imported)))


def open_file(
    path: str | None,
    format_: str | None = None,
    options: Reading | None = None,
    *,
    once: bool = False,
) -> Opened:
    """Return what a file holds; "-" is standard input, None the story that comes with us.

    The format is the one of that name (`readers`, or yaml), or what the file seems to be.  With
    ``once``, a large file is opened for somebody who goes through it and ends.

    Raises OSError when it cannot be read, ProblemsError when it is no sound timeline, and among
    them NothingReadError when it is of a foreign format and nothing in it is sound.
    """
    path = _path(path)
    if format_ in (None, YAML) and (kept := kept_timeline(path) or (once and _passing(path))):
        return Opened(kept)
    data, name = _read(path)
    format_ = format_ or format_of(path, data)
    if format_ == YAML:
        # Loaded here: what is kept of a large file needs no PyYAML.
        from timeline_tui.files.readers.yaml.reading import read_timeline

        return Opened(read_timeline(data, name), None, data)
    imported = _imported(data, name, format_, options or Reading())
    return Opened(imported.timeline, imported, data)


def look_through(
    path: str | None,
    look: Callable[[bytes], object],
    take: Callable[[Iterable[File]], T],
    format_: str | None = None,
    options: Reading | None = None,
) -> tuple[T, Import | None]:
    """Return what `take` makes of the records of a file as it is read, and what was imported.

    `look` is given the bytes of the file before that.  For the rest see `open_file`.
    """
    path = _path(path)
    data, name = _read(path)
    look(data)
    format_ = format_ or format_of(path, data)
    if format_ == YAML:
        from timeline_tui.files.readers.yaml.reading import read_parts

        return read_parts(data, name, take), None
    imported = _imported(data, name, format_, options or Reading())
    return take([imported.file]), imported


def _path(path: str | None) -> str:
    if path is not None:
        return path
    from timeline_tui.files.bundled import bundled_story

    return bundled_story()


def _read(path: str) -> tuple[bytes, str]:
    if path == "-":
        return bytes_from(sys.stdin.buffer), "standard input"
    return bytes_of(path), path


def _passing(path: str) -> Timeline | None:
    if not is_large(path) or not _is_ours(path):
        return None
    from timeline_tui.files.store.passing import passing_timeline

    return passing_timeline(path)


def _is_ours(path: str) -> bool:
    """Tell whether a file begins as our own YAML does.  Raises OSError."""
    from pathlib import Path

    with Path(path).open("rb") as file:
        start = file.read(_SHOWS_WHAT_IT_IS)
    return format_of(path, start) == YAML and not start.lstrip().startswith(b"{")


def kept_timeline(path: str) -> Timeline | None:
    """Return the timeline of a file as it was read before, if the file is the same still."""
    if not is_large(path):
        return None
    from timeline_tui.files.store.cache import known_store

    store = known_store(path)
    return store.timeline() if store else None


def complete(path: str | None, timeline: Timeline) -> None:
    """Let another process add what is missing to what is kept of a file, from which a timeline is.

    The timeline has it as soon as it is there.
    """
    shelf = timeline.shelf
    # Words are added last.
    if path is None or shelf.stored is None or shelf.has("words"):
        return
    from timeline_tui.files.store import completing

    completing.complete(path, timeline)


def is_outdated(path: str) -> bool:
    """Compare what is kept of a file with its bytes; forget it, and say so, if they differ.

    This reads the whole file where something is kept.
    """
    if not is_large(path):
        return False
    from timeline_tui.files.store import cache

    return cache.is_outdated(path)


def loading(path: str) -> Loading | None:
    """Return the reading of a large file by another process; None for a file that needs none.

    Its first events may be had before the others: see `Loading`.  Raises OSError.
    """
    if not is_large(path) or kept_timeline(path):
        return None
    if not _is_ours(path):
        return None
    from timeline_tui.files.store.loading import Loading

    return Loading(path)


def is_large(path: str) -> bool:
    """Tell whether a file is so large that it is worth a store, and not too large to be read."""
    try:
        found = os.stat(path)  # noqa: PTH116 - the path is a text of the command line
        return stat.S_ISREG(found.st_mode) and LARGE <= found.st_size <= size_limit()
    except (OSError, ValueError):
        return False


def _imported(data: bytes, name: str, format_: str, options: Reading) -> Import:
    from timeline_tui.files.readers.gathering import gather

    read = FORMATS[format_].read
    if read is None:
        raise ValueError(f"{format_} is not read")
    imported = gather(read(data, name, options))
    if imported.is_empty:
        raise NothingReadError(name, imported)
    return imported
