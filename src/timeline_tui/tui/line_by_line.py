"""An app that sends lines to the terminal without putting the whole screen together again.

Textual asks every widget near a change for all of its lines, cuts them at each other's edges and
waits for the next frame.  A line of a widget over which nothing lies can be sent as it is, now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

from rich.console import Console
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

Drawn: TypeAlias = Callable[[Iterable[int]], Iterable[tuple[int, Strip]]]
"""Gives lines, by their places from the top, as the terminal is to have them; those that Textual
will paint may be left out."""


class LineByLine(App[None]):
    """Sends lines where nothing lies over them."""

    def __init__(self) -> None:
        super().__init__()
        self._holds = 0
        self._lines: dict[tuple[Widget, Region], tuple[Drawn, set[int]]] = {}
        self._arranged: object = None
        self._origins: dict[tuple[Widget, Region], Offset | None] = {}

    def send_lines(self, of: Widget, within: Region, ys: Iterable[int], drawn: Drawn) -> bool:
        """Send lines of a widget in a moment; tell whether it can be done.

        The lines are those of a region within the widget, and as long as that is wide.
        """
        part = of, within
        if self._origin(part) is None:
            return False
        if not self._lines and not self._holds:
            self.call_later(self.send_now)
        _, waiting = self._lines.setdefault(part, (drawn, set()))
        waiting |= {*ys}
        return True

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Send in the end what changes meanwhile, all of it at once."""
        self._holds += 1
        try:
            yield
        finally:
            self._holds -= 1
            self.send_now()

    def send_now(self) -> None:
        """Send what is to be sent."""
        if self._lines:
            update = _Update([*self._placed()])
            if update.lines:
                self._display(self.screen, update)  # type: ignore[arg-type]

    def _placed(self) -> Iterator[tuple[int, int, Strip]]:
        lines, self._lines = self._lines, {}
        for part, (drawn, ys) in lines.items():
            origin = self._origin(part)
            if origin is None:
                part[0].refresh()
                continue
            for y, strip in drawn(sorted(ys)):
                yield origin.x, origin.y + y, strip

    def _origin(self, part: tuple[Widget, Region]) -> Offset | None:
        """Return where a part of a widget is on the screen; None where not all of it is seen."""
        if self._batch_count:
            return None
        # Textual makes another of these whenever it arranges the widgets.
        arranged = self.screen._compositor.visible_widgets  # noqa: SLF001
        if arranged is not self._arranged:
            self._arranged, self._origins = arranged, {}
        if part not in self._origins:
            self._origins[part] = self._seen_at(*part)
        return self._origins[part]

    def _seen_at(self, of: Widget, within: Region) -> Offset | None:
        arranged = self.screen._compositor.visible_widgets  # noqa: SLF001
        if of not in arranged:
            return None
        region, clip = arranged[of]
        lines = within.translate(region.offset)
        if not clip.contains_region(lines):
            return None
        # They come from the one in front of all to the one behind all.
        for other, (its_region, its_clip) in arranged.items():
            if other is of:
                return lines.offset
            if its_region.intersection(its_clip).overlaps(lines):
                return None
        return None


class _Update(CompositorUpdate):
    """Lines, each with the column and the row where it begins."""

    def __init__(self, lines: Sequence[tuple[int, int, Strip]]) -> None:
        self.lines = lines

    def render_segments(self, console: Console) -> str:
        return "".join(
            [f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self.lines]
        )
