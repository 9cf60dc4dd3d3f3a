"""The day column in front of the events: it tells when, and its edge stays straight."""

from __future__ import annotations

import pytest

from screens import explorer, pane_text
from timeline_tui.core.dates import parse_date
from timeline_tui.core.text.wrap import cells
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.tui.drawn.day_column import DAYS_ALONE, WITH_MORE, day_cells, when


@pytest.mark.parametrize(
    ("date", "narrow", "wide"),
    [
        ("2021-08-12", "Thu 12", "Thu 12"),
        ("2021-08-12~", "~12", "~12"),
        ("2021-08-12/..", "Thu 12→", "Thu 12→"),
        ("/2021-08-12", "?–Thu 12", "?–Thu 12"),
        ("2021-08-12/2022-02-04", "Thu 12–", "Thu 12–"),
        ("2021-08-12T18:00", "12 18:00", "Thu 12 18:00"),
        ("2021-08-12T18:00:05", "Thu 12", "12 18:00:05"),
        ("2021-08-12T18:00/2021-08-12T19:30", "Thu 12", "Thu 12 18:00–"),
        ("2021-08~", "~2021", "~Aug 2021"),
        ("/2021-09~", "?–~2021", "?–~Sep 2021"),
        ("2021-21", "2021", "spring 2021"),
        ("[2021-08-12..2021-08-14]", "Aug 2021", "Aug 2021"),
        ("Y-100000", "100,001…", "100,001 BC"),
    ],
)
def test_a_date_is_said_in_the_cells_there_are(date: str, narrow: str, wide: str) -> None:
    assert (when(parse_date(date), DAYS_ALONE), when(parse_date(date), WITH_MORE)) == (narrow, wide)
    assert cells(narrow) <= DAYS_ALONE
    assert cells(wide) <= WITH_MORE


@pytest.mark.parametrize(
    ("date", "width"),
    [
        ("2021", DAYS_ALONE),
        ("2021-08", DAYS_ALONE),
        ("2021-08-12/2022-02-04", DAYS_ALONE),
        ("2021-08~", WITH_MORE),
        ("2021-08-12T18:00", WITH_MORE),
        ("/2021-09~", WITH_MORE),
        ("[2021-08-12,2021-08-14]", WITH_MORE),
    ],
)
def test_the_column_is_as_wide_as_the_dates_ask(date: str, width: int) -> None:
    text = f"events:\n  - {{date: 2020-01-01, title: A}}\n  - {{date: '{date}', title: B}}\n"
    assert day_cells(read_timeline(text.encode(), "story.yaml")) == width


def test_days_and_spans_of_days_need_no_more_than_days() -> None:
    assert day_cells(open_timeline(None)) == DAYS_ALONE


@pytest.mark.parametrize(
    ("date", "under_year", "under_century"),
    [
        ("2021-08-12", "12 Aug 2021", "12 Aug 2021"),
        ("-0752-04-21", "21 Apr 753 BC", "21 Apr 753 BC"),
        ("2021-08-12/..", "12 Aug 2021→", "12 Aug 2021→"),
        ("2021-08-12/2022-02-04", "2021–2022", "2021–2022"),
        ("2021-08-12T18:00", "12 Aug 18:00", "12 Aug 2021"),
        ("2021-08-12T18:00Z", "12 Aug 18:00Z", "12 Aug 2021"),
        ("2021-08-12T18:00/2021-08-12T19:30", "12 Aug 18:00–", "12 Aug 2021"),
        ("2021", "2021", "2021"),
    ],
)
def test_a_day_under_no_month_has_its_own(date: str, under_year: str, under_century: str) -> None:
    parsed = parse_date(date)
    assert when(parsed, WITH_MORE, 3600, "year") == under_year
    assert when(parsed, WITH_MORE, 3600, "century") == under_century


async def test_days_of_many_years_show_their_months() -> None:
    story = "events: [{date: 1998-05-03, title: A}, {date: 2022-02-24, title: B}]\n"
    async with explorer(story) as pilot:
        assert "24 Feb 2022" in pane_text(pilot, "events")


async def test_all_marks_stand_in_one_column() -> None:
    dates = ("2021-08~", "2021-21", "2021-08-12T18:00", "2021-08-13", "202X", "Y-100000", "/2021~")
    story = "events:\n" + "".join(f"  - {{date: '{date}', title: A}}\n" for date in dates)
    async with explorer(story) as pilot:
        marks = {line.index("●") for line in pane_text(pilot, "events").splitlines() if "●" in line}
    assert len(marks) == 1


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2025-03-04T13:02+01:00", "Tue 4 13:02"),
        ("2025-03-04T12:04Z", "Tue 4 12:04Z"),
        ("2025-03-04T07:07-05:00", "4 07:07-05"),
        ("2025-03-14T17:34+05:30", "17:34+05:30"),
        ("2025-03-04T13:02", "Tue 4 13:02"),
    ],
)
def test_a_clock_of_another_zone_names_it(date: str, shown: str) -> None:
    assert when(parse_date(date), WITH_MORE, 3600) == shown
