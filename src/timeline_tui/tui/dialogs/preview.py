"""What will stand in a file, before it is written: all of it, or of very much its beginning."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from timeline_tui.core.selection import Selection
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.lines import Line, Piece
from timeline_tui.files.formats import Written, export
from timeline_tui.files.options import Writing
from timeline_tui.tui.drawn.rows import TextRows

MOST_WHOLE = 2_000
"""Up to so many events the preview is the whole file, and is what will be written."""

SAMPLE = 200
"""Of more events, so many are shown."""


_Made = TypeVar("_Made")
_LINE = "\n"
_DRAWING = re.compile("(<svg[^>]*>).*?(</svg>)", re.DOTALL)


class Preview(NamedTuple):
    """A file as it will be; when not ``whole``, it is one of the first events alone."""

    written: Written
    size: int
    whole: bool


def preview_of(selection: Selection, name: str, options: Writing) -> Preview:
    """Return what will stand in a file, or its beginning if that would take long to make."""
    whole = len(selection.events) <= MOST_WHOLE
    written = export(selection if whole else selection.first(SAMPLE), name, options)
    return Preview(written, len(written.data) if whole else 0, whole)


def tried(make: Callable[[], _Made]) -> _Made | Exception:
    """Return what a writer makes, or what it failed with: its defect must not end the program."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
        return error


def failure_rows(error: Exception) -> TextRows:
    """Return what is shown of a writer that failed."""
    says = "This is a defect of the program, please report it; the other formats may do."
    return TextRows(
        [(Piece(says, "error"),), (), (Piece(visible_line(f"{type(error).__name__}: {error}")),)]
    )


class FileRows(TextRows):
    """The text of a file, line by line."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self._texts = texts

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self._texts)

    def line(self, y: int, width: int) -> Line:  # noqa: ARG002
        """Return a line, made safe to show."""
        return (Piece(visible_line(self._texts[y])),)


def rows_of(preview: Preview) -> FileRows:
    """Return the lines of a preview; of a page only those that people would read."""
    text = preview.written.text.replace("\r\n", _LINE).removesuffix(_LINE)
    if text.startswith("<!DOCTYPE html>"):
        style, body, rest = text.partition("<body")
        rest = _DRAWING.sub(r"\1…\2", rest)
        text = f"… {plural(style.count(_LINE), 'line')} of head and style …{_LINE}{body}{rest}"
    return FileRows(text.split(_LINE))


def size_words(size: int) -> str:
    """Return a number of bytes as people read it: "812 bytes", "5.2 KB", "14 MB"."""
    if size < 1000:
        return plural(size, "byte")
    amount = float(size)
    for unit in ("KB", "MB", "GB"):
        amount /= 1000
        if amount < 999.5 or unit == "GB":
            break
    return f"{amount:,.1f} {unit}" if amount < 9.95 else f"{amount:,.0f} {unit}"
