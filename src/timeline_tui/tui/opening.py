"""The first screen, on the terminal before what shows the timeline is loaded.

It is a picture of what the explorer will show, if that is drawn in time; else it says which file is
being opened.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from timeline_tui.core.text import visible_line
from timeline_tui.tui.ahead import Ahead
from timeline_tui.tui.sized import Sized
from timeline_tui.tui.still import Still


class Opening(Sized, Screen[None]):
    """A picture, or the name of the file where the explorer will have its title."""

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
            background: $background;
        }
    }
    """

    def __init__(self, name: str, ahead: Ahead | None) -> None:
        super().__init__()
        self._file = name
        self._ahead = ahead

    def compose(self) -> ComposeResult:
        yield self._still() or Static(Content(visible_line(self._file)))

    def _still(self) -> Still | None:
        if self._ahead is None:
            return None
        picture = self._ahead.picture()
        if self._ahead.is_over:
            self._end()
        return Still(picture) if picture else None

    def on_mount(self) -> None:
        if self._ahead is not None:
            with suppress(OSError, NotImplementedError):
                loop = asyncio.get_running_loop()
                loop.add_reader(self._ahead.file, self._look_again)

    def _look_again(self) -> None:
        if still := self._still():
            self.call_later(self._show, still)

    async def _show(self, still: Still) -> None:
        await self.query(Static).remove()
        await self.mount(still)

    def on_screen_suspend(self) -> None:
        self._end()

    def on_unmount(self) -> None:
        self._end()

    def _end(self) -> None:
        if self._ahead is not None:
            asyncio.get_running_loop().remove_reader(self._ahead.file)
            self._ahead.stop()
            self._ahead = None
