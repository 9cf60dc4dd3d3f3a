"""The events pane: moving in it chooses an event."""

from __future__ import annotations

from textual.reactive import var

from timeline_tui.core.view import EMPTY, View
from timeline_tui.tui.drawn.events import EventRows
from timeline_tui.tui.drawn.titles import events_title
from timeline_tui.tui.messages import EventChosen, EventOpened
from timeline_tui.tui.row_list import RowList


class EventsPane(RowList):
    """The list of events; moving in it chooses an event."""

    view: var[View] = var(EMPTY)

    def watch_view(self, view: View) -> None:
        rows = self.rows
        rows = rows.showing(view) if isinstance(rows, EventRows) else EventRows(view)
        self.show(rows, rows.chosen)
        self.entitle(events_title(view))

    def moved(self, item: int) -> None:
        self.screen.post_message(EventChosen(self._event(item)))

    def opened(self, item: int) -> None:
        self.post_message(EventOpened(self._event(item)))

    def _event(self, item: int) -> int:
        return self.view.selection.events[item]
