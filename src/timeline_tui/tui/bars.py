"""The quiet lines around the panes: the title, the filter in words, and the keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.binding import ActiveBinding
from textual.events import Click
from textual.geometry import Size
from textual.reactive import var
from textual.screen import Screen
from textual.strip import Strip

from timeline_tui.core.context import context_of, filter_words
from timeline_tui.core.query.wording import query_words
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.lines import Line, Piece, fitted, line_cells, spread
from timeline_tui.core.view import EMPTY, View
from timeline_tui.files.safety import is_safe
from timeline_tui.tui.keys.naming import shown_key
from timeline_tui.tui.styled import StyledWidget

_BETWEEN = "  "


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
        title = self.view.timeline.heading.title
        name = visible_line(self._file)
        if is_safe():
            name = f"safe mode  {name}"
        shown = visible_line(title) or name
        right = [Piece(name, "faint")] if title and len(shown) + len(name) + 4 < width else []
        return spread([Piece(shown, "strong")], right, width)


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
        all_of_them = "The first" if self.is_beginning else "All"
        return filter_line(self.view, width, all_of_them, with_keys=not self.is_writing)


def filter_line(view: View, width: int, all_of_them: str, *, with_keys: bool = True) -> Line:
    """Return the filter in words with "14 of 23 events", and the search with its hits.

    Without a filter it is "All 23 events", or another beginning of that.
    """
    shown, of = len(view.selection.events), len(view.timeline.events)
    everything = plural(of, "event") if of else "No events"
    left = [Piece(f"{all_of_them} {everything}" if of > 1 else everything, "muted")]
    right = []
    if view.is_filtered:
        words = visible_line(filter_words(view))
        left = [Piece(words, "accent")]
        keys = "c clears" if context_of(view) is None else "( ) days  C returns"
        right = [Piece(f"{shown:,} of {plural(of, 'event')}")]
        right += [Piece(f"  {keys}", "muted")] if with_keys else []
    if view.lost is not None:
        query = visible_line(str(view.lost.query))
        left = [Piece(f"{query}: {visible_line(view.lost.reason)}", "error"), Piece("  "), *left]
        right = right or ([Piece("f edits  c clears", "muted")] if with_keys else [])
    if view.search is not None:
        words = visible_line(query_words(view.timeline, view.search.query))
        hits = plural(len(view.found), "quote" if view.pane == "quotes" else "hit")
        left += [Piece("   search ", "muted"), Piece(words), Piece(f" {hits}", "muted")]
        if with_keys and not right:
            right = [Piece("n next  c clears", "muted")]
    if line_cells(left) + line_cells(right) > width and len(right) > 1:
        right = right[:1]
    return spread(left, right, width)


class KeyBar(Bar):
    """The keys that help most right now: as many as there is room for, whole, to press or click."""

    _LAST = ("help", "app.quit")
    _ALSO_IN: Mapping[str, Sequence[str]] = {"quotes": ("pane.words",)}
    """Keys of the screen that belong to a pane more than to the others, by their ids."""

    def said(self, view: View) -> object:
        return view.pane

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._keys_changed)

    def _keys_changed(self, _: Screen[object]) -> None:
        self.refresh()

    def _fitting(self, width: int) -> Iterator[tuple[ActiveBinding, Line]]:
        """Yield the keys that fit into a width, as they stand from left to right."""
        also = self._ALSO_IN.get(self.view.pane, ())
        shown = [
            active
            for active in self.screen.active_bindings.values()
            if (active.binding.show or active.binding.id in also) and active.binding.description
        ]
        last = [active for active in shown if active.binding.action in self._LAST]
        others = [active for active in shown if active.binding.action not in self._LAST]
        others.sort(key=lambda one: one.node is self.screen and one.binding.id not in also)
        room = width + len(_BETWEEN)
        drawn: dict[int, Line] = {}
        for active in (*last, *others):
            binding = active.binding
            keys = binding.key_display or shown_key(binding.key.split(",")[0])
            line = (
                Piece(keys, "accent"),
                Piece(f" {binding.description.lower()}{_BETWEEN}", "muted"),
            )
            if line_cells(line) <= room:
                drawn[id(active)] = line
                room -= line_cells(line)
        for active in (*others, *last):
            if id(active) in drawn:
                yield active, drawn[id(active)]

    def content(self, width: int) -> Line:
        return tuple(piece for _, line in self._fitting(width) for piece in line)

    async def on_click(self, event: Click) -> None:
        at = event.x - 1
        for active, line in self._fitting(self.size.width - 2):
            if at < line_cells(line):
                await self.app.run_action(active.binding.action, active.node)
                return
            at -= line_cells(line)
