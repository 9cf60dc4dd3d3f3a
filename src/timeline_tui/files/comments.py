"""The comments of a YAML file, each with what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from timeline_tui.core.text.hostile import visible_line

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value in a file: ("events", 3, "title"); () is the file as a whole."""

Lines: TypeAlias = Sequence[str]
"""Lines that begin with "#", without their indentation; empty ones are blank lines."""


class Comments(msgspec.Struct, frozen=True):
    """Comments by the path of what they stand ``above``, ``beside``, or at the end of: ``below``.

    Above () is the head of the file, below () its foot.
    """

    above: Mapping[Path, Lines] = msgspec.field(default_factory=dict)
    beside: Mapping[Path, str] = msgspec.field(default_factory=dict)
    below: Mapping[Path, Lines] = msgspec.field(default_factory=dict)

    def paths(self) -> Iterator[Path]:
        """Yield the path of every comment."""
        yield from self.above
        yield from self.beside
        yield from self.below


def comment_lines(texts: Iterable[str]) -> list[str]:
    """Return texts of another format as the lines of a comment."""
    lines = [visible_line(line).rstrip() for text in texts for line in text.split("\n")]
    return [line if line.startswith("#") else f"# {line}".rstrip() for line in lines]
