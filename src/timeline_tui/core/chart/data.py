"""What the chart needs to know of a selection, found once and kept while it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress
from operator import sub

from timeline_tui.core.axis import Axis, Window, around, plain_axis
from timeline_tui.core.chart.extents import FAR, Extent, Spread, extent_of, spread_of
from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.folds import Busy, busy_times, fitting, folded_axis
from timeline_tui.core.selection import Selection
from timeline_tui.core.selection.bits import bits_of, flags_of
from timeline_tui.core.selection.index import Index

_SINGLE_COLUMN = 33  # three columns of a hundred


@dataclass(frozen=True, eq=False)
class Places:
    """Where the events of a timeline lie.  Made by `places_of`."""

    extents: Sequence[Extent]
    background: int
    """The background events, as a bitset."""

    @cached_property
    def everything(self) -> Spread:
        """All events by when they lie."""
        return spread_of(self.extents, range(len(self.extents)))

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The first moment known of any event, and the moment after the last."""
        known = [extent.known for extent in self.extents] or [(0, DAY - 1)]
        return min(known)[0], max(last for _, last in known) + 1

    @cached_property
    def happenings(self) -> tuple[list[tuple[int, int]], list[int]]:
        """The stretches (first, last) in which events begin or end, sorted; and whose each one is.

        Of what is known no better than to some days, only the two ends count.
        """
        found: list[tuple[tuple[int, int], int]] = []
        for place, (first, begun, ending, last, *_) in enumerate(self.extents):
            for a, b in {(first, begun), (ending, last)}:
                if abs(a) < FAR and abs(b) < FAR:
                    ends = ((a, b),) if b - a < DAY else ((a, a), (b, b))
                    found += ((stretch, place) for stretch in ends)
        found.sort()
        return [stretch for stretch, _ in found], [place for _, place in found]

    @cached_property
    def in_one_column(self) -> bool:
        """Whether most of the story would stand in a single column of an unbroken axis."""
        start, end = self.bounds
        firsts = sorted(
            extent.known[0]
            for place, extent in enumerate(self.extents)
            if not self.background >> place & 1
        )
        most = -(-3 * len(firsts) // 4)
        widths = map(sub, firsts[most - 1 :], firsts)
        return most > 1 and min(widths) * _SINGLE_COLUMN <= end - start


@dataclass(frozen=True, eq=False)
class ChartData:
    """What the chart needs to know of a selection.  Made by `chart_data`."""

    selection: Selection
    places: Places

    @property
    def extents(self) -> Sequence[Extent]:
        """Where every event of the timeline lies."""
        return self.places.extents

    @cached_property
    def picked(self) -> Spread:
        """All events of the selection."""
        return self._spread(self.selection.event_bits)

    @cached_property
    def story(self) -> Spread:
        """The events of the selection that belong to the story."""
        return self._spread(self.selection.event_bits & ~self.places.background)

    @cached_property
    def background(self) -> Spread:
        """The background events of the selection."""
        return self._spread(self.selection.event_bits & self.places.background)

    def _spread(self, events: int) -> Spread:
        if events == self.selection.index.all_events:
            return self.places.everything
        digits = f"{events:b}"[::-1].ljust(len(self.extents), "0")
        return self.places.everything.of(digits.encode().translate(_FROM_DIGITS))

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The first known moment of the selection and the moment after its last; else of all."""
        known = [self.extents[place].known for place in self.selection.events]
        if not known:
            return self.places.bounds
        return min(known)[0], max(last for _, last in known) + 1

    @cached_property
    def busy(self) -> Busy:
        """When something of the selection begins or ends; the bounds of the timeline too."""
        start, end = self.places.bounds
        stretches, events = self.places.happenings
        flags = flags_of(self.selection.event_bits, len(self.extents))
        picked = compress(stretches, map(flags.__getitem__, events))
        # What is sorted but for its ends is sorted again at no cost.
        return busy_times([(start, start), *picked, (end - 1, end - 1)])

    def fit(self, *, filtered: bool, folded: bool) -> Window:
        """Return the window that shows the whole timeline, or all that is picked of it."""
        if folded:
            return self._folded_fit_of_picked if filtered else self._folded_fit
        return around(*(self.bounds if filtered else self.places.bounds))

    @cached_property
    def _folded_fit(self) -> Window:
        return fitting(self.busy, *self.places.bounds)

    @cached_property
    def _folded_fit_of_picked(self) -> Window:
        return fitting(self.busy, *self.bounds)

    def axis(self, window: Window, width: int, *, folded: bool) -> Axis:
        """Return a window laid out over columns."""
        return folded_axis(window, self.busy, width) if folded else plain_axis(window, width)


_FROM_DIGITS = bytes.maketrans(b"01", b"\x00\x01")


@lru_cache(maxsize=4)
def places_of(index: Index) -> Places:
    """Return where the events of a timeline lie."""
    timeline = index.timeline
    extents = [extent_of(event.date, timeline.zone) for event in timeline.events]
    background = (place for place, event in enumerate(timeline.events) if event.background)
    return Places(extents, bits_of(background, len(extents)))


@lru_cache(maxsize=8)
def chart_data(selection: Selection) -> ChartData:
    """Return what the chart needs to know of a selection."""
    return ChartData(selection, places_of(selection.index))
