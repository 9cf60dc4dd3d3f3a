"""The commands: everything a key does, found by its name and done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

import msgspec
from textual import on
from textual.binding import BindingType

from timeline_tui.core.text import fold
from timeline_tui.core.text.lines import Line, Piece, marked
from timeline_tui.tui.dialogs.dialog import Rule, Says
from timeline_tui.tui.dialogs.finder import Finder, FoundList
from timeline_tui.tui.dialogs.matching import Match, names_of
from timeline_tui.tui.drawn.rows import Rows
from timeline_tui.tui.keys.dialogs import COMMAND_KEYS
from timeline_tui.tui.keys.everywhere import EXPLORER_KEYS
from timeline_tui.tui.keys.naming import shown_keys
from timeline_tui.tui.keys.panes import CHART_KEYS, FACET_KEYS, LIST_KEYS, QUOTE_KEYS

_KEYS = 11


class Command(NamedTuple):
    """Something to do: what the list says of it, its keys, and its action.

    ``where`` is "" for an action of the explorer, "list" for one of the pane in use, and else the
    pane that it belongs to.
    """

    says: str
    keys: str
    action: str
    where: str = ""


def commands(themes: Sequence[str]) -> list[Command]:
    """Return everything that can be done: what keys do, and the colours."""
    return [
        *(Command(key.tooltip, shown_keys(key), key.action) for key in EXPLORER_KEYS),
        *(Command(key.tooltip, shown_keys(key), key.action, "facets") for key in FACET_KEYS),
        *(Command(key.tooltip, shown_keys(key), key.action, "quotes") for key in QUOTE_KEYS),
        *(Command(key.tooltip, shown_keys(key), key.action, "chart") for key in CHART_KEYS),
        *(Command(key.tooltip, shown_keys(key), key.action, "list") for key in LIST_KEYS),
        *(Command(f"Colours: {theme}", "", f"app.colours('{theme}')") for theme in themes),
    ]


class CommandRows(Rows, msgspec.Struct, frozen=True):
    """The commands that were found, each with its keys."""

    commands: Sequence[Command]
    found: Sequence[Match]
    letters: str

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.found)

    def line(self, y: int, width: int) -> Line:  # noqa: ARG002
        """Draw the keys and what they do."""
        command = self.commands[self.found[y].thing]
        says = marked(command.says, (fold(self.letters).strip(),))
        return (Piece(f"{command.keys:<{_KEYS}}", "accent"), *says)


class Commands(Finder[Command]):
    """Asks which command is meant."""

    BINDINGS: ClassVar[list[BindingType]] = [*COMMAND_KEYS]
    says = "Commands"
    asks = "a few letters of what you want to do"

    def __init__(self, offered: Sequence[Command]) -> None:
        super().__init__(names_of((command.says, command.action) for command in offered))
        self._commands = offered

    def rows(self) -> CommandRows:
        """Return what the list shows."""
        return CommandRows(self._commands, self.found, self.letters)

    def tell(self) -> None:
        """Say when nothing is found."""
        self.query_one(Rule).words = ("", "")
        nothing = "" if self.found else f"No command has “{self.letters}” in its name."
        self.query_one("#outcome", Says).say(Piece(nothing, "error"))

    @on(FoundList.Opened)
    def action_take(self) -> None:
        if self.at_cursor is not None:
            self.dismiss(self._commands[self.at_cursor.thing])
