"""What the chart needs to know of a selection, found once and kept while it is shown."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, compress, pairwise
from operator import not_, sub

import msgspec

from timeline_tui.core.axis import Axis, Window, around, plain_axis
from timeline_tui.core.chart.extents import FAR, Extents, extents_of
from timeline_tui.core.chart.spread import (
    Masks,
    Order,
    Spread,
    SpreadOfMany,
    SpreadOfSome,
    order_of,
)
from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.folds import Busy, busy_in_order, fitting, folded_axis
from timeline_tui.core.selection import Selection
from timeline_tui.core.selection.bits import all_bits, flags_at, flags_of, members_of
from timeline_tui.core.selection.index import Index
from timeline_tui.core.store.columns import Numbers, numbers_of
from timeline_tui.core.store.shelf import Shelf

_FEW = 32  # fewer than one event in so many are put in order by themselves
_MOST = 4096  # stretches that are looked at one by one
_RUN = 30 * DAY
_SINGLE_COLUMN = 33  # three columns of a hundred


class Whole(msgspec.Struct, frozen=True, eq=False):
    """The first moment known of any event, and the moment after the last.

    ``in_one_column`` tells whether most of the story would stand in a single column of an unbroken
    axis.
    """

    start: int
    end: int
    in_one_column: bool


class Happenings(msgspec.Struct, frozen=True, eq=False):
    """The stretches (first, last) in which events begin or end, each once and sorted.

    Of what is known no better than to some days, only the two ends count.  ``events`` are those
    who begin or end, and ``which``, rising, the place of the stretch in which each does.
    """

    firsts: Numbers
    lasts: Numbers
    events: Numbers
    which: Numbers


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
        return SpreadOfMany(self.extents, self.order)

    @cached_property
    def story(self) -> Spread:
        """All events that are no background."""
        flags = flags_of(all_bits(len(self.extents)) & ~self.background, len(self.extents))
        order = self.order
        masks = self.shelf.get_or_make(
            "story", lambda: Masks(order.flags_by_first(flags), order.flags_by_last(flags))
        )
        return SpreadOfMany(self.extents, order, flags, masks)

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
        return self.shelf.get_or_make("happenings", self._found_happenings)

    def _found_happenings(self) -> Happenings:
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for place, (first, begun, ending, last, *_) in enumerate(self.extents):
            for a, b in {(first, begun), (ending, last)}:
                if abs(a) < FAR and abs(b) < FAR:
                    for stretch in ((a, b),) if b - a < DAY else ((a, a), (b, b)):
                        found[stretch].append(place)
        stretches = sorted(found)
        events, which = array("I"), array("I")
        for number, stretch in enumerate(stretches):
            events.extend(found[stretch])
            which.extend([number] * len(found[stretch]))
        return Happenings(
            numbers_of(first for first, _ in stretches),
            numbers_of(last for _, last in stretches),
            events,
            which,
        )

    @cached_property
    def _flags_of_happenings(self) -> Callable[[bytes], bytes]:
        return flags_at(self.happenings.events)

    @cached_property
    def busy(self) -> Busy:
        """When something begins or ends."""
        return self.shelf.get_or_make("busy", lambda: self.busy_with(None))

    def busy_with(self, chosen: bytes | None) -> Busy:
        """Return when something begins or ends of the events that have a byte of 1 and not of 0.

        None stands for all.  The bounds of the timeline are there in any case.  Of very many
        stretches those within a month count as one.
        """
        start, end = self.bounds
        happenings = self.happenings
        firsts: Sequence[int] = happenings.firsts
        lasts: Sequence[int] = happenings.lasts
        if chosen is not None:
            mask = self._flags_of_happenings(chosen)
            if len(firsts) > _MOST:
                firsts, lasts = self._runs_with(mask)
            else:
                hit = dict.fromkeys(compress(happenings.which, mask))
                firsts = [*map(firsts.__getitem__, hit)]
                lasts = [*map(lasts.__getitem__, hit)]
        return busy_in_order([start, *firsts, end - 1], [start, *lasts, end - 1])

    def _runs_with(self, mask: bytes) -> tuple[list[int], list[int]]:
        """Return when the months begin and end, as far as something in them has a byte of 1."""
        which, firsts = self.happenings.which, self.happenings.firsts
        runs, reached = self._runs
        first_of, last_of = mask.find, mask.rfind
        hits = [
            (which[first], which[last_of(1, first, end)])
            for start, end in pairwise(runs)
            if (first := first_of(1, start, end)) >= 0
        ]
        return [firsts[first] for first, _ in hits], [reached[last] for _, last in hits]

    @cached_property
    def _runs(self) -> tuple[list[int], list[int]]:
        """Where months of happenings begin among them, and how far each stretch reaches.

        A stretch may be followed by one that ends earlier: what counts is the latest end so far.
        """
        happenings = self.happenings
        starts, until = [], None
        for place, first in enumerate(happenings.firsts):
            if until is None or first >= until:
                starts.append(place)
                until = first + _RUN
        runs = [bisect_left(happenings.which, start) for start in starts]
        return [*runs, len(happenings.which)], [*accumulate(happenings.lasts, max)]


class ChartData(msgspec.Struct, frozen=True, eq=False, dict=True):
    """What the chart needs to know of a selection.  Made by `chart_data`."""

    selection: Selection
    places: Places

    @property
    def extents(self) -> Extents:
        """Where every event of the timeline lies."""
        return self.places.extents

    @cached_property
    def picked(self) -> Spread:
        """All events of the selection."""
        return self._spread(self.selection.event_bits)

    @cached_property
    def story(self) -> Spread:
        """The events of the selection that belong to the story."""
        if self.selection.event_bits == self.selection.index.all_events:
            return self.places.story
        return self._spread(self.selection.event_bits & ~self.places.background)

    @cached_property
    def background(self) -> Spread:
        """The background events of the selection."""
        return self._spread(self.selection.event_bits & self.places.background)

    def _spread(self, events: int) -> Spread:
        if events == self.selection.index.all_events:
            return self.places.everything
        if events.bit_count() < len(self.extents) // _FEW:
            return SpreadOfSome(self.extents, members_of(events))
        flags = flags_of(events, len(self.extents))
        return SpreadOfMany(self.extents, self.places.order, flags)

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The first known moment of the selection and the moment after its last; else of all."""
        events, extents = self.selection.events, self.extents
        if not events or len(events) == len(extents):
            return self.places.bounds
        firsts = map(extents.known_firsts.__getitem__, events)
        return min(firsts), max(map(extents.known_lasts.__getitem__, events)) + 1

    @cached_property
    def busy(self) -> Busy:
        """When something of the selection begins or ends; the bounds of the timeline too."""
        bits = self.selection.event_bits
        if bits == self.selection.index.all_events:
            return self.places.busy
        return self.places.busy_with(flags_of(bits, len(self.extents)))

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


@lru_cache(maxsize=8)
def chart_data(selection: Selection) -> ChartData:
    """Return what the chart needs to know of a selection."""
    return ChartData(selection, places_of(selection.index))


def prepare(index: Index) -> None:
    """Make what a first question to an index or a chart would wait for; on any thread."""
    index.prepare()
    places = places_of(index)
    _ = (places.order.flags_by_first, places.order.flags_by_last)
    if places.in_one_column:
        places.busy_with(bytes(len(places.extents)))
