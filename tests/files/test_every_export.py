"""What holds for every format that is written, whatever stands in a timeline."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies import timelines
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text.hostile import STEERING
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import export, format_for, pieces_of, writers
from timeline_tui.files.options import Writing

CRLF = {"csv", "csv-quotes", "csv-records", "ical"}


queries = st.sampled_from(["", "is:planned", "has:quotes"])


@pytest.mark.parametrize("name", writers())
@settings(
    max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(
    story=timelines(), query=st.sampled_from(["", "is:planned", "has:quotes"]), raw=st.booleans()
)
def test_any_timeline_is_written_and_steers_no_terminal(
    name: str, story: Timeline, query: str, *, raw: bool
) -> None:
    selection = select(Index(story), parse(query))
    written = export(selection, name, Writing(raw=raw))
    text = written.text.replace("\r\n", "\n") if name in CRLF else written.text
    assert re.findall(STEERING, text) == []
    assert text.endswith("\n")
    assert export(selection, name, Writing(raw=raw)) == written
    notes: list[str] = []
    pieces = pieces_of(selection, name, Writing(raw=raw), notes.append)
    assert (b"".join(pieces), tuple(notes)) == (written.data, written.notes)


@pytest.mark.parametrize(
    ("name", "ending"),
    [(name, ending) for name, row in writers().items() for ending in row.endings],
)
def test_an_ending_asks_for_its_format(name: str, ending: str) -> None:
    assert format_for(f"some.talks{ending}") == format_for(f"TALKS{ending.upper()}") == name
