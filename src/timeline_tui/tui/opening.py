"""The first screen, on the terminal before the file is read.

It is what stood there when the same file was opened before, if that is kept; else it says which
file is being opened.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from timeline_tui.core.text import visible_line
from timeline_tui.tui.sized import Sized
from timeline_tui.tui.still import Still, strips_of


class Opening(Sized, Screen[None]):
    """A kept screen, or the name of the file where the explorer will have its title."""

    DEFAULT_CSS = """
    Opening {
        background: $background;
        color: $foreground;
        & > Static {
            padding: 0 1;
            text-style: bold;
        }
        & > Still {
            width: 1fr;
            height: 1fr;
        }
    }
    """

    def __init__(self, name: str, kept: str = "") -> None:
        super().__init__()
        self._file = name
        self._kept = kept

    def compose(self) -> ComposeResult:
        strips = strips_of(self._kept)
        yield Still(strips) if strips else Static(Content(visible_line(self._file)))
