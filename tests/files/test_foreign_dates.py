"""What other programs write as dates: understood where it can mean one thing, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.dates import DateError, parse_date
from timeline_tui.files.options import DateOrder
from timeline_tui.files.readers.foreign_dates import ForeignDates


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        *((text, text) for text in ("2025-02-12", "2025", "2022?", "2022-02-24/..", "-0043")),
        (" 2025-02-12 ", "2025-02-12"),
        ("2025/02/12", "2025-02-12"),
        ("2025.2.1", "2025-02-01"),
        ("20250212", "2025-02-12"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("10/10/2024", "2024-10-10"),
        ("25.12.2024", "2024-12-25"),
        ("02/2025", "2025-02"),
        ("12 Feb 2025", "2025-02-12"),
        ("12th February 2025", "2025-02-12"),
        ("Wed, 12 Feb 2025", "2025-02-12"),
        ("Feb 12, 2025", "2025-02-12"),
        ("February 2025", "2025-02"),
        ("12 février 2025", "2025-02-12"),
        ("1er mai 1968", "1968-05-01"),
        ("août 1914", "1914-08"),
        ("c. 1850", "1850~"),
        ("1850s", "185X"),
        ("44 BC", "-0043"),
        ("Feb 2022..", "2022-02/.."),
        ("..12 Feb 2022", "../2022-02-12"),
        ("1914-1918", "1914/1918"),
        ("1914–1918", "1914/1918"),
        ("12 Feb 2025 to 14 Feb 2025", "2025-02-12/2025-02-14"),
        ("2025-02-12 – 2025-02-14", "2025-02-12/2025-02-14"),
        ("2025-02-12 18:00", "2025-02-12T18:00"),
        ("2025-02-12 18:00:05", "2025-02-12T18:00:05"),
        ("2025-02-12T18:00:05.000Z", "2025-02-12T18:00:05Z"),
        ("2025-02-12T18:00+0100", "2025-02-12T18:00+01:00"),
        ("2025-02-12 18:00 UTC", "2025-02-12T18:00Z"),
        ("12 Feb 2025, 6:30 pm", "2025-02-12T18:30"),
        ("12 Feb 2025 at 12 am", "2025-02-12T00:00"),
        ("25/12/2024 9:05", "2024-12-25T09:05"),
        ("12 février 2025 à 18h30", "2025-02-12T18:30"),
    ],
)
def test_what_can_mean_one_thing_is_understood(text: str, edtf: str) -> None:
    dates = ForeignDates()
    assert dates.read(text) == edtf
    assert not dates.remarks()


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("10/11/12", "'10/11/12' may be 2012-11-10 or 2012-10-11 or 2010-11-12", "--date-order"),
        ("10/11/2012", "'10/11/2012' may be 2012-11-10 or 2012-10-11", "--date-order"),
        ("1.2.2012", "'1.2.2012' may be 2012-02-01 or 2012-01-02", "--date-order"),
        ("10-11-2012 18:00", "'10-11-2012' may be", "--date-order"),
        ("31/12/99", "the century of '31/12/99' is not clear", "--date-order"),
        ("32/13/2012", "'32/13/2012' is no date", "2025-02-12"),
        ("29/02/2023", "'29/02/2023' is no date", "2025-02-12"),
        ("2003/04", "this is a month, or from one year", "write 2003-04 or 2003/2004"),
        ("45000", "the number '45000' is no date", "spreadsheet"),
        ("1739383200", "the number '1739383200' is no date", "spreadsheet"),
        ("before 1850", "a start that is not known", "if that is meant"),
        ("12", "a year has four digits", "0900"),
        ("-44", "a year has four digits", "44 BC"),
        ("May", "the year is missing", "such as 2025-02-12"),
        ("12 Feb", "the year is missing", "write"),
        ("12 Feb 25", "'12 Feb 25' is not a date", "write"),
        ("18:00", "'18:00' is not a date", "write"),
        ("Feb 2025 18:00", "a time needs a day", "leave out the time"),
        ("2025-02-12 25:00", "there is no time 25:00", ""),
        ("2025-02-12 13 pm", "there is no hour 13 pm", ""),
        ("2025-02-30", "2025-02 has 28 days", "write a day from 01 to 28"),
        ("today", "this means another day tomorrow", ""),
        ("14 Feb 2025 to 12 Feb 2025", "lies before the start", ""),
        ("", "the date is empty", ""),
        ("x" * 200, "this is too long for a date", ""),
    ],
)
def test_what_can_mean_more_or_nothing_is_refused_with_a_hint(
    text: str, reason: str, hint: str
) -> None:
    with pytest.raises(DateError) as raised:
        ForeignDates().read(text)
    assert reason in raised.value.reason
    assert hint in raised.value.hint


@pytest.mark.parametrize(
    ("order", "text", "edtf"),
    [
        ("dmy", "10/11/2012", "2012-11-10"),
        ("mdy", "10/11/2012", "2012-10-11"),
        ("dmy", "10.11.12 18:00", "2012-11-10T18:00"),
        ("ymd", "10/11/12", "2010-11-12"),
        ("dmy", "31/12/99", "1999-12-31"),
        ("mdy", "2025-02-12", "2025-02-12"),
        ("ymd", "2003/04", "2003-04"),
    ],
)
def test_an_order_decides(order: DateOrder, text: str, edtf: str) -> None:
    assert ForeignDates(order).read(text) == edtf


def test_an_order_is_never_bent() -> None:
    with pytest.raises(DateError, match="'25/12/2024' is no date in the order mdy"):
        ForeignDates("mdy").read("25/12/2024")


def test_what_was_taken_for_granted_is_counted() -> None:
    dates = ForeignDates("dmy")
    for text in ("31/12/99", "1/2/03", "2025-02-12 18:00:00.123"):
        dates.read(text)
    assert dates.remarks() == [
        "years of two digits are read as 1969 to 2068 (2 dates)",
        "parts of a second are left out (1 date)",
    ]


_pieces = st.sampled_from(
    [*"0123456789/.-: TZ+,", "12", "2025", "feb", "mai", " pm", "to", "..", "10/11/2012", "é", "٣"]
)


@given(st.lists(_pieces, max_size=8).map("".join), st.sampled_from([None, "dmy", "mdy", "ymd"]))
def test_whatever_the_text_it_is_a_date_or_an_error(text: str, order: DateOrder | None) -> None:
    try:
        read = ForeignDates(order).read(text)
    except DateError:
        return
    assert parse_date(read).text == read
