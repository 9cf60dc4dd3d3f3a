"""Rows that count: a sign for what is included or excluded, a name, and figures at the right."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_tui.core.selection.facet_filter import FacetFilter
from timeline_tui.core.text.lines import Line, Piece, fitted, line_cells

COUNTS_HEADING = "events   ❝"
_COUNTS = 10


def sign_and_style(wanted: FacetFilter, value: str) -> tuple[Piece, str]:
    """Return the sign before a value's name, and the style of the name."""
    if value in wanted.included:
        return Piece("+ ", "accent strong"), ""
    if value in wanted.excluded:
        return Piece("− ", "error"), "excluded"
    return Piece("  "), ""


def counted(
    name: Iterable[Piece], about: Iterable[Piece], counts: tuple[int, int], width: int
) -> Line:
    """Return a row: a name, what it is where there is room, its events and its quotes."""
    room = width - _COUNTS
    name, about = tuple(name), tuple(about)
    if about and line_cells(name) + 12 < room:
        name = (*name, Piece("  "), *about)
    shown = fitted(name, room)
    events, quotes = counts
    return (
        *shown,
        Piece(" " * (room - line_cells(shown))),
        Piece(f"{events:>6,}", "" if events else "faint"),
        Piece(f"{quotes:>4,}" if quotes else "    ", "muted"),
    )
