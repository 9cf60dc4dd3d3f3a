"""TimelineJS.  The golden file is what the program itself writes, as for the text export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from making import actor, event, quote, source, timeline
from pages import read_part
from strategies import texts, timelines
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import export
from timeline_tui.files.opening import open_timeline

GOLDEN = Path(__file__).parent / "golden"
STORY = str(GOLDEN / "harbour.yaml")


def exported(story: Timeline, query: str = "") -> dict[str, Any]:
    read: dict[str, Any] = json.loads(export(select(Index(story), parse(query)), "timelinejs").text)
    return read


def test_the_json_is_the_same_to_the_byte() -> None:
    written = export(select(Index(open_timeline(STORY)), parse("")), "timelinejs")
    assert written.data == (GOLDEN / "harbour.timelinejs.json").read_bytes()


def parts(*numbers: int) -> dict[str, int]:
    return dict(zip(("year", "month", "day", "hour", "minute", "second"), numbers, strict=False))


@pytest.mark.parametrize(
    ("edtf", "start", "end", "words"),
    [
        ("2025-02-12", parts(2025, 2, 12), None, None),
        ("2025-02-12T18:05", parts(2025, 2, 12, 18, 5), None, None),
        ("2025-02-12T18:05Z", parts(2025, 2, 12, 18, 5), None, "12 February 2025, 18:05 (UTC)"),
        ("2025-02-14/2025-02-16", parts(2025, 2, 14), parts(2025, 2, 16), None),
        ("2025-02", parts(2025, 2), None, "February 2025"),
        ("2021-08~", parts(2021, 8), None, "around August 2021"),
        ("2022", parts(2022), None, "2022"),
        ("202X", parts(2020), parts(2029), "2020s"),
        ("2021-21", parts(2021, 3), parts(2021, 5), "spring 2021 (March–May)"),
        ("2022-02-24/..", parts(2022, 2, 24), None, "since 24 February 2022, still going on"),
        ("/2022-02-24", parts(2022, 2, 24), None, "until 24 February 2022, start unknown"),
        ("-0043-03-15", parts(-44, 3, 15), None, None),
        ("0000", parts(-1), None, "1 BC"),
    ],
)
def test_a_date_says_what_is_known(
    edtf: str, start: dict[str, int], end: dict[str, int] | None, words: str | None
) -> None:
    (slide,) = exported(timeline(event(edtf, "T")))["events"]
    assert (slide["start_date"], slide.get("end_date")) == (start, end)
    assert slide.get("display_date") == words
    assert slide["timeline_tui"]["date"] == edtf


@pytest.mark.parametrize(("edtf", "scale"), [("-9999", None), ("Y-300000", "cosmological")])
def test_years_beyond_those_of_javascript_take_another_scale(edtf: str, scale: str | None) -> None:
    assert exported(timeline(event(edtf))).get("scale") == scale


@pytest.mark.parametrize(
    ("date", "eras"), [("2021/2022", 1), ("2022/2022", 1), ("2021/..", 0), ("2021", 0)]
)
def test_background_with_both_ends_is_an_era(date: str, eras: int) -> None:
    made = exported(timeline(event(date, "War", background=True)))
    assert (len(made["eras"]), len(made["events"])) == (eras, 1 - eras)
    for era in made["eras"]:
        assert era["end_date"]["year"] == 2022
        assert era["timeline_tui"]["background"] is True


def test_neither_plan_nor_claim_becomes_a_fact() -> None:
    story = timeline(
        *(event("2025", "T", status=one) for one in ("happened", "planned", "claimed"))
    )
    slides = exported(story)["events"]
    assert [slide["text"]["headline"] for slide in slides] == ["T", "PLANNED: T", "CLAIMED: T"]
    assert [slide.get("group") for slide in slides] == [None, "Planned", "Claimed"]


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/?a=1&b=2", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ('https://example.org/" onclick="x', False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, linked: bool) -> None:  # noqa: FBT001
    story = timeline(
        event("2025", "T", sources=["s p. 2"]), sources=(source("s", title="<i>S</i>", url=url),)
    )
    (slide,) = exported(story)["events"]
    links = read_part(slide["text"]["text"]).all("a")
    assert [(link.attributes["href"], link.text) for link in links] == (
        [(url, "<i>S</i>")] if linked else []
    )


ALLOWED = {"p", "br", "blockquote", "a"}


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(timelines())
def test_nothing_of_the_data_is_markup(story: Timeline) -> None:
    made = exported(story)
    for slide in (*made["events"], *made["eras"], *filter(None, [made.get("title")])):
        assert len(list(read_part(slide["text"]["headline"]).walk())) == 1
        tags = {node.tag for node in read_part(slide["text"].get("text", "")).walk()}
        assert tags - {""} <= ALLOWED


@settings(max_examples=40)
@given(texts, texts)
def test_any_text_is_read_as_it_is_written(title: str, words: str) -> None:
    story = timeline(
        event("2025", title or "x", summary=words, quotes=[quote("who", words or "x", lang=title)]),
        actors=(actor("who", title or "x"),),
    )
    (slide,) = exported(story)["events"]
    assert read_part(slide["text"]["headline"]).text == visible_line(title or "x")
    assert slide["timeline_tui"].get("summary", "") == words
