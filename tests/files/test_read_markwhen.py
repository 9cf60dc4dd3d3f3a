"""Files of markwhen as drafts of events."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from making import event, quote, timeline
from strategies import files
from timeline_tui.core.dates import parse_date
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.records import Event, File
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.timeline import timeline_of
from timeline_tui.files.formats import export
from timeline_tui.files.options import DateOrder, Reading
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.drafts import Drafts, Refusal
from timeline_tui.files.readers.gathering import gather
from timeline_tui.files.readers.markwhen.reading import read_markwhen
from timeline_tui.files.writers.markwhen.dates import markwhen_date


def read(text: str, order: DateOrder | None = None) -> Drafts:
    return read_markwhen(text.encode(), "a.mw", Reading(order))


def read_one(text: str, order: DateOrder | None = None) -> dict[str, object]:
    drafts = read(text, order)
    assert not drafts.refused
    (draft,) = drafts.events
    return {**draft.event}


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025", "2025"),
        ("2025-02", "2025-02"),
        ("2025-02-12", "2025-02-12"),
        ("2025-02-12 18:30", "2025-02-12T18:30"),
        ("2025-02-12 9am", "2025-02-12T09"),
        ("2025-02-12 12:05am", "2025-02-12T00:05"),
        ("2025-02-12T18:00:00Z", "2025-02-12T18:00:00Z"),
        ("2025-W07", "2025-02-10/2025-02-16"),
        ("2025-W07-3", "2025-02-12"),
        ("2025-02 / 2025-04", "2025-02/2025-04"),
        ("2025-02-12 - 2025-02-14", "2025-02-12/2025-02-14"),
        ("2025 to 2026", "2025/2026"),
        ("2025 – 2026", "2025/2026"),
        ("2025-W07 / 2025-W08", "2025-02-10/2025-02-23"),
        ("02/2025", "2025-02"),
        ("2/23/2025", "2025-02-23"),
        ("23/2/2025 - 24/2/2025", "2025-02-23/2025-02-24"),
        ("Feb 24 2022", "2022-02-24"),
        ("24 February 2022", "2022-02-24"),
        ("feb 24, 2022 6pm", "2022-02-24T18"),
        ("May 2022", "2022-05"),
        ("476", "0476"),
        ("44 BC", "-0043"),
        ("1 BCE", "0000"),
        ("300-200 BC", "-0299/-0199"),
        ("50 BC - 50 AD", "-0049/0050"),
        ("12345 AD", "Y12345"),
        ("2022-02-24 / now", "2022-02-24/.."),
        ("2025-02-12 / 3 days", "2025-02-12/2025-02-14"),
        ("2025-02-12 / 1 day", "2025-02-12"),
        ("2025-02-12 - 1 month, 1 week", "2025-02-12/2025-03-18"),
        ("2025 / 5 years", "2025/2029"),
        ("2025-11 / 3 months", "2025-11/2026-01"),
        ("2025-02-12 18:00 / 90 minutes", "2025-02-12T18:00/2025-02-12T19:30"),
        ("2025-02-12T18:00:00Z / 2 h", "2025-02-12T18:00:00Z/2025-02-12T20:00Z"),
    ],
)
def test_when_it_is(written: str, date: str) -> None:
    assert read_one(f"{written}: Talks")["date"] == date
    parse_date(date)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("10/11/2012", "'10/11/2012' may be 2012-11-10 or 2012-10-11"),
        ("now", "'now' is another day tomorrow"),
        ("9am - 11am", "this is a time without a day"),
        ("May 12", "the year of 'May 12' is missing"),
        ("May", "the year of 'May' is missing"),
        ("after !talks 5 days", "this date depends on another entry"),
        ("5 days", "this date depends on another entry"),
        ("2025-02-12 / !talks", "this date depends on another entry"),
        ("2025 / 5 days", "this end depends on when exactly it begins"),
        ("2025-02-12 / 5 work days", "how long '5 work days' is, no date can say"),
        ("2025-02-12 / -5 days", "it ends before it begins"),
        ("2025-02-12 / 9999 years", "it ends outside the years 1 to 9999"),
        ("2025-02-30", "2025-02 has 28 days"),
        ("2025-W60", "there is no week 60 in 2025"),
        ("2025-03 / 2025-02", "the end '2025-02' lies before the start '2025-03'"),
        ("0 BC", "there is no year 0"),
    ],
)
def test_what_says_no_date_by_itself_is_refused_alone(written: str, reason: str) -> None:
    drafts = read(f"2001: Before\n\n{written}: Talks\n2002: After")
    assert [draft.event["date"] for draft in drafts.events] == ["2001", "2002"]
    (refusal,) = drafts.refused
    assert refusal.where == "line 3"
    assert refusal.reason.startswith(reason)
    assert refusal.hint


@pytest.mark.parametrize(
    ("header", "order", "date"),
    [
        ("dateFormat: d/M/y", None, "2012-11-10"),
        ("dateFormat: M/d/y", None, "2012-10-11"),
        ("", "dmy", "2012-11-10"),
        ("dateFormat: d/M/y", "mdy", "2012-10-11"),
    ],
)
def test_the_header_or_the_person_says_what_dates_mean(
    header: str, order: DateOrder | None, date: str
) -> None:
    assert read_one(f"{header}\n\n10/11/2012: Talks", order)["date"] == date


@pytest.mark.parametrize(
    ("zone", "date"),
    [
        ("America/New_York", "2025-07-12T18:00-04:00"),
        ("-3", "2025-07-12T18:00-03:00"),
        ('"+05:30"', "2025-07-12T18:00+05:30"),
        ("0", "2025-07-12T18:00Z"),
    ],
)
def test_times_have_the_zone_of_the_file(zone: str, date: str) -> None:
    assert read_one(f"timezone: {zone}\n\n2025-07-12 18:00: Talks")["date"] == date
    assert read_one(f"2025-07-12 18:00: Talks\ntz: {zone}")["date"] == date
    assert read_one(f"timezone: {zone}\n2025-07-12: Talks")["date"] == "2025-07-12"


def test_a_zone_that_is_not_known_is_said() -> None:
    drafts = read("timezone: Mars/Olympus\n\n2025-07-12 18:00: Talks")
    assert drafts.events[0].event["date"] == "2025-07-12T18:00"
    assert drafts.notes == ["the time zone 'Mars/Olympus', which is not known"]


def test_all_that_an_entry_says() -> None:
    drafts = read(
        """---
title: The talks
description: How they came about
author: me
#war: red
---
2025-02-12: !talks The #first talks [Munich](location) #2025 #peace
place: the hall
actors: [Ana Ruiz, "Ruiz, Bo"]
mood: good
  tags: none

They spoke of #trade.
  - twice
"""
    )
    assert drafts.heading == {"title": "The talks", "about": "How they came about"}
    assert drafts.events[0].event == {
        "id": "talks",
        "date": "2025-02-12",
        "title": "The first talks #2025",
        "place": "the hall",
        "actors": ["Ana Ruiz", "Ruiz, Bo"],
        "tags": ["first", "peace", "trade"],
        "summary": "mood: good\n  tags: none\n\nThey spoke of #trade.\n  - twice",
    }
    assert drafts.notes == ["the colours of tags", "what the header says of author"]


def test_sections_become_tags() -> None:
    drafts = read(
        "# War\n2001: a\n## Talks #peace\n2002: b\n# After\n2003: c\n"
        "section Old\ngroup Older\n2004: d\nend group\nendSection\n2005: e"
    )
    assert [draft.event.get("tags") for draft in drafts.events] == [
        ["War"],
        ["War", "Talks", "peace"],
        ["After"],
        ["After", "Old", "Older"],
        ["After"],
    ]
    assert drafts.remarks == ["the titles of sections are kept as tags (5 events)"]


def test_comments_stay_with_what_they_are_about() -> None:
    drafts = read(
        "// head\ntitle: a\n// first\n2001: a\ntext\n// of a\nmore\n// b\n\n2002: b\n// end"
    )
    assert drafts.comments == {-1: ["head", "first"], 0: ["of a"], 1: ["b"], 2: ["end"]}
    assert [draft.event.get("summary") for draft in drafts.events] == ["text\nmore", None]


def test_a_comment_before_a_refused_entry_is_not_lost() -> None:
    drafts = read("2001: a\n// about now\nnow: b\n// about c\n2002: c")
    assert drafts.comments == {1: ["about now", "about c"]}


def test_lines_that_belong_to_no_entry_are_refused() -> None:
    drafts = read("# Talks\nsome words\n2001: a")
    assert drafts.refused[0].where == "line 2"
    assert drafts.refused[0].reason == "'some words' belongs to no entry"


def test_what_repeats_is_read_once_and_said() -> None:
    drafts = read("2025-01-01 every week for 3 months: a\n2002: [x] b")
    assert [draft.event["date"] for draft in drafts.events] == ["2025-01-01", "2002"]
    assert drafts.notes == ["the repetition of 1 event", "the check mark of 1 event"]


def test_an_entry_needs_a_title() -> None:
    assert read("2025: #peace").refused == [
        Refusal("line 1", "it has no title", "write one after the colon")
    ]


def test_a_text_with_times_is_a_description() -> None:
    event = read_one("2025: Talks\n\n12:30 lunch\nat 14:00: more")
    assert event["summary"] == "12:30 lunch\nat 14:00: more"


def test_what_is_no_text_is_said_so() -> None:
    with pytest.raises(ProblemsError):
        read_markwhen(b"\xff\xfe\xff", "a.mw", Reading())


PIECES = [
    *["2025: a", "2025-02-12 / now: b", "now: c", "# d", "// e", "key: value", "key: [", "---"],
    *["group g", "endGroup", "2025 every day", "1/2/3: x", "after !a 5 d", "!:", ":", "-5 days:"],
    *[
        "99999 BC - 99999 AD: y",
        "2025-02-12 99:99: z",
        "2025-99-99: q",
        "0 AD:",
        "#t: red",
        "\ue000",
    ],
    *["2025-02-12T99:99:99Z: n", "0000-W00: w", "9999-W53 / 9999-12-31: m", "00:00 - 1: k"],
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=15))
def test_anything_at_all_is_read_or_refused(lines: list[str]) -> None:
    try:
        drafts = read("\n".join(lines))
    except (ProblemsError, UnicodeEncodeError):
        return
    for draft in drafts.events:
        parse_date(str(draft.event["date"]))
        assert draft.event["title"]


@given(files())
def test_what_markwhen_can_hold_comes_back(file: File) -> None:
    story = timeline_of(file)
    written = export(select(Index(story), parse("")), "markwhen")
    drafts = read(written.data.decode())
    found = gather(drafts).file
    kept = [one for one in story.events if is_held(one)]
    assert [one.date for one in found.events] == [one.date for one in kept]
    for one, first in zip(found.events, kept, strict=True):
        assert one.title == visible_line(first.title).strip()
        assert (one.status, one.background) == (first.status, first.background)
        assert one.summary.split() == visible(first.summary).split()
        assert one.tags == first.tags


def is_held(event: Event) -> bool:
    return markwhen_date(event.date) is not None and bool(visible_line(event.title).strip())


def test_an_entry_that_was_moved_keeps_its_new_date() -> None:
    text = "{}: CLAIMED: Talks\nid: talks\ndate: 2025-02-12?\nstatus: claimed\n"
    assert read_one(text.format("2025-02-12"))["date"] == "2025-02-12?"
    moved = read(text.format("2025-02-13"))
    assert moved.events[0].event["date"] == "2025-02-13"
    assert moved.events[0].event["title"] == "Talks"
    assert "another date" in moved.notes[0]


OURS = timeline(
    event(
        "2021",
        "A call",
        id="call",
        summary="Long.\n  And loud.",
        tags="talks",
        quotes=[quote("bo", "«Oui»")],
    ),
    event("2022", "Talks", id="talks", tags="one two"),
)


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("", "", "summary", "Long.\n  And loud."),
        ("Oui", "Non", "summary", "Long.\n  And loud.\n\nBo:\n«Non»"),
        ("> «Oui»", "> «Oui»\n\nMore.", "summary", "Long.\n  And loud.\n\n\nMore."),
        ("> «Oui»", "> «Oui»\n> Yes", "summary", "Long.\n  And loud.\n\nBo:\n«Oui»\nYes"),
        ("#talks", "#talks #calls", "tags", ["talks", "calls"]),
        ("#talks", "", "tags", None),
        ("id: call", "id: call\nmood: good", "summary", "mood: good\n\nLong.\n  And loud."),
    ],
)
def test_what_was_changed_in_an_entry_of_ours_wins(
    old: str, new: str, field: str, value: object
) -> None:
    written = export(select(Index(OURS), parse("")), "markwhen").text
    assert old in written
    drafts = read(written.replace(old, new, 1))
    assert drafts.events[0].event.get(field) == value
    if old == "Oui":
        assert "quotes and sources are kept as words" in drafts.remarks[0]


@pytest.mark.parametrize(
    ("title", "tags"),
    [
        ("A #one", ["one", "two words"]),
        ("A #one #new", ["one", "new", "two words"]),
        ("A", ["two words"]),
    ],
)
def test_a_tag_that_was_added_to_the_first_line_counts(title: str, tags: list[str]) -> None:
    text = f"2021: {title}\nid: a\ndate: 2021\ntags: [one, two words]\n"
    assert read_one(text)["tags"] == tags


def test_tags_of_the_first_line_and_of_the_properties_are_both_read() -> None:
    assert read_one("2021: A call #one\ntags: [two]\n")["tags"] == ["one", "two"]


def test_a_property_named_date_does_not_make_an_entry_ours() -> None:
    event = read_one("2021: A call\ndate: of the letter\n\n> a quote #x")
    assert event["tags"] == ["x"]
    assert "> a quote" in str(event["summary"])
    assert "of the letter" in str(event["summary"])


NOTATION = (
    "#tag !id \\ [x] [ ] 12:30 2025: // > now: [a](map) a %s 50% --- every .end section # key: é"
)
written_like_notation = st.lists(
    st.sampled_from([*NOTATION.split(" "), " ", "\n", "  "]), min_size=1, max_size=8
).map("".join)


@given(written_like_notation, written_like_notation)
def test_texts_that_look_like_notation_come_back(title: str, summary: str) -> None:
    assume(title.strip())
    story = timeline(event("2025", title, id="a", summary=summary), event("2026", "b", id="b"))
    written = export(select(Index(story), parse("")), "markwhen")
    first, second = gather(read(written.data.decode())).file.events
    assert (first.title, first.tags, first.place) == (visible_line(title).strip(), (), "")
    assert first.summary == "\n".join(map(str.rstrip, summary.strip().split("\n")))
    assert second.title == "b"
