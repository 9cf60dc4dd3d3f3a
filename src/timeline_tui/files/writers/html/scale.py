"""The time axis of the drawn chart: moments as distances, and its ticks, guides and breaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

import msgspec

from timeline_tui.core.axis import Axis
from timeline_tui.core.chart.glyphs import UNICODE
from timeline_tui.core.chart.scale import break_text
from timeline_tui.core.ticks import ticks_of
from timeline_tui.files.writers.html.markup import tag

CELL = 8
"""How wide a column of the axis is drawn: a letter of a label is narrower."""

BELOW = 42
"""How much room the two lines of labels take."""


class Scale(msgspec.Struct, frozen=True, dict=True):
    """An axis drawn with so many units a column."""

    axis: Axis

    @property
    def width(self) -> int:
        """How wide the axis is."""
        return self.axis.width * CELL

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.axis.stretches]

    def x(self, moment: int) -> float:
        """Return where a moment lies; one beyond an end of the axis lies at that end."""
        moment = min(max(moment, self.axis.start), self.axis.end)
        part = self.axis.stretches[max(bisect_right(self._starts, moment) - 1, 0)]
        share = (moment - part.start) / (part.end - part.start)
        return CELL * (part.left + share * (part.right - part.left))

    def between(self, first: int, last: int) -> tuple[float, float]:
        """Return from where to where the moments from the first to the last lie, both included."""
        return self.x(first), self.x(last + 1)

    def parts(self, left: float, right: float) -> Iterator[tuple[float, float, bool]]:
        """Yield a stretch in pieces (left, right, whether time is folded there)."""
        for part in self.axis.stretches:
            start, end = max(left, part.left * CELL), min(right, part.right * CELL)
            if start < end:
                yield start, end, part.folded


def number(value: float) -> str:
    """Return a distance as it is written in a drawing."""
    return f"{round(value, 1):g}"


def line(kind: str, start: tuple[float, float], end: tuple[float, float]) -> Element:
    """Return a straight line from one point to another."""
    ends = dict(zip(("x1", "y1", "x2", "y2"), map(number, (*start, *end)), strict=True))
    return tag("line", class_=kind, **ends)


def behind(scale: Scale, height: float) -> Iterator[Element]:
    """Yield what lies behind the events: the breaks, and a guide at each larger unit."""
    for part in scale.axis.stretches:
        left, right = part.left * CELL, part.right * CELL
        if part.folded:
            tall = number(height)
            yield tag("rect", class_="fold", x=left, y=0, width=right - left, height=tall)
            for x in (left, right):
                yield line("fold-edge", (x, 0), (x, height))
    for tick in ticks_of(scale.axis).large:
        if tick.at_start:
            at = scale.x(tick.moment)
            yield line("guide", (at, 0), (at, height))


def ticks(scale: Scale, y: float) -> Iterator[Element]:
    """Yield the line of the axis with its labels below, and the lengths of its breaks in words."""
    yield line("axis", (0, y), (scale.width, y))
    found = ticks_of(scale.axis)
    for kind, named, reach in (("small", found.small, 18), ("large", found.large, 36)):
        for tick in named:
            x = scale.x(tick.moment) if tick.at_start else float(tick.column * CELL)
            if tick.at_start:
                yield line("tick", (x, y), (x, y + reach))
            at = {"x": number(x + 4 * tick.at_start), "y": number(y + reach - 2)}
            yield tag("text", tick.label, class_=kind, **at)
    for part in scale.axis.stretches:
        if part.folded:
            middle = (part.left + part.right) * CELL / 2
            at = {"x": number(middle), "y": number(y + 16)}
            yield tag("text", break_text(part, UNICODE), class_="fold-words", **at)
