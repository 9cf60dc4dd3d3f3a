"""The golden files are what the program itself writes.

They are made anew by `timeline-tui export harbour.yaml -o harbour.txt --force`, and so on.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import actor, event, quote, source, timeline
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text.wrap import cells
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.options import NARROWEST
from timeline_tui.files.writers.text import text_export

GOLDEN = Path(__file__).parent / "golden"
STORY = GOLDEN / "harbour.yaml"


def exported(story: Timeline, query: str = "", width: int = 80, **chart: bool) -> str:
    return "".join(text_export(select(Index(story), parse(query)), width, **chart))


@pytest.mark.parametrize(
    ("name", "query", "width"),
    [("harbour", "", 80), ("harbour-40", "", 40), ("harbour-council", "by:council", 80)],
)
def test_the_text_is_the_same_to_the_byte(name: str, query: str, width: int) -> None:
    text = exported(open_timeline(str(STORY)), query, width)
    assert text.encode() == (GOLDEN / f"{name}.txt").read_bytes()


@pytest.mark.parametrize("chart", [False, True])
@pytest.mark.parametrize("width", [20, 21, 40, 79, 200, 1000])
@pytest.mark.parametrize("story", [None, str(STORY)], ids=["bundled", "harbour"])
def test_no_line_is_too_wide_or_ends_in_blanks(
    story: str | None, width: int, *, chart: bool
) -> None:
    lines = exported(open_timeline(story), width=width, chart=chart).split("\n")
    assert max(map(cells, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


texts = st.text(max_size=60) | st.text("a \n\té本\u0301\u202e\x1b«»“\"' ", max_size=60)


@settings(max_examples=60)
@given(texts, texts, texts, texts, st.integers(NARROWEST, 90))
def test_any_text_fits_and_leaves_nothing_that_a_terminal_obeys(
    title: str, summary: str, words: str, name: str, width: int
) -> None:
    story = timeline(
        event(
            "2025-02-12",
            title or "x",
            id="one",
            actors="who",
            summary=summary,
            place=words,
            sources=[f"s {words}x"],
            quotes=[quote("who", words or "x", lang=name, translation=summary, to=title)],
        ),
        actors=(actor("who", name or "x", role=title),),
        sources=(source("s", title=title, about=summary, url=words),),
    )
    text = exported(story, width=width)
    assert max(map(cells, text.split("\n"))) <= width
    assert {"\x1b", "\u202e", "\r", "\t", "\x9b"}.isdisjoint(text)
    text.encode()


def test_the_head_says_what_is_filtered_and_how_much_is_shown() -> None:
    story = timeline(
        event("2025-02-11", "Before", actors="nato"),
        event("2025-02-12", "Call", quotes=[quote("trump", "Yes"), quote("putin", "No")]),
        actors=(actor("trump", "Donald Trump"),),
    )
    text = exported(story, "by:trump -nato")
    assert (
        "Filter: quoting Donald Trump, not “nato”\n"
        "Query:  by:trump -nato\n"
        "Shown:  1 of 2 events, 1 of 2 quotes\n"
    ) in text
    assert "Before" not in text
    assert "“No”" not in text
    assert "Putin" not in text


def test_without_a_filter_the_head_says_what_there_is() -> None:
    story = timeline(event("2022", "Once"), event("2025-02-12", "Call"))
    assert "\n2 events, 0 quotes; 2022 to 12 February 2025\n" in exported(story)
    assert exported(timeline()) == "Timeline\n========\n\n0 events, 0 quotes\n"


def test_a_filter_that_picks_nothing_still_says_so() -> None:
    text = exported(timeline(event("2022", "Once")), "never")
    assert text.endswith("Query:  never\nShown:  0 of 1 event, 0 of 0 quotes\n")


def test_what_did_not_happen_says_so_wherever_its_title_stands() -> None:
    story = timeline(
        event("2025", "Peace", id="peace", status="planned"),
        event("2026", "War", follows="peace", status="claimed"),
    )
    lines = exported(story).split("\n")
    assert "  PLANNED: Peace" in lines
    assert "  CLAIMED: War" in lines
    assert "  Follows: PLANNED: Peace (2025)" in lines
    assert "  Followed by: CLAIMED: War (2026)" in lines


def test_equal_citations_share_a_number_and_every_number_has_its_note() -> None:
    story = timeline(
        event("2024", "One", sources=["a p. 2", "b"], summary="First."),
        event("2025", "Two", sources=["b", "a p. 1", "a p. 2"]),
        event("2026", "Three", quotes=[quote("who", "Hm", cites="a p. 1")]),
    )
    text = exported(story)
    assert "  First. [1][2]\n" in text
    assert "  Two [1][2][3]\n" in text
    assert "    “Hm” [3]\n" in text
    assert "\nNotes\n-----\n\n[1] a, p. 2\n[2] b\n[3] a, p. 1\n" in text


def test_a_gap_stands_where_time_jumps_and_a_heading_where_a_period_begins() -> None:
    story = timeline(
        event("2022-02-24", "One"), event("2025-02-10", "Two"), event("2025-02-12", "Three")
    )
    lines = exported(story).split("\n")
    marks = ("... 2 years, 11 months later ...", "February 2022", "February 2025")
    found = [line for line in lines if line in (*marks, "  One", "  Two", "  Three")]
    assert found == [marks[1], "  One", marks[0], marks[2], "  Two", "  Three"]


def test_the_first_events_bring_no_more_actors_than_they_name() -> None:
    story = timeline(event("2022", "One", actors="putin"), event("2023", "Two", actors="trump"))
    text = "".join(text_export(select(Index(story), parse("")).first(1)))
    assert "Putin: person" in text
    assert "Trump" not in text
