"""How a text looks while somebody writes it: safe to show, with the place of an error marked."""

from __future__ import annotations

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text

from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.text import visible_line

_UNDERLINED = Style(underline=True, bold=True)


class Underline(Highlighter):
    """Underlines the place of an error, with or without colour."""

    def __init__(self) -> None:
        """Begin without an error."""
        self._error: QueryError | None = None
        self._style = _UNDERLINED

    def mark(self, error: QueryError | None, colour: Style) -> None:
        """Underline the place of an error from now on; None for no error."""
        self._error = error
        self._style = colour + _UNDERLINED

    def __call__(self, text: str | Text) -> Text:
        """Return a text as it is shown: as many characters, none of them hostile."""
        plain = str(text)
        if not plain.isprintable():
            plain = "".join(map(_one_character, plain))
        return super().__call__(Text(plain, no_wrap=True, overflow="ignore", end=""))

    def highlight(self, text: Text) -> None:
        """Underline in place."""
        if self._error is not None:
            text.stylize(self._style, self._error.at, self._error.end)


def _one_character(character: str) -> str:
    """Return what stands for a character; a single one, so that the cursor keeps its place."""
    shown = visible_line(character)
    return shown if len(shown) == 1 else "\ufffd"
