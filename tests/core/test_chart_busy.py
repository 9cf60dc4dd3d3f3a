"""When something happens in a part of a timeline: exactly, or by months if that is very often."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import event, timeline
from timeline_tui.core.chart import data, happenings
from timeline_tui.core.chart.data import Places, places_of
from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.folds import Busy
from timeline_tui.core.selection.bits import bits_of
from timeline_tui.core.selection.index import Index

DATES = st.dates().map(str) | st.sampled_from(
    ["2024", "2024-03", "-0044", "2024-01-05/2024-02-09", "2024-01-05T12:30", "2024-01-06/.."]
)


def covers(busy: Busy, first: int, last: int) -> bool:
    return any(a <= first and last <= b for a, b in zip(busy.firsts, busy.lasts, strict=True))


@given(st.lists(st.tuples(DATES, st.booleans()), min_size=1, max_size=30))
def test_by_months_nothing_that_happens_is_left_out(dates: list[tuple[str, bool]]) -> None:
    index = Index(timeline(*(event(date, f"E{n}") for n, (date, _) in enumerate(dates))))
    places = places_of(index)
    wanted = {f"E{n}" for n, (_, is_in) in enumerate(dates) if is_in}
    chosen = bits_of(
        (place for place, one in enumerate(index.timeline.events) if one.title in wanted),
        len(dates),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "_SPARSE", 1)
        exact = places_of(index).busy_with(chosen)
        patch.setattr(data, "_SPARSE", 10**9)
        one_by_one = Places(places.shelf, places.extents, 0).busy_with(chosen)
        patch.setattr(happenings, "MOST", 0)
        patch.setattr(happenings, "_LOOK", 2)
        rough = Places(places.shelf, places.extents, 0).busy_with(chosen)
    assert (exact.firsts, exact.lasts) == (one_by_one.firsts, one_by_one.lasts)
    for first, last in zip(exact.firsts, exact.lasts, strict=True):
        assert covers(rough, first, last)
    for first, last in zip(rough.firsts, rough.lasts, strict=True):
        within = [a for a, b in zip(exact.firsts, exact.lasts, strict=True) if first <= a <= last]
        assert within
        assert within[0] == first
        assert all(b - a <= 31 * DAY for a, b in pairwise(within))
