"""A list of rows that draws only what is on the screen: the widget behind every pane.

A million rows cost as much as a hundred: `Rows` is asked for one line at a time.  What a row looks
like is decided there, by plain functions; this widget scrolls, moves the cursor and colours.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.actions import parse
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView

from timeline_tui.tui.drawn.listed import Look, listed_line, scrolled_to
from timeline_tui.tui.drawn.rows import Rows, TextRows
from timeline_tui.tui.key_by_key import Moving
from timeline_tui.tui.keys.panes import LIST_KEYS
from timeline_tui.tui.painted import Painted
from timeline_tui.tui.scroll_bar import show_in_bar

_MOVES = frozenset(one.action for one in LIST_KEYS) - {"open"}


class RowList(ScrollView, Painted, Moving, can_focus=True):
    """A scrolling list of rows with a cursor on one item."""

    BINDINGS: ClassVar[list[BindingType]] = [*LIST_KEYS]

    cursor: var[int] = var(0, always_update=False)
    """The item that the cursor is on."""

    keeps_cursor: bool = True
    """Whether the cursor is shown while another pane has the keyboard."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: Rows = TextRows()
        self._steps = 0

    # What is shown

    @property
    def rows(self) -> Rows:
        """What the list shows."""
        return self._rows

    def show(self, rows: Rows, cursor: int | None = None) -> None:
        """Show other rows, with the cursor on an item and that item in sight."""
        if cursor is None or (self._steps and rows.items == self._rows.items):
            # What is shown does not know yet of the last steps of the cursor.
            cursor = self.cursor
        is_same, self._rows = rows.looks_like(self._rows), rows
        self._fit()
        if is_same:
            self.move_to(cursor)
        else:
            self._put(cursor)
            self.redraw()

    def _fit(self) -> None:
        size = Size(max(1, self.seen.width), len(self._rows))
        if size != self.virtual_size:
            # Without the layout of the whole screen that Textual would ask for: the scroll bar has
            # its place at all times.
            self.set_reactive(RowList.virtual_size, size)
            self.scroll_y = self.validate_scroll_y(self.scroll_y)
            self._show_in_bar()

    def move_to(self, item: int) -> None:
        """Put the cursor on an item, or the nearest there is, without telling anybody."""
        before = self.cursor
        self._put(item)
        self.redraw(y for one in (before, self.cursor) for y in self._lines_of(one))

    def _put(self, item: int) -> None:
        self.set_reactive(RowList.cursor, max(0, min(item, self._rows.items - 1)))
        if self._rows.items:
            self.show_item(self.cursor)

    def _lines_of(self, item: int) -> range:
        """Return where the lines of an item are, from the top of what is in sight."""
        if not 0 <= item < self._rows.items:
            return range(0)
        top = self._rows.top(item) - self.scroll_offset.y
        return range(top, top + self._rows.height(item))

    def drawn_for(self) -> tuple[object, ...]:
        return (*super().drawn_for(), self.keeps_cursor)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        # Textual would paint all of the list again, and the screen around it.
        self._show_in_bar()
        if lines := round(new_value) - round(old_value):
            self.shift(lines)

    def _show_in_bar(self) -> None:
        # It is shown at all times, see the stylesheet; but it is made with the first layout.
        if self.show_vertical_scrollbar:
            height = self.container_size.height
            show_in_bar(self.vertical_scrollbar, self.scroll_y, height, self.virtual_size.height)

    def return_to(self, item: int, y: int) -> None:
        """Put the cursor and the scrolling back to where they were."""
        self.set_reactive(RowList.cursor, max(0, min(item, self._rows.items - 1)))
        self.scroll_to(y=y, animate=False, force=True)
        self.refresh()

    @property
    def height_in_sight(self) -> int:
        """How far below the upper edge the cursor's item begins."""
        top = self._rows.top(self.cursor) if self._rows.items else 0
        return top - self.scroll_offset.y

    def keep_in_sight(self, height: int) -> None:
        """Scroll so that the cursor's item begins as far below the upper edge as it did."""
        if self._rows.items:
            y = self._rows.top(self.cursor) - height
            self.scroll_to(y=y, animate=False, force=True)

    def show_item(self, item: int) -> None:
        """Scroll so that an item is in sight, with some of what stands around it."""
        here = self.scroll_offset.y
        y = scrolled_to(self._rows, item, self.seen.height, here)
        if y != here:
            self.scroll_to(y=y, animate=False, force=True)

    def on_resize(self) -> None:
        self._fit()
        if self._rows.items:
            self.show_item(self.cursor)

    # Drawing

    def draw_line(self, y: int) -> Look:
        cursor = self.cursor if self.has_focus or self.keeps_cursor else None
        under = "cursor" if self.has_focus else "chosen"
        return listed_line(self._rows, y + self.scroll_offset.y, self.seen.width, cursor, under)

    # Moving

    def moves_by(self, key: str) -> bool:
        """Do what a key asks for if that is to move; tell whether it was."""
        for binding in self._bindings.key_to_bindings.get(key, ()):
            if binding.action in _MOVES:
                _, name, parameters = parse(binding.action)
                getattr(self, f"action_{name}")(*parameters)
                return True
        return False

    def moved(self, item: int) -> None:
        """Say that somebody moved the cursor to an item; for panes to post their message."""

    def opened(self, item: int) -> None:
        """Say that somebody opened an item with Enter; for panes to post their message."""

    def _step_to(self, item: int) -> None:
        item = max(0, min(item, self._rows.items - 1))
        if self._rows.items and item != self.cursor:
            self.move_to(item)
            self._steps += 1
            self.moved(item)
            # Behind the message that the step may have sent to the screen.
            self.screen.call_later(self._arrived)

    def _arrived(self) -> None:
        self._steps -= 1

    def _read_on(self, lines: int) -> bool:
        """Scroll by some lines through an item that is taller than the list, if it goes on."""
        if not self._rows.items:
            return False
        seen, here = self.seen.height, self.scroll_offset.y
        top, height = self._rows.top(self.cursor), self._rows.height(self.cursor)
        first, last = top, top + height - seen
        wanted = max(first, min(here + lines, last))
        if last <= first or not first <= here <= last or wanted == here:
            return False
        self.scroll_to(y=wanted, animate=False, force=True)
        return True

    def action_down(self) -> None:
        if not self._read_on(1):
            self._step_to(self.cursor + 1)

    def action_up(self) -> None:
        if self._read_on(-1):
            return
        if self.cursor == 0:
            self.scroll_to(y=0, animate=False)
        self._step_to(self.cursor - 1)

    def action_top(self) -> None:
        self.scroll_to(y=0, animate=False)
        self._step_to(0)

    def action_bottom(self) -> None:
        self._step_to(self._rows.items - 1)

    def action_half_page(self, direction: int) -> None:
        self._page(direction, self.seen.height // 2)

    def action_page(self, direction: int) -> None:
        self._page(direction, self.seen.height - 1)

    def _page(self, direction: int, lines: int) -> None:
        if not self._rows.items:
            self.scroll_to(y=self.scroll_offset.y + direction * lines, animate=False)
            return
        if self._read_on(direction * max(1, lines)):
            return
        wanted = self._rows.top(self.cursor) + direction * max(1, lines)
        self._step_to(self._nearest_item(wanted, direction))

    def _nearest_item(self, y: int, direction: int) -> int:
        y = max(0, min(y, len(self._rows) - 1))
        for reach in (direction, -direction):
            at = y
            while 0 <= at < len(self._rows):
                if (item := self._rows.item(at)) is not None:
                    return item
                at += reach
        return self.cursor

    def action_open(self) -> None:
        if self._rows.items:
            self.opened(self.cursor)

    def on_click(self, event: events.Click) -> None:
        item = self._item_at(event)
        if item is None:
            return
        if item == self.cursor and event.chain > 1:
            self.opened(item)
        self._step_to(item)

    def _item_at(self, event: events.Click) -> int | None:
        offset = event.get_content_offset(self)
        y = offset.y + self.scroll_offset.y if offset else -1
        return self._rows.item(y) if 0 <= y < len(self._rows) else None
