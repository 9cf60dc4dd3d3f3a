"""A list as it is seen in its pane: how far it is scrolled, and what its lines look like."""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.core.text.lines import Line, Piece, fitted
from timeline_tui.tui.drawn.rows import Rows

_CURSOR, _NO_CURSOR = Piece("▌", "accent"), Piece(" ")
_AROUND = 3  # lines kept in sight above and below the cursor


class Look(NamedTuple):
    """How a line looks: its pieces, and the name of the style under all of them."""

    line: Line
    under: str = ""


def scrolled_to(rows: Rows, item: int, seen: int, here: int = 0) -> int:
    """Return the first line in sight, of so many, where an item is to be with some lines around it.

    It is the one that is first in sight already, if it can be.
    """
    if seen <= 0:
        return here
    top, height = rows.top(item), rows.height(item)
    if height > seen and top <= here <= top + height - seen:
        return here
    around = max(0, min(_AROUND, (seen - height) // 2))
    first, last = max(0, top - around), min(len(rows), top + height + around)
    if first < here:
        return first
    return min(last - seen, top) if last > here + seen else here


def listed_line(rows: Rows, at: int, width: int, cursor: int | None, under: str) -> Look:
    """Return a line of a list in a width; the one under the cursor is in a style of its own."""
    if at >= len(rows):
        return Look(())
    line = fitted(rows.line(at, width - 1), width - 1)
    if cursor is not None and rows.item(at) == cursor:
        return Look((_CURSOR, *line), under)
    return Look((_NO_CURSOR, *line))
