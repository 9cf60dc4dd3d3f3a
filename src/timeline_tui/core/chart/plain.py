"""The chart as plain characters, for a text that is read without the program."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.chart.captions import caption
from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.chart.draw import draw_chart
from timeline_tui.core.chart.glyphs import ASCII, UNICODE
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.selection import Selection
from timeline_tui.core.text.lines import line_text
from timeline_tui.core.text.wrap import cells, wrap

_LOWEST, _HIGHEST = 8, 28


def plain_chart(
    selection: Selection, width: int, state: ChartState | None = None, *, ascii_only: bool = False
) -> list[str]:
    """Return the chart of a selection under what it shows in words, and what its signs mean.

    It is as high as it must be for every event to have a row, within reason.
    """
    state = state or ChartState(filtered=True)
    drawing = draw_chart(selection, state, width, _LOWEST, ascii_only=ascii_only)
    for height in range(_LOWEST + 1, _HIGHEST + 1):
        if not drawing.hidden and not drawing.counted:
            break
        drawing = draw_chart(selection, state, width, height, ascii_only=ascii_only)
    said = caption(chart_data(selection), state, drawing.axis)
    if ascii_only:
        said = said.translate(_DASHES)
    drawn = [line_text(line).rstrip() for line in drawing.lines]
    legend = _legend(width, ascii_only=ascii_only)
    return [*_wrapped([said], width), "", *drawn, "", *_wrapped(legend, width)]


def _wrapped(lines: list[str], width: int) -> list[str]:
    return [line[start:end] for line in lines for start, end in wrap(line, width)]


_DASHES = str.maketrans({"–": "-", "→": ">", "…": "~"})


def signs_and_meanings(*, ascii_only: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the signs of the chart and what each of them means."""
    signs = ASCII if ascii_only else UNICODE
    for status, own in signs.status.items():
        yield f"{own.mark} {own.left}{own.body}{own.right}", status
    yield signs.left + signs.dots * 2 + signs.right, "some time within"
    yield signs.status["happened"].body + signs.open_right, "still going on"
    yield signs.dots + signs.unknown, "end unknown"
    yield f"{signs.around} {signs.unknown}", "approximate, uncertain"
    yield f"{signs.counts[0]} {signs.counts[2]}", "two, four events"
    yield f"{signs.quiet.left}{signs.quiet.body}{signs.quiet.right}", "background"


def _legend(width: int, *, ascii_only: bool) -> list[str]:
    lines = [""]
    for sign, meaning in signs_and_meanings(ascii_only=ascii_only):
        entry = f"{sign} {meaning}"
        if lines[-1] and cells(lines[-1]) + 3 + cells(entry) > width:
            lines.append("")
        lines[-1] += f"   {entry}" if lines[-1] else entry
    return lines
