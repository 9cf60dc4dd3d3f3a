"""What may be written next in the filter line, as a list that opens over the panes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from timeline_tui.core.query.completion import Completion
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.lines import Line, Piece, fitted, line_cells
from timeline_tui.core.text.wrap import cells
from timeline_tui.tui.drawn.rows import Rows, TextRows
from timeline_tui.tui.palette import Look
from timeline_tui.tui.row_list import RowList

_MOST_LINES = 8
_FEWEST_LINES = 3
_LINES_AROUND = 4  # title, prompt, the filter in words, keys
_LONGEST_TEXT = 36
_LONGEST_ABOUT = 52
_SHORTEST_ABOUT = 8
_MARK = 1
_BETWEEN = "  "


class CompletionRows(Rows):
    """Completions in columns: the text, what it is, and its events where these are counted."""

    def __init__(self, offered: Sequence[Completion]) -> None:
        self._texts = [visible_line(one.text) for one in offered]
        self._abouts = [visible_line(one.about) for one in offered]
        self._counts = ["" if one.count is None else f"{one.count:,}" for one in offered]
        self._text = min(_LONGEST_TEXT, max(map(cells, self._texts), default=0))
        self._about = min(_LONGEST_ABOUT, max(map(cells, self._abouts), default=0))
        self._count = max(map(len, self._counts), default=0)

    @property
    def width(self) -> int:
        """The cells in which every column has room."""
        columns = [width for width in (self._text, self._about, self._count) if width]
        return sum(columns) + len(_BETWEEN) * (len(columns) - 1)

    @property
    def has_counts(self) -> bool:
        """Whether events are counted."""
        return self._count > 0

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self._texts)

    def line(self, y: int, width: int) -> Line:
        """Draw one completion; what it is gives way first where there is little room."""
        count = self._counts[y]
        right = (Piece(f"{_BETWEEN}{count:>{self._count}}", "faint" if count == "0" else ""),)
        room = width - line_cells(right) if self._count else width
        text = min(self._text, max(room // 2, room - len(_BETWEEN) - self._about))
        about = room - text - len(_BETWEEN)
        if not self._about or about < _SHORTEST_ABOUT:
            text, about = room, 0
        left = _padded((Piece(self._texts[y]),), text)
        if about:
            what = _padded((Piece(self._abouts[y], "muted"),), about)
            left = (*left, Piece(_BETWEEN), *what)
        return (*left, *right) if self._count else left


def _padded(line: Line, width: int) -> Line:
    shown = fitted(line, width)
    return (*shown, Piece(" " * (width - line_cells(shown))))


class Completions(RowList, can_focus=False):
    """The list of what may be written; the keyboard stays with the line above it."""

    LOOKS: ClassVar[Mapping[str, Look]] = {"chosen": Look(background="cursor")}

    class Clicked(Message):
        """The row that the cursor is on was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: Sequence[Completion] = ()
        self.display = False

    @property
    def chosen(self) -> Completion | None:
        """What the cursor is on; None while the list is closed."""
        return self._offered[self.cursor] if self.display else None

    def open(self, offered: Sequence[Completion], x: int) -> None:
        """List completions, their texts beginning in a column where there is room for that."""
        rows = CompletionRows(offered)
        screen = self.screen.size
        width = min(rows.width + _MARK + self.gutter.width, screen.width)
        room = max(_FEWEST_LINES, (screen.height - _LINES_AROUND) // 2)
        self._offered = offered
        self.styles.width = width
        self.styles.height = min(_MOST_LINES, room, len(offered)) + self.gutter.height
        self.styles.offset = (max(0, min(x - _MARK - self.gutter.left, screen.width - width)), 2)
        self.border_subtitle = Content(" events ") if rows.has_counts else None
        self.display = True
        self.show(rows, 0)

    def close(self) -> None:
        """Close the list."""
        if self.display:
            self.display = False
            self._offered = ()
            self.show(TextRows())

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()
        item = self._item_at(event)
        if item is not None:
            self.move_to(item)
            self.post_message(self.Clicked())
