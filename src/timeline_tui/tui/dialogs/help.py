"""The help: every key, what the marks mean, and how a query is written."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from timeline_tui.tui.dialogs.dialog import Dialog, Page
from timeline_tui.tui.dialogs.help_page import help_lines
from timeline_tui.tui.drawn.rows import TextRows
from timeline_tui.tui.keys.dialogs import HELP_KEYS


class HelpPage(Page):
    """The help, drawn for the width that there is."""

    def on_resize(self) -> None:
        self.show(TextRows(help_lines(self.scrollable_content_region.width - 2)))


class Help(Dialog[None]):
    """Shows the help."""

    BINDINGS: ClassVar[list[BindingType]] = [*HELP_KEYS]
    AUTO_FOCUS = "HelpPage"
    says = "Help"

    def parts(self) -> ComposeResult:
        yield HelpPage()
