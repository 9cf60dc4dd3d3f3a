"""What one should know before one relies on a story."""

from __future__ import annotations

import pytest

from making import event, quote, source, timeline
from timeline_tui.core.evidence import EVIDENCE, quote_source, source_count
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.bits import members_of
from timeline_tui.core.selection.index import Index

STORY = timeline(
    event("2025-01-01", id="bare"),
    event("2025-01-02", id="one", sources=["paper p. 1", "paper p. 2"]),
    event("2025-01-03", id="two", sources=["paper"], quotes=[quote("ana", "x", cites="radio 5")]),
    event("2025-01-04", id="claim", status="claimed", sources=["paper", "radio"]),
    event("2025-01-05", id="late", status="planned", sources=["paper", "radio"]),
    event("2025-01-06", id="plan", status="planned", sources=["paper", "radio"]),
    event("2025-01-07", "It [was]", id="deed", fulfils="plan", sources=["paper", "radio"]),
    event("2026-01-01", id="future", status="planned", sources=["paper", "radio"]),
    sources=(source("paper", "2025-02-01", title="The Paper"), source("radio")),
)
INDEX = Index(STORY)
ROWS = {row.query: row for row in EVIDENCE}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sources:0", "bare"),
        ("sources:<2", "bare one"),
        ("is:claimed", "claim"),
        ("is:overdue", "late"),
        ("is:fulfilled", "plan"),
        ("has:fulfils", "deed"),
    ],
)
def test_each_row_finds_its_events(query: str, found: str) -> None:
    row = ROWS[query]
    places = members_of(row.found(select(INDEX, parse(""))))
    assert [STORY.events[place].id for place in places] == found.split()
    elsewhere = row.found(select(INDEX, parse(f"-id:{found.replace(' ', ',')}")))
    assert elsewhere == 0


def test_every_row_is_spoken_for() -> None:
    assert set(ROWS) == set(
        "sources:0 sources:<2 is:claimed is:overdue is:fulfilled has:fulfils".split()
    )


@pytest.mark.parametrize(
    ("query", "id_", "says"),
    [
        ("sources:<2", "bare", "no source given"),
        ("sources:<2", "one", "on the word of The Paper (1 February 2025)"),
        ("is:overdue", "late", "planned: 5 January 2025; nothing is linked as fulfilling it"),
        ("is:fulfilled", "plan", "fulfilled by: It [was] (7 Jan 2025)"),
        ("has:fulfils", "deed", "fulfils: plan (6 Jan 2025)"),
    ],
)
def test_what_is_told_of_an_event(query: str, id_: str, says: str) -> None:
    remark = ROWS[query].remark
    assert remark is not None
    assert remark(STORY, STORY.event_places[id_]) == says


def test_a_row_adds_to_a_filter_once() -> None:
    row = ROWS["sources:<2"]
    once = row.added_to(parse("actor:ana or x"))
    assert str(once) == "(actor:ana or x) sources:<2"
    assert row.added_to(once) == once


@pytest.mark.parametrize(
    ("id_", "says"),
    [("bare", "no source given"), ("one", "1 source"), ("two", "2 independent sources")],
)
def test_how_many_sources_an_event_stands_on(id_: str, says: str) -> None:
    assert source_count(STORY, STORY.events[STORY.event_places[id_]]) == says


def test_whose_word_a_quote_stands_on() -> None:
    assert quote_source(quote("ana", "x", cites="radio 5")) == "radio 5"
    assert quote_source(quote("ana", "x")) == "no source given"


def test_a_source_for_dates_alone_is_not_one_more_source_of_what_happened() -> None:
    story = timeline(
        event("2025", id="said", sources=("paper ¶ 1", "calendar")),
        event("2026", id="dated", sources=("calendar",)),
        sources=(source("paper"), source("calendar", dates_only=True)),
    )
    assert [source_count(story, one) for one in story.events] == ["1 source", "no source given"]
    found = {
        query: list(select(Index(story), parse(query)).events)
        for query in ("sources:0", "sources:1", "sources:>1", "source:calendar")
    }
    assert found == {
        "sources:0": [1],
        "sources:1": [0],
        "sources:>1": [],
        "source:calendar": [0, 1],
    }
