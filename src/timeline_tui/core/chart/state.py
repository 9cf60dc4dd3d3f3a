"""What a person has chosen to see of the chart, and how it changes with a key.

Every change returns a new state.  They need the data of the selection (`chart_data`), because where
the story lies decides what a window can show.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from typing import Self

import msgspec
from msgspec.structs import replace

from timeline_tui.core.axis import LONGEST, Axis, Window, around
from timeline_tui.core.chart.data import ChartData
from timeline_tui.core.dates.calendar import HOUR
from timeline_tui.core.folds import fitting
from timeline_tui.core.store.columns import LEAST
from timeline_tui.core.ticks import larger_unit, period_at

_COLUMNS = 120  # positions do not depend on it


class ChartState(msgspec.Struct, frozen=True):
    """What the chart shows.

    Without a ``window`` it shows the whole timeline, or with ``filtered`` all of what is picked.
    ``folded`` is whether long empty stretches are folded, None for what suits the timeline.
    ``by_actor`` puts actors into the rows instead of events.
    """

    window: Window | None = None
    filtered: bool = False
    folded: bool | None = None
    by_actor: bool = False

    def folds(self, data: ChartData) -> bool:
        """Tell whether long empty stretches are folded; where all is empty, none is."""
        if not data.picks.event_bits:
            return False
        return data.places.in_one_column if self.folded is None else self.folded

    def shown(self, data: ChartData) -> Window:
        """Return the window that is shown."""
        return self.window or data.fit(filtered=self.filtered, folded=self.folds(data))

    def axis(self, data: ChartData, width: int) -> Axis:
        """Return what is shown, laid out over columns."""
        return data.axis(self.shown(data), width, folded=self.folds(data))

    def fit(self, *, filtered: bool = False) -> Self:
        """Show the whole timeline, or all that is picked of it, folded where that suits it."""
        if self.window is None and filtered == self.filtered:
            return self
        return replace(self, window=None, filtered=filtered, folded=None)

    def turned(self) -> Self:
        """Put actors into the rows instead of events, or events again."""
        return replace(self, by_actor=not self.by_actor)

    def zoom(self, data: ChartData, steps: int, event: int | None) -> Self:
        """Show half the time, around the chosen event if in view; negative steps double it."""
        anchored = self._anchored(data, event)
        most = data.fit(filtered=False, folded=self.folds(data)).span * 2
        return self._showing(anchored.zoomed(steps, int(most)))

    def _showing(self, window: Window) -> Self:
        return replace(self, window=window, filtered=False)

    def zoom_at(self, data: ChartData, steps: int, moment: int) -> Self:
        """Zoom around a moment, such as the one under the mouse."""
        window = self._at(data, moment)
        most = data.fit(filtered=False, folded=self.folds(data)).span * 2
        return self._showing(window.zoomed(steps, int(most)))

    def _anchored(self, data: ChartData, event: int | None) -> Window:
        window, axis = self.shown(data), self.axis(data, _COLUMNS)
        moments = [] if event is None else [*_moments(data, event)]
        moments += [window.anchor, axis.moment(_COLUMNS // 2)]
        return self._at(data, next(filter(axis.shows, moments), window.anchor))

    def _at(self, data: ChartData, moment: int) -> Window:
        window = self.shown(data)
        if moment == window.anchor:
            return window
        return Window(moment, self.axis(data, _COLUMNS).position(moment), window.span)

    def pan(self, data: ChartData, steps: int) -> Self:
        """Move by quarters of what is shown, later when positive; the story stays in view."""
        window = self.shown(data)
        far = int(window.span / 4) * steps
        anchor = (
            data.busy.walk(window.anchor, far, int(window.span))
            if self.folds(data)
            else (window.anchor + far)
        )
        moved = self._showing(window.moved(anchor))
        axis, (start, end) = moved.axis(data, _COLUMNS), data.places.bounds
        middle = axis.moment(_COLUMNS // 2)
        came_closer = middle >= start if steps < 0 else middle < end
        return moved if came_closer else self

    def reveal(self, data: ChartData, event: int) -> Self:
        """Bring an event into view, unless something of it is."""
        extent, axis = data.extents[event], self.axis(data, _COLUMNS)
        if extent.first < axis.end and extent.last >= axis.start:
            return self
        return self.centred(data, next(_moments(data, event)))

    def centred(self, data: ChartData, moment: int) -> Self:
        """Show as much time as now, with a moment in the middle."""
        window = self.shown(data)
        return self._showing(Window(moment, Fraction(1, 2), window.span))

    def go_to(self, data: ChartData, start: int, end: int) -> Self:
        """Show the time [start, end) with what surrounds it; nothing around it is folded."""
        length, span = end - start, self.shown(data).span
        if not length * Fraction(5, 4) <= span <= 12 * length:
            span = min(Fraction(max(length * 3 // 2, HOUR)), Fraction(LONGEST))
        shown = self._showing(Window((start + end) // 2, Fraction(1, 2), span))
        return replace(shown, folded=False)

    def fold(self, data: ChartData) -> Self:
        """Fold long empty stretches, or unfold them; about the same time stays in view."""
        folded = not self.folds(data)
        if self.window is None:
            return replace(self, folded=folded)
        axis = self.axis(data, _COLUMNS)
        find = fitting(data.busy, axis.start, axis.end) if folded else around(axis.start, axis.end)
        return replace(self._showing(find), folded=folded)

    def period(self, data: ChartData, steps: int) -> Self:
        """Go to the next period of the axis (a month, a century) in which something begins."""
        axis, anchor = self.axis(data, _COLUMNS), self.shown(data).anchor
        unit = larger_unit(axis)
        here = anchor if axis.shows(anchor) else axis.moment(_COLUMNS // 2)
        firsts = data.picked.firsts
        first, after = period_at(here, unit)
        at = bisect_left(firsts, after) if steps > 0 else bisect_left(firsts, first) - 1
        if not 0 <= at < len(firsts) or firsts[at] <= LEAST:
            return self
        start, _ = period_at(firsts[at], unit)
        return self._showing(Window(start, Fraction(1, 20), self.shown(data).span))


def _moments(data: ChartData, event: int) -> Iterator[int]:
    """Yield the moments of an event to hold on to, the best first."""
    extent = data.extents[event]
    first, last = extent.known
    if not extent.is_span:
        yield (first + last) // 2
    yield first
    yield last
