from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import actor, event, quote, timeline
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.records import Actor, Event, Heading, Links, Quote, Source
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.writers.own_json import json_export, json_lines_export

GOLDEN = Path(__file__).parent / "golden"
STORY = str(GOLDEN / "harbour.yaml")


def exported(story: Timeline, query: str = "") -> dict[str, Any]:
    read: dict[str, Any] = json.loads("".join(json_export(select(Index(story), parse(query)))))
    return read


def test_the_json_is_the_same_to_the_byte() -> None:
    text = "".join(json_export(select(Index(open_timeline(STORY)), parse(""))))
    assert text.encode() == (GOLDEN / "harbour.json").read_bytes()


def test_json_lines_are_the_same_to_the_byte() -> None:
    text = "".join(json_lines_export(select(Index(open_timeline(STORY)), parse(""))))
    assert text.encode() == (GOLDEN / "harbour.jsonl").read_bytes()


@pytest.mark.parametrize("query", ["", "by:council", "never"])
def test_json_lines_hold_the_records_of_the_json(query: str) -> None:
    story = open_timeline(STORY)
    whole = exported(story, query)
    lines = "".join(json_lines_export(select(Index(story), parse(query)))).split("\n")
    assert lines.pop() == ""
    (heading, *records) = map(json.loads, lines)
    assert heading == {"record": "timeline", "query": query, **whole["timeline"]}
    expected = [
        {"record": kind, **record}
        for kind in ("source", "actor", "event")
        for record in whole[f"{kind}s"]
    ]
    assert records == expected


def test_no_field_of_a_record_is_forgotten() -> None:
    story = exported(
        timeline(event("2025", "T", sources=["s"], quotes=[quote("w", "Q")])),
    )
    (shown,) = story["events"]
    kinds = [
        (Heading, story["timeline"]),
        (Source, story["sources"][0]),
        (Actor, story["actors"][0]),
        (Event, shown),
        (Quote, shown["quotes"][0]),
        (Links, shown["links"]),
    ]
    for record, keys in kinds:
        assert set(record.__struct_fields__) <= keys.keys()


def test_every_key_is_always_there() -> None:
    story = exported(timeline(event("2025", "T", id="e", sources=["s"], quotes=[quote("w", "Q")])))
    assert story == {
        "timeline": {"title": None, "about": None},
        "query": "",
        "sources": [
            {
                "id": "s",
                "title": None,
                "about": None,
                "lang": None,
                "published": None,
                "url": None,
                "dates_only": False,
            }
        ],
        "actors": [
            {
                "id": "w",
                "name": "W",
                "kind": "person",
                "role": None,
                "part_of": None,
                "aliases": [],
            }
        ],
        "events": [
            {
                "id": "e",
                "date": "2025",
                "earliest": "2025-01-01",
                "latest": "2025-12-31",
                "title": "T",
                "summary": None,
                "status": "happened",
                "background": False,
                "place": None,
                "actors": [],
                "tags": [],
                "links": {"follows": [], "part_of": [], "fulfils": []},
                "sources": ["s"],
                "quotes": [
                    {
                        "by": "w",
                        "text": "Q",
                        "lang": None,
                        "translation": None,
                        "to": None,
                        "relays": None,
                        "date": None,
                        "source": None,
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2025-02-12", "2025-02-12", "2025-02-12"),
        ("2022-02-24/..", "2022-02-24", None),
        ("2022-02-24/", "2022-02-24", None),
        ("/2025-01", None, "2025-01-31"),
        ("2021-08~", "2021-08-01", "2021-08-31"),
        ("2025-02-12T18:00+01:00", "2025-02-12T18:00:00+01:00", "2025-02-12T18:00:59+01:00"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ],
)
def test_a_date_is_kept_as_written_with_its_bounds(
    date: str, earliest: str | None, latest: str | None
) -> None:
    (shown,) = exported(timeline(event(date)))["events"]
    assert (shown["date"], shown["earliest"], shown["latest"]) == (date, earliest, latest)


def test_a_query_leaves_what_it_picks_and_what_that_needs() -> None:
    story = open_timeline(STORY)
    shown = exported(story, "by:council")
    assert shown["query"] == "by:council"
    assert [made["id"] for made in shown["events"]] == ["strike"]
    assert [said["by"] for said in shown["events"][0]["quotes"]] == ["roux"]
    assert [who["id"] for who in shown["actors"]] == ["town", "council", "roux", "berg", "dockers"]
    assert [one["id"] for one in shown["sources"]] == ["paper", "diary"]


def test_without_a_query_nothing_is_left_out() -> None:
    shown = exported(open_timeline(STORY))
    assert [one["id"] for one in shown["sources"]] == ["paper", "diary", "rumour", "unused"]
    assert shown["actors"][-1]["id"] == "idle"


@settings(max_examples=60)
@given(st.text('\x00\x1b\x7f\x9b\u2028\u202e\u2066\ufeff\U000e0041é本"\\ a', min_size=1))
def test_any_text_comes_back_and_nothing_in_it_can_steer_a_terminal(text: str) -> None:
    story = timeline(event("2025", text, actors="w"), actors=(actor("w", text),))
    written = "".join(json_export(select(Index(story), parse(""))))
    shown = json.loads(written)
    assert shown["events"][0]["title"] == shown["actors"][0]["name"] == text
    assert set("\x00\x1b\x7f\x9b\u2028\u202e\u2066\ufeff\U000e0041").isdisjoint(written)
    lines = "".join(json_lines_export(select(Index(story), parse(""))))
    assert json.loads(lines.splitlines()[-1])["title"] == text
    assert set("\x00\x1b\x7f\x9b\u2028\u202e\u2066\ufeff\U000e0041").isdisjoint(lines)
