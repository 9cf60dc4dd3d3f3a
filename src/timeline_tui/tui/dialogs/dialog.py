"""What every dialog is: one frame with a title, and at its foot the keys that work in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.screen import ModalScreen, ScreenResultType
from textual.strip import Strip

from timeline_tui.core.text import visible_line
from timeline_tui.core.text.lines import Line, Piece, line_cells, spread, wrapped
from timeline_tui.tui.drawn.rows import heading
from timeline_tui.tui.keys.naming import shown_key
from timeline_tui.tui.row_list import RowList
from timeline_tui.tui.sized import Sized
from timeline_tui.tui.styled import StyledWidget

_WIDE, _HIGH = 72, 20  # columns and lines from which on a dialog has a frame


class Dialog(Sized, ModalScreen[ScreenResultType]):
    """A screen above the explorer; it is dismissed with what was asked for, or with None."""

    CSS_PATH = "dialog.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 - Textual's type
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_HIGH, "-high")]  # noqa: RUF012

    says: ClassVar[str] = ""
    """The title in the frame."""

    def compose(self) -> ComposeResult:
        with Vertical(id="frame"):
            yield from self.parts()
            yield KeyLine(self.BINDINGS)

    def on_resize(self, event: Resize) -> None:
        # A frame puts blanks around its title by itself, a single line does not.
        framed = event.size.width >= _WIDE and event.size.height >= _HIGH
        self.query_one("#frame").border_title = Content(self.says if framed else f" {self.says} ")

    def parts(self) -> ComposeResult:
        """Yield what stands in the frame, above the keys."""
        raise NotImplementedError

    def action_leave(self) -> None:
        self.dismiss(None)


class Says(StyledWidget):
    """A few words, on as many lines as they need, and a remark at their end."""

    line: var[Line] = var[Line](())
    remark: var[Line] = var[Line](())

    def say(self, *pieces: Piece, remark: str = "") -> None:
        """Say something else; the texts are made safe to show."""
        self.line = tuple(Piece(visible_line(text), style) for text, style in pieces)
        self.remark = (Piece(visible_line(remark)),) if remark else ()

    def saying(self, text: str) -> Self:
        """Say something that never changes."""
        self.set_reactive(Says.line, (Piece(text, "muted"),))
        return self

    def watch_line(self) -> None:
        self.refresh(layout=True)

    def watch_remark(self) -> None:
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[Line]:
        between = Piece("  " if self.remark else "")
        whole = (*self.line, between, *self.remark)
        if self.remark and line_cells(whole) <= width:
            return [spread(self.line, self.remark, width)]
        return wrapped(whole, max(1, width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return max(1, len(self._lines(width)))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        return line_cells(self.line)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        lines = self._lines(width)
        return self.strip_of(lines[y] if y < len(lines) else (), width, self.base_style)


class Rule(StyledWidget):
    """A quiet line with words at its beginning and its end."""

    words: var[tuple[str, str]] = var(("", ""))

    def watch_words(self) -> None:
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return 1

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        width = self.size.width
        return self.strip_of(heading(*self.words, width), width, self.base_style)


class KeyLine(StyledWidget):
    """The keys that a dialog names, all of them, on as many lines as they need."""

    def __init__(self, keys: Iterable[BindingType]) -> None:
        super().__init__()
        self._keys = [key for key in keys if isinstance(key, Binding) and key.show]

    def _lines(self, width: int) -> list[Line]:
        lines: list[list[Piece]] = [[]]
        for key in self._keys:
            name = shown_key(key.key.split(",")[0])
            entry = [Piece(name, "accent"), Piece(f" {key.description.lower()}  ", "muted")]
            if lines[-1] and line_cells((*lines[-1], *entry)) - 2 > width:
                lines.append([])
            lines[-1] += entry
        return [tuple(line) for line in lines]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        lines = self._lines(width)
        return self.strip_of(lines[y] if y < len(lines) else (), width, self.base_style)


class Choices(RowList):
    """A list from which one is taken; the dialog is told where the cursor is."""

    class Moved(Message):
        """The cursor is on another row."""

    class Opened(Message):
        """Somebody takes the row of the cursor."""

    def moved(self, item: int) -> None:  # noqa: ARG002
        self.post_message(self.Moved())

    def opened(self, item: int) -> None:  # noqa: ARG002
        self.post_message(self.Opened())


class Page(RowList):
    """Lines to read: there is no cursor, the keys scroll."""

    def action_down(self) -> None:
        self.scroll_lines(1)

    def action_up(self) -> None:
        self.scroll_lines(-1)

    def action_top(self) -> None:
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        self.scroll_to(y=len(self.rows), animate=False)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines, downwards."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)
