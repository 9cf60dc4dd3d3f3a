"""The time axis: a window of time, and the columns it is drawn in.

A `Window` says what is shown without saying how wide the screen is: a moment that stays where it
is, how far into the window it lies, and how much time there is.  Zooming changes only the last, in
exact fractions, so that zooming in and out again always gives the same window.

An `Axis` is a window laid out over columns.  It is piecewise linear and never falls: every stretch
that is not folded away (`core.folds`) has the same scale.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, Self

import msgspec
from msgspec.structs import replace

from timeline_tui.core.dates.calendar import MINUTE

SHORTEST = 10 * MINUTE
"""The least time that a window shows, in seconds."""

LONGEST = 10**17
"""The most time that a window shows, in seconds: some three thousand million years."""


class Window(msgspec.Struct, frozen=True):
    """A stretch of time to be shown.

    ``anchor`` is the moment that zooming leaves in its place, ``at`` is where it lies, from 0 (the
    left edge) to 1, and ``span`` is how many seconds are shown.  Folded stretches do not count.
    """

    anchor: int
    at: Fraction
    span: Fraction

    @property
    def before(self) -> int:
        """How many seconds are shown before the anchor."""
        return int(self.at * self.span)

    @property
    def after(self) -> int:
        """How many seconds are shown from the anchor on, at least one."""
        return max(int(self.span) - self.before, 1)

    def zoomed(self, steps: int, longest: int = LONGEST) -> Self:
        """Return the window after so many halvings; negative steps double it.

        A step that would show less than `SHORTEST` or more than ``longest`` is not taken.
        """
        span = self.span
        for _ in range(abs(steps)):
            wanted = span / 2 if steps > 0 else span * 2
            if not SHORTEST <= wanted <= max(longest, SHORTEST):
                break
            span = wanted
        return self if span == self.span else replace(self, span=span)

    def moved(self, anchor: int) -> Self:
        """Return the window with another moment where the anchor was."""
        return self if anchor == self.anchor else replace(self, anchor=anchor)


class Stretch(NamedTuple):
    """A part of an axis on which columns are linear in time.

    It holds the moments [start, end) and the columns [left, right).  ``folded`` stretches are the
    breaks: their columns stand for time in which nothing happens, at no scale.
    """

    start: int
    end: int
    left: int
    right: int
    folded: bool = False


class Axis(msgspec.Struct, frozen=True, dict=True):
    """Time laid out over columns from 0 to ``width - 1``; its stretches follow without gaps."""

    stretches: tuple[Stretch, ...]
    width: int

    @property
    def start(self) -> int:
        """The first moment that is shown."""
        return self.stretches[0].start

    @property
    def end(self) -> int:
        """The moment after the last one that is shown."""
        return self.stretches[-1].end

    @cached_property
    def scale(self) -> Fraction:
        """How many seconds a column holds where nothing is folded."""
        plain = [part for part in self.stretches if not part.folded]
        seconds = sum(part.end - part.start for part in plain)
        return Fraction(seconds, max(sum(part.right - part.left for part in plain), 1))

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.stretches]

    @cached_property
    def _lefts(self) -> list[int]:
        return [part.left for part in self.stretches]

    @cached_property
    def edges(self) -> list[int]:
        """The first moment of every column, and the end of the last: ``width + 1`` moments."""
        return [*map(self._first_moment, range(self.width)), self.end]

    def column(self, moment: int) -> int:
        """Return the column of a moment; one beyond an edge has the column at that edge."""
        if moment < self.start:
            return 0
        if moment >= self.end:
            return self.width - 1
        start, end, left, right, _ = self.stretches[bisect_right(self._starts, moment) - 1]
        at = left + (moment - start) * (right - left) // (end - start)
        return min(at, self.width - 1)

    def _first_moment(self, column: int) -> int:
        start, end, left, right, _ = self.stretches[bisect_right(self._lefts, column) - 1]
        return start - (left - column) * (end - start) // (right - left) if right > left else start

    def moment(self, column: int) -> int:
        """Return the first moment of a column."""
        return self.edges[min(max(column, 0), self.width)]

    def shows(self, moment: int) -> bool:
        """Tell whether a moment lies in the window."""
        return self.start <= moment < self.end

    def position(self, moment: int) -> Fraction:
        """Return how far into the window a moment lies, from 0 to 1, folded stretches left out."""
        plain = [part for part in self.stretches if not part.folded]
        total = sum(part.end - part.start for part in plain)
        before = sum(min(max(moment - part.start, 0), part.end - part.start) for part in plain)
        return Fraction(before, total)


def plain_axis(window: Window, width: int) -> Axis:
    """Return the axis of a window on which nothing is folded."""
    start, end = window.anchor - window.before, window.anchor + window.after
    width = max(width, 1)
    return Axis((Stretch(start, end, 0, width),), width)


def around(start: int, end: int) -> Window:
    """Return the window that shows the moments [start, end) and has room for labels behind them."""
    span = max(Fraction(max(end - start, 1) * 8, 7), Fraction(6 * SHORTEST))
    return Window(start, Fraction(1, 50), span)
