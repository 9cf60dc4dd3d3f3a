"""The facets pane: Space includes a value in the filter, x excludes one."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from timeline_tui.core.view import EMPTY, View
from timeline_tui.tui.drawn.facets import FacetRows
from timeline_tui.tui.drawn.titles import facets_title
from timeline_tui.tui.keys.panes import FACET_KEYS
from timeline_tui.tui.messages import (
    FacetTurned,
    ValueChosen,
    ValueExcluded,
    ValueIncluded,
    ValueOpened,
)
from timeline_tui.tui.row_list import RowList


class FacetsPane(RowList):
    """The values of a facet; Space includes one in the filter, x excludes one."""

    BINDINGS: ClassVar[list[BindingType]] = [*FACET_KEYS]

    view: var[View] = var(EMPTY)
    keeps_cursor = False

    def watch_view(self, view: View) -> None:
        rows = FacetRows(view)
        self.show(rows, rows.values.index(view.value) if view.value else 0)
        self.entitle(facets_title(view))

    def on_focus(self) -> None:
        self.moved(self.cursor)

    def moved(self, item: int) -> None:
        if value := self._value(item):
            self.screen.post_message(ValueChosen(value))

    def opened(self, item: int) -> None:
        self.post_message(ValueOpened(self.view.facet, self._value(item)))

    def action_include(self) -> None:
        if value := self._value(self.cursor):
            self.post_message(ValueIncluded(value))

    def action_exclude(self) -> None:
        if value := self._value(self.cursor):
            self.post_message(ValueExcluded(value))

    def action_turn(self, steps: int) -> None:
        self.post_message(FacetTurned(steps))

    def _value(self, item: int) -> str:
        values = self.rows.values if isinstance(self.rows, FacetRows) else []
        return values[item] if item < len(values) else ""
