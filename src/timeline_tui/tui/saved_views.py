"""Saved views: the present view under a name, the list of them, and the way back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.core.kept.returning import returned, saved_view
from timeline_tui.core.text import visible_line
from timeline_tui.tui.keeping import Keeping

if TYPE_CHECKING:
    from timeline_tui.tui.dialogs.views import ViewsDone


class SavedViews(Keeping):
    """What the explorer does with views that have a name."""

    def action_keep_view(self) -> None:
        from timeline_tui.tui.dialogs.keep_view import KeepView

        self.open_dialog(KeepView(self.view, self.state), self._view_named)

    def _view_named(self, name: str | None) -> None:
        if name is not None:
            self.remember(self.state.with_view(saved_view(name, self.view)))
            self.notify(
                f"Kept as “{visible_line(name)}”: V lists the views.", timeout=3, markup=False
            )

    def action_views(self) -> None:
        from timeline_tui.tui.dialogs.views import ViewFinder

        if self.state.views:
            self.open_dialog(ViewFinder(self.view, self.state.views), self._views_done)
        else:
            self.notify("No view is kept yet: S keeps this one under a name.", markup=False)

    def _views_done(self, done: ViewsDone | None) -> None:
        if done is None:
            return
        state = self.state
        for name in done.removed:
            state = state.without_view(name)
        self.remember(state)
        if done.chosen is not None:
            self.go(returned(self.view, done.chosen))
