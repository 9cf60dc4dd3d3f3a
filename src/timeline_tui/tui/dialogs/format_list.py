"""The list of formats beside their preview: a name and the ending of its files."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from timeline_tui.core.text.lines import Line, Piece, spread
from timeline_tui.files.formats import FORMATS
from timeline_tui.tui.drawn.rows import Rows
from timeline_tui.tui.row_list import RowList


class FormatRows(Rows):
    """Formats by their names, one of which is chosen."""

    def __init__(self, names: Sequence[str], chosen: str) -> None:
        self._names = names
        self._chosen = chosen

    def __len__(self) -> int:
        """Return how many formats there are."""
        return len(self._names)

    def line(self, y: int, width: int) -> Line:
        """Draw a format and the usual ending of its files."""
        name = self._names[y]
        style = "accent strong" if name == self._chosen else ""
        row = FORMATS[name]
        return spread([Piece(row.title, style)], [Piece(row.endings[0], "muted")], width)


class FormatList(RowList, can_focus=False):
    """The formats; the keyboard stays with the name of the file."""

    class Chosen(Message):
        """Somebody chose another format with the mouse."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def moved(self, item: int) -> None:
        self.post_message(self.Chosen(item))
