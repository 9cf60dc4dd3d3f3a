"""The thumb of a scroll bar: which part of all lines is in sight, to an eighth of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from timeline_tui.core.text.lines import Piece

PARTS = 8
"""So many parts of a cell are told apart."""

_PART_FILLED = " ▇▆▅▄▃▂▁"
"""A cell of which so many eighths, counted from above, are not filled."""


def thumb(size: int, seen: float, of: float, position: float) -> tuple[int, int] | None:
    """Return where the thumb of a bar of so many cells begins and ends, in eighths; None for none.

    The rule is that of Textual's `ScrollBarRender`: the same numbers are the same picture.
    """
    if not size or not seen or seen >= of or size == of:
        return None
    length = max(1, seen / (of / size))
    start = int((size - length) * (position / (of - seen)) * PARTS)
    return start, start + ceil(length * PARTS)


def thumb_cells(size: int, seen: int, of: int, position: int) -> Iterator[Piece]:
    """Yield the cells of a bar, from above."""
    start, end = thumb(size, seen, of, position) or (0, 0)
    for y in range(0, size * PARTS, PARTS):
        if start < y + PARTS and y < end:
            if start > y:
                yield Piece(_PART_FILLED[start - y], "rule")
            elif end < y + PARTS:
                yield Piece(_PART_FILLED[end - y], "thumb rest")
            else:
                yield Piece(" ", "thumb")
        else:
            yield Piece(" ")
