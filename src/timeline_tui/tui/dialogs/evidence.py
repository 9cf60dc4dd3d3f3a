"""On whose word the story stands: what is weak, and what came of what was planned, as a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from timeline_tui.core.evidence import EVIDENCE, EvidenceRow
from timeline_tui.core.query.terms import Term
from timeline_tui.core.selection.bits import members_of
from timeline_tui.core.status_marks import STATUS_MARKS
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.lines import Line, Piece, fitted, line_cells, spread
from timeline_tui.core.view import View
from timeline_tui.core.words import date_short
from timeline_tui.tui.dialogs.dialog import Choices, Dialog, Page, Rule
from timeline_tui.tui.drawn.rows import Rows, TextRows
from timeline_tui.tui.keys.dialogs import EVIDENCE_KEYS

_COUNT = 6
_TITLE = max(len(row.title) for row in EVIDENCE)
_QUERY = max(len(row.query) for row in EVIDENCE)


class Question(msgspec.Struct, frozen=True):
    """A row of the table, and which events it is so of under the present filter."""

    row: EvidenceRow
    events: Sequence[int]


class QuestionRows(Rows, msgspec.Struct, frozen=True):
    """The questions, each with how many events it finds, and with its query where there is room."""

    questions: Sequence[Question]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.questions)

    def line(self, y: int, width: int) -> Line:
        """Draw a question."""
        row, events = self.questions[y].row, self.questions[y].events
        title = Piece(row.title, "" if events else "muted")
        query, count = Piece(f"{row.query:<{_QUERY}}", "faint"), Piece(f"{len(events):>{_COUNT},}")
        fits = _TITLE + line_cells((query, count)) + 2 <= width
        return spread([title], [query, count] if fits else [count], width)


class FoundRows(Rows, msgspec.Struct, frozen=True):
    """The events that a question finds, each with what there is to tell of it."""

    view: View
    question: Question

    @property
    def items(self) -> int:
        """None: one reads on line by line."""
        return 0

    @property
    def _lines(self) -> int:
        return 2 if self.question.row.remark else 1

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.question.events) * self._lines

    def item(self, y: int) -> int | None:  # noqa: ARG002
        """Return None: there are no items."""
        return None

    def line(self, y: int, width: int) -> Line:
        """Draw the date and the title, or the remark under them."""
        place, part = divmod(y, self._lines)
        at = self.question.events[place]
        if part and self.question.row.remark:
            remark = self.question.row.remark(self.view.timeline, at)
            return fitted((Piece("  "), Piece(remark, "muted")), width)
        event = self.view.timeline.events[at]
        title = (Piece(f"{STATUS_MARKS[event.status]} "), Piece(visible_line(event.title)))
        return spread(title, [Piece(date_short(event.date), "muted")], width)


class EvidenceReport(Dialog[Term]):
    """Shows the report, and is dismissed with the query that filters by one of its rows."""

    BINDINGS: ClassVar[list[BindingType]] = [*EVIDENCE_KEYS]
    AUTO_FOCUS = "Choices"
    says = "On whose word"

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._questions = [Question(row, members_of(row.found(view.selection))) for row in EVIDENCE]

    def parts(self) -> ComposeResult:
        yield Rule(id="scope")
        yield Choices()
        yield Rule(id="counted")
        yield Page(id="found")

    def on_mount(self) -> None:
        questions = self.query_one(Choices)
        questions.styles.height = len(self._questions)
        events = plural(len(self._view.timeline.events), "event")
        shown = len(self._view.selection.events)
        scope = f"{shown:,} of {events}, as filtered" if self._view.is_filtered else f"all {events}"
        self.query_one("#scope", Rule).words = (scope, "")
        found = (at for at, question in enumerate(self._questions) if question.events)
        questions.show(QuestionRows(self._questions), next(found, 0))
        self._tell()

    @property
    def _question(self) -> Question:
        return self._questions[self.query_one(Choices).cursor]

    @on(Choices.Moved)
    def _tell(self) -> None:
        question = self._question
        count = len(question.events)
        self.query_one("#counted", Rule).words = (plural(count, "event"), "")
        page = self.query_one(Page)
        page.show(FoundRows(self._view, question) if count else TextRows([self._nothing()]))
        page.action_top()

    def _nothing(self) -> Line:
        no_date = self._view.timeline.now is None and self._question.row.query == "is:overdue"
        words = (
            "No source says when it was published: what is past cannot be told."
            if no_date
            else "Nothing of this kind."
        )
        return (Piece(words, "muted"),)

    @on(Choices.Opened)
    def action_take(self) -> None:
        if self._question.events:
            self.dismiss(self._question.row.added_to(self._view.query))

    def action_page(self, direction: int) -> None:
        self.query_one(Page).action_page(direction)
