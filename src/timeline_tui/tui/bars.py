"""The quiet lines around the panes: the title, the filter in words, and the keys."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import ActiveBinding
from textual.events import Click
from textual.geometry import Size
from textual.reactive import var
from textual.screen import Screen
from textual.strip import Strip

from timeline_tui.core.text.lines import Line, Piece, fitted, line_cells
from timeline_tui.core.view import EMPTY, View
from timeline_tui.tui.drawn.bars import filter_line, title_line
from timeline_tui.tui.keys.fitting import fitting_keys
from timeline_tui.tui.styled import StyledWidget


class Bar(StyledWidget):
    """One line that is drawn anew for every view."""

    view: var[View] = var(EMPTY)

    def watch_view(self, before: View, after: View) -> None:
        if self.said(before) != self.said(after):
            self.refresh()

    def said(self, view: View) -> object:
        """Return what the bar takes from a view: as long as it is the same, nothing is drawn."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return 1

    def content(self, width: int) -> Line:
        """Return what the bar says in a width."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line = self.content(width - 2) if y == 0 and width > 2 else ()
        return self.strip_of((Piece(" "), *line), width, self.base_style)


class TitleBar(Bar):
    """The title of the timeline, and the name of its file."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._file = name

    def said(self, view: View) -> object:
        return id(view.timeline)

    def content(self, width: int) -> Line:
        return title_line(self.view, self._file, width)


class FilterBar(Bar):
    """What is filtered, in words, and how many events that leaves."""

    note: var[Line] = var[Line](())
    """Said instead, while a query is being written."""
    is_writing: var[bool] = var(default=False)
    """Whether a query is being written: the keys that the bar names would be letters of it."""
    is_beginning: var[bool] = var(default=False)
    """Whether there are more events than those shown, which are still being read."""

    def watch_is_beginning(self) -> None:
        self.refresh()

    def watch_note(self) -> None:
        self.refresh()

    def watch_is_writing(self) -> None:
        self.refresh()

    def said(self, view: View) -> object:
        return id(view.selection), id(view.search), view.around, view.lost, view.pane

    def content(self, width: int) -> Line:
        if self.note:
            return fitted(self.note, width)
        beginning, writing = self.is_beginning, self.is_writing
        return filter_line(self.view, width, is_beginning=beginning, with_keys=not writing)


class KeyBar(Bar):
    """The keys that help most right now: as many as there is room for, whole, to press or click."""

    def said(self, view: View) -> object:
        return view.pane

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._keys_changed)

    def _keys_changed(self, _: Screen[object]) -> None:
        self.refresh()

    def _fitting(self, width: int) -> Iterator[tuple[ActiveBinding, Line]]:
        """Yield the keys that fit into a width, as they stand from left to right."""
        active = [*self.screen.active_bindings.values()]
        keys = [(one.binding, one.node is self.screen) for one in active]
        for place, line in fitting_keys(keys, self.view.pane, width):
            yield active[place], line

    def content(self, width: int) -> Line:
        return tuple(piece for _, line in self._fitting(width) for piece in line)

    async def on_click(self, event: Click) -> None:
        at = event.x - 1
        for active, line in self._fitting(self.size.width - 2):
            if at < line_cells(line):
                await self.app.run_action(active.binding.action, active.node)
                return
            at -= line_cells(line)
