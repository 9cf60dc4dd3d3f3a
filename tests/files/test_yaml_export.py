"""A part of a timeline is a timeline file of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import event, quote, timeline
from strategies import records_of, timelines
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import export
from timeline_tui.files.options import Writing
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.writers.contents import Contents


def read_back(selection: Selection, source: bytes = b"") -> Timeline:
    text = export(selection, "yaml", Writing(source=source)).text
    return read_timeline(text.encode(), "export")


@given(timelines())
def test_a_whole_timeline_is_read_back_as_it_was(whole: Timeline) -> None:
    selection = select(Index(whole), EVERYTHING)
    assert records_of(read_back(selection)) == records_of(whole)


@given(
    timelines(),
    st.sampled_from(["is:planned", "-is:planned", "sources:<2", "quotes:>0", "date:2025", "no"]),
)
def test_a_part_says_what_the_whole_says_of_it(whole: Timeline, query: str) -> None:
    selection = select(Index(whole), parse(query))
    part = read_back(selection)
    contents = Contents(selection)
    assert part.heading == whole.heading
    assert part.sources == tuple(contents.sources)
    assert part.actors == tuple(contents.actors)
    wanted = {known.id: known for known in contents.events()}
    assert {found.id for found in part.events} == wanted.keys()
    for found in part.events:
        known = wanted[found.id]
        for name in known.__struct_fields__:
            if name != "links":
                assert getattr(found, name) == getattr(known, name)
        for name in known.links.__struct_fields__:
            kept = [other for other in getattr(known.links, name) if other in wanted]
            assert list(getattr(found.links, name)) == kept


TWINS = timeline(
    event("2024", "A call"),
    event("2024", "A call", status="planned"),
    event("2024", "Another", id="2024-another"),
    event("2024", "A third", id="third", follows="2024-another"),
    event("2025", "Quiet", quotes=[quote("ann", "Yes"), quote("bob", "No")]),
)


def exported(query: str) -> str:
    return export(select(Index(TWINS), parse(query)), "yaml").text


def test_an_id_is_left_out_where_the_reader_makes_it_again() -> None:
    text = exported("")
    assert text.count(" id: 2024") == 1
    assert "  - id: 2024-another\n" in text
    assert "  - id: third\n" in text


def test_an_id_stays_where_the_reader_would_make_another() -> None:
    assert "  - id: 2024-a-call-2\n" in exported("is:planned")


def test_a_part_says_what_it_is_a_part_of() -> None:
    assert exported("by:ann").startswith(
        "# A part of a timeline: 1 of 5 events, 1 of 2 quotes.\n# Query: by:ann\n\n"
    )
    assert not exported("").startswith("#")


def test_links_that_lead_nowhere_are_counted() -> None:
    notes = export(select(Index(TWINS), parse("third")), "yaml").notes
    assert notes == ("left out 1 link to events that are not picked; comments name them",)
    assert export(select(Index(TWINS), parse("another or third")), "yaml").notes == ()


def test_the_order_of_the_file_is_kept() -> None:
    source = b"events: [{date: 2025, title: Late}, {date: 2024, title: Early}]"
    selection = select(Index(read_timeline(source, "f")), EVERYTHING)
    text = export(selection, "yaml", Writing(source=source)).text
    assert text.index("Late") < text.index("Early")
    text = export(selection, "yaml").text
    assert text.index("Late") > text.index("Early")


@pytest.mark.parametrize(
    "source", [b"BEGIN:VCALENDAR # no comment", b"# Another\nevents: [{date: 2030, title: X}]"]
)
def test_what_holds_another_timeline_is_no_source(source: bytes) -> None:
    plain = export(select(Index(TWINS), EVERYTHING), "yaml").text
    foreign = Writing(source=source)
    assert export(select(Index(TWINS), EVERYTHING), "yaml", foreign).text == plain
    assert read_timeline(plain.encode(), "f").events == TWINS.events
