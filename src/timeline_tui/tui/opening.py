"""The first screen: which file is being opened.  It is on the terminal before the file is read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from timeline_tui.core.text import visible_line


class Opening(Screen[None]):
    """The name of the file, where the explorer will have its title."""

    DEFAULT_CSS = """
    Opening {
        padding: 0 1;
        background: $background;
        color: $foreground;
        text-style: bold;
    }
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._file = name

    def compose(self) -> ComposeResult:
        yield Static(Content(visible_line(self._file)))
