"""JSON and JSON Lines of our own shape: the same timeline comes back, and problems have places."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from making import event, timeline
from strategies import records_of
from strategies import timelines as whole_timelines
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import FORMATS, export
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.gathering import Import, gather
from timeline_tui.files.recognising import format_of


def read(data: bytes, format_: str = "json") -> Import:
    reader = FORMATS[format_].read
    assert reader
    return gather(reader(data, "f", Reading()))


def problems(text: str) -> list[str]:
    with pytest.raises(ProblemsError) as raised:
        read(text.encode())
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_the_story_comes_back_as_it_was(format_: str) -> None:
    story = open_timeline(None)
    result = read(export(select(Index(story), EVERYTHING), format_).data, format_)
    assert not result.refused
    assert not result.notes
    again = result.timeline
    assert again.heading == story.heading
    assert (again.sources, again.actors) == (story.sources, story.actors)
    assert again.events == story.events


@given(whole_timelines())
@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])
def test_any_timeline_comes_back_from_json_and_json_lines(timeline: Timeline) -> None:
    for format_ in ("json", "jsonl"):
        result = read(export(select(Index(timeline), EVERYTHING), format_).data, format_)
        assert not result.refused
        assert not result.notes
        assert records_of(result.timeline) == records_of(timeline)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: the file is empty"),
        ('{"events": [1,}', "1:15: a value is expected here"),
        ('{"events": [] "x": 1}', "1:15: a comma is missing here"),
        ("{events: []}", "1:2: a key in double quotes is expected here"),
        ('{"a": "b\n"}', "1:9: a text cannot hold a line break"),
        ('{"a": "\\x"}', "1:8: this escape is unknown"),
        ('{"a": "x', "1:7: the text that begins here has no closing quote"),
        ('{"events": []}\n{}', "2:1: the document ends before this place; is this JSON Lines?"),
        ('{"events": [\n {"a": 1,\n  "a": 2}]}', "3:3: the key 'a' stands here twice; the first"),
        ('{"events": [{"a": 1, "a": 2}],\n "b', "2:2: "),
        ('{"events": [{"a": 1, "a": 2}]' + "[" * 100_000, "1:"),
        ('{"events": [{"date": NaN}]}', "1:22: JSON has no NaN"),
        ('{"events": [{"date": -Infinity}]}', "1:22: JSON has no -Infinity"),
        ('{"events": [{"title": "\\ud800"}]}', "1:23: this text holds one half of a character"),
        ("[" * 65 + "]" * 65, "1:65: nested more than 64 deep"),
        ("[" * 500_000, "1:65: nested more than 64 deep"),
        ("[]", "1:1: a timeline is an object with its keys"),
        (
            '{"eventsx": []}',
            "1:2: unknown key 'eventsx' at the top of the file; did you mean 'events'",
        ),
        ('{"events": {}}', "1:2: 'events' should be a list"),
        ('{"events": [{}, 1]}', "1:17: an item of 'events' should be an object"),
        ('{"timeline": "T"}', "1:2: 'timeline' should be an object"),
        ('{"events": [\x00]}', "1:13: a value is expected here"),
    ],
)
def test_what_is_no_timeline_is_located(text: str, problem: str) -> None:
    assert problems(text)[0].startswith(problem)


def test_bytes_that_are_no_text_are_located() -> None:
    with pytest.raises(ProblemsError, match="1:14: these bytes are not UTF-8: FF"):
        read(b'{"events": [ \xff]}')


def test_an_event_that_is_not_sound_is_refused_with_its_line() -> None:
    text = '{"events": [\n{"date": 2025, "title": "A"},\n\n  {"date": "x", "title": "B"}]}'
    result = read(text.encode())
    assert [event.title for event in result.file.events] == ["A"]
    assert [one.where for one in result.refused] == ["line 4"]
    assert result.refused[0].reason == "'x' is not a date"


def test_brackets_quotes_and_commas_in_texts_do_not_shift_lines() -> None:
    events: list[dict[str, object]] = [
        {"date": "2025", "title": '}], {["\\"', "tags": ["a,b", "[", "}"], "links": {}},
        {"date": "2025"},
    ]
    result = read(json.dumps({"sources": [], "events": events}, indent=1).encode())
    lines = json.dumps({"sources": [], "events": events}, indent=1).split("\n")
    (refused,) = result.refused
    number = int(refused.where.removeprefix("line "))
    assert lines[number - 1].strip() == "{"
    assert lines[number].strip() == '"date": "2025"'
    assert len(lines) - number < 5


def test_an_export_of_a_query_says_so_and_its_links_do_not_dangle() -> None:
    text = """{"query": "by:trump", "events": [
        {"id": "a", "date": "2025", "title": "A", "links": {"follows": ["gone"]}}]}"""
    result = read(text.encode())
    assert not result.file.events[0].links.follows
    assert result.notes == (
        "the file holds what the query 'by:trump' picked, not the whole timeline",
        "left out: 1 link to events that are not there: 'a' to 'gone'",
    )


def test_a_bad_line_costs_no_other() -> None:
    lines = [
        '{"record": "timeline", "title": "T"}',
        '{"record": "event", "date": "2025", "title": "A", "actors": ["a"]}',
        '{"record": "event", "date": "2025", "title": "B"',
        "",
        "7",
        '{"date": "2025", "title": "B"}',
        '{"record": "occasion"}',
        '{"record": "actor", "id": "a", "name": "A"}',
        '{"record": "event", "date": "2025", "title": "\u2028"}\r',
        '{"record": "timeline", "title": "U"}',
    ]
    result = read("\n".join(lines).encode(), "jsonl")
    assert [event.title for event in result.file.events] == ["A", "\u2028"]
    assert result.file.timeline.title == "T"
    assert [f"{one.where}: {one.reason}" for one in result.refused] == [
        "line 3: column 49: a comma is missing here, or a bracket closes too early",
        "line 5: a line should be an object with its keys",
        "line 6: 'record' is missing",
        "line 7: 'occasion' is no kind of record",
        "line 10: a second 'timeline'",
    ]


@pytest.mark.parametrize(
    ("path", "data", "format_"),
    [
        ("a.json", b'{"events": []}', "json"),
        ("a.JSON", b"nonsense", "json"),
        ("a.ndjson", b"", "jsonl"),
        ("a.yaml", b'{"events": []}', "yaml"),
        ("-", b'\xef\xbb\xbf {"events": []}', "json"),
        ("-", b'{"record": "event"}\n{"record": "event"}', "jsonl"),
        ("-", b"{events: []}", "yaml"),
        ("-", b'{"events": [{date: 2025}]}', "yaml"),
        ("-", b"begin:vcalendar\r\n", "ical"),
        ("notes", b"events: []", "yaml"),
        ("-", b"", "yaml"),
    ],
)
def test_a_format_is_known_by_ending_and_content(path: str, data: bytes, format_: str) -> None:
    assert format_of(path, data) == format_


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_bounds_that_were_changed_without_the_date_are_told(name: str) -> None:
    written = export(select(Index(timeline(event("2025", "A"))), EVERYTHING), name).data.decode()
    reader = FORMATS[name].read
    assert reader
    assert reader(written.encode(), "f", Reading()).remarks == []
    changed = written.replace("2025-01-01", "2025-02-01")
    assert reader(changed.encode(), "f", Reading()).remarks == [
        "'earliest' or 'latest' is not what the date says, which counts (1 event)"
    ]
