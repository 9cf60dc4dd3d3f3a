"""Files of TimeFlow as drafts of events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.dates import parse_date
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.drafts import Drafts
from timeline_tui.files.readers.timeflow import read_timeflow

HEADER = """#TIMEFLOW	format version	1
#TIMEFLOW	source	The Gazette
#TIMEFLOW	description	"How the bridge
was ""closed"" "
#TIMEFLOW	field	ID	Number
#TIMEFLOW	field	First day	Date/Time
#TIMEFLOW	field	Last day	Date/Time
#TIMEFLOW	field	What	Text	45
#TIMEFLOW	field	Actors	List
#TIMEFLOW	field	Sort	List
#TIMEFLOW	field	Description	Text
#TIMEFLOW	field	Web	URL
#TIMEFLOW	field	Mood	Text
#TIMEFLOW	end-metadata
#TIMEFLOW	alias	TIMEFLOW_START	First day
#TIMEFLOW	alias	TIMEFLOW_END	Last day
#TIMEFLOW	alias	TIMEFLOW_LABEL	What
#TIMEFLOW	alias	TIMEFLOW_TRACK	Sort
#TIMEFLOW	====== End of Header. Data below is in tab-delimited format. =====
ID	First day	Last day	What	Actors	Sort	Description	Web	Mood
"""


def read(rows: str, options: Reading | None = None, header: str = HEADER) -> Drafts:
    return read_timeflow((header + rows).encode(), "a.time", options or Reading())


def test_all_that_a_row_says() -> None:
    drafts = read(
        "1.0\tApr 20 2010\tApr 22 2010\tThe bridge is closed\tBP,Coast Guard, NOAA\tworks\t"
        '"Two\nlines, ""quoted"""\thttps://example.org/1\tgood\n'
        '2.0\tApr 2010\t\t"Closed" it says\t\t\t\t\t\n'
        "\n"
        "3.0\t2010\t\tThat year\n"
    )
    assert drafts.heading == {"about": 'How the bridge\nwas "closed"'}
    assert drafts.events[0].event == {
        "id": "1",
        "date": "2010-04-20/2010-04-22",
        "title": "The bridge is closed",
        "summary": 'Two\nlines, "quoted"',
        "actors": ["BP", "Coast Guard", "NOAA"],
        "tags": ["works"],
        "sources": ["https://example.org/1", "The Gazette"],
    }
    rest = [(draft.where, draft.event["title"]) for draft in drafts.events[1:]]
    assert rest == [("line 23", '"Closed" it says'), ("line 25", "That year")]
    assert drafts.notes == ["the column 'Mood' (1 cell); --map 'Mood=summary' keeps it"]
    assert not drafts.refused


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2010", "2010"),
        ("Apr 2010", "2010-04"),
        ("Apr 3 2010", "2010-04-03"),
        ("Apr 3 2010 18:05", "2010-04-03T18:05"),
        ("Apr 3 2010 18:05:09", "2010-04-03T18:05:09"),
        ("Apr 3 2010 24:00:00", "2010-04-03T00:00:00"),
        ("2010-04-03", "2010-04-03"),
    ],
)
def test_when_it_is(written: str, date: str) -> None:
    assert read(f"\t{written}\t\tA\n").events[0].event["date"] == date


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("\t\t\tA", "the date is missing"),
        ("\tsoon\t\tA", "'soon' is not a date"),
        ("\t10/11/2012\t\tA", "'10/11/2012' may be 2012-11-10 or 2012-10-11"),
        ("\t2012\t\t", "the title is missing"),
        ("\t2012\t\tA\t\t\t\t\t\tB", "the row has 10 cells, the header 9"),
    ],
)
def test_a_broken_row_is_refused_alone(row: str, reason: str) -> None:
    drafts = read(f"\t2011\t\tSound\n{row}\n\t2013\t\tSound\n")
    assert len(drafts.events) == 2
    (refusal,) = drafts.refused
    assert refusal.where == "line 22"
    assert refusal.reason.startswith(reason)


def test_fields_can_be_chosen_and_the_order_of_dates_said() -> None:
    options = Reading("dmy", {"Mood": "title", "What": "summary"})
    drafts = read("\t10/11/2012\t\tA\t\t\t\t\tgood\n", options)
    assert drafts.events[0].event["title"] == "good"
    assert drafts.events[0].event["summary"] == "A"
    assert drafts.events[0].event["date"] == "2012-11-10"


def test_without_a_label_the_first_text_is_the_title_and_that_is_said() -> None:
    header = HEADER.replace("#TIMEFLOW	alias	TIMEFLOW_LABEL	What\n", "")
    drafts = read("\t2011\t\tA\n", header=header)
    assert drafts.events[0].event["title"] == "A"
    assert drafts.remarks == ["the file names no label: the titles are from 'What'"]


@pytest.mark.parametrize("text", ["", "date\ttitle\n2011\tA\n", HEADER[:300]])
def test_what_is_no_such_file_is_said_so(text: str) -> None:
    with pytest.raises(ProblemsError):
        read("", header=text)


CELLS = st.sampled_from(["\t", "\n", '"', '""', "2010", "A", "Apr 3 2010", "\r\n", "#TIMEFLOW"])


@given(st.lists(CELLS | st.text(max_size=5), max_size=30))
def test_anything_at_all_is_read_or_refused(pieces: list[str]) -> None:
    try:
        drafts = read("".join(pieces))
    except (ProblemsError, UnicodeEncodeError):
        return
    for draft in drafts.events:
        parse_date(str(draft.event["date"]))
        assert draft.event["title"]
