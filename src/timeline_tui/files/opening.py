"""Opens whatever a person names: a timeline in a file, on standard input, or the built-in story."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import FORMATS
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import Problem, ProblemsError
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.reading_bytes import bytes_from, bytes_of
from timeline_tui.files.recognising import YAML, format_of

if TYPE_CHECKING:
    from timeline_tui.files.readers.gathering import Import


@dataclass(frozen=True)
class Opened:
    """A timeline; what became of the rest of its file, where that was of a foreign format."""

    timeline: Timeline
    imported: Import | None = None


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
    """Return what the file of a timeline holds now; nothing where there is none to read again."""
    try:
        return bytes_of(path) if path else b""
    except OSError:
        return b""


def open_file(
    path: str | None,
    format_: str | None = None,
    options: Reading | None = None,
    look: Callable[[bytes], object] | None = None,
) -> Opened:
    """Return what a file holds; "-" is standard input, None the story that comes with us.

    The format is the one of that name (`readers`, or yaml), or what the file seems to be.  `look`
    is given the bytes of the file before they are read.

    Raises OSError when it cannot be read, ProblemsError when it is no sound timeline, and among
    them NothingReadError when it is of a foreign format and nothing in it is sound.
    """
    if path is None:
        from timeline_tui.files.bundled import bundled_story

        path = str(bundled_story())
    data = bytes_from(sys.stdin.buffer) if path == "-" else bytes_of(path)
    name = "standard input" if path == "-" else path
    if look is not None:
        look(data)
    format_ = format_ or format_of(path, data)
    if format_ == YAML:
        return Opened(read_timeline(data, name))
    imported = _imported(data, name, format_, options or Reading())
    return Opened(imported.timeline, imported)


def _imported(data: bytes, name: str, format_: str, options: Reading) -> Import:
    from timeline_tui.files.readers.gathering import gather

    read = FORMATS[format_].read
    if read is None:
        raise ValueError(f"{format_} is not read")
    imported = gather(read(data, name, options))
    if imported.is_empty:
        raise NothingReadError(name, imported)
    return imported
