"""TimelineJS, as JSON and as its spreadsheet: slides become events, HTML becomes text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies import timelines
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import FORMATS, export
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.gathering import Import, gather
from timeline_tui.files.readers.html_text import html_text
from timeline_tui.files.readers.tables.reading import read_table
from timeline_tui.files.readers.timelinejs.reading import read_timelinejs
from timeline_tui.files.recognising import format_of

HEADER = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
    "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
)


def read(*slides: Any, **more: Any) -> Import:
    data = json.dumps({"events": slides, **more}, indent=0).encode()
    return gather(read_timelinejs(data, "f", Reading()))


def slide(**more: Any) -> dict[str, Any]:
    return {"start_date": {"year": 2025}, "text": {"headline": "A"}, **more}


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ({"year": 2025}, None, "2025"),
        ({"year": "2025", "month": "2", "day": "12"}, None, "2025-02-12"),
        ({"year": 2025, "month": 2, "day": ""}, {}, "2025-02"),
        ({"year": 2025, "month": 2, "day": 1, "hour": 9, "minute": 5}, None, "2025-02-01T09:05"),
        ({"year": 2025}, {"year": 2025}, "2025"),
        ({"year": 1914}, {"year": 1918, "month": 11}, "1914/1918-11"),
        ({"year": -44, "month": 3, "day": 15}, None, "-0043-03-15"),
        ({"year": "-1"}, None, "0000"),
        ({"year": -13800000000}, None, "Y-13799999999"),
        ({"year": "2025", "month": "Feb", "day": "12"}, None, "2025-02-12"),
    ],
)
def test_dates_are_as_exact_as_they_are_given(start: Any, end: Any, date: str) -> None:
    result = read(slide(start_date=start, end_date=end))
    assert not result.refused
    assert result.file.events[0].date.text == date


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (slide(start_date={"month": 3}), "the year is missing"),
        (slide(start_date={"year": 2025, "day": 3}), "there is a day without a month"),
        (slide(start_date={"year": 0}), "TimelineJS has no year 0"),
        (slide(start_date={"year": "1" * 20}), "the year is too far away"),
        (slide(start_date=None), "the start is missing"),
        (slide(start_date="2025"), "'2025' is no date of TimelineJS"),
        (slide(end_date={"year": 2024}), "lies before the start"),
        (slide(start_date={"year": 2025, "month": 2, "day": 30}), "2025-02 has 28 days"),
        (slide(text={"headline": "<br>"}), "the headline is missing"),
        (7, "a slide should be an object"),
    ],
)
def test_a_slide_that_is_no_event_is_refused_with_its_line(bad: Any, reason: str) -> None:
    result = read(slide(), bad, slide())
    assert len(result.file.events) == 2
    (refused,) = result.refused
    assert reason in refused.reason
    assert refused.where.startswith("line ")


def test_words_media_and_groups_find_their_places() -> None:
    result = read(
        slide(
            text={"headline": "A <b>call</b>", "text": "<p>One<br>two</p><p>a &lt; b</p>"},
            media={"url": "https://p.example/a.jpg", "caption": "A <i>photo</i>", "credit": "AP"},
            group="War",
            unique_id="call",
            display_date="Ides",
        ),
        slide(media={"url": "<blockquote>Et tu</blockquote>", "credit": "S."}),
        title={"text": {"headline": "T<br/>1963", "text": "About"}},
        eras=[{**slide(), "end_date": {"year": 2026}}],
    )
    assert not result.refused
    first, second, era = result.file.events
    assert (first.id, first.title, first.tags) == ("call", "A call", ("War",))
    assert first.summary == "One\ntwo\n\na < b\n\nDate as shown: Ides"
    (source,) = result.file.sources
    assert (source.title, source.about, source.url) == (
        "A photo",
        "Credit: AP",
        "https://p.example/a.jpg",
    )
    assert first.sources[0].source == source.id
    assert second.summary == "Et tu\n\nCredit: S."
    assert (era.background, era.date.text) == (True, "2025/2026")
    assert (result.file.timeline.title, result.file.timeline.about) == ("T 1963", "About")


def test_what_a_timeline_cannot_hold_is_told() -> None:
    result = read(
        slide(background={"url": "x"}, media={"url": "https://e.example", "thumbnail": "t"}),
        slide(background={}, colour="red"),
        font="Times",
    )
    assert set(result.notes) == {
        "left out: the background of 1 event",
        "left out: the thumbnail of the media of 1 event",
        "left out: the colour of 1 event",
        "left out: the key 'font' at the top of the file",
    }


@pytest.mark.parametrize("data", [b"[]", b"{}", b'{"events": {}}', b'{"storyjs": 1}'])
def test_other_json_is_an_error(data: bytes) -> None:
    with pytest.raises(ProblemsError, match="TimelineJS has an object with a list of 'events'"):
        read_timelinejs(data, "f", Reading())


def test_its_json_is_known_by_what_is_in_it() -> None:
    data = json.dumps({"events": [slide()]}).encode()
    assert format_of("a.json", data) == format_of("-", data) == "timelinejs"
    assert format_of("a.timelinejs.json", b"{}") == "timelinejs"
    assert format_of("a.json", b'{"events": [{"title": "\\"start_date\\":"}]}') == "json"


def test_the_spreadsheet_is_read_by_its_columns() -> None:
    text = f"""{HEADER}\
,,,,,,,,,My Timeline,<p>About it</p>,,,,,title,,
2025,2,12,18:30,,,,,,A call,"a <a href=""https://e.example"">b</a>",https://p.example,,,,,,
1914,,,,1918,,,,,The War,,,,,,era,,#fff
2025,2,,10:00,,,,,,Bad,,,,,,,,
"""
    result = gather(read_table(text.encode(), "f", Reading()))
    assert result.file.timeline.title == "My Timeline"
    call, war = result.file.events
    assert (call.date.text, call.summary) == ("2025-02-12T18:30", "a b")
    assert [source.url for source in result.file.sources] == [
        "https://e.example",
        "https://p.example",
    ]
    assert (war.date.text, war.background) == ("1914/1918", True)
    assert [one.where for one in result.refused] == ["line 5"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain", "plain"),
        (" a < b & c > d ", "a < b & c > d"),
        ("a &amp; b", "a & b"),
        ("<p>a</p>\n<p>b</p>", "a\n\nb"),
        ("a<br/>b<BR>c", "a\nb\nc"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("x<script>alert('<b>')</script>y", "xy"),
        ("x<style>p {}</style>", "x"),
        ("x<script>", "x"),
        ("<!-- no -->yes", "yes"),
        ("a\n  b<i> c</i>", "a b c"),
    ],
)
def test_html_becomes_the_text_that_it_shows(source: str, text: str) -> None:
    assert html_text(source).text == text


def test_links_to_the_web_are_found_and_others_are_not() -> None:
    source = """<a class=x href="https://a.example/?a=1&amp;b">a</a> <a href=http://b.example>b</a>
        <a href="javascript:alert(1)">c</a> <iframe src='https://c.example'></iframe>"""
    assert html_text(source).links == (
        "https://a.example/?a=1&b",
        "http://b.example",
        "https://c.example",
    )


@given(st.lists(st.sampled_from(["<", ">", "<p", "</", "a", "<!--", "&lt", ";", '"', "=", " "])))
def test_no_html_is_too_odd(pieces: list[str]) -> None:
    assert html_text("".join(pieces)) == html_text("".join(pieces))


@given(timelines())
@settings(max_examples=50, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_we_write_comes_back_but_for_quotes_and_sources(timeline: Timeline) -> None:
    data = export(select(Index(timeline), EVERYTHING), "timelinejs").data
    reader = FORMATS["timelinejs"].read
    assert reader
    result = gather(reader(data, "f", Reading()))
    again = {event.id: event for event in result.timeline.events}
    blank = {event.id for event in timeline.events if not names_are_written(timeline, event.actors)}
    assert len(result.refused) == len(blank)
    for event in timeline.events:
        if event.id in blank:
            continue
        made = again[event.id]
        assert (made.date, made.title, made.summary) == (event.date, event.title, event.summary)
        assert (made.status, made.background) == (event.status, event.background)
        assert (made.place, made.tags) == (event.place, event.tags)


def names_are_written(timeline: Timeline, actors: tuple[str, ...]) -> bool:
    return all(timeline.name_of(actor).strip() for actor in actors)
