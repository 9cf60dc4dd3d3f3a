"""The context of the chosen event: all that is near it in time, and back again."""

from __future__ import annotations

from timeline_tui.core.context import context_of, in_context, with_more_days
from timeline_tui.tui.linked import LinkedScreen


class InContext(LinkedScreen):
    """What the explorer does with the context of an event."""

    def action_context(self) -> None:
        """Show what is around the chosen event; from there, return to what was before."""
        if self.view.event is None:
            self.notify("There is no event to look around.", severity="warning", markup=False)
        elif context_of(self.view) is None:
            self.go(in_context(self.view))
        else:
            self._leave_context()

    def action_more_days(self, steps: int) -> None:
        if context_of(self.view) is None:
            self.action_context()
        else:
            self.show(with_more_days(self.view, steps))

    def _leave_context(self) -> None:
        history = self._history.at(self._here())
        while history.past and context_of(history.now.view) is not None:
            history = history.back()
        if context_of(history.now.view) is None:
            self._return_to(history)
        else:  # it was so long ago that it is forgotten, or a context is where we came in
            self.go(self.view.cleared())
