"""CSV.  The golden files are what the program itself writes, as for the text export."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import actor, event, quote, source, timeline
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.records import Actor, Event, Heading, Quote, Source
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.cells import split, unescaped, unguarded
from timeline_tui.files.formats import export
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.options import Writing

GOLDEN = Path(__file__).parent / "golden"
STORY = str(GOLDEN / "harbour.yaml")


def selection(story: Timeline, query: str = "") -> Selection:
    return select(Index(story), parse(query))


def rows(story: Timeline, name: str, query: str = "", *, raw: bool = False) -> list[dict[str, str]]:
    text = export(selection(story, query), name, Writing(raw=raw)).text
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("csv", "harbour.csv"),
        ("csv-quotes", "harbour.quotes.csv"),
        ("csv-records", "harbour.records.csv"),
    ],
)
def test_the_table_is_the_same_to_the_byte(name: str, file: str) -> None:
    written = export(selection(open_timeline(STORY)), name)
    assert written.data == (GOLDEN / file).read_bytes()
    assert written.notes == ()


def test_a_row_is_an_event_with_actors_by_name() -> None:
    (row,) = rows(
        timeline(
            event("2025-02", "Call", id="call", actors="putin nato", tags="a b", sources=["s ¶ 2"]),
            actors=(actor("putin", "Vladimir; Putin"),),
            sources=(source("s", "2025-02-12", title="The Post"),),
        ),
        "csv",
    )
    assert row["actors"] == "Vladimir\\; Putin; Nato"
    assert row["actor_ids"] == "putin; nato"
    assert row["tags"] == "a; b"
    assert (row["date"], row["earliest"], row["latest"]) == ("2025-02", "2025-02-01", "2025-02-28")
    assert row["sources"] == "s ¶ 2"
    assert row["sources_in_words"] == "The Post (12 February 2025), ¶ 2"


def test_a_row_is_a_quote_with_the_day_it_was_said() -> None:
    said = [quote("a", "One"), quote("b", "Two", relays="a", date=None, cites="s p. 1")]
    story = timeline(event("2025-02-12", "Call", id="call", status="claimed", quotes=said))
    first, second = rows(story, "csv-quotes")
    assert (first["event_id"], first["status"], first["date"]) == ("call", "claimed", "2025-02-12")
    assert (second["by"], second["relays"], second["source"]) == ("B", "A", "s p. 1")


@pytest.mark.parametrize("name", ["csv", "csv-quotes", "csv-records"])
def test_a_table_without_rows_has_its_heads(name: str) -> None:
    text = export(selection(timeline()), name).text
    assert text.startswith('"')
    assert text.count("\r\n") == (2 if name == "csv-records" else 1)


HOSTILE = '=HYPERLINK("http://x","y")'


@pytest.mark.parametrize("name", ["csv", "csv-quotes", "csv-records"])
def test_no_cell_is_a_formula_unless_that_is_asked_for(name: str) -> None:
    story = timeline(
        event(
            "-0044-03-15",
            HOSTILE,
            actors="@who",
            place="\t=1",
            sources=["@s =2"],
            quotes=[quote("@who", "+1"), quote("@who", "\r=2")],
        ),
        actors=(actor("@who", "-1+2", aliases=(HOSTILE,)),),
    )
    cells = [cell for row in rows(story, name) for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in set("=+-@\t\r\n＝＋－＠")] == []
    assert f"'{HOSTILE}" in cells
    assert "'-0044-03-15" in cells
    raw = [cell for row in rows(story, name, raw=True) for cell in row.values()]
    assert HOSTILE in raw
    assert "-0044-03-15" in raw


words = st.text(min_size=1, max_size=8) | st.text("'=-\\;,\"\n\r\x00\x1b a", min_size=1, max_size=8)


@settings(max_examples=60)
@given(one=words, two=words, three=words, raw=st.booleans())
def test_every_record_comes_back_from_the_table_of_records(
    one: str, two: str, three: str, *, raw: bool
) -> None:
    story = timeline(
        event(
            "2025",
            one,
            summary=two,
            quotes=[quote("who", two, to=three), quote("who", one, cites="s x")],
            follows="other",
        ),
        event("2024", two, id="other", background=True, status="planned"),
        actors=(actor("who", three, aliases=(one, two)),),
        sources=(source("s", "2025", title=one, dates_only=True),),
    )
    read: list[tuple[str, dict[str, object]]] = []
    for row in rows(story, "csv-records", raw=raw):
        kind = row.pop("record")
        read.append((kind, {name: unguarded(cell) for name, cell in row.items() if cell}))
    events = [record for kind, record in read if kind == "event"]
    assert [unescaped(str(record["title"])) for record in events] == [
        made.title for made in story.events
    ]
    assert [split(str(record.get("links.follows", ""))) for record in events] == [
        list(made.links.follows) for made in story.events
    ]
    (who,) = (record for kind, record in read if kind == "actor")
    assert split(str(who["aliases"])) == [one, two]
    quotes = [record for kind, record in read if kind == "quote"]
    assert [unescaped(str(record["text"])) for record in quotes] == [two, one]
    assert {str(record["event"]) for record in quotes} == {story.events[1].id}


def test_no_field_of_a_record_is_without_a_column() -> None:
    story = open_timeline(STORY)
    (first, *_) = rows(story, "csv-records")
    for kind in (Heading, Source, Actor, Event, Quote):
        nested = {"links", "quotes"}
        assert set(kind.__struct_fields__) - nested <= first.keys()
    assert {"links.follows", "links.part_of", "links.fulfils", "record", "event"} <= first.keys()


@pytest.mark.parametrize("name", ["csv", "csv-quotes", "csv-records"])
def test_excel_finds_a_mark_of_utf_8_and_programs_find_none(name: str) -> None:
    story = select(Index(timeline(event("2025", "München"))), parse(""))
    assert export(story, name).data.startswith(b'\xef\xbb\xbf"')
    assert export(story, name, Writing(raw=True)).data.startswith(b'"')
    assert export(story, name).text.startswith('"')
