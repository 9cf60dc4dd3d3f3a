"""A dialog with a line to write in and, under it, a list that every letter narrows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ScreenResultType
from textual.widgets import Input

from timeline_tui.tui.dialogs.dialog import Choices, Dialog, Rule, Says
from timeline_tui.tui.dialogs.matching import Match, Names
from timeline_tui.tui.drawn.rows import Rows
from timeline_tui.tui.palette import Look


class Letters(Input):
    """A line for a few letters; a dialog may have a use of its own for the blank."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return key != "space" and super().check_consume_key(key, character)


class FoundList(Choices, can_focus=False):
    """The list of what was found; the keyboard stays with the line above it."""

    LOOKS: ClassVar[Mapping[str, Look]] = {
        "chosen": Look(background="cursor"),
        "hit": Look("accent", bold=True),
    }


class Finder(Dialog[ScreenResultType]):
    """Finds things by a few letters of any of their names."""

    AUTO_FOCUS = "Input"
    asks: ClassVar[str] = ""
    """What stands in the line while it is empty."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names
        self.found = names.find("")

    def parts(self) -> ComposeResult:
        with Horizontal(id="line"):
            yield Letters(placeholder=self.asks, compact=True, select_on_focus=False)
            yield Says(id="beside")
        yield Rule()
        yield FoundList(id="found")
        yield Says(id="outcome")

    def rows(self) -> Rows:
        """Return what the list shows of what was found."""
        raise NotImplementedError

    def tell(self) -> None:
        """Say, around the list, what has changed."""
        raise NotImplementedError

    @property
    def letters(self) -> str:
        """What was written."""
        return self.query_one(Input).value

    @property
    def at_cursor(self) -> Match | None:
        """What the cursor is on."""
        cursor = self.query_one(FoundList).cursor
        return self.found[cursor] if cursor < len(self.found) else None

    def redraw(self) -> None:
        """Draw everything anew, with the cursor where it is."""
        self.query_one(FoundList).show(self.rows())
        self.tell()

    def on_mount(self) -> None:
        self.redraw()

    @on(Input.Changed)
    def _narrowed(self, event: Input.Changed) -> None:
        event.stop()
        self.found = self._names.find(event.value)
        self.query_one(FoundList).show(self.rows(), 0)
        self.tell()

    @on(FoundList.Moved)
    def _moved(self) -> None:
        self.tell()

    def action_move(self, rows: int) -> None:
        found = self.query_one(FoundList)
        found.action_down() if rows > 0 else found.action_up()

    def action_page(self, direction: int) -> None:
        self.query_one(FoundList).action_page(direction)
