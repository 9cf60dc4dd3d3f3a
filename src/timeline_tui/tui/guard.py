"""The last filter before the terminal: no character of data gets through that it would obey."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from timeline_tui.core.text.hostile import guarded


class Guard(LineFilter):
    """Keeps what a terminal would obey out of every line that any widget draws.

    Text is made `visible` long before; this holds even where somebody forgets it, and for the
    widgets that are Textual's own.  It also drops links, which would carry an address of the data.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments of a line as they may be written; they are drawn on a background."""
        # Nearly every line is as it should be: it is looked at as a whole.
        line = "".join([text for text, _, _ in segments])
        if guarded(line) is line and not any(map(_commands, segments)):
            return segments
        return [Segment(*_harmless(*segment)) for segment in segments]


def _commands(segment: Segment) -> bool:
    """Tell whether a segment is more than text and its looks."""
    _, style, control = segment
    return control is not None or (style is not None and style.link is not None)


def _harmless(text: str, style: Style | None, control: object) -> tuple[str, Style | None]:
    if control is not None:
        return "", None
    return guarded(text), style.update_link(None) if style is not None else None
