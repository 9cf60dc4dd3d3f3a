"""A picture on the screen, as the explorer would show it."""

from __future__ import annotations

from functools import cached_property

from textual.strip import Strip

from timeline_tui.core.text.lines import Line, Piece
from timeline_tui.tui.drawn.picture import Picture
from timeline_tui.tui.keys.everywhere import EXPLORER_KEYS
from timeline_tui.tui.keys.fitting import fitting_keys
from timeline_tui.tui.keys.panes import LIST_KEYS
from timeline_tui.tui.styled import StyledWidget


class Still(StyledWidget):
    """Shows a picture of the explorer, or what fits of it.  It answers nothing."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture

    @cached_property
    def _lines(self) -> list[Line]:
        (width, _), lines = self._picture
        keys = [*((key, False) for key in LIST_KEYS), *((key, True) for key in EXPLORER_KEYS)]
        fitting = fitting_keys(keys, "events", width - 2)
        return [*lines, (Piece(" "), *(piece for _, line in fitting for piece in line))]

    def render_line(self, y: int) -> Strip:
        """Return a line; y counts from the top."""
        line = self._lines[y] if y < len(self._lines) else ()
        return self.strip_of(line, self.size.width, self.base_style)
