"""Marking: events that somebody wants to come back to, or to take away."""

from __future__ import annotations

from timeline_tui.core.kept.mark_list import mark_list
from timeline_tui.core.kept.marked import (
    asks_for_marked,
    marks_shown,
    next_marked,
    only_marked,
)
from timeline_tui.core.text import plural, visible_line
from timeline_tui.tui.copying import CLIPBOARD_HINT
from timeline_tui.tui.keeping import Keeping


class Marking(Keeping):
    """What the explorer does with marks."""

    def action_mark(self) -> None:
        event = self.view.event
        if event is None:
            self.notify("There is no event to mark.", severity="warning", markup=False)
            return
        record = self.view.timeline.events[event]
        self.remember(self.state.toggle(record.id))
        if not self.query_one("#events").display:
            how = "Marked" if record.id in self.state.marked else "No longer marked"
            self.notify(f"{how}: {visible_line(record.title)}", timeout=2, markup=False)

    def action_next_mark(self, steps: int) -> None:
        if self._has_marks() and not marks_shown(self.view):
            self.notify("No marked event is under this filter.", severity="warning", markup=False)
        else:
            self.show(next_marked(self.view, steps))

    def action_only_marked(self) -> None:
        query = self.view.query
        if asks_for_marked(query) or self._has_marks():
            self.go(self.view.filtered(only_marked(query)))

    def action_copy_marks(self) -> None:
        if not self._has_marks():
            return
        marks = self.state.marks
        self.app.copy_to_clipboard(mark_list(self.view.timeline, marks))
        events = plural(len(marks), "marked event")
        self.notify(f"Copied a list of {events}.\n{CLIPBOARD_HINT}", markup=False)

    def _has_marks(self) -> bool:
        """Whether an event is marked; says so when none is."""
        if not self.state.marks:
            self.notify("No event is marked yet: m marks one.", severity="warning", markup=False)
        return bool(self.state.marks)
