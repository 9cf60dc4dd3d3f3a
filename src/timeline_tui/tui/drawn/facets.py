"""The list of facets: the values of one facet, those of the chosen event first, with their counts.

Actors are one row of `core.selection.facets`; every other facet is listed in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import msgspec

from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.lines import Line, Piece, marked
from timeline_tui.core.view import View
from timeline_tui.tui.drawn.counted import COUNTS_HEADING, counted, sign_and_style
from timeline_tui.tui.drawn.rows import Rows, heading

_OF_ACTORS = ("actors", "speakers")


class FacetRows(Rows, msgspec.Struct, frozen=True, dict=True):
    """The values in two parts, each under a heading: in the chosen event, and elsewhere."""

    view: View

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of the picked events have each value."""
        return self.view.selection.counts(self.view.facet)

    @cached_property
    def here(self) -> list[str]:
        """The values of the chosen event, in its own order."""
        view = self.view
        if view.event is None:
            return []
        event = view.timeline.events[view.event]
        return [*dict.fromkeys(FACETS[view.facet].values(view.timeline, event))]

    @cached_property
    def values(self) -> list[str]:
        """Every value: those of the event, then the others, those with most events first."""
        counts, here = self.counts, set(self.here)
        others = [value for value in counts if value not in here]
        others.sort(key=counts.__getitem__, reverse=True)
        return [*self.here, *others]

    @property
    def items(self) -> int:
        """How many values there are."""
        return len(self.values)

    @property
    def _split(self) -> int:
        """The line of the second heading; 0 when there is only one part."""
        return len(self.here) + 1 if self.here and len(self.here) < self.items else 0

    def __len__(self) -> int:
        """Return the number of lines."""
        return self.items + (2 if self._split else 1)

    def top(self, item: int) -> int:
        """Return the line of a value."""
        return item + (2 if self._split and item >= len(self.here) else 1)

    def item(self, y: int) -> int | None:
        """Return the value on a line, None for a heading and where there is no value at all."""
        if y == 0 or (self._split and y == self._split):
            return None
        return y - (2 if self._split and y > self._split else 1)

    def line(self, y: int, width: int) -> Line:
        """Draw a value or a heading."""
        item = self.item(y)
        if not self.items:
            return (Piece(f"No event has {FACETS[self.view.facet].title.lower()}.", "muted"),)
        if item is None:
            title = "in this event" if y == 0 and self.here else "elsewhere" if self.here else "all"
            return heading(title, COUNTS_HEADING if y == 0 else "", width)
        return self._value(self.values[item], width)

    def _value(self, value: str, width: int) -> Line:
        view = self.view
        sign, style = sign_and_style(view.values, value)
        events = self.counts[value]
        name = visible_line(FACETS[view.facet].name(view.timeline, value))
        quotes, role = 0, ""
        if view.facet in _OF_ACTORS:
            quotes = view.selection.picks.quotes_of(value)
            role = visible_line(view.timeline.actors_by_id[value].role)
        named = (sign, *marked(name, view.marked, style or ("" if events else "faint")))
        return counted(named, marked(role, view.marked, "muted"), (events, quotes), width)
