"""Cells to draw a chart on, which remember what they stand for, and become lines at the end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from timeline_tui.core.text.lines import Line, Piece
from timeline_tui.core.text.wrap import signs


class Canvas:
    """A rectangle of cells, each with a sign, a style and the events that it stands for.

    The second cell of a wide character holds an empty text.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.signs = [[" "] * width for _ in range(height)]
        self.styles = [[""] * width for _ in range(height)]
        self.events: list[list[tuple[int, ...]]] = [[()] * width for _ in range(height)]

    def put(self, x: int, y: int, sign: str, style: str = "", event: int | None = None) -> None:
        """Put a sign that is one cell wide; outside of the canvas it is lost."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self.signs[y][x] = sign
            self.styles[y][x] = style
            self.events[y][x] = () if event is None else (event,)

    def write(self, x: int, y: int, text: str, style: str = "", event: int | None = None) -> int:
        """Write a text; returns the column behind it.  What does not fit is lost."""
        for sign, size in signs(text):
            if x + size > self.width:
                break
            if size == 0:
                if x > 0:
                    self.signs[y][x - 1] += sign
                continue
            self.put(x, y, sign, style, event)
            if size == 2:
                self.put(x + 1, y, "", style, event)
            x += size
        return x

    def is_free(self, x: int, y: int) -> bool:
        """Tell whether a cell is on the canvas and blank."""
        return 0 <= x < self.width and self.signs[y][x] == " " and not self.events[y][x]

    def lines(self) -> list[Line]:
        """Return what is drawn, cells of one style joined to pieces."""
        return [tuple(_pieces(*row)) for row in zip(self.signs, self.styles, strict=True)]


def _pieces(signs: list[str], styles: list[str]) -> Iterator[Piece]:
    at = 0
    for style, cells_in_style in groupby(styles):
        size = len([*cells_in_style])
        yield Piece("".join(signs[at : at + size]), style)
        at += size
