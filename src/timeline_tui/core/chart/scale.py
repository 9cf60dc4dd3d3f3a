"""The axis as two lines of labels, and its marks in the rows above: guides and breaks."""

from __future__ import annotations

from timeline_tui.core.axis import Axis, Stretch
from timeline_tui.core.chart.canvas import Canvas
from timeline_tui.core.chart.glyphs import Signs
from timeline_tui.core.folds import break_words
from timeline_tui.core.text.lines import Line
from timeline_tui.core.ticks import Tick, ticks_of


def scale_lines(axis: Axis, signs: Signs, note: str = "") -> tuple[Line, Line]:
    """Return the line of the larger unit and that of the smaller one, with the breaks in words.

    A note stands at the end of the first, in place of labels that would reach into it.
    """
    ticks = ticks_of(axis)
    canvas = Canvas(axis.width, 2)
    room = axis.width - len(note)
    if note:
        kept = (tick for tick in ticks.large if tick.column + len(tick.label) + 1 < room)
        ticks = ticks._replace(large=tuple(kept))
        canvas.write(max(room, 0), 0, note, "accent")
    for y, line, style in ((0, ticks.large, "strong"), (1, ticks.small, "muted")):
        for tick in line:
            _write(canvas, y, tick, style, signs)
    for part in axis.stretches:
        if part.folded:
            text = break_text(part, signs)
            at = part.left + (part.right - part.left - len(text)) // 2
            canvas.write(at, 1, text, "accent")
    large, small = canvas.lines()
    return large, small


def _write(canvas: Canvas, y: int, tick: Tick, style: str, signs: Signs) -> None:
    x = tick.column
    if tick.at_start:
        canvas.put(x, y, signs.tick, "tick")
        x += 1
    canvas.write(x, y, tick.label, style)


def break_text(part: Stretch, signs: Signs) -> str:
    """Return the length of a break in words, as far as its columns allow."""
    dots = "⋯" if signs.gap == "⋯" else ".."
    size = part.right - part.left
    for words in (3, 2, 1):
        text = break_words(part.start, part.end, words, dots)
        if len(text) <= size:
            return text
    return dots[:size]


def draw_guides(canvas: Canvas, axis: Axis, signs: Signs) -> None:
    """Draw a faint line up from the beginning of each larger unit, where nothing else is."""
    for tick in ticks_of(axis).large:
        if tick.at_start and tick.column:
            for y in range(canvas.height):
                if _is_clear(canvas, tick.column, y):
                    canvas.put(tick.column, y, signs.guide, "tick")


def draw_breaks(canvas: Canvas, axis: Axis, signs: Signs) -> None:
    """Draw a faint line up from the middle of each break, where nothing else is."""
    for part in axis.stretches:
        if part.folded:
            for y in range(canvas.height):
                x = (part.left + part.right) // 2
                if _is_clear(canvas, x, y):
                    canvas.put(x, y, signs.break_guide, "faint")


def _is_clear(canvas: Canvas, x: int, y: int) -> bool:
    return all(
        canvas.is_free(column, y) for column in (x - 1, x, x + 1) if 0 <= column < canvas.width
    )
