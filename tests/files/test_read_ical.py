"""Calendars (RFC 5545) as drafts of events."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import event, quote, timeline
from strategies import files
from timeline_tui.core.dates import parse_date
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.records import Event, File
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.timeline import Timeline, timeline_of
from timeline_tui.files.formats import export
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.drafts import Drafts, Refusal
from timeline_tui.files.readers.extras import MissingExtraError
from timeline_tui.files.readers.gathering import gather
from timeline_tui.files.readers.ical.reading import read_ical
from timeline_tui.files.writers.ical.dates import Stretch, stretch
from timeline_tui.files.writers.ical.description import date_line

ZONE = """BEGIN:VTIMEZONE
TZID:Harbour
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0430
TZOFFSETTO:+0330
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0330
TZOFFSETTO:+0430
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*entries: str, head: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{entry}\nEND:VEVENT\n" for entry in entries)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".encode()


def read(data: bytes) -> Drafts:
    return read_ical(data, "a.ics", Reading())


def read_one(entry: str, head: str = "") -> dict[str, object]:
    drafts = read(calendar(f"SUMMARY:Talks\n{entry}", head=head))
    assert not drafts.refused
    (draft,) = drafts.events
    return {**draft.event}


@pytest.mark.parametrize(
    ("entry", "date"),
    [
        ("DTSTART;VALUE=DATE:20250212", "2025-02-12"),
        ("DTSTART;VALUE=DATE:20250212\nDTEND;VALUE=DATE:20250213", "2025-02-12"),
        ("DTSTART;VALUE=DATE:20250212\nDTEND;VALUE=DATE:20250212", "2025-02-12"),
        ("DTSTART;VALUE=DATE:20250212\nDTEND;VALUE=DATE:20250215", "2025-02-12/2025-02-14"),
        ("DTSTART;VALUE=DATE:20250227\nDURATION:P3D", "2025-02-27/2025-03-01"),
        ("DTSTART:20250212T180000", "2025-02-12T18:00"),
        ("DTSTART:20250212T180005Z", "2025-02-12T18:00:05Z"),
        ("DTSTART:20250212T180000Z\nDTEND:20250212T180000Z", "2025-02-12T18:00Z"),
        ("DTSTART:20250212T180000\nDTEND:20250213T010000", "2025-02-12T18:00/2025-02-13T01:00"),
        ("DTSTART;TZID=Europe/Paris:20250212T180000", "2025-02-12T18:00+01:00"),
        ("DTSTART;TZID=W. Europe Standard Time:20250712T180000", "2025-07-12T18:00+02:00"),
        ("DTSTART;TZID=/vendor.example/Europe/Paris:20250212T180000", "2025-02-12T18:00+01:00"),
        # Paris kept its own mean time, 9 minutes and 21 seconds before Greenwich.
        ("DTSTART;TZID=Europe/Paris:19000101T120000", "1900-01-01T11:50:39Z"),
        (
            "DTSTART;TZID=Europe/Paris:20250330T013000\nDURATION:PT1H",
            "2025-03-30T01:30+01:00/2025-03-30T03:30+02:00",
        ),
        (
            "DTSTART;TZID=Europe/Paris:20250329T120000\nDURATION:P1DT1H",
            "2025-03-29T12:00+01:00/2025-03-30T13:00+02:00",
        ),
    ],
)
def test_when_it_is(entry: str, date: str) -> None:
    assert read_one(entry)["date"] == date
    parse_date(date)


def test_a_zone_of_the_calendar_is_known_in_it_and_nowhere_else() -> None:
    entry = "DTSTART;TZID=Harbour:20250712T180000"
    assert read_one(entry, head=ZONE)["date"] == "2025-07-12T18:00+04:30"
    drafts = read(calendar(f"SUMMARY:Talks\n{entry}"))
    assert drafts.events[0].event["date"] == "2025-07-12T18:00"
    assert drafts.notes == ["the time zone 'Harbour', which is not known, of 1 event"]


def test_a_zone_that_would_take_hours_is_not_followed() -> None:
    endless = ZONE.replace("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=SECONDLY")
    drafts = read(calendar("SUMMARY:Talks\nDTSTART;TZID=Harbour:20250712T180000", head=endless))
    assert drafts.events[0].event["date"] == "2025-07-12T18:00"
    assert drafts.notes[0].startswith("the time zone 'Harbour', which is not known")
    assert "line 3" in drafts.notes[1]


def test_all_that_an_entry_says() -> None:
    entry = """UID:talks@example.org
DTSTART;VALUE=DATE:20250212
DESCRIPTION:First line\\nsecond\\, with a comma
LOCATION:Munich\\, Germany
STATUS:TENTATIVE
CATEGORIES:diplomacy,war\\, peace
CATEGORIES:diplomacy
URL:https://example.org/talks
ORGANIZER;CN=Ana Ruiz:mailto:ana@example.org
ATTENDEE;CN="Ruiz, Ana":mailto:ana@example.org
ATTENDEE;CN=The Council;CUTYPE=GROUP:mailto:council@example.org
ATTENDEE:mailto:bo@example.org
ATTENDEE;CN=Cy;PARTSTAT=DECLINED:mailto:cy@example.org
ATTENDEE;CN=Room 5;CUTYPE=ROOM:mailto:five@example.org"""
    drafts = read(calendar(f"SUMMARY:The talks\n{entry}", head="X-WR-CALNAME:Our talks\n"))
    assert drafts.heading == {"title": "Our talks"}
    assert drafts.actors == [{"name": "The Council", "kind": "group"}]
    assert drafts.events[0].where == "line 4"
    assert drafts.events[0].event == {
        "id": "talks@example.org",
        "date": "2025-02-12",
        "title": "The talks",
        "summary": "First line\nsecond, with a comma",
        "status": "planned",
        "place": "Munich, Germany",
        "actors": ["Ana Ruiz", "Ruiz, Ana", "The Council", "bo@example.org"],
        "tags": ["diplomacy", "war, peace"],
        "sources": ["https://example.org/talks"],
    }
    assert drafts.notes == [
        "the e-mail addresses of 1 event",
        "those who declined of 1 event",
        "the rooms of 1 event",
    ]


def test_lines_are_unfolded_and_titles_are_one_line() -> None:
    drafts = read(calendar("SUMMARY:A long\r\n  title\\nof two lines\r\nDTSTART:20250212"))
    assert drafts.events[0].event["title"] == "A long title of two lines"


def test_what_is_cancelled_never_counts_as_happened() -> None:
    drafts = read(calendar("SUMMARY:Talks\nDTSTART;VALUE=DATE:20250212\nSTATUS:CANCELLED"))
    assert drafts.events[0].event["status"] == "planned"
    assert drafts.events[0].event["tags"] == ["cancelled"]
    assert drafts.remarks == ["what is cancelled is planned, with the tag 'cancelled' (1 event)"]


def test_what_repeats_is_read_once_and_said() -> None:
    drafts = read(calendar("SUMMARY:Talks\nDTSTART;VALUE=DATE:20250212\nRRULE:FREQ=DAILY"))
    assert [draft.event["date"] for draft in drafts.events] == ["2025-02-12"]
    assert drafts.notes == ["the repetition of 1 event"]


def test_what_a_timeline_cannot_hold_is_counted() -> None:
    alarm = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:not ours\nEND:VALARM"
    one = f"SUMMARY:Talks\nDTSTART;VALUE=DATE:20250212\nGEO:1;2\n{alarm}\n{alarm}"
    drafts = read(calendar(one, one, f"{one}\nDTSTAMP:soon\nwhat is this\nand this"))
    assert len(drafts.events) == 3
    assert all("summary" not in draft.event for draft in drafts.events)
    assert drafts.notes == [
        "the alarms of 3 events",
        "the GEO of 3 events",
        "2 lines outside iCalendar's rules, from line 42 on",
    ]


@pytest.mark.parametrize(
    ("entry", "line", "reason"),
    [
        ("SUMMARY:Talks", 3, "it has no DTSTART: an event needs a date"),
        ("DTSTART;VALUE=DATE:20250212", 3, "it has no SUMMARY: an event needs a title"),
        ("SUMMARY:Talks\nDTSTART:2025-02-12", 5, "its DTSTART cannot be read"),
        ("SUMMARY:Talks\nDTSTART:20250212\nDTSTART:20250213", 5, "its DTSTART is written 2 times"),
        ("SUMMARY:a\nDTSTART:20250212\nDTEND:20250210", 6, "it ends before it begins"),
        ("SUMMARY:a\nDTSTART:20250212\nDURATION:P9999Y", 6, "its DURATION cannot be read"),
        (
            "SUMMARY:a\nDTSTART:20250212\nDURATION:P99999999D",
            5,
            "its end lies beyond the year 9999",
        ),
        ("SUMMARY:a\nDTSTART:20250212\nBEGIN:VALARM", 3, "its END:VALARM is missing"),
        ("SUMMARY:a\nDTSTART:20250212\nEND:VTODO", 3, "its END:VEVENT is missing"),
        ("SUMMARY:a\nDTSTART:20250212\nBEGIN:VEVENT\nSUMMARY:b\nDTSTART:20250212", 3, "its END:"),
    ],
)
def test_a_broken_entry_is_refused_alone(entry: str, line: int, reason: str) -> None:
    drafts = read(calendar(entry, "SUMMARY:Sound\nDTSTART;VALUE=DATE:20250212"))
    assert drafts.events[-1].event["title"] == "Sound"
    (refusal,) = drafts.refused
    assert refusal.where == f"line {line}"
    assert refusal.reason.startswith(reason)


def test_a_file_that_is_cut_off_keeps_what_is_whole() -> None:
    data = calendar("SUMMARY:a\nDTSTART:20250212", "SUMMARY:b\nDTSTART:20250213")
    drafts = read(data[: data.rindex(b"END:VEVENT")])
    assert [draft.event["title"] for draft in drafts.events] == ["a"]
    assert drafts.refused == [
        Refusal("line 7", "its END:VEVENT is missing", "the file may be cut off")
    ]


def test_to_dos_are_refused_with_their_line() -> None:
    drafts = read(b"BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:a\nEND:VTODO\nEND:VCALENDAR")
    assert drafts.refused == [Refusal("line 2", "a to-do (VTODO) is no event")]


@pytest.mark.parametrize("data", [b"", b"title: a timeline\n", b"BEGIN:VCARD\nEND:VCARD", b"\xff"])
def test_what_is_no_calendar_is_said_so(data: bytes) -> None:
    with pytest.raises(ProblemsError):
        read(data)


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'timeline-tui\[ical\]'"):
        read(calendar())


PIECES = [
    *"BEGIN:VEVENT END:VEVENT BEGIN:VTIMEZONE END:VTIMEZONE BEGIN:VALARM END:VALARM".split(),
    *"BEGIN:VCALENDAR END:VCALENDAR SUMMARY:a TZID:X DTSTART:20250212 DURATION:-P1D".split(),
    *"DTSTART;TZID=X:20250212T000000 DTEND;VALUE=PERIOD:1/2 RRULE:FREQ=YEARLY ATTENDEE;CN=".split(),
    *["", " ", ":", "BEGIN:", "END:", 'ATTENDEE;CN="a:b', "DTSTART;TZID=\x00:20250212T000000"],
    *[f"DTSTART;TZID={'a/' * 3000}:20250212T000000", "CATEGORIES;X", "DTSTART;VALUE=TEXT:soon"],
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=20))
def test_anything_at_all_is_read_or_refused(lines: list[str]) -> None:
    text = "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:a", *lines])
    try:
        drafts = read(text.encode(errors="surrogatepass"))
    except ProblemsError:
        return
    for draft in drafts.events:
        assert draft.event["date"]
        assert draft.event["title"]
    assert len(drafts.events) + len(drafts.refused) >= 1


@given(files())
def test_what_a_calendar_can_hold_comes_back(file: File) -> None:
    story = timeline_of(file)
    found = read_back(story)
    kept = [one for one in story.events if is_held(one)]
    assert [one.id for one in found.events] == [visible(one.id) for one in kept]
    for one, first in zip(found.events, kept, strict=True):
        assert one.date == first.date
        assert one.title == visible_line(first.title)
        assert (one.status, one.background) == (first.status, first.background)
        assert (one.summary, one.place) == (visible(first.summary), visible(first.place))
        assert one.actors == tuple(dict.fromkeys(map(visible, first.actors)))
        assert one.tags == tuple(map(visible, first.tags))


def read_back(story: Timeline) -> File:
    written = export(select(Index(story), parse("")), "ical")
    return gather(read(written.data)).file


def is_held(event: Event) -> bool:
    return isinstance(stretch(event.date), Stretch)


def test_links_between_entries_come_back() -> None:
    story = timeline(
        event("2025-02-12", "Call", id="call"),
        event("2025-02-13", "Talks", id="talks", follows="call", part_of="peace"),
        event("2025", "Peace", id="peace", fulfils="call"),
    )
    linked = {event.id: event.links for event in read_back(story).events}
    assert linked == {event.id: event.links for event in story.events}


DATE_LINE = date_line(parse_date("2025-02-12?"))
DESCRIPTION = f"DESCRIPTION:{DATE_LINE}\\n\\nTwo words\\n\\nWith: Ana\\, Bo"
OWN = f"""UID:a@timeline-tui
DTSTART;VALUE=DATE:20250212
DTEND;VALUE=DATE:20250213
SUMMARY:CLAIMED: A call
STATUS:CONFIRMED
{DESCRIPTION}
X-TIMELINE-TUI-ID:a
X-TIMELINE-TUI-DATE:2025-02-12?
X-TIMELINE-TUI-STATUS:claimed
X-TIMELINE-TUI-ACTOR;X-ID="a":Ana
X-TIMELINE-TUI-ACTOR;X-ID="b":Bo
X-TIMELINE-TUI-SUMMARY:Two words"""


@pytest.mark.parametrize(
    ("change", "to", "field", "value"),
    [
        ("", "", "date", "2025-02-12?"),
        ("DATE:20250213", "DATE:20250214", "date", "2025-02-12/2025-02-13"),
        ("", "", "status", "claimed"),
        ("", "", "title", "A call"),
        ("CLAIMED: A call", "CLAIMED: Two calls", "title", "Two calls"),
        ("CLAIMED: A call", "CLAIMED: Two calls", "status", "claimed"),
        ("CLAIMED: A call", "A call", "status", None),
        ("STATUS:CONFIRMED", "STATUS:TENTATIVE", "status", "planned"),
        ("", "", "summary", "Two words"),
        ("Two words", "Three more words", "summary", "Three more words"),
        ("Two words", "Three more words", "actors", ["a", "b"]),
        (" Bo\n", " Bo\\n\\nThey ate.\n", "summary", "Two words\n\nThey ate."),
        (" Bo\n", " Cy\n", "actors", ["a", "Cy"]),
        ("\\n\\nWith: Ana\\, Bo", "", "actors", []),
        ("\\n\\nWith: Ana\\, Bo", "", "summary", "Two words"),
    ],
)
def test_what_was_changed_in_the_calendar_wins(
    change: str, to: str, field: str, value: object
) -> None:
    assert change in OWN
    (draft,) = read(calendar(OWN.replace(change, to, 1))).events
    assert (draft.event.get(field) or None) == (value or None)


def test_a_title_and_a_place_that_are_written_twice_are_both_kept() -> None:
    (draft,) = read(calendar(f"{OWN}\nSUMMARY:Again\nLOCATION:Bonn\nLOCATION:Köln")).events
    assert draft.event["title"] == "A call / Again"
    assert draft.event["place"] == "Bonn / Köln"


@pytest.mark.parametrize(
    ("change", "to", "words"),
    [("", "", False), ("Oui", "Non", True), ("Oui»", "Oui»\\n\\nThey ate.", True)],
)
def test_quotes_that_were_edited_are_kept_as_words(change: str, to: str, *, words: bool) -> None:
    story = timeline(event("2025-02-12", id="a", summary="S", quotes=[quote("bo", "«Oui»")]))
    written = export(select(Index(story), parse("")), "ical").text
    assert change in written
    drafts = read(written.replace(change, to, 1).encode())
    summary = str(drafts.events[0].event["summary"])
    assert (summary == "S") is not words
    assert ("Bo:" in summary) is words
    assert bool(drafts.remarks) is words
    assert bool(drafts.notes) is not words


def test_a_description_in_html_is_read_as_its_words() -> None:
    html = '<b>Agenda</b><br>- one &amp\\; two <a href="https://e.example/x">link</a>'
    event = read_one(f"DTSTART:20250212\nDESCRIPTION:{html}")
    assert event["summary"] == "Agenda\n- one & two link"
    assert event["sources"] == ["https://e.example/x"]
    plain = "a <b\\, c> d &amp\\; <name@example.org>"
    event = read_one(f"DTSTART:20250212\nDESCRIPTION:{plain}")
    assert event["summary"] == "a <b, c> d &amp; <name@example.org>"


@pytest.mark.parametrize("name", ["NAME", "X-WR-CALNAME", "X-WR-CALNAME;VALUE=TEXT"])
def test_the_title_of_a_calendar_has_no_escapes_left_in_it(name: str) -> None:
    head = f"{name}:Desk\\, Bonn\\; C:\\\\n\nX-WR-CALDESC:One\\ntwo\nDESCRIPTION:One\\ntwo\n"
    drafts = read(calendar("DTSTART:20250212\nSUMMARY:A", head=head))
    assert drafts.heading == {"title": "Desk, Bonn; C:\\n", "about": "One\ntwo"}
    assert not drafts.notes
