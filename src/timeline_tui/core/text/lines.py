"""Drawn lines as plain values: pieces of text, each with the name of a style.

What a pane or the chart looks like is computed as such lines by plain functions; only the screen
turns the names into colours (`tui/palette.py`).  Texts in pieces are already safe to show.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from timeline_tui.core.text import find_all
from timeline_tui.core.text.wrap import cells, cut, exceeds, wrap


class Piece(NamedTuple):
    """A stretch of text in one style; the style is names split at blanks, empty for plain text."""

    text: str
    style: str = ""


Line: TypeAlias = tuple[Piece, ...]


def line_text(line: Iterable[Piece]) -> str:
    """Return a line without its styles."""
    return "".join(piece.text for piece in line)


def line_cells(line: Iterable[Piece]) -> int:
    """Return how many cells a line takes."""
    return sum(cells(piece.text) for piece in line)


def fitted(line: Iterable[Piece], width: int) -> Line:
    """Return a line cut to at most width cells, with an ellipsis where something is cut off."""
    kept: list[Piece] = []
    left = width
    pieces = list(line)
    last = max((place for place, piece in enumerate(pieces) if piece.text), default=0)
    for place, piece in enumerate(pieces):
        more = place < last
        # What fills the line to its end is cut when something follows.
        if not exceeds(piece.text, left - 1 if more else left):
            kept.append(piece)
            left -= cells(piece.text)
            continue
        if left > 0:
            kept.append(Piece(cut(piece.text + ("…" if more else ""), left), piece.style))
        break
    return tuple(kept)


def spread(left: Iterable[Piece], right: Iterable[Piece], width: int) -> Line:
    """Return a line with its left part cut so that the right part fits at the right edge."""
    right = tuple(right)
    room = width - line_cells(right)
    if room < 1:
        return fitted(right, width)
    cut_left = fitted(left, room - 1 if right else room)
    return (*cut_left, Piece(" " * (room - line_cells(cut_left))), *right)


def marked(text: str, words: tuple[str, ...], style: str = "") -> Iterator[Piece]:
    """Yield a text with every occurrence of the folded words in the style "hit" as well."""
    at = 0
    for start, end in find_all(text, words):
        if start > at:
            yield Piece(text[at:start], style)
        yield Piece(text[start:end], f"{style} hit".strip())
        at = end
    if at < len(text):
        yield Piece(text[at:], style)


def wrapped(line: Iterable[Piece], width: int) -> list[Line]:
    """Return a line as several, none wider than width cells, broken as `wrap` breaks its text."""
    pieces = tuple(line)
    ends = list(accumulate(len(piece.text) for piece in pieces))
    lines: list[Line] = []
    for start, end in wrap(line_text(pieces), width):
        # A line of very many pieces is not walked from its beginning for each.
        first, last = bisect_right(ends, start), bisect_left(ends, end)
        before = ends[first - 1] if first else 0
        lines.append(slice_of(pieces[first : last + 1], start - before, end - before))
    return lines


def slice_of(line: Line, start: int, end: int) -> Line:
    """Return the characters [start, end) of a line."""
    found: list[Piece] = []
    at = 0
    for text, style in line:
        a, b = max(start - at, 0), min(end - at, len(text))
        if a < b:
            found.append(Piece(text[a:b], style))
        at += len(text)
    return tuple(found)
