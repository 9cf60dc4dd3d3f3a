"""What can be wrong with a file, and where: problems as values, and the one error of reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from re import compile as pattern_of

import msgspec

from timeline_tui.core.text import visible_line

# Editors count these as the ends of lines; YAML 1.1 also counts U+0085, U+2028 and U+2029.
_BREAK = pattern_of("\r\n|\n|\r")
_KEPT_AROUND = 200
_LONGEST_QUOTED = 60
MOST_PROBLEMS = 10_000
"""How many problems of a file are told: a generated file may have one in every line."""


class Problem(msgspec.Struct, frozen=True, eq=False):
    """One thing that is wrong in a file, what to do about it, and the place.

    Lines and columns count from 1, columns in characters.  The line of the file stands in
    `excerpt`, cut around the place when it is very long; `caret` is the index of the place in it.
    Message and hint are safe to show; the excerpt is as it stands in the file.
    """

    line: int
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""
    caret: int = 0

    def _compared(self) -> tuple[int, int, str, str]:
        return self.line, self.column, self.message, self.hint

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and self._compared() == other._compared()

    def __ne__(self, other: object) -> bool:  # a Struct has one of its own
        return not self == other

    def __lt__(self, other: Problem) -> bool:
        return self._compared() < other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}{self.hint and '; '}{self.hint}"


class ProblemsError(Exception):
    """A file is no sound timeline.  `problems` are all of them, sorted, at least one."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.name = name
        self.problems = tuple(sorted(set(problems)))
        super().__init__(name, self.problems)

    def __str__(self) -> str:
        name = visible_line(self.name)
        return "\n".join(f"{name}:{problem}" for problem in self.problems)


class Report:
    """Collects the problems of one text, by index into the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    @property
    def is_full(self) -> bool:
        """Whether nothing more will be told: who looks for problems may stop."""
        return len(self.problems) > MOST_PROBLEMS

    def line(self, at: int) -> int:
        """Return the number, from 1, of the line in which an index falls."""
        return bisect_right(self._starts, at)

    def before(self, at: int) -> str:
        """Return what stands in the line before an index."""
        return self.text[self._starts[self.line(at) - 1] : at]

    def add(self, at: int, message: str, hint: str = "") -> None:
        """Note that something is wrong at an index, which may be the end of the text.

        After `MOST_PROBLEMS` there is one that says so, and no more.
        """
        if self.is_full:
            return
        if len(self.problems) == MOST_PROBLEMS:
            message, hint = "and there are more problems", "mend these first"
        line = self.line(at)
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        first = max(start, at - _KEPT_AROUND)
        excerpt = self.text[first : min(end, at + _KEPT_AROUND)].rstrip("\r\n")
        self.problems.append(
            Problem(line, at - start + 1, message, hint, excerpt, min(at - first, len(excerpt)))
        )


def quoted(text: str) -> str:
    """Return a text of the file for use in a message: in quotes, on one line, short, safe."""
    shown = text if len(text) <= _LONGEST_QUOTED else f"{text[: _LONGEST_QUOTED - 1]}…"
    return f"'{visible_line(shown)}'"
