"""When something happens in a part of a timeline: exactly, or by months if that is very often."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import event, timeline
from timeline_tui.core.chart import data
from timeline_tui.core.chart.data import places_of
from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.folds import Busy
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
    chosen = bytes(
        dict(zip((f"E{n}" for n in range(len(dates))), (is_in for _, is_in in dates), strict=True))[
            one.title
        ]
        for one in index.timeline.events
    )
    exact = places.busy_with(chosen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "_MOST", 0)
        rough = places.busy_with(chosen)
    for first, last in zip(exact.firsts, exact.lasts, strict=True):
        assert covers(rough, first, last)
    for first, last in zip(rough.firsts, rough.lasts, strict=True):
        within = [a for a, b in zip(exact.firsts, exact.lasts, strict=True) if first <= a <= last]
        assert within
        assert within[0] == first
        assert all(b - a <= 31 * DAY for a, b in pairwise(within))
