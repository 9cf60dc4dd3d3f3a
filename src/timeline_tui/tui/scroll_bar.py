"""A scroll bar that is drawn again only when it looks another way.

Textual draws it, and the screen around it, whenever what it stands for changes by anything: in a
long list that is at every step, and one step moves nothing that anybody could see.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.scrollbar import ScrollBar
from textual.strip import Strip

from timeline_tui.tui.drawn.thumb import PARTS, thumb
from timeline_tui.tui.line_by_line import LineByLine


def show_in_bar(bar: ScrollBar, position: float, seen: int, of: int) -> None:
    """Let a bar show that so many lines are seen from a position on, of all that there are."""
    before = _thumb(bar)
    bar.set_reactive(ScrollBar.window_virtual_size, of)
    bar.set_reactive(ScrollBar.window_size, seen)
    bar.set_reactive(ScrollBar.position, bar.validate_position(position))
    after = _thumb(bar)
    if after == before:
        return
    is_waiting = bar._repaint_required  # noqa: SLF001 - to look another way, under the mouse
    bar.refresh()
    app, all_of_it = bar.app, bar.outer_size.region
    changed = _changed(before, after, all_of_it.height)

    def drawn(ys: Iterable[int]) -> Iterable[tuple[int, Strip]]:
        first, *_, last = [*ys] * 2
        part = all_of_it._replace(y=first, height=last - first + 1)
        return zip(part.line_range, bar.render_lines(part), strict=True)

    if isinstance(app, LineByLine) and app.send_lines(bar, all_of_it, changed, drawn):
        # It is drawn again, but the screen need not be put together for it.
        bar._repaint_required = is_waiting  # noqa: SLF001


def _changed(before: tuple[int, int] | None, after: tuple[int, int] | None, height: int) -> range:
    """Return the lines among which are all that look another way."""
    if before is None or after is None:
        return range(height)
    moved = [end for ends in zip(before, after, strict=True) if ends[0] != ends[1] for end in ends]
    return range(min(moved) // PARTS, min(max(moved) // PARTS + 1, height))


def _thumb(bar: ScrollBar) -> tuple[int, int] | None:
    """Return where the thumb of a bar begins and ends; see `drawn.thumb`."""
    size, seen, of = bar.outer_size.height, bar.window_size, bar.window_virtual_size
    return thumb(size, seen, of, bar.position)
