"""Counting any set of events by when they lie, compared with looking at each of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import event, timeline
from timeline_tui.core.chart import rising
from timeline_tui.core.chart.data import Places, places_of
from timeline_tui.core.chart.spread import Spread, SpreadOfAll, SpreadOfMany, SpreadOfSome
from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.selection.bits import members_of
from timeline_tui.core.selection.index import Index

KINDS = "2024 2024-03 -0044 2024-01-05 202X 2024-01-05T12:30 2024-01-05T08:30 /2023"
SPANS = "2024-01-05/2024-02-09 2024-01-06/.. ../2024-02 2023-12-30/2024-01-09"
DATES = st.dates().map(str) | st.sampled_from(f"{KINDS} {SPANS}".split())
MOMENTS = st.lists(st.integers(-(10**4), 3 * 10**4), min_size=2, max_size=6, unique=True)


@given(st.lists(DATES, min_size=1, max_size=25), st.integers(0), MOMENTS, st.sampled_from([1, 3]))
def test_every_spread_counts_what_lies_where(
    dates: list[str], chosen: int, days: list[int], least: int
) -> None:
    index = Index(timeline(*(event(date, f"E{n}") for n, date in enumerate(dates))))
    known = places_of(index)
    places = Places(known.shelf, known.extents, chosen & index.all_events)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rising, "_LEAST", least)
        bits = index.all_events & ~places.background
        some = members_of(bits)
        spreads: list[Spread] = [
            SpreadOfMany(places.extents, places.order, bits, places.sorting),
            SpreadOfSome(places.extents, some),
        ]
    masks = places._masks(bits)  # noqa: SLF001 - made for the story alone
    spreads.append(SpreadOfAll(places.extents, places.order, bits, masks))
    spreads.append(Places(known.shelf, known.extents, bits).frame)
    edges = [DAY * 19700 + DAY // 3 + (day * DAY) // 7 for day in sorted(days)]
    extents = [places.extents[place] for place in some]
    lying = [
        {place for place, one in zip(some, extents, strict=True) if one.first < b and one.last >= a}
        for a, b in pairwise(edges)
    ]
    for spread in spreads:
        assert spread.counts(edges) == [*map(len, lying)]
        assert spread.before(edges[0]) == sum(one.last < edges[0] for one in extents)
        assert spread.after(edges[-1]) == sum(one.first >= edges[-1] for one in extents)
        assert sorted(spread.between(edges[0], edges[1])) == sorted(lying[0])
        assert sorted(spread.places) == some
        assert [place in spread for place in range(len(dates))] == [
            place in some for place in range(len(dates))
        ]
        assert [*spread.firsts] == sorted(places.extents.firsts[place] for place in some)
