"""The table of export formats: the command line, the screen and the documentation read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from timeline_tui.core.selection import Selection
from timeline_tui.files.json_export import json_export
from timeline_tui.files.text_export import WIDTH, text_export


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may choose beyond the format; a format ignores what does not concern it.

    ``width`` is the longest line of plain text, in cells of a terminal; ``chart`` puts the chart at
    its head, drawn with ``ascii_only`` in ASCII.
    """

    width: int = WIDTH
    chart: bool = False
    ascii_only: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a selection: its name for people, the usual suffix, and who writes it."""

    title: str
    suffix: str
    write: Callable[[Selection, Options], str]


FORMATS: dict[str, Format] = {
    "text": Format(
        "Plain text",
        ".txt",
        lambda selection, options: text_export(
            selection, options.width, chart=options.chart, ascii_only=options.ascii_only
        ),
    ),
    "json": Format("JSON", ".json", lambda selection, _: json_export(selection)),
}


def export(selection: Selection, name: str, options: Options | None = None) -> bytes:
    """Return a selection in the format of that name: UTF-8, lines ended by line feeds."""
    return FORMATS[name].write(selection, options or Options()).encode()


def format_for(path: str) -> str | None:
    """Return the name of the format that a file's suffix asks for: text without any suffix.

    None for a suffix that no format has.
    """
    suffix = PurePath(path).suffix.lower()
    names = [name for name, row in FORMATS.items() if suffix in ("", row.suffix)]
    return names[0] if names else None
