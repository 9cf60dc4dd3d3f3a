"""A widget of lines that paints again only those that look another way than before.

Most keys change a few lines of a pane.  Drawing a line costs little; what costs is to style it,
cut it, put it together with its neighbours and send it to the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.geometry import NULL_REGION, Region
from textual.strip import Strip

from timeline_tui.tui.drawn.listed import Look
from timeline_tui.tui.line_by_line import LineByLine
from timeline_tui.tui.styled import StyledWidget


class Painted(StyledWidget):
    """Lines, kept as they were drawn last for as long as nothing around them changes."""

    _looks: dict[int, Look]
    _strips: dict[int, Strip]
    _drawn_for: tuple[object, ...] | None = None
    _seen = NULL_REGION
    _seen_for: tuple[object, object] = None, None
    _says = ""
    _is_titling = False

    def draw_line(self, y: int) -> Look:
        """Return a line as it looks now; y counts from the top of what is in sight."""
        raise NotImplementedError

    def drawn_for(self) -> tuple[object, ...]:
        """Return what every line depends on: when it changes, all are painted again."""
        return self.seen, self.has_focus

    @property
    def seen(self) -> Region:
        """Where the lines are in the widget, inside of its border and beside its scroll bar."""
        # Textual measures it anew, from the screen on, every time that it is asked.
        size, styles = self.outer_size, self._known_styles
        if self._seen_for[0] is not size or self._seen_for[1] is not styles:
            region = self.region
            if not region:
                return NULL_REGION
            self._seen = self.scrollable_content_region.translate(-region.offset)
            # While widgets are being arranged, they are not yet as large as their places.
            self._seen_for = (size, styles) if region.size == size else (None, None)
        return self._seen

    @property
    def base_style(self) -> Style:
        # Textual makes it out of all ancestors, every time that it is asked.
        known = self._known_styles
        if "" not in known:
            known[""] = self.rich_style
        return known[""]

    def render_line(self, y: int) -> Strip:
        self._take_stock()
        return self._strip(y)

    def _strip(self, y: int) -> Strip:
        strip = self._strips.get(y)
        if strip is None:
            look = self._looks.get(y)
            if look is None:
                look = self._looks[y] = self.draw_line(y)
            base = self.base_style
            if look.under:
                base += self.style_named(look.under)
            strip = self._strips[y] = self.strip_of(look.line, self.seen.width, base)
        return strip

    def redraw(self, lines: Iterable[int] | None = None) -> None:
        """Draw what is in sight again, or some lines of it, and paint those that have changed."""
        if self._is_painted_anyway():
            self.refresh()
            return
        all_of_them = not self._take_stock() or lines is None
        height = self.seen.height
        ys = range(height) if all_of_them else [y for y in lines or () if 0 <= y < height]
        looks, changed = self._looks, []
        for y in ys:
            look = self.draw_line(y)
            if looks.get(y) != look:
                looks[y] = look
                self._strips.pop(y, None)
                changed.append(y)
        self._paint(changed)

    def shift(self, lines: int) -> None:
        """Paint what is in sight so many lines further up, and draw what comes into sight."""
        if self._is_painted_anyway():
            self.refresh()
            return
        self._take_stock()
        height = self.seen.height
        self._looks = {y - lines: it for y, it in self._looks.items() if 0 <= y - lines < height}
        self._strips = {y - lines: it for y, it in self._strips.items() if 0 <= y - lines < height}
        self._paint(range(height))

    def _is_painted_anyway(self) -> bool:
        """Tell whether Textual is about to paint all of it, or none of it is seen."""
        return self._drawn_for is None or not self.display or not self.seen

    def _paint(self, ys: Sequence[int]) -> None:
        if not ys:
            return
        app, seen = self.app, self.seen
        if isinstance(app, LineByLine) and app.send_lines(self, seen, ys, self._sent):
            # Textual keeps lines too, for when it puts the screen together.
            self._styles_cache.set_dirty(*(Region(0, seen.y + y, seen.width, 1) for y in ys))
        else:
            self.refresh(*(Region(0, y, seen.width, 1) for y in ys))

    def _sent(self, ys: Iterable[int]) -> Iterator[tuple[int, Strip]]:
        """Yield lines as the terminal is to have them; none that Textual will paint."""
        if not self._take_stock():
            return
        height, filters = self.seen.height, self.get_line_filters()
        background = Color.from_rich_color(self.base_style.bgcolor)
        for y in ys:
            if y < height:
                strip = self._strip(y)
                for each in filters:
                    strip = strip.apply_filter(each, background)
                yield y, strip

    def _take_stock(self) -> bool:
        """Forget the lines if what they depend on is another; tell whether they still hold."""
        now = (*self.drawn_for(), self._known_styles)
        holds = now == self._drawn_for
        if not holds:
            self._looks, self._strips, self._drawn_for = {}, {}, now
        return holds

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        if self._is_titling:
            return self  # A title is no reason to paint the lines below it.
        if not regions and repaint:
            self._drawn_for = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def entitle(self, says: str) -> None:
        """Give the pane its title; see `drawn.titles`."""
        if says != self._says:
            self._says = says
            self._is_titling = True
            self.border_title = Content(says)
            self._is_titling = False
            self._paint_title()

    def _paint_title(self) -> None:
        app, edge = self.app, self.outer_size.region._replace(height=1)
        if isinstance(app, LineByLine) and app.send_lines(
            self, edge, [0], lambda _: [(0, self.render_lines(edge)[0])]
        ):
            self._styles_cache.set_dirty(edge)
        else:
            self.refresh()
