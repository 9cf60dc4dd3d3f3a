"""markwhen.  The golden file is what the program itself writes, as for the text export."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from making import actor, event, quote, timeline
from strategies import texts, timelines
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import Written, export
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.writers.markwhen.escaping import (
    inline,
    title_line,
    unescaped,
    whole_line,
)

GOLDEN = Path(__file__).parent / "golden"
STORY = str(GOLDEN / "harbour.yaml")


def exported(story: Timeline, query: str = "") -> Written:
    return export(select(Index(story), parse(query)), "markwhen")


def test_the_text_is_the_same_to_the_byte() -> None:
    written = exported(open_timeline(STORY))
    assert written.data == (GOLDEN / "harbour.mw").read_bytes()
    assert written.notes == ()


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2025-02-12", "2025-02-12"),
        ("2025-02-14/2025-02-16", "2025-02-14 / 2025-02-16"),
        ("2025-02~", "2025-02"),
        ("0843", "0843"),
        ("202X", "2020 / 2029"),
        ("2021-21", "2021-03 / 2021-05"),
        ("[2025-02-12,2025-02-20]", "2025-02-12 / 2025-02-20"),
        ("2025-02-12T18:05", "2025-02-12 18:05"),
        ("2025-02-12T18", "2025-02-12 18"),
        ("2025-02-12T18:05/2025-02-13", "2025-02-12 18:05 / 2025-02-13"),
        ("2022-02-24/..", "2022-02-24 / now"),
        ("2022-02-24/", "2022-02-24"),
        ("/2022-02-24", "2022-02-24"),
        ("[2022..]", "2022"),
        ("-0043-03-15", "44 BC"),
        ("-0099/0014", "100 BC - 14 AD"),
        ("Y12000", "12000 AD"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(edtf: str, shown: str) -> None:
    lines = exported(timeline(event(edtf, "T", id="e"))).text.split("\n")
    assert f"{shown}: T" in lines
    assert f"date: {edtf}" in lines or f'date: "{edtf}"' in lines


@pytest.mark.parametrize(
    ("edtf", "zone"),
    [
        ("2025-02-12T18:05+01:00", '"+01:00"'),
        ("2025-02-12T18:05Z", '"+00:00"'),
        ("2025-02-12T18:05Z/2025-02-12T20:00Z", '"+00:00"'),
        ("2025-02-12T18:05Z/2025-02-12T20:00+01:00", '{from: "+00:00", to: "+01:00"}'),
        ("2025-02-12T18:05Z/2025-02-13", '{from: "+00:00"}'),
    ],
)
def test_a_zone_is_a_property(edtf: str, zone: str) -> None:
    assert f"\ntimezone: {zone}\n" in exported(timeline(event(edtf))).text


def test_what_is_too_far_away_is_left_out_and_counted() -> None:
    written = exported(timeline(event("Y170000002", "Far"), event("2025", "Near")))
    assert written.notes == ("left out 1 event more than 99,999 years away",)
    assert "Far" not in written.text


def test_tags_of_one_word_stand_in_the_line_others_in_a_property() -> None:
    assert "2025: T #a #b\n" in exported(timeline(event("2025", "T", tags="a b"))).text
    text = exported(timeline(event("2025", "T", tags="a é 12"))).text
    assert "2025: T #a\n" in text
    assert '\ntags: [a, é, "12"]\n' in text


def test_neither_plan_nor_claim_becomes_a_fact() -> None:
    text = exported(timeline(event("2025", "Peace", status="claimed"))).text
    assert "2025: CLAIMED: Peace\n" in text
    assert "\nstatus: claimed\n" in text


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("An #idea of !mine", "An \\#idea of !\\mine"),
        ("No. #1!", "No. \\#1!"),
        ("a#b !", "a#b !"),
        ("[text](https://example.org)", "[text]\\(https://example.org)"),
        ("done 50% of it, 50%x", "done 50\\% of it, 50%x"),
        (".end", ".\\end"),
        ("C:\\new", "C:\\\\new"),
    ],
)
def test_in_a_line_nothing_is_read_but_text(line: str, written: str) -> None:
    assert inline(line) == written


@pytest.mark.parametrize(
    "line",
    [
        *(
            "2025-02-12: x",
            "18:00 – he arrives",
            "  5 days: x",
            "now: x",
            "by !a: x",
            "every day: x",
        ),
        *("12 Jan 2025, 5pm - 6pm: x", ": x", "44 BC: x", "- 5 days: x", "every Monday: x"),
        *("5 minutes to 6 minutes: x", "2025W05: x", "# x", "// x", "> x", "---", "[x] x", "[] x"),
    ],
)
def test_a_line_that_might_begin_something_begins_with_a_backslash(line: str) -> None:
    assert whole_line(line).startswith("\\")
    assert unescaped(whole_line(line)) == line


@pytest.mark.parametrize(
    "line", ["He said: no", "After talks: peace", "“12”", "- one", "Marching on", "5 days", "a > b"]
)
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert whole_line(line) == line


@given(texts)
def test_an_escaped_line_comes_back(text: str) -> None:
    line = visible_line(text)
    for written in (inline(line), title_line(line), whole_line(line)):
        assert unescaped(written) == line


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(timelines())
def test_properties_are_yaml_and_say_what_the_file_says(story: Timeline) -> None:
    text = exported(story).text
    found = [part for part in text.split("\n\n") if "\nid: " in part]
    held = [made for made in story.events if not made.date.text.startswith("Y")]
    assert len(found) == len(held)
    for part, made in zip(found, held, strict=True):
        properties = yaml.load(part.split("\n", 1)[1], yaml.BaseLoader)  # noqa: S506 - texts alone
        assert (properties["id"], properties["date"]) == (made.id, made.date.text)
        assert properties.get("place", "") == made.place
        assert properties.get("actors", []) == [story.name_of(who) for who in made.actors]
        assert "#" not in part.split("\n", 1)[1]


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("Room 4", "Room 4"),
        ("Room #4", r'"Room \u00234"'),
        ("#4 \x1b\U000e0041", r'"\u00234 \u001b\U000e0041"'),
    ],
)
def test_a_property_holds_no_tag_and_steers_no_terminal(place: str, written: str) -> None:
    lines = exported(timeline(event("2025", "T", place=place))).text.split("\n")
    assert f"place: {written}" in lines


@settings(max_examples=40)
@given(texts)
def test_a_summary_stands_line_by_line(words: str) -> None:
    story = timeline(
        event("2025", "T", summary=words, quotes=[quote("who", words or "x")]),
        actors=(actor("who", words or "x"),),
    )
    lines = exported(story).text.split("\n")
    start = next(place for place, line in enumerate(lines) if line.startswith("sealed: "))
    shown = [unescaped(line) for line in lines[start + 1 :] if not line.startswith(">")]
    expected = [line.rstrip() for line in visible(words).strip().split("\n")]
    assert [line for line in shown if line] == [line for line in expected if line]
