"""Which panes are shown, and where: as many as there is room for, and always the one in use."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple, TypeAlias

from timeline_tui.core.view import PANES, Pane, View

SMALLEST = (40, 12)
"""Columns and lines below which nothing useful can be shown."""

Arrangement: TypeAlias = Literal["none", "one", "two", "four", "columns"]

_LEAST_CHART, _MOST_CHART = 7, 16  # lines
_ALL = 4  # lists; fewer stand one below the other


class Place(NamedTuple):
    """A part of the screen, in columns and lines from its upper left corner."""

    x: int
    y: int
    width: int
    height: int


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


def places(how: Arrangement, shown: Collection[Pane], within: Place) -> dict[Pane, Place]:
    """Return where each pane that is shown stands within a part of the screen."""
    found: dict[Pane, Place] = {}
    x, y, width, height = within
    if "chart" in shown:
        lines = height
        if how != "one":
            # In percent of the lines between the first of the screen and the keys.
            part = (36 if how == "two" else 33) * (y + height) // 100
            lines = min(max(part, _LEAST_CHART), _MOST_CHART, height)
        found["chart"] = Place(x, y, width, lines)
        y, height = y + lines, height - lines
    lists = [pane for pane in PANES if pane in shown and pane != "chart"]
    below = Place(x, y, width - 1, height)  # so that no scroll bar stands at the very edge
    return found | dict(zip(lists, _grid(how, len(lists), below), strict=True))


def _grid(how: Arrangement, lists: int, within: Place) -> Iterator[Place]:
    """Yield the places of so many lists."""
    x, y, width, height = within
    if lists < _ALL:
        for above, lines in _parts((1,) * lists, height):
            yield Place(x, y + above, width, lines)
    elif how == "four":
        across, down = _parts((1, 1), width, gap=1), _parts((3, 2), height)
        for above, lines in down:
            for left, columns in across:
                yield Place(x + left, y + above, columns, lines)
    else:
        (*tall, (left, columns)) = _parts((5, 5, 4), width, gap=1)
        for before, wide in tall:
            yield Place(x + before, y, wide, height)
        for above, lines in _parts((1, 1), height):
            yield Place(x + left, y + above, columns, lines)


def _parts(shares: Sequence[int], whole: int, gap: int = 0) -> list[tuple[int, int]]:
    """Cut a length into shares of it with gaps between: where each begins, and how long it is."""
    room = max(0, whole - gap * (len(shares) - 1))
    all_shares = max(1, sum(shares))
    ends = [before * room // all_shares for before in accumulate(shares, initial=0)]
    return [
        (start + number * gap, end - start) for number, (start, end) in enumerate(pairwise(ends))
    ]
