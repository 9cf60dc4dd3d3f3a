"""The broken axis: long stretches in which nothing happens are folded into a narrow break.

What counts as happening is the beginning and the end of an event, and a whole day for an event
known to the day; the long middle of a span is as empty as the years before it.  A stretch is folded
when it would take more than a sixth of what is shown, after leaving a margin around what happens.
As this depends only on how much time is shown, folding is the same wherever the window stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, compress, islice
from operator import gt

import msgspec

from timeline_tui.core.axis import SHORTEST, Axis, Stretch, Window, plain_axis
from timeline_tui.core.dates.calendar import DAY, HOUR
from timeline_tui.core.words.periods import span_short

_MARGINS = 24  # the margin around what happens is this part of what is shown
_FOLDED = 6  # what would take more than this part of it is folded
_LABELS = 6  # so much is kept for labels behind the last event
_BLOCK = 256


class Busy(msgspec.Struct, frozen=True, eq=False, dict=True):
    """When something happens: separate stretches in rising order, both ends included.

    Made by `busy_times`.
    """

    firsts: Sequence[int]
    lasts: Sequence[int]

    @cached_property
    def gaps(self) -> list[int]:
        """The length of the empty time after each stretch but the last."""
        return [first - last - 1 for last, first in zip(self.lasts, self.firsts[1:], strict=False)]

    @cached_property
    def _longest(self) -> list[int]:
        """The longest gap of each block, to jump over those that are too short."""
        return [max(self.gaps[at : at + _BLOCK]) for at in range(0, len(self.gaps), _BLOCK)]

    @cached_property
    def _sorted(self) -> tuple[list[int], list[int]]:
        lengths = sorted(self.gaps)
        return lengths, [0, *accumulate(lengths)]

    def folded(self, span: int) -> int:
        """Return how many seconds are folded away in all when so many are shown."""
        lengths, sums = self._sorted
        at = bisect_right(lengths, _foldable(span))
        return sums[-1] - sums[at] - (len(lengths) - at) * 2 * (span // _MARGINS)

    def within(self, start: int, end: int) -> Busy:
        """Return what happens in [start, end) alone."""
        first, last = bisect_left(self.lasts, start), bisect_left(self.firsts, end)
        return Busy(self.firsts[first:last], self.lasts[first:last])

    def next_fold(self, moment: int, span: int) -> tuple[int, int] | None:
        """Return the first folded stretch [start, end) that begins at a moment or later."""
        margin = span // _MARGINS
        at = bisect_left(self.lasts, moment - margin - 1)
        while at < len(self.gaps):
            if at % _BLOCK == 0 and self._longest[at // _BLOCK] <= _foldable(span):
                at += _BLOCK
            elif self.gaps[at] > _foldable(span):
                return self.lasts[at] + 1 + margin, self.firsts[at + 1] - margin
            else:
                at += 1
        return None

    def last_fold(self, moment: int, span: int) -> tuple[int, int] | None:
        """Return the last folded stretch [start, end) that ends at a moment or earlier."""
        margin = span // _MARGINS
        at = min(bisect_right(self.firsts, moment + margin) - 2, len(self.gaps) - 1)
        while at >= 0:
            if at % _BLOCK == _BLOCK - 1 and self._longest[at // _BLOCK] <= _foldable(span):
                at -= _BLOCK
            elif self.gaps[at] > _foldable(span):
                return self.lasts[at] + 1 + margin, self.firsts[at + 1] - margin
            else:
                at -= 1
        return None

    def walk(self, moment: int, far: int, span: int) -> int:
        """Return the moment so many shown seconds later than another, or earlier when negative."""
        while far > 0 and (fold := self.next_fold(moment, span)) and fold[0] - moment < far:
            far -= fold[0] - moment
            moment = fold[1]
        while far < 0 and (fold := self.last_fold(moment, span)) and moment - fold[1] < -far:
            far += moment - fold[1]
            moment = fold[0]
        return moment + far


def _foldable(span: int) -> int:
    return span // _FOLDED + 2 * (span // _MARGINS)


def busy_times(stretches: Iterable[tuple[int, int]]) -> Busy:
    """Return the times covered by stretches (first, last), which may overlap in any order."""
    ordered = sorted(stretches)
    return busy_in_order([first for first, _ in ordered], [last for _, last in ordered])


def busy_in_order(firsts: Sequence[int], lasts: Sequence[int]) -> Busy:
    """Return the times covered by stretches that are in the order of their first moments."""
    if not firsts:
        return Busy([], [])
    # Each step is one for all stretches: there may be very many.
    reached = list(accumulate(lasts, max))
    is_new = [*map(gt, islice(firsts, 1, None), map((1).__add__, reached))]
    return Busy(
        [firsts[0], *compress(islice(firsts, 1, None), is_new)],
        [*compress(reached, is_new), reached[-1]],
    )


def folded_axis(window: Window, busy: Busy, width: int) -> Axis:
    """Return the axis of a window with its long empty stretches folded."""
    span = int(window.span)
    folds: list[tuple[int, int]] = []
    start, left = window.anchor, window.before
    while (fold := busy.last_fold(start, span)) and start - fold[1] < left:
        left -= start - fold[1]
        start = fold[0]
        folds.insert(0, fold)
    end, right = window.anchor, window.after
    while (fold := busy.next_fold(end, span)) and fold[0] - end < right:
        right -= fold[0] - end
        end = fold[1]
        folds.append(fold)
    return _laid_out(start - left, end + right, folds, width) or plain_axis(window, width)


def _laid_out(start: int, end: int, folds: list[tuple[int, int]], width: int) -> Axis | None:
    """Return the axis, with breaks as wide as their words where there is room for them."""
    for words in (3, 2, 1, 0):
        breaks = [_break_width(fold, words) for fold in folds]
        room = width - sum(breaks)
        if room >= width * 3 // 5 or (words == 0 and room > len(folds)):
            break
    else:
        return None
    shown = end - start - sum(stop - begin for begin, stop in folds)
    parts: list[Stretch] = []
    moment, column, seconds, used = start, 0, 0, 0
    for (begin, stop), size in zip(folds, breaks, strict=True):
        seconds += begin - moment
        right = used + seconds * room // shown
        parts += [
            Stretch(moment, begin, column, right),
            Stretch(begin, stop, right, right + size, folded=True),
        ]
        moment, column, used = stop, right + size, used + size
    parts.append(Stretch(moment, end, column, width))
    return Axis(tuple(part for part in parts if part.start < part.end), width)


def _break_width(fold: tuple[int, int], words: int) -> int:
    return len(break_words(*fold, words)) + 2 if words else 1


def break_words(start: int, end: int, words: int = 3, dots: str = "⋯") -> str:
    """Return the length of a break in words: "⋯ 2 y 5 m ⋯", or shorter with fewer words."""
    # Where a break begins and ends is not so exact that hours among days would say anything.
    unit = next((size for size in (DAY, HOUR) if end - start > 2 * size), 1)
    length = span_short(end - (end - start) % unit, start)
    if words < 3:
        length = "".join(length.split()[:2])
    return {3: f"{dots} {length} {dots}", 2: f"{dots}{length}{dots}", 1: length, 0: dots}[words]


def fitting(busy: Busy, start: int, end: int) -> Window:
    """Return the least window that shows all of [start, end), long empty stretches folded."""
    busy = busy.within(start, end)
    span = max(end - start, SHORTEST) * 2
    while (less := span * 5 // 6) >= SHORTEST and _needed(busy, start, end, less) <= less:
        span = less
    return Window(start, Fraction(1, _MARGINS), Fraction(span))


def _needed(busy: Busy, start: int, end: int, span: int) -> int:
    return end - start - busy.folded(span) + span // _MARGINS + span // _LABELS
