"""What the chart needs to know of a selection, found once and kept while it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import compress
from operator import not_, sub

import msgspec

from timeline_tui.core.axis import Axis, Window, around, plain_axis
from timeline_tui.core.chart.extents import Extents, extents_of
from timeline_tui.core.chart.happenings import (
    MOST,
    Happenings,
    Runs,
    happenings_of,
    stretches_of,
)
from timeline_tui.core.chart.rising import Sorting, sorting_of
from timeline_tui.core.chart.spread import (
    Masks,
    Order,
    Spread,
    SpreadOfAll,
    SpreadOfMany,
    SpreadOfSome,
    order_of,
)
from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.folds import Busy, busy_in_order, fitting, folded_axis
from timeline_tui.core.selection import Selection
from timeline_tui.core.selection.bits import all_bits, flags_of, members_of
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.picks import Picks
from timeline_tui.core.store.columns import Numbers
from timeline_tui.core.store.shelf import Shelf

_FEW = 1024  # fewer events are put in order by themselves
_OTHERS = bytes((1, 0, *range(2, 256)))  # flags the other way round
_SPARSE = 64  # the stretches of less than one event in so many are found one by one
_SINGLE_COLUMN = 33  # three columns of a hundred


class Whole(msgspec.Struct, frozen=True, eq=False):
    """The first moment known of any event, and the moment after the last.

    ``in_one_column`` tells whether most of the story would stand in a single column of an unbroken
    axis.
    """

    start: int
    end: int
    in_one_column: bool


class Places(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Where the events of a timeline lie.  Made by `places_of`."""

    shelf: Shelf
    extents: Extents
    background: int
    """The background events, as a bitset."""

    @cached_property
    def order(self) -> Order:
        """All events by when they lie."""
        return self.shelf.get_or_make("order", lambda: order_of(self.extents))

    @cached_property
    def everything(self) -> Spread:
        """All events by when they lie."""
        return SpreadOfAll(self.extents, self.order)

    @cached_property
    def story(self) -> Spread:
        """All events that are no background."""
        bits = all_bits(len(self.extents)) & ~self.background
        return SpreadOfAll(self.extents, self.order, bits, self._masks_of_story)

    @cached_property
    def frame(self) -> Spread:
        """All events that are background, which are many."""
        story = self._masks_of_story
        by_first, by_last = (bytes(mask) for mask in (story.by_first, story.by_last))
        others = Masks(by_first.translate(_OTHERS), by_last.translate(_OTHERS))
        return SpreadOfAll(self.extents, self.order, self.background, others)

    @cached_property
    def _masks_of_story(self) -> Masks:
        bits = all_bits(len(self.extents)) & ~self.background
        return self.shelf.get_or_make("story", lambda: self._masks(bits))

    def _masks(self, bits: int) -> Masks:
        is_chosen = flags_of(bits, len(self.extents)).__getitem__
        by_first, by_last = self.order.by_first, self.order.by_last
        return Masks(bytes(map(is_chosen, by_first)), bytes(map(is_chosen, by_last)))

    @cached_property
    def sorting(self) -> Sorting:
        """What counts any set of events by when they lie."""
        groups = ((firsts, places) for _, firsts, places in self.order.groups)
        return sorting_of(self.extents, groups)

    @property
    def bounds(self) -> tuple[int, int]:
        """The first moment known of any event, and the moment after the last."""
        return self._whole.start, self._whole.end

    @property
    def in_one_column(self) -> bool:
        """Whether most of the story would stand in a single column of an unbroken axis."""
        return self._whole.in_one_column

    @cached_property
    def _whole(self) -> Whole:
        return self.shelf.get_or_make("whole", self._found_whole)

    def _found_whole(self) -> Whole:
        extents = self.extents
        start = min(extents.known_firsts, default=0)
        end = max(extents.known_lasts, default=DAY - 1) + 1
        flags = flags_of(self.background, len(extents))
        firsts = sorted(compress(extents.known_firsts, map(not_, flags)))
        most = -(-3 * len(firsts) // 4)
        widths = map(sub, firsts[most - 1 :], firsts)
        return Whole(start, end, most > 1 and min(widths) * _SINGLE_COLUMN <= end - start)

    @cached_property
    def happenings(self) -> Happenings:
        """The stretches in which events begin or end."""
        return self.shelf.get_or_make("happenings", lambda: happenings_of(self.extents))

    @cached_property
    def runs(self) -> Runs:
        """What tells when something happens of any set of events."""
        return Runs(self.happenings)

    @cached_property
    def busy(self) -> Busy:
        """When something begins or ends."""
        return self.shelf.get_or_make("busy", lambda: self._busy(*self._every_stretch))

    @property
    def _every_stretch(self) -> tuple[Numbers, Numbers]:
        return self.happenings.firsts, self.happenings.lasts

    def busy_with(self, chosen: int) -> Busy:
        """Return when something begins or ends of a set of events, given as bits.

        The bounds of the timeline are there in any case.  Of very many stretches those within a
        month may count as one.
        """
        if chosen.bit_count() <= min(MOST, len(self.extents) // _SPARSE):
            return self._busy(*stretches_of(self.extents, members_of(chosen)))
        return self._busy(*self.runs.with_any(flags_of(chosen, len(self.extents))))

    def _busy(self, firsts: Sequence[int], lasts: Sequence[int]) -> Busy:
        start, end = self.bounds
        return busy_in_order([start, *firsts, end - 1], [start, *lasts, end - 1])


class ChartData(msgspec.Struct, frozen=True, eq=False, dict=True):
    """What the chart needs to know of what is picked.  Made by `chart_data`."""

    picks: Picks
    places: Places

    @property
    def extents(self) -> Extents:
        """Where every event of the timeline lies."""
        return self.places.extents

    @cached_property
    def picked(self) -> Spread:
        """All events of the selection."""
        return self._spread(self.picks.event_bits)

    @cached_property
    def story(self) -> Spread:
        """The events of the selection that belong to the story."""
        if self.picks.event_bits == self.picks.index.all_events:
            return self.places.story
        return self._spread(self.picks.event_bits & ~self.places.background)

    @cached_property
    def background(self) -> Spread:
        """The background events of the selection."""
        everything = self.picks.event_bits == self.picks.index.all_events
        if everything and self.places.background.bit_count() >= _FEW:
            return self.places.frame
        return self._spread(self.picks.event_bits & self.places.background)

    def _spread(self, events: int) -> Spread:
        if events == self.picks.index.all_events:
            return self.places.everything
        if events.bit_count() < _FEW:
            return SpreadOfSome(self.extents, members_of(events))
        return SpreadOfMany(self.extents, self.places.order, events, self.places.sorting)

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The first known moment of the selection and the moment after its last; else of all."""
        events, extents = self.picks.events, self.extents
        if not events or len(events) == len(extents):
            return self.places.bounds
        firsts = map(extents.known_firsts.__getitem__, events)
        return min(firsts), max(map(extents.known_lasts.__getitem__, events)) + 1

    @cached_property
    def busy(self) -> Busy:
        """When something of the selection begins or ends; the bounds of the timeline too."""
        bits = self.picks.event_bits
        if bits == self.picks.index.all_events:
            return self.places.busy
        return self.places.busy_with(bits)

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


@lru_cache(maxsize=4)
def places_of(index: Index) -> Places:
    """Return where the events of a timeline lie."""
    timeline = index.timeline
    extents = timeline.shelf.get_or_make("extents", lambda: extents_of(timeline))
    return Places(timeline.shelf, extents, index.in_state("background"))


def chart_data(selection: Selection) -> ChartData:
    """Return what the chart needs to know of a selection; made once for all that pick the same."""
    return _chart_data(selection.picks)


@lru_cache(maxsize=8)
def _chart_data(picks: Picks) -> ChartData:
    return ChartData(picks, places_of(picks.index))


def prepare(index: Index) -> None:
    """Make what a first question to an index or a chart would wait for; on any thread."""
    places = places_of(index)
    places.sorting.prepare()
    if places.in_one_column:
        places.runs.prepare()
    index.prepare()
