"""Every option that the dialog offers changes the file, and none that it does not offer does."""

from __future__ import annotations

import pytest

from making import event, quote, timeline
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.files.formats import export, writers
from timeline_tui.files.options import Writing
from timeline_tui.tui.dialogs.ways import ways_of


@pytest.mark.parametrize("name", writers())
def test_every_way_of_a_format_makes_another_file(name: str) -> None:
    story = timeline(event("2022", "=1+1", id="one", quotes=[quote("who", "=1+1")]))
    selection = select(Index(story), EVERYTHING)
    _, ways = ways_of(name)
    made = [export(selection, name, way.options).text for way in ways]
    assert made[0] == export(selection, name).text
    assert len(set(made)) == len(ways)
    everything = Writing(chart=True, ascii_only=True, raw=True)
    assert (export(selection, name, everything).text != made[0]) == (len(ways) > 1)
