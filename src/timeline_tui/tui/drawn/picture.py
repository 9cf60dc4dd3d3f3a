"""A picture of the screen: lines whose styles have names.

As a text it can be handed from one process to another: a line for each, pieces and their styles
split by the separators that ASCII has for it.  No piece has them: control characters are shown in
another way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline_tui.core.text.lines import Line, Piece

KEYS = 1
"""So many lines of the screen, at its bottom, are no part of a picture: they show the keys."""

_PIECE, _TEXT = "\x1e", "\x1f"


class Picture(NamedTuple):
    """A screen of so many columns and lines, but for its keys."""

    size: tuple[int, int]
    lines: Sequence[Line]


def text_of(picture: Picture) -> str:
    """Return a picture as a text."""
    size = " ".join(map(str, picture.size))
    lines = (_PIECE.join(f"{style}{_TEXT}{text}" for text, style in line) for line in picture.lines)
    return "\n".join([size, *lines, ""])


def picture_in(text: str) -> Picture:
    """Return the picture that `text_of` has made a text of.  Raises ValueError if it is cut."""
    size, *lines, end = text.split("\n")
    columns, rows = map(int, size.split())
    if end or len(lines) != rows - KEYS:
        raise ValueError("it is cut")
    pieces = [[piece.partition(_TEXT) for piece in line.split(_PIECE)] for line in lines]
    return Picture(
        (columns, rows), [tuple(Piece(text, style) for style, _, text in line) for line in pieces]
    )
