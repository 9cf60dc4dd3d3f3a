"""The line in which a query is written: for the filter and for the search alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from timeline_tui.core.query.parsing import QueryError


class _Underline(Highlighter):
    """Marks the place of an error in the text that is being written."""

    def __init__(self) -> None:
        self.error: QueryError | None = None

    def highlight(self, text: Text) -> None:
        if self.error is not None:
            text.stylize("underline bold red", self.error.at, self.error.end)


class Prompt(Horizontal):
    """A label and an input; hidden until somebody writes a filter or a search."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Leave", id="prompt.cancel", show=True),
    ]

    @dataclass
    class Changed(Message):
        """The text was changed."""

        text: str

    @dataclass
    class Submitted(Message):
        """The text is as somebody wants it."""

        text: str

    class Cancelled(Message):
        """Whatever was written should be forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self._underline = _Underline()

    def compose(self) -> ComposeResult:
        yield Label("", markup=False)
        yield Input(highlighter=self._underline, compact=True, select_on_focus=False)

    @property
    def _input(self) -> Input:
        return self.query_one(Input)

    def open(self, label: str, text: str, placeholder: str) -> None:
        """Show the line with a text to change."""
        self.query_one(Label).update(label)
        field = self._input
        self._underline.error = None
        with self.prevent(Input.Changed):
            field.value = text
        field.placeholder = placeholder
        field.cursor_position = len(text)
        self.display = True
        field.focus()

    def close(self) -> None:
        """Hide the line."""
        self.display = False

    def underline(self, error: QueryError | None) -> None:
        """Underline the place of an error; None for no error."""
        self._underline.error = error
        self._input.refresh()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(event.value))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())
