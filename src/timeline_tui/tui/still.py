"""A still: what stands on the screen, as a text that can be kept, and as a widget that shows it.

The text has a line for each style, `COLOUR BACKGROUND ATTRIBUTES`, an empty line, and a line for
each line of the screen: pieces split at tabs, `STYLE TEXT`, with the number of the style.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.color import Color, ColorParseError
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
_NO_COLOUR = "-"


def text_of(strips: Sequence[Strip]) -> str:
    """Return a screen as text."""
    styles: dict[str, int] = {}
    lines = [
        "\t".join(
            f"{styles.setdefault(_words_of(style or Style.null()), len(styles))} {text}"
            for text, style, _ in strip
            if text
        )
        for strip in strips
    ]
    return "\n".join([*styles, "", *lines])


def _words_of(style: Style) -> str:
    colours = (colour.name if colour else _NO_COLOUR for colour in (style.color, style.bgcolor))
    return " ".join([*colours, *(name for name in _ATTRIBUTES if getattr(style, name))])


def strips_of(text: str) -> list[Strip]:
    """Return a text as a screen; nothing if it is no such text."""
    looks, _, lines = text.partition("\n\n")
    try:
        styles = [_style_of(*words.split(" ")) for words in looks.split("\n")]
        return [_strip_of(line, styles) for line in lines.split("\n")]
    except (ValueError, TypeError, LookupError, ColorParseError):
        return []


def _style_of(colour: str, background: str, *attributes: str) -> Style:
    bold, dim, italic, underline, reverse, strike = (name in attributes for name in _ATTRIBUTES)
    return Style(
        color=None if colour == _NO_COLOUR else Color.parse(colour),
        bgcolor=None if background == _NO_COLOUR else Color.parse(background),
        bold=bold,
        dim=dim,
        italic=italic,
        underline=underline,
        reverse=reverse,
        strike=strike,
    )


def _strip_of(line: str, styles: Sequence[Style]) -> Strip:
    pieces = (piece.partition(" ") for piece in line.split("\t"))
    return Strip([Segment(text, styles[int(number)]) for number, _, text in pieces])


class Still(Widget):
    """Shows a screen that was kept.  It answers nothing."""

    def __init__(self, strips: Sequence[Strip]) -> None:
        super().__init__()
        self._strips = strips

    def render_line(self, y: int) -> Strip:
        """Return a line; y counts from the top."""
        strip = self._strips[y] if y < len(self._strips) else Strip.blank(0)
        return strip.adjust_cell_length(self.size.width)
