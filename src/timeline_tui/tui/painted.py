"""A widget of lines that paints again only those that look another way than before.

Most keys change a few lines of a pane.  Drawing a line costs little; what costs is to style it,
cut it, put it together with its neighbours and send it to the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from rich.style import Style
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from timeline_tui.tui.styled import StyledWidget


class Painted(StyledWidget):
    """Lines, kept as they were drawn last for as long as nothing around them changes."""

    _strips: dict[int, Strip]
    _drawn_for: tuple[object, ...] | None = None
    _says = ""

    def draw_line(self, y: int) -> Strip:
        """Return a line as it looks now; y counts from the top of what is in sight."""
        raise NotImplementedError

    def drawn_for(self) -> tuple[object, ...]:
        """Return what every line depends on: when it changes, all are painted again."""
        return self.content_size, self.has_focus

    @property
    def base_style(self) -> Style:
        # Textual makes it out of all ancestors, every time that it is asked.
        known = self._known_styles
        if "" not in known:
            known[""] = self.rich_style
        return known[""]

    def render_line(self, y: int) -> Strip:
        self._take_stock()
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self.draw_line(y)
        return strip

    def redraw(self, lines: Iterable[int] | None = None) -> None:
        """Draw what is in sight again, or some lines of it, and paint those that have changed."""
        height, width = self.content_size.height, self.content_size.width
        if not self._take_stock() or not self.display or not height:
            self.refresh()
            return
        ys = range(height) if lines is None else [y for y in lines if 0 <= y < height]
        changed = []
        for y in ys:
            strip = self.draw_line(y)
            if self._strips.get(y) != strip:
                self._strips[y] = strip
                changed.append(Region(0, y, width, 1))
        if changed:
            self.refresh(*changed)

    def _take_stock(self) -> bool:
        """Forget the lines if what they depend on is another; tell whether they still hold."""
        now = (*self.drawn_for(), self._known_styles)
        holds = self._drawn_for is not None and all(
            one is other or one == other for one, other in zip(now, self._drawn_for, strict=True)
        )
        if not holds:
            self._strips, self._drawn_for = {}, now
        return holds

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        if not regions and repaint:
            self._drawn_for = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def entitle(self, key: int, name: str, remark: str = "") -> None:
        """Give the pane its title, with the key that leads to it."""
        says = f" {key} {name}  {remark} " if remark else f" {key} {name} "
        if says != self._says:
            self._says = says
            self.border_title = Content(says)
