"""How many events there are in each column, as blocks: of the window, of the whole, of a crowd."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from timeline_tui.core.axis import Axis
from timeline_tui.core.chart.brush import Brush
from timeline_tui.core.chart.extents import Extent
from timeline_tui.core.chart.glyphs import Signs
from timeline_tui.core.chart.spread import Spread
from timeline_tui.core.text.lines import Line, Piece


def counts_in(spread: Spread, axis: Axis) -> list[int]:
    """Return how many events may fall in each column; in a break there are none to tell apart."""
    counts = spread.counts(axis.edges)
    for part in axis.stretches:
        if part.folded:
            counts[part.left : part.right] = [0] * (part.right - part.left)
    return counts


def blocks(counts: Sequence[int], signs: Signs) -> list[str]:
    """Return a sign for each count: the more, the higher, and something for every one."""
    top, most = len(signs.bars) - 1, max(counts, default=0) or 1
    return [signs.bars[-(-count * top // most)] for count in counts]


def window_band(spread: Spread, axis: Axis, signs: Signs, chosen: Extent | None = None) -> Line:
    """Return the band of the window: how many events fall in each column.

    The columns in which the chosen event may lie stand out.
    """
    cells = [(sign, "band") for sign in blocks(counts_in(spread, axis), signs)]
    if chosen and chosen.first < axis.end and chosen.last >= axis.start:
        for column in range(axis.column(chosen.first), axis.column(chosen.last) + 1):
            cells[column] = cells[column][0], "accent"
    return _pieces(cells)


def whole_band(spread: Spread, whole: Axis, axis: Axis, signs: Signs) -> Line:
    """Return the band of the whole timeline, the window between brackets."""
    cells = [(sign, "faint") for sign in blocks(counts_in(spread, whole), signs)]
    left, right = whole.column(axis.start), whole.column(axis.end - 1)
    for column in range(left, right + 1):
        cells[column] = cells[column][0], "band"
    if right - left < 2:
        # The brackets stand around so few columns, and hide nothing of them.
        left, right = max(left - 1, 0), min(right + 1, whole.width - 1)
    cells[left], cells[right] = (signs.thumb[0], "accent"), (signs.thumb[1], "accent")
    return _pieces(cells)


def _pieces(cells: list[tuple[str, str]]) -> Line:
    styled = [(sign, style if sign != " " else "") for sign, style in cells]
    return tuple(
        Piece("".join(sign for sign, _ in run), style)
        for style, run in groupby(styled, key=lambda cell: cell[1])
    )


def crowd(brush: Brush, lines: range, spread: Spread) -> None:
    """Draw how many events fall in each column as bars over some lines of a canvas."""
    counts = counts_in(spread, brush.axis)
    bars, upwards = brush.signs.bars, lines[::-1]
    steps = len(bars) - 1
    most = max(counts, default=0) or 1
    for x, count in enumerate(counts):
        full, rest = divmod(-(-count * len(lines) * steps // most), steps)
        for y in upwards[:full]:
            brush.canvas.put(x, y, bars[steps], "band")
        if rest:
            brush.canvas.put(x, upwards[full], bars[rest], "band")
