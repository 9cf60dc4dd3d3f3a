"""iCalendar.  The golden file is what the program itself writes, as for the text export."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from making import actor, event, quote, source, timeline
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import Written, export
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.writers.ical.lines import folded

GOLDEN = Path(__file__).parent / "golden"
STORY = str(GOLDEN / "harbour.yaml")


def exported(story: Timeline, query: str = "") -> Written:
    return export(select(Index(story), parse(query)), "ical")


def entries(written: Written) -> list[Any]:
    """Return the entries of a calendar as the library reads them, without a fault in any."""
    found = list(icalendar.Calendar.from_ical(written.data).walk("VEVENT"))
    assert [entry.errors for entry in found if entry.errors] == []
    return found


def test_the_calendar_is_the_same_to_the_byte() -> None:
    written = exported(open_timeline(STORY))
    assert written.data == (GOLDEN / "harbour.ics").read_bytes()
    assert written.notes == ("left out 1 event with an open start or end",)


def day(text: str) -> date:
    return date.fromisoformat(text)


def time(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2025-02-12", day("2025-02-12"), day("2025-02-13")),
        ("2025-02-14/2025-02-16", day("2025-02-14"), day("2025-02-17")),
        ("2025-02-12?", day("2025-02-12"), day("2025-02-13")),
        ("2024-02", day("2024-02-01"), day("2024-03-01")),
        ("2022", day("2022-01-01"), day("2023-01-01")),
        ("202X", day("2020-01-01"), day("2030-01-01")),
        ("2021-21", day("2021-03-01"), day("2021-06-01")),
        ("[2025-02-12,2025-02-20]", day("2025-02-12"), day("2025-02-21")),
        ("0001-01-01", day("0001-01-01"), day("0001-01-02")),
        ("2025-02-12T18:00", time("2025-02-12T18:00"), None),
        ("2025-02-12T18:00:30", time("2025-02-12T18:00:30"), None),
        ("2025-02-12T18", time("2025-02-12T18:00"), time("2025-02-12T19:00")),
        ("2025-02-12T00:30+01:00", datetime(2025, 2, 11, 23, 30, tzinfo=UTC), None),
        (
            "2025-02-12T18:00Z/2025-02-13T02:00+03:00",
            datetime(2025, 2, 12, 18, tzinfo=UTC),
            datetime(2025, 2, 12, 23, tzinfo=UTC),
        ),
        ("2025-02-12T18:00/2025-02-12T18:00", time("2025-02-12T18:00"), None),
        ("2025-02-12T18:00/2025-02-13", day("2025-02-12"), day("2025-02-14")),
        ("2025-02-12T18:00Z/2025-02-13T01:00", day("2025-02-12"), day("2025-02-14")),
    ],
)
def test_a_date_covers_what_it_says_and_no_more(edtf: str, start: date, end: date | None) -> None:
    written = exported(timeline(event(edtf, "T")))
    (entry,) = entries(written)
    assert entry.decoded("DTSTART") == start
    assert (entry.decoded("DTEND") if "DTEND" in entry else None) == end
    assert entry["X-TIMELINE-TUI-DATE"] == edtf
    assert written.notes == ()


@pytest.mark.parametrize(
    ("edtf", "note"),
    [
        ("2022-02-24/..", "an open start or end"),
        ("../2022-02-24", "an open start or end"),
        ("2022-02-24/", "an unknown start or end"),
        ("/2022-02-24", "an unknown start or end"),
        ("[..2022]", "an open start or end"),
        ("-0044-03-15", "a date outside the years 1 to 9999"),
        ("0000", "a date outside the years 1 to 9999"),
        ("0001-01-01T00:30+01:00", "a date outside the years 1 to 9999"),
        ("9999-12-31", "a date outside the years 1 to 9999"),
        ("Y123456", "a date outside the years 1 to 9999"),
    ],
)
def test_what_a_calendar_cannot_hold_is_left_out_and_counted(edtf: str, note: str) -> None:
    written = exported(
        timeline(event(edtf, "T"), event("2025-02-12", "Held", follows=""), event(edtf, "U"))
    )
    (entry,) = entries(written)
    assert entry["SUMMARY"] == "Held"
    assert written.notes == (f"left out 2 events with {note}",)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-02-12", None),
        ("2025-02-14/2025-02-16", None),
        ("2025-02-12T18:00", None),
        ("2025-02", "February 2025"),
        ("2025-02-12~", "around 12 February 2025"),
        ("2025-02-12T18:00?", "12 February 2025, 18:00, uncertain"),
        (
            "2025-02-12T18:00/2025-02-13",
            "from Wednesday 12 February 2025, 18:00 to Thursday 13 February 2025",
        ),
    ],
)
def test_a_date_that_is_not_exact_stands_in_words_too(edtf: str, words: str | None) -> None:
    (entry,) = entries(exported(timeline(event(edtf, "T"))))
    expected = words and f"Date: {words} (the calendar shows its bounds)"
    assert entry.get("DESCRIPTION") == expected


@pytest.mark.parametrize(
    ("status", "said", "title"),
    [
        ("happened", "CONFIRMED", "Peace"),
        ("planned", "TENTATIVE", "PLANNED: Peace"),
        ("claimed", "CONFIRMED", "CLAIMED: Peace"),
    ],
)
def test_neither_plan_nor_claim_becomes_a_fact(status: str, said: str, title: str) -> None:
    (entry,) = entries(exported(timeline(event("2025", "Peace", status=status))))
    assert (entry["STATUS"], entry["SUMMARY"]) == (said, title)
    assert entry["X-TIMELINE-TUI-STATUS"] == status


def test_actors_are_named_and_not_invited() -> None:
    story = timeline(
        event("2025", actors="putin trump", id="call"), actors=(actor("putin", "Vladimir; Putin"),)
    )
    (entry,) = entries(exported(story))
    assert "ATTENDEE" not in entry
    assert entry["X-TIMELINE-TUI-ACTOR"] == ["Vladimir; Putin", "Trump"]
    assert [one.params["X-ID"] for one in entry["X-TIMELINE-TUI-ACTOR"]] == ["putin", "trump"]
    assert "With: Vladimir; Putin, Trump" in entry["DESCRIPTION"]


def test_links_lead_to_the_entries_of_the_same_calendar() -> None:
    story = timeline(
        event("2023/..", "Open", id="open"),
        event("2024", "Plan", id="plan"),
        event("2025", "Done", id="done", fulfils="plan", part_of="plan", follows="open plan"),
    )
    plan, done = entries(exported(story))
    related = [(str(one), one.params["RELTYPE"]) for one in done["RELATED-TO"]]
    assert related == [
        (plan["UID"], "X-TIMELINE-TUI-FOLLOWS"),
        (plan["UID"], "PARENT"),
        (plan["UID"], "X-TIMELINE-TUI-FULFILS"),
    ]


def test_the_stamp_is_the_timelines_own_date() -> None:
    dated = timeline(event("2025", sources=["s"]), sources=(source("s", "2025-02-12"),))
    (entry,) = entries(exported(dated))
    assert entry.decoded("DTSTAMP") == datetime(2025, 2, 12, 23, 59, 59, tzinfo=UTC)
    (entry,) = entries(exported(timeline(event("2025"))))
    assert entry.decoded("DTSTAMP") == datetime(1970, 1, 1, tzinfo=UTC)


@given(st.text("aé日\U0001f600\u0301 ", max_size=200))
@example("日" * 100)
def test_a_folded_line_is_short_and_whole(content: str) -> None:
    first, *rest = folded(content)
    assert max(len(piece.encode()) for piece in (first, *rest)) <= 75
    assert all(piece.startswith(" ") for piece in rest)
    assert first + "".join(piece[1:] for piece in rest) == content


texts = st.text(max_size=90) | st.text('a \\n;,:"^\n\r\t\x00é日\u202e\u2028BEGIN:', max_size=90)


@settings(max_examples=60)
@given(texts, texts, texts)
@example("END:VEVENT\r\nBEGIN:VALARM", "a\rEND:VCALENDAR", '"^,;')
def test_any_text_stays_a_text(title: str, words: str, name: str) -> None:
    story = timeline(
        event(
            "2025-02-12",
            title or "x",
            actors="who",
            summary=words,
            place=name,
            quotes=[quote("who", words or "x")],
        ),
        actors=(actor("who", name or "x"),),
    )
    written = exported(story)
    for line in written.data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert {b"\n", b"\r", b"\x00"}.isdisjoint(line[at : at + 1] for at in range(len(line)))
    (entry,) = entries(written)
    assert entry["SUMMARY"] == visible_line(title or "x")
    assert entry.get("LOCATION", "") == visible(name)
    assert entry.get("X-TIMELINE-TUI-SUMMARY", "") == visible(words)
    assert entry["X-TIMELINE-TUI-ACTOR"] == visible(name or "x")
    assert set(entry) <= KNOWN


KNOWN = {
    *"UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION LOCATION STATUS TRANSP".split(),
    *(f"X-TIMELINE-TUI-{name}" for name in ("ID", "DATE", "STATUS", "ACTOR", "SUMMARY", "SEALED")),
}
