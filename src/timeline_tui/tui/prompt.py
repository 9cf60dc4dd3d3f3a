"""The line in which a query is written: for the filter and for the search alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, Label

from timeline_tui.core.kept.recall import recall
from timeline_tui.core.query.completion import Completion
from timeline_tui.core.query.drafts import Offers, is_open_phrase
from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.text.wrap import cells
from timeline_tui.tui.completions import Completions
from timeline_tui.tui.keys.dialogs import PROMPT_KEYS
from timeline_tui.tui.underline import Underline

_IN_A_WORD = re.compile(r"[^\s)]\Z")
_IN_A_VALUE = re.compile(r"\w:\S*\Z")


class _OneLine(Input):
    """An input that has its place whatever is written: Textual would lay out the whole screen."""

    virtual_size = Reactive(Size(0, 0))


class Prompt(Horizontal):
    """A label and an input; hidden until somebody writes a filter or a search."""

    BINDINGS: ClassVar[list[BindingType]] = [*PROMPT_KEYS]

    class Changed(Message):
        """The text was changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Submitted(Message):
        """The text is as somebody wants it."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Cancelled(Message):
        """Whatever was written should be forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self._underline = Underline()
        self._guide: Offers | None = None
        self._eager = False
        self._closed_for_now = False
        self._offered_for = ""
        self._in_list = False
        self._recall = recall(())

    def compose(self) -> ComposeResult:
        yield Completions()
        yield Label("", markup=False)
        yield _OneLine(highlighter=self._underline, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        self.watch(self._input, "selection", self._cursor_moved, init=False)

    def on_resize(self) -> None:
        if self._completions.display:
            self._offer()

    @property
    def _input(self) -> Input:
        return self.query_one(Input)

    @property
    def _completions(self) -> Completions:
        return self.query_one(Completions)

    def open(  # noqa: PLR0913
        self,
        label: str,
        text: str,
        placeholder: str,
        *,
        guide: Offers | None = None,
        eager: bool = False,
        earlier: tuple[str, ...] = (),
    ) -> None:
        """Show the line with a text to change.

        `guide` makes the list of completions, which with `eager` opens for every word and else
        only for the value of a field, or when it is asked for.  `earlier` are the texts to go back
        to, oldest first.
        """
        self.query_one(Label).update(Content(label))
        self._input.placeholder = placeholder
        self._guide, self._eager, self._recall = guide, eager, recall(earlier)
        self._closed_for_now = self._in_list = False
        self.underline(None)
        self._replace(text, len(text))
        self.display = True
        # At once: what is typed or pasted right after the key belongs into the line.
        self.screen.set_focus(self._input)
        self._offer()

    def close(self) -> None:
        """Hide the line."""
        self._completions.close()
        self.display = False

    def underline(self, error: QueryError | None) -> None:
        """Underline the place of an error; None for no error."""
        self._underline.mark(error, self._completions.style_named("error"))
        self._input.refresh()

    def is_unfinished(self, error: QueryError) -> bool:
        """Whether an error is one only because its place is still being written.

        So it is where the list shows how to go on, and within quotation marks.
        """
        text, cursor = self._input.value, self._input.cursor_position
        going_on = self._completions.display or is_open_phrase(text, error)
        return going_on and error.at <= cursor <= error.end

    def _replace(self, text: str, cursor: int) -> None:
        with self.prevent(Input.Changed):
            self._offered_for = ""
            self._input.value = text
        self._input.cursor_position = cursor

    # Writing

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._edited()

    def _edited(self) -> None:
        self._in_list = True
        self._offer()
        self.post_message(self.Changed(self._input.value))

    def _cursor_moved(self) -> None:
        if self._completions.display and self._input.value == self._offered_for:
            self._offer()

    def action_submit(self) -> None:
        self._completions.close()
        self.post_message(self.Submitted(self._input.value))

    def action_cancel(self) -> None:
        if self._completions.display and self._in_list:
            self._completions.close()
            self._closed_for_now = True
            self.post_message(self.Changed(self._input.value))
        else:
            self.post_message(self.Cancelled())

    # What may be written next

    def _offer(self, *, asked: bool = False) -> None:
        """Open the list with what may be written at the cursor, or close it."""
        text, cursor = self._input.value, self._input.cursor_position
        before = text[:cursor]
        if not _IN_A_WORD.search(before):
            self._closed_for_now = False
        offered: Sequence[Completion] = ()
        if self._guide and (asked or self._is_wanted(text, before)):
            offered = self._guide(text, cursor)
        if all(one.text == text[one.at : one.end] for one in offered):
            self._completions.close()
            return
        self._offered_for = text
        written = cells(text[: offered[0].at]) - self._input.scroll_offset.x
        self._completions.open(offered, self.query_one(Label).outer_size.width + written)

    def _is_wanted(self, text: str, before: str) -> bool:
        if self._closed_for_now:
            return False
        if self._eager:
            return not text.strip() or bool(_IN_A_WORD.search(before))
        return bool(_IN_A_VALUE.search(before))

    @on(Completions.Clicked)
    def action_take(self) -> None:
        if chosen := self._completions.chosen:
            self._take(chosen)
            return
        self._closed_for_now = False
        self._in_list = True
        self._offer(asked=True)
        if self._completions.rows.items == 1 and (chosen := self._completions.chosen):
            self._take(chosen)

    def _take(self, chosen: Completion) -> None:
        text = self._input.value
        before, after = text[: chosen.at] + chosen.text, text[chosen.end :]
        goes_on = chosen.text.endswith(":") or after[:1] in {")", ","}
        if not goes_on:
            before, after = f"{before} ", after.removeprefix(" ")
        self._replace(before + after, len(before))
        self._edited()

    # Up and down: in the list, or through what was asked before

    def action_move(self, rows: int) -> None:
        earlier = self._recall.up if rows < 0 else self._recall.down
        known = earlier(self._input.value.strip())
        if self._completions.display and (self._in_list or known.at == self._recall.at):
            self._in_list = True
            self._completions.action_down() if rows > 0 else self._completions.action_up()
        elif known.at != self._recall.at:
            self._recall, self._in_list = known, False
            self._completions.close()
            self._replace(known.text, len(known.text))
            self.post_message(self.Changed(known.text))

    def action_page(self, direction: int) -> None:
        if self._completions.display:
            self._in_list = True
            self._completions.action_page(direction)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        return self._guide is not None or action in {"submit", "cancel"}
