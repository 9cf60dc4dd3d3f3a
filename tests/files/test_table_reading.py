"""Tables with a header, ours and others': every row is an event or a refusal with its line."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies import records_of, timelines
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.records import Event
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import export
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.options import Reading, Writing
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.gathering import Import, gather
from timeline_tui.files.readers.tables.reading import read_table


def read(text: str | bytes, **options: object) -> Import:
    data = text.encode() if isinstance(text, str) else text
    return gather(read_table(data, "f", Reading(**options)))  # type: ignore[arg-type]


def only(text: str, **options: object) -> Event:
    result = read(text, **options)
    assert not result.refused, result.refused
    (event,) = result.file.events
    return event


def refusals(result: Import) -> list[str]:
    return [f"{one.where}: {one.reason}" for one in result.refused]


@pytest.mark.parametrize(
    ("header", "row", "field", "value"),
    [
        ("date,title", "2025,A", "title", "A"),
        ("Start Date,Headline", "12 Feb 2025,A", "title", "A"),
        ("START_DATE,LABEL", "2025,A", "title", "A"),
        ("Début,Événement", "2025,A", "title", "A"),
        ("when,what,Where", "2025,A,Kyiv", "place", "Kyiv"),
        ("date,title,Description", "2025,A,B", "summary", "B"),
        ("date,title,Description,Notes", "2025,A,B,C", "summary", "B\n\nNotes: C"),
        ("date,title,Description,Notes", "2025,A,,C", "summary", "Notes: C"),
        ("date,title,tags", '2025,A,"war, peace; a b"', "tags", ("war", "peace", "a b")),
        ("date,title,status", "2025,A,Planned", "status", "planned"),
        ("date,title,Statut", "2025,A,Prévu", "status", "planned"),
        ("date,title,background", "2025,A,Oui", "background", True),
        ("date,title,id", "2025,A,a1", "id", "a1"),
        ("date,title,actors", "2025,A,Trump ; Putin", "actors", ("trump", "putin")),
    ],
)
def test_columns_are_known_by_their_names(header: str, row: str, field: str, value: object) -> None:
    assert getattr(only(f"{header}\n{row}\n"), field) == value


@pytest.mark.parametrize(
    ("header", "row", "date"),
    [
        ("date,end,title", "2025-02-12,2025-02-14,A", "2025-02-12/2025-02-14"),
        ("date,end,title", "2025-02-12,2025-02-12,A", "2025-02-12"),
        ("date,end,title", "2025-02-12,ongoing,A", "2025-02-12/.."),
        ("date,end,title", ",2025,A", "/2025"),
        ("from,to,title", "May 2025,June 2025,A", "2025-05/2025-06"),
        ("date,time,title", "2025-02-12,18:30,A", "2025-02-12T18:30"),
        (
            "date,time,end,end time,title",
            "2025-02-12,9:00,12 Feb 2025,10:00,A",
            "2025-02-12T09:00/2025-02-12T10:00",
        ),
        ("Year,Month,Day,title", "2025,2,12,A", "2025-02-12"),
        ("Year,Month,title", "2025,Feb,A", "2025-02"),
        ("Year,title", "2025,A", "2025"),
    ],
)
def test_dates_come_from_one_column_or_several(header: str, row: str, date: str) -> None:
    assert only(f"{header}\n{row}\n").date.text == date


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("head", ["", "sep="])
def test_what_parts_the_cells_is_found_and_said(delimiter: str, head: str) -> None:
    lines = ["date,title,text", '2025,"a;b|c","x, y; z"', "2024,B,"]
    rows = [lines[0].split(","), ["2025", '"a;b|c,d\te"', '"x"'], ["2024", "B", ""]]
    text = "\n".join(delimiter.join(row) for row in rows)
    result = read(f"{head}{delimiter}\n{text}" if head else text)
    assert [event.title for event in result.file.events] == ["a;b|c,d\te", "B"]
    assert len(result.notes) == (delimiter in ";|")


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + "date,title\n2025,é".encode(),
        codecs.BOM_UTF16_LE + "date,title\n2025,é".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "date,title\r\n2025,é".encode("utf-16-be"),
        "date,title\r2025,é\r".encode(),
        "\n\ndate,title\n\n,\n2025,é".encode(),
    ],
)
def test_marks_and_line_ends_of_other_systems_are_no_matter(data: bytes) -> None:
    result = read(data)
    assert [event.title for event in result.file.events] == ["é"]
    assert not result.refused


def test_bytes_that_are_no_text_are_located() -> None:
    with pytest.raises(ProblemsError, match="2:7: these bytes are not UTF-8: E9"):
        read("date,title\n2025,Né".encode("latin-1"))


def test_rows_that_are_no_events_are_refused_with_their_lines() -> None:
    text = """\
date,title,text
10/11/12,A
,B
2025,
2025,"two
lines",C
2025,D,E,F
2025,"G"H,I
2025-13,J
2025,K,,,
2025,"L
2025,M
"""
    bad_status = read("date,title,State\n2025,A,open\n2024,B,\n", columns={"State": "status"})
    assert refusals(bad_status) == ["line 2: 'open' is no status"]
    assert "--map 'State=-'" in bad_status.refused[0].hint
    result = read(text)
    assert [event.title for event in result.file.events] == ["two\nlines", "K"]
    assert refusals(result) == [
        "line 2: '10/11/12' may be 2012-11-10 or 2012-10-11 or 2010-11-12",
        "line 3: the date is missing",
        "line 4: the title is missing",
        "line 7: the row has 4 cells, the header 3",
        'line 8: text stands after a closing quote (")',
        "line 9: 13 is neither a month (01 to 12) nor a season (21 to 41)",
        'line 11: a quote (") opens in this row and is never closed; the rest of the file is in it',
    ]


def test_columns_that_fit_nothing_are_noted_and_can_be_mapped() -> None:
    text = "date,title,Budget,,Mood\n2025,A,12,x,\n2024,B,13,,\n"
    assert read(text).notes == (
        "left out: the column 'Budget' (2 cells); --map 'Budget=summary' keeps it",
        "left out: column 4, which has no name (1 cell)",
    )
    mapped = read(text, columns={"budget": "summary", "": "-"})
    assert [event.summary for event in mapped.file.events] == ["12", "13"]
    assert not mapped.notes


@pytest.mark.parametrize(
    ("text", "columns", "reason", "hint"),
    [
        ("", {}, "the table is empty", "date,title"),
        ("a,b\n1,2", {}, "no column is known to hold the date", "--map COLUMN=date"),
        (
            "date,x\n2025,2",
            {},
            "no column is known to hold the title",
            "the columns are 'date', 'x'",
        ),
        ("date,title", {"Wann": "date"}, "no column is called 'Wann'", "'date', 'title'"),
        ("date,title", {"title": "titles"}, "no column can fill 'titles'", "did you mean 'title'?"),
        ("date,a,b", {"a": "title", "b": "title"}, "2 columns are to fill 'title'", "one value"),
    ],
)
def test_a_table_that_cannot_be_read_at_all_is_an_error(
    text: str, columns: dict[str, str], reason: str, hint: str
) -> None:
    with pytest.raises(ProblemsError) as raised:
        read(text, columns=columns)
    assert reason in str(raised.value)
    assert hint in str(raised.value)


def test_a_column_that_was_asked_for_wins_over_one_that_is_known() -> None:
    event = only("date,Wann,title\n2024,2025,A\n", columns={"Wann": "date"})
    assert event.date.text == "2025"


def test_addresses_become_sources_that_are_cited() -> None:
    text = "date,title,source\n2025,A,https://e.example/?a;b\n2024,B,The Gazette; AP\n"
    result = read(text)
    assert {source.url or source.title for source in result.file.sources} == {
        "https://e.example/?a;b",
        "The Gazette",
        "AP",
    }


def everything(timeline: Timeline, format_: str, *, raw: bool = False) -> bytes:
    return export(select(Index(timeline), EVERYTHING), format_, Writing(raw=raw)).data


@given(timeline=timelines(), raw=st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])
def test_any_timeline_comes_back_from_the_table_of_its_records(
    *, timeline: Timeline, raw: bool
) -> None:
    result = read(everything(timeline, "csv-records", raw=raw))
    assert not result.refused
    assert not result.notes
    assert records_of(result.timeline) == records_of(timeline)


def test_the_tables_of_events_and_quotes_come_back_as_far_as_they_go() -> None:
    story = open_timeline(None)
    events = read(everything(story, "csv"))
    assert not events.refused
    for made, event in zip(events.timeline.events, story.events, strict=True):
        assert (made.id, made.date, made.title) == (event.id, event.date, event.title)
        assert (made.summary, made.place, made.tags) == (event.summary, event.place, event.tags)
        assert (made.actors, made.links) == (event.actors, event.links)
        assert (made.sources, made.status) == (event.sources, event.status)
    assert "the words of 24 quotes are not in this table" in events.notes
    quotes = read(everything(story, "csv-quotes"))
    assert not quotes.refused
    said = sorted((said.quote.by, said.quote.text) for said in quotes.timeline.quotes)
    assert said == sorted((said.quote.by, said.quote.text) for said in story.quotes)


def test_rows_of_records_that_are_not_sound_are_refused() -> None:
    text = """\
record,event,id,date,title,by,text,name,aliases
timeline,,,,T,,,,
timeline,,,,U,,,,
actor,,a,,,,,A,b; c\\;d
event,,e,2025,E,,,,
quote,e,,,,a,Oui,,
quote,f,,,,a,Non,,
evenement,,,,,,,,
event,,g,2025,\\ud800,,,,
event,,h,2025,H,,,N,
"""
    result = read(text)
    assert [one.where for one in result.refused] == [
        "line 3",
        "line 7",
        "line 8",
        "line 9",
        "line 10",
    ]
    assert result.file.actors[0].aliases == ("b", "c;d")
    assert result.file.events[0].quotes[0].text == "Oui"


_pieces = st.sampled_from(
    ["date", "title", ",", ";", "\n", "\r", '"', "\t", "\0", "2025", "10/11/12", "=1+1", "é", "|"]
)


@given(st.lists(_pieces, max_size=20).map("".join))
def test_whatever_the_text_it_is_a_table_or_an_error(text: str) -> None:
    try:
        result = read(text)
    except ProblemsError:
        return
    assert not result.is_empty or not result.file.events


def test_a_table_in_an_old_encoding_is_refused_with_a_way_out() -> None:
    with pytest.raises(ProblemsError) as caught:
        read_table("date;title\n2025;München\n".encode("cp1252"), "f", Reading())
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (2, 7)
    assert "CSV UTF-8" in problem.hint


def test_a_german_table_is_read_by_its_columns() -> None:
    header = "Datum;Bis;Ereignis;Beteiligte;Ort;Schlagwörter;Quelle"
    text = f"{header}\n13.02.2025;15.2.2025;Rede;A;Bonn;x;B"
    result = gather(read_table(text.encode(), "f", Reading(date_order="dmy")))
    (event,) = result.file.events
    assert (event.date.text, event.title, event.place) == ("2025-02-13/2025-02-15", "Rede", "Bonn")
    assert (event.actors, event.tags, event.sources[0].source) == (("a",), ("x",), "b")


@pytest.mark.parametrize("field", ["sources", "source", "Quelle"])
def test_a_field_may_be_asked_for_by_any_name_that_its_column_may_have(field: str) -> None:
    options = Reading(columns={"x": field})
    result = gather(read_table(b"date,title,x\n2025,A,B\n", "f", options))
    assert [one.title for one in result.file.sources] == ["B"]
