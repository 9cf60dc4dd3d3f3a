"""Everything that is wrong with the open file: a list, with the place of each in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.lines import Line, Piece, wrapped
from timeline_tui.files.problems import Problem
from timeline_tui.files.show import excerpt_of
from timeline_tui.tui.dialogs.dialog import Choices, Dialog, Page, Rule
from timeline_tui.tui.drawn.rows import Rows, TextRows
from timeline_tui.tui.keys.dialogs import PROBLEM_KEYS

_AROUND = 12  # lines of the frame beside those of the list


class ProblemRows(Rows, msgspec.Struct, frozen=True):
    """The problems, one a line, each with its place."""

    problems: Sequence[Problem]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.problems)

    def line(self, y: int, width: int) -> Line:  # noqa: ARG002
        """Draw the place and what is wrong there."""
        problem = self.problems[y]
        widest = len(f"{self.problems[-1].line}:999")
        place = f"{problem.line}:{problem.column}"
        return (Piece(f"{place:<{widest}}  ", "muted"), Piece(visible_line(problem.message)))


class Problems(Dialog[Problem]):
    """Lists problems, and is dismissed with the one to be mended in the editor."""

    BINDINGS: ClassVar[list[BindingType]] = [*PROBLEM_KEYS]
    AUTO_FOCUS = "Choices"
    says = "What is wrong with the file"

    def __init__(self, problems: Sequence[Problem], name: str) -> None:
        super().__init__()
        self._problems = problems
        self._file = name

    def parts(self) -> ComposeResult:
        yield Rule(id="scope")
        yield Choices()
        yield Rule()
        yield Page(id="excerpt")

    def on_mount(self) -> None:
        counted = plural(len(self._problems), "problem")
        self.query_one("#scope", Rule).words = (f"{counted} in {visible_line(self._file)}", "")
        self.query_one("#frame").styles.max_height = len(self._problems) + _AROUND
        self.query_one(Choices).show(ProblemRows(self._problems), 0)
        self.call_after_refresh(self._tell)

    @property
    def _problem(self) -> Problem:
        return self._problems[self.query_one(Choices).cursor]

    @on(Choices.Moved)
    def _tell(self) -> None:
        page = self.query_one(Page)
        page.show(TextRows(problem_lines(self._problem, page.scrollable_content_region.width - 2)))
        page.action_top()

    @on(Choices.Opened)
    def action_take(self) -> None:
        self.dismiss(self._problem)

    def action_page(self, direction: int) -> None:
        self.query_one(Page).action_page(direction)


def problem_lines(problem: Problem, width: int) -> list[Line]:
    """Return a problem in full: what is wrong, its line of the file, and what to do."""
    room = max(8, width)
    lines = wrapped((Piece(visible_line(problem.message)),), room)
    lines += [(Piece(line, "muted"),) for line in excerpt_of(problem, room)]
    if problem.hint:
        hint = (Piece("hint: ", "accent"), Piece(visible_line(problem.hint)))
        lines += wrapped(hint, room)
    return lines
