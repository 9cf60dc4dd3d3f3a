"""The layout of the explorer: bars from the top, a line each, and the panes where they belong."""

from __future__ import annotations

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from timeline_tui.core.view import PANES
from timeline_tui.tui.drawn.arrangement import Arrangement, Place, places


class Placing(Layout):
    """Puts every child that is displayed where `drawn.arrangement` says."""

    name = "placing"
    how: Arrangement = "none"

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: FBT001, FBT002, ARG002 - as Textual calls it
    ) -> ArrangeResult:
        """Return the places of children in so many columns and lines."""
        parent.pre_layout(self)
        width, height = size
        bars = [child for child in children if child.id not in PANES]
        panes = {child.id: child for child in children if child.id in PANES}
        if self.how == "none":
            found = [(bar, Place(0, 0, width, height)) for bar in bars]
        else:
            found = [(bar, Place(0, y, width, 1)) for y, bar in enumerate(bars)]
        under = Place(0, len(bars), width, max(0, height - len(bars)))
        where = places(self.how, panes.keys(), under) if panes else {}
        found += [(panes[pane], place) for pane, place in where.items()]
        return [
            WidgetPlacement(Region(*place), NULL_OFFSET, NULL_SPACING, widget)
            for widget, place in found
        ]
