"""The keys that are named at the bottom of the screen: as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.binding import Binding

from timeline_tui.core.text.lines import Line, Piece, line_cells
from timeline_tui.tui.keys.naming import shown_key

_BETWEEN = "  "
_LAST = ("help", "app.quit")
_ALSO_IN: Mapping[str, Sequence[str]] = {"quotes": ("pane.words",)}
"""Keys of the screen that belong to a pane more than to the others, by their ids."""


def fitting_keys(
    keys: Sequence[tuple[Binding, bool]], pane: str, width: int
) -> Iterator[tuple[int, Line]]:
    """Yield the places of those keys that fit into a width, and how they look, from left to right.

    With each key is told whether it is one of the screen; those of the pane come first.
    """
    also = _ALSO_IN.get(pane, ())
    shown = [
        (place, key, is_of_screen)
        for place, (key, is_of_screen) in enumerate(keys)
        if (key.show or key.id in also) and key.description
    ]
    last = [one for one in shown if one[1].action in _LAST]
    others = [one for one in shown if one[1].action not in _LAST]
    others.sort(key=lambda one: one[2] and one[1].id not in also)
    room = width + len(_BETWEEN)
    drawn: dict[int, Line] = {}
    for place, key, _ in (*last, *others):
        line = (
            Piece(key.key_display or shown_key(key.key.split(",")[0]), "accent"),
            Piece(f" {key.description.lower()}{_BETWEEN}", "muted"),
        )
        if line_cells(line) <= room:
            drawn[place] = line
            room -= line_cells(line)
    for place, *_ in (*others, *last):
        if place in drawn:
            yield place, drawn[place]
