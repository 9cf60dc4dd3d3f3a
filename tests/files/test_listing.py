"""Lists of what a selection holds say the same as a table, as JSON and as CSV."""

from __future__ import annotations

import csv
import json

import pytest
from hypothesis import HealthCheck, given, settings

from making import actor, event, timeline
from strategies import timelines
from timeline_tui.core.listings import LISTINGS
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text.lines import line_cells, line_text
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.writers.listing import listing_csv, listing_json, listing_lines


def whole(story: Timeline) -> Selection:
    return select(Index(story), EVERYTHING)


@pytest.mark.parametrize("name", LISTINGS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.filter_too_much])
@given(story=timelines())
def test_every_way_lists_the_same_rows(name: str, story: Timeline) -> None:
    selection = whole(story)
    rows = json.loads("".join(listing_json(selection, name)))
    assert len(listing_lines(selection, name)) == len(rows) + 1
    header, *cells = csv.reader(listing_csv(selection, name))
    assert header == list(LISTINGS[name].row._fields)
    assert len(cells) == len(rows)
    assert all(list(row) == header for row in rows)
    assert all(line_cells(line) <= 60 for line in listing_lines(selection, name, 60))


def test_an_empty_column_takes_no_room_and_a_formula_is_none() -> None:
    story = timeline(
        event("2025", actors="ana"), actors=(actor("ana", "=2+2", aliases=("A", "B")),)
    )
    head, row = map(line_text, listing_lines(whole(story), "actors"))
    assert "Quotes" in head
    assert "=2+2" in row
    assert "'=2+2" in "".join(listing_csv(whole(story), "actors"))
    assert json.loads("".join(listing_json(whole(story), "actors")))[0]["aliases"] == ["A", "B"]
    (sources,) = listing_lines(whole(story), "sources")
    assert "Source" in line_text(sources)
