"""What a list shows: lines, drawn when they are asked for, and the items that they belong to."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from timeline_tui.core.text.lines import Line, Piece, line_cells


class Rows:
    """Lines, some of which belong to an item that can be chosen.

    As it stands here every line is an item of its own, numbered from 0 downwards.
    """

    __slots__ = ()

    @abstractmethod
    def __len__(self) -> int:
        """Return how many lines there are."""

    @abstractmethod
    def line(self, y: int, width: int) -> Line:
        """Return one line, which may be wider than it fits."""

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self)

    def item(self, y: int) -> int | None:
        """Return the item that a line belongs to, None for a heading."""
        return y

    def top(self, item: int) -> int:
        """Return the first line of an item."""
        return item

    def looks_like(self, others: Rows) -> bool:  # noqa: ARG002
        """Tell whether every line is known to look as it does in others."""
        return False

    def height(self, item: int) -> int:  # noqa: ARG002
        """Return how many lines an item has."""
        return 1


class TextRows(Rows):
    """Lines without items: a message, or a page to read."""

    def __init__(self, lines: Sequence[Line] = ()) -> None:
        """Take the lines as they are."""
        self._lines = lines

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def line(self, y: int, width: int) -> Line:  # noqa: ARG002
        """Return a line."""
        return self._lines[y]

    @property
    def items(self) -> int:
        """None at all."""
        return 0

    def item(self, y: int) -> int | None:  # noqa: ARG002
        """Return None: there are no items."""
        return None


def heading(text: str, right: str, width: int) -> Line:
    """Return a heading with a quiet rule and, at its end, a remark: a line of exactly a width."""
    left = (Piece(text, "heading"), Piece(" " if text else ""))
    remark = (Piece(" " if right else ""), Piece(right, "gap"))
    rule = Piece("─" * max(1, width - line_cells((*left, *remark))), "rule")
    return (*left, rule, *remark)
