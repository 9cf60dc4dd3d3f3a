"""Drawn lines to the screen: a widget that knows the styles which a line may name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from timeline_tui.core.text.lines import Piece
from timeline_tui.tui.palette import STYLES, Look, style_of


class StyledWidget(Widget):
    """A widget that turns drawn lines into strips, in the colours of the theme."""

    LOOKS: ClassVar[Mapping[str, Look]] = {}
    """Styles that look another way in this widget."""

    @cached_property
    def _known_styles(self) -> dict[str, Style]:
        return {}

    @property
    def base_style(self) -> Style:
        """The style of the widget itself."""
        return self.rich_style

    def notify_style_update(self) -> None:
        self.__dict__["_known_styles"] = {}
        super().notify_style_update()

    def style_named(self, names: str) -> Style:
        """Return the style of names split at blanks; later names win."""
        known = self._known_styles
        if names not in known:
            variables = self.app.theme_variables
            looks = (self.LOOKS.get(name, STYLES[name]) for name in names.split())
            known[names] = Style.combine(style_of(look, variables) for look in looks)
        return known[names]

    def strip_of(self, line: Iterable[Piece], width: int, base: Style) -> Strip:
        """Return a line as a strip of exactly a width, on a base style."""
        segments = [
            Segment(text, base + self.style_named(style) if style else base)
            for text, style in line
            if text
        ]
        return Strip(segments).adjust_cell_length(width, base)
