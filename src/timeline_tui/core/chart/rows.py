"""The rows of a chart: which event goes into which, and how they are drawn.

The seats are those of the whole selection (`core.lanes`), so they stay while one zooms and pans.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from timeline_tui.core.chart.brush import Brush, Subject
from timeline_tui.core.chart.data import ChartData
from timeline_tui.core.chart.extents import Extent
from timeline_tui.core.chart.labels import label
from timeline_tui.core.chart.shapes import draw
from timeline_tui.core.lanes import Item, Lanes, Seat, pack, round_robin, rows_needed
from timeline_tui.core.text.wrap import cells

MOST_PACKED = 5_000
"""With more events than this in a selection, rows are given out in turn."""

_LABEL = 24  # cells that most labels get
_BACKGROUND_LABEL = 10


@lru_cache(maxsize=16)
def seats_of(data: ChartData, rows: int, *, background: bool) -> Lanes:
    """Return the seats of a selection's events in so many rows, or more where spans need them."""
    spread = data.background if background else data.story
    places = _in_time(data, spread.places)
    if len(places) > MOST_PACKED:
        return round_robin(places, rows)
    lanes = pack([_item(data.extents, (place,)) for place in places], rows)
    if lanes.rows <= rows and not lanes.shared:
        return lanes
    return pack(_grouped(data, places), rows)


def _in_time(data: ChartData, places: Iterable[int]) -> list[int]:
    extents = data.extents

    def order(place: int) -> tuple[int, int, Extent, int]:
        extent = extents[place]
        return extent.first, -extent.last, extent, place

    return sorted(places, key=order)


def _item(extents: Sequence[Extent], places: tuple[int, ...]) -> Item:
    extent = extents[places[0]]
    return Item(extent.first, extent.last, places, not extent.lasts)


def _grouped(data: ChartData, places: list[int]) -> list[Item]:
    items = []
    for extent, same in groupby(places, key=data.extents.__getitem__):
        if extent.lasts:
            items += [_item(data.extents, (place,)) for place in same]
        else:
            items.append(_item(data.extents, tuple(same)))
    return items


@lru_cache(maxsize=16)
def turns_of(data: ChartData) -> dict[int, Seat]:
    """Return which part of its stretch each event gets when all share one row.

    An event then stands in the same column of every actor's row.
    """
    places = _in_time(data, data.picks.events)
    seats = {}
    for item in _grouped(data, places):
        for turn, member in enumerate(item.members):
            seats[member] = Seat(0, turn, len(item.members))
    return seats


@lru_cache(maxsize=16)
def rows_for(data: ChartData, most: int, width: int, *, folded: bool, background: bool) -> int:
    """Return how many rows let most events have their label when everything is in view."""
    spread = data.background if background else data.story
    if spread.size > most * 100:
        return most
    axis = data.axis(data.fit(filtered=False, folded=folded), width, folded=folded)
    places = _in_time(data, spread.places)
    events = data.picks.index.timeline.events
    stretches = []
    most_cells = _BACKGROUND_LABEL if background else _LABEL
    for place in places:
        first, last = axis.column(data.extents[place].first), axis.column(data.extents[place].last)
        room = min(cells(events[place].title), most_cells) + 3
        inside = last - first >= room + 4
        stretches.append((first, last if inside else min(last + room, max(width, last))))
    return max(rows_needed(stretches, most), 1)


def draw_rows(
    brush: Brush, data: ChartData, seats: dict[int, Seat], lines: dict[int, int], places: list[int]
) -> None:
    """Draw events into the lines of a canvas that their rows have, then label them."""
    events, extents = data.picks.index.timeline.events, data.extents
    drawn = []
    for place in _in_time(data, places):
        seat = seats[place]
        if seat.row in lines:
            y = lines[seat.row]
            subject = Subject(place, events[place], extents[place], seat)
            drawn.append((y, subject, draw(brush, y, subject)))
    drawn.sort(key=lambda entry: entry[1].place != brush.chosen)
    for y, subject, shape in drawn:
        label(brush, y, subject, shape)
