"""A scroll bar that is drawn again only when it looks another way.

Textual draws it, and the screen around it, whenever what it stands for changes by anything: in a
long list that is at every step, and one step moves nothing that anybody could see.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from timeline_tui.tui.line_by_line import LineByLine

_PARTS = 8  # of a cell, in which a scroll bar begins or ends


def show_in_bar(bar: ScrollBar, position: float, seen: int, of: int) -> None:
    """Let a bar show that so many lines are seen from a position on, of all that there are."""
    before = thumb(bar)
    bar.set_reactive(ScrollBar.window_virtual_size, of)
    bar.set_reactive(ScrollBar.window_size, seen)
    bar.set_reactive(ScrollBar.position, bar.validate_position(position))
    if thumb(bar) == before:
        return
    bar.refresh()
    app, all_of_it = bar.app, bar.outer_size.region
    if isinstance(app, LineByLine) and app.send_lines(
        bar, all_of_it, all_of_it.line_range, _drawn(bar, all_of_it)
    ):
        # It is drawn again, but the screen need not be put together for it.
        bar._repaint_required = False  # noqa: SLF001


def _drawn(bar: ScrollBar, all_of_it: Region) -> Callable[[int], Strip]:
    strips: list[Strip] = []

    def line(y: int) -> Strip:
        if not strips:
            strips.extend(bar.render_lines(all_of_it))
        return strips[y]

    return line


def thumb(bar: ScrollBar) -> tuple[int, int] | None:
    """Return where the thumb of a bar begins and ends, in eighths of cells; None for none.

    The rule is that of Textual's `ScrollBarRender`: the same numbers are the same picture.
    """
    size, seen, of = bar.outer_size.height, bar.window_size, bar.window_virtual_size
    if not size or not seen or seen >= of or size == of:
        return None
    length = max(1, seen / (of / size))
    first = int((size - length) * (bar.position / (of - seen)) * _PARTS)
    return first, first + ceil(length * _PARTS)
