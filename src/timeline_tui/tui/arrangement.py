"""Which panes are shown: as many as the terminal has room for, and always the one in use."""

from __future__ import annotations

from typing import Literal, TypeAlias

from timeline_tui.core.view import Pane, View

SMALLEST = (40, 12)
"""Columns and lines below which nothing useful can be shown."""

Arrangement: TypeAlias = Literal["none", "one", "two", "four", "columns"]


def arrangement(width: int, height: int, *, full: bool = False) -> Arrangement:
    """Return how many panes a terminal has room for; `full` asks for one alone."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return "none"
    if full or height < 16:
        return "one"
    if width < 110 or height < 24:
        return "two"
    return "four" if width < 170 else "columns"


def panes_shown(how: Arrangement, view: View) -> set[Pane]:
    """Return the panes that stand on the screen; the chart comes on top of two panes or more."""
    match how:
        case "none":
            return set()
        case "one":
            return {view.pane}
        case "two":
            return {"events", view.aside, "chart"}
        case _:
            return {"events", "event", "facets", "quotes", "chart"}
