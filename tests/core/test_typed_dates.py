from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.dates import DateError, parse_date
from timeline_tui.core.dates.calendar import to_seconds
from timeline_tui.core.dates.typed import range_text, typed_date

NEAR = to_seconds(2025, 2, 12)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("feb 2025", "2025-02"),
        ("2025 feb", "2025-02"),
        ("février 2025", "2025-02"),
        ("12.2.2025", "2025-02-12"),
        ("25/2/2025", "2025-02-25"),
        ("2025", "2025"),
        ("12 feb", "2025-02-12"),
        ("29 feb", "2024-02-29"),
        ("feb", "2025-02"),
        ("  12  feb 2025 ", "2025-02-12"),
        ("12th of February 2025", "2025-02-12"),
        ("Wed 12 Feb 2025", "2025-02-12"),
        ("12 feb 18:00", "2025-02-12T18:00"),
        ("12 feb 2025 6pm", "2025-02-12T18:00"),
        ("12 feb 2025 18:00:30", "2025-02-12T18:00:30"),
        ("44 BC", "-0043"),
        ("2020s", "202X"),
        ("ca. 1850", "1850~"),
        ("2020 to 2022", "2020/2022"),
        ("feb 12 - mar 3", "2025-02-12/2025-03-03"),
        ("feb 2025..mar 2025", "2025-02/2025-03"),
        ("2022..", "2022/.."),
        ("2021-08~", "2021-08~"),
        ("2022-02-24/..", "2022-02-24/.."),
    ],
)
def test_what_a_person_types_is_understood(text: str, edtf: str) -> None:
    assert typed_date(text, NEAR).text == edtf


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "feb 2025"),
        ("12/2/2025", "2025-02-12 or 2025-12-02"),
        ("12.2.25", "four digits"),
        ("10 11 12", "four digits"),
        ("12", "feb 2025"),
        ("wed", "feb 2025"),
        ("18:00", "feb 2025"),
        ("31.2.2025", "feb 2025"),
        ("soon", "feb 2025"),
        ("1 to 2 to 3", "feb 2025"),
        ("16 feb 2025 to 12 feb 2025", "swapped"),
        ("\x1b[31m", "feb 2025"),
        ("x" * 1000, "feb 2025"),
    ],
)
def test_what_is_not_clear_is_an_error_that_says_what_to_type(text: str, hint: str) -> None:
    with pytest.raises(DateError) as error:
        typed_date(text, NEAR)
    assert hint in error.value.hint


def test_without_a_place_in_time_a_day_needs_its_year() -> None:
    with pytest.raises(DateError, match="year is missing"):
        typed_date("12 feb")


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        date = typed_date(text, NEAR)
    except DateError:
        return
    assert parse_date(date.text) == date


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ((2025, 2, 1), (2025, 3, 1), "2025-02-01..2025-02-28"),
        ((2025, 2, 12), (2025, 2, 12, 12), "2025-02-12T00:00..2025-02-12T11:59"),
        ((-43, 3, 15), (0, 1, 1), "-0043-03-15..-0001-12-31"),
        ((-20_000, 1, 1), (12_025, 3, 1), "Y-20000..Y12025"),
    ],
)
def test_a_window_is_a_range_of_dates(
    start: tuple[int, int, int], end: tuple[int, int, int], text: str
) -> None:
    assert range_text(to_seconds(*start), to_seconds(*end)) == text
    for part in text.split(".."):
        parse_date(part)


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        (3600, "2025-02-12T18:00+01:00..2025-02-12T18:59+01:00"),
        (0, "2025-02-12T18:00Z..2025-02-12T18:59Z"),
        (-12_600, "2025-02-12T18:00-03:30..2025-02-12T18:59-03:30"),
    ],
)
def test_a_window_of_hours_names_its_zone(zone: int, text: str) -> None:
    assert range_text(to_seconds(2025, 2, 12, 18), to_seconds(2025, 2, 12, 19), zone) == text
    assert range_text(to_seconds(2025), to_seconds(2026), zone) == "2025-01-01..2025-12-31"
    for part in text.split(".."):
        assert parse_date(part).text == part
