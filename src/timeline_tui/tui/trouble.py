"""What is wrong with the open file as it is now, said in one quiet line until it is mended."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual.reactive import var

from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.lines import Line, Piece, fitted, line_cells
from timeline_tui.files.problems import Problem, ProblemsError
from timeline_tui.tui.bars import Bar


class Trouble(msgspec.Struct, frozen=True):
    """Why the screen does not show the file as it is: a reason, or problems that have a place."""

    reason: str = ""
    problems: Sequence[Problem] = ()

    @property
    def says(self) -> str:
        """The reason, or the first problem with its line, safe to show."""
        if not self.problems:
            return self.reason
        first = self.problems[0]
        return f"line {first.line}: {visible_line(first.message)}"


def trouble_of(error: ProblemsError | OSError) -> Trouble:
    """Return what is wrong, for an error of reading the file again."""
    if isinstance(error, ProblemsError):
        return Trouble(problems=error.problems)
    if isinstance(error, FileNotFoundError):
        return Trouble("the file has vanished")
    return Trouble(f"the file cannot be read: {visible_line(error.strerror or str(error))}")


class TroubleBar(Bar):
    """The line itself; there is none as long as all is well."""

    trouble: var[Trouble | None] = var(None)

    def watch_trouble(self) -> None:
        self.display = self.trouble is not None
        self.refresh()

    def content(self, width: int) -> Line:
        return trouble_line(self.trouble, width) if self.trouble else ()


def trouble_line(trouble: Trouble, width: int) -> Line:
    """Return what is wrong, that an earlier state is shown, and the key that tells more."""
    says = (Piece("✗ ", "error"), Piece(trouble.says, "error"))
    more = len(trouble.problems) - 1
    also = Piece(f"  and {plural(more, 'more problem')}" if more > 0 else "", "muted")
    kept = Piece("  shown as it was before", "muted")
    keys = Piece("  ! lists" if trouble.problems else "  R reads again", "muted")
    for line in ((*says, also, kept, keys), (*says, also, keys), (*says, keys)):
        if line_cells(line) <= width:
            return line
    room = width - line_cells((keys,))
    return (*fitted(says, room), keys) if room > 20 else fitted(says, width)
