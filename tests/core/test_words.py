from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.dates import DateError, parse_date
from timeline_tui.core.dates.calendar import DAY, to_seconds
from timeline_tui.core.words import (
    date_clock,
    date_short,
    date_words,
    day_short,
    gap_words,
    period_bounds,
    period_words,
    span_short,
)
from timeline_tui.core.words.periods import Unit

UNITS: tuple[Unit, ...] = (
    "millennium",
    "century",
    "decade",
    "year",
    "quarter",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-02-12", "12 February 2025"),
        ("2025-02-12T18:00+01:00", "12 February 2025, 18:00 (UTC+1)"),
        ("2025-02-12T18:00Z", "12 February 2025, 18:00 (UTC)"),
        ("2025-02-12T05:06:07-04:30", "12 February 2025, 05:06:07 (UTC-4:30)"),
        ("2025-02-12T18:00", "12 February 2025, 18:00"),
        ("2025-02-12T18", "12 February 2025, 18 h"),
        ("2016-12-31T23:59:60Z", "31 December 2016, 23:59:60 (UTC)"),
        ("2025-02-12T18:00~", "around 12 February 2025, 18:00"),
        ("2022-02", "February 2022"),
        ("2022", "2022"),
        ("2022?", "2022, uncertain"),
        ("2021-08~", "around August 2021"),
        ("2021%", "around 2021, uncertain"),
        ("202X", "2020s"),
        ("196", "1960s"),
        ("201X~", "around the 2010s"),
        ("20XX", "a year in 2000–2099 (not specified)"),
        ("20XX?", "a year in 2000–2099 (not specified), uncertain"),
        ("1985-04-XX", "a day in April 1985 (not specified)"),
        ("1985-04-XX~", "a day in April 1985 (not specified), approximate"),
        ("1985-XX-XX", "a day in 1985 (not specified)"),
        ("2004-XX", "a month in 2004 (not specified)"),
        ("2021-21", "spring 2021 (March–May)"),
        ("2021-24", "winter 2021 (December 2021–February 2022)"),
        ("2021-25", "northern spring 2021 (March–May)"),
        ("2021-30", "southern summer 2021 (December 2021–February 2022)"),
        ("2021-33", "first quarter of 2021 (January–March)"),
        ("2021-38", "middle four months of 2021 (May–August)"),
        ("2021-41", "second half of 2021 (July–December)"),
        ("2021-21%", "spring 2021 (March–May), uncertain and approximate"),
        ("2022-02-24/..", "since 24 February 2022, still going on"),
        ("2022?/..", "since 2022 (uncertain), still going on"),
        ("2021/", "from 2021, end unknown"),
        ("/2022", "until 2022, start unknown"),
        ("../2022", "until 2022, start open"),
        ("2021-08/2025-02-11", "from August 2021 to 11 February 2025"),
        ("2025-02-14/2025-02-16", "14 to 16 February 2025"),
        ("2025-02-14/2025-02-14", "14 February 2025"),
        ("2025-02-14~/2025-02-16", "from around 14 February 2025 to 16 February 2025"),
        ("2025-02-14/2025-03-02", "from 14 February 2025 to 2 March 2025"),
        ("1964/2008", "from 1964 to 2008"),
        ("2021/2021", "within 2021"),
        ("1984~/2004?", "from around 1984 to 2004 (uncertain)"),
        ("2025-02-12T18:00/2025-02-12T19:30", "12 February 2025, 18:00 to 19:30"),
        ("2025-02-12T18:00Z/2025-02-12T19:30Z", "12 February 2025, 18:00 to 19:30 (UTC)"),
        (
            "2025-02-12T22:00/2025-02-13T02:00",
            "from 12 February 2025, 22:00 to 13 February 2025, 02:00",
        ),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("0043", "AD 43"),
        ("-004X", "a year in 50–41 BC (not specified)"),
        ("000X", "a year in 1 BC–AD 9 (not specified)"),
        ("004X", "a year in AD 40–49 (not specified)"),
        ("004", "AD 40–49"),
        ("Y170000002", "170,000,002"),
        ("Y-17E7", "170,000,001 BC"),
        ("1950S2", "about 1950 (a year in 1900–1999)"),
        ("Y3388E2S3", "about 338,800 (a year in 338,000–338,999)"),
        ("2004-06~-11", "11 June 2004 (year and month approximate)"),
        ("2004?-06-11", "11 June 2004 (year uncertain)"),
        ("?2004-06-~11", "11 June 2004 (year uncertain, day approximate)"),
        ("2004-%06-11", "11 June 2004 (month uncertain and approximate)"),
        ("2004?-06~", "June 2004 (year uncertain and approximate, month approximate)"),
        ("?2004-?06-?11", "11 June 2004, uncertain"),
        ("2004-06-11~T18:00", "11 June 2004, 18:00 (year, month and day approximate)"),
        ("156X-12-25", "between 25 December 1560 and 25 December 1569 (written 156X-12-25)"),
        ("1984-1X", "between 1 October 1984 and 31 December 1984 (written 1984-1X)"),
        ("[1667,1668-12,1670..1672]", "one of: 1667; December 1668; from 1670 to 1672"),
        ("{1960,1961-12}", "all of: 1960; December 1961"),
        ("[..1760-12-03]", "one of: 3 December 1760 or earlier"),
        ("[1760-12..]", "one of: December 1760 or later"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert date_words(parse_date(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-02-12", "Wednesday 12 February 2025"),
        ("2025-02-12T18:00", "Wednesday 12 February 2025, 18:00"),
        ("2025-02-14/2025-02-16", "Friday 14 to Sunday 16 February 2025"),
        ("2022-02-24/..", "since Thursday 24 February 2022, still going on"),
        ("2025-02", "February 2025"),
        ("2025-02-12?", "12 February 2025, uncertain"),
    ],
)
def test_days_of_the_week_are_named_where_they_are_known(text: str, words: str) -> None:
    assert date_words(parse_date(text), weekday=True) == words


@pytest.mark.parametrize(
    ("text", "short", "narrow", "under_month"),
    [
        ("2025-02-12", "12 Feb 2025", "12 Feb 2025", "Wed 12"),
        ("2025-02-12T18:00", "12 Feb 2025", "12 Feb 2025", "Wed 12"),
        ("2025-02-12%", "~12 Feb 2025?", "~Feb 2025?", "~12?"),
        ("2022-02", "Feb 2022", "Feb 2022", "Feb 2022"),
        ("2022?", "2022?", "2022?", "2022?"),
        ("2021-08~", "~Aug 2021", "~Aug 2021", "~Aug 2021"),
        ("202X", "2020s", "2020s", "2020s"),
        ("20XX", "2000…2099", "2000…2099", "2000…2099"),
        ("000X", "1 BC…AD 9", "1 BC…AD 9", "1 BC…AD 9"),
        ("1985-04-XX", "Apr 1985", "Apr 1985", "Apr 1985"),
        ("1985-XX-XX", "1985", "1985", "1985"),
        ("2021-21", "spring 2021", "spring 2021", "spring 2021"),
        ("2021-30", "S summer 2021", "2021", "S summer 2021"),
        ("2021-38", "May–Aug 2021", "May–Aug 2021", "May–Aug 2021"),
        ("2022-02-24/..", "24 Feb 2022→", "24 Feb 2022→", "Thu 24→"),
        ("2022-02-24/", "24 Feb 2022–?", "Feb 2022–?", "Thu 24–?"),
        ("/2022-02-24", "?–24 Feb 2022", "?–Feb 2022", "?–Thu 24"),
        ("../2022", "→2022", "→2022", "→2022"),
        ("2021-08/2025-02-11", "Aug 2021–11 Feb 2025", "2021–2025", "Aug 2021–11 Feb 2025"),
        ("2025-02-14/2025-02-16", "14–16 Feb 2025", "Feb 2025", "14–16"),
        ("2025-02-14~/2025-02-16?", "~14–16 Feb 2025?", "~2025–2025?", "~14–16?"),
        ("2025-02-14/2025-02-14", "14 Feb 2025", "14 Feb 2025", "Fri 14"),
        ("2025-02-14/2025-03-02", "14 Feb–2 Mar 2025", "Feb–Mar 2025", "Fri 14–2 Mar"),
        ("2025-12-30/2026-01-02", "30 Dec 2025–2 Jan 2026", "2025–2026", "Tue 30–2 Jan 2026"),
        ("2025-02-12/2025-03", "12 Feb–Mar 2025", "Feb–Mar 2025", "Wed 12–Mar 2025"),
        ("-0043-03-15", "15 Mar 44 BC", "15 Mar 44 BC", "Fri 15"),
        ("[1667,1668,1670..1672]", "1667…1672", "1667…1672", "1667…1672"),
        ("[1760-12..]", "Dec 1760…", "Dec 1760…", "Dec 1760…"),
        ("[..1984]", "…1984", "…1984", "…1984"),
        ("1984-06-02?/2004-08-08~", "2 Jun 1984?–~8 Aug 2004", "1984?–~2004", "2?–~8 Aug 2004"),
    ],
)
def test_short_forms(text: str, short: str, narrow: str, under_month: str) -> None:
    date = parse_date(text)
    assert date_short(date) == short
    assert date_short(date, 12) == narrow
    assert day_short(date) == under_month


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2025-02-12", ""),
        ("2025-02-12T18:00+01:00", "18:00"),
        ("2025-02-12T18", "18 h"),
        ("2025-02-12T18:00/2025-02-12T19:30", "18:00–19:30"),
        ("2025-02-12T18:00/2025-02-13T19:30", "18:00"),
        ("2025-02-12T18:00/..", "18:00"),
        ("/2025-02-12T18:00", ""),
    ],
)
def test_time_of_day_beside_the_day(text: str, clock: str) -> None:
    assert date_clock(parse_date(text)) == clock


@given(st.text(alphabet="01289XYSE-/.?~%[]{},T:Z+", max_size=24))
def test_every_date_has_words(text: str) -> None:
    try:
        date = parse_date(text)
    except DateError:
        return
    for words in (date_words(date), date_words(date, weekday=True), date_short(date, 12)):
        assert words.strip() == words != ""
        assert words.isprintable()
    assert day_short(date)


@pytest.mark.parametrize(
    ("moment", "unit", "words"),
    [
        ((2025, 2, 12, 18, 3, 4), "second", "12 February 2025, 18:03:04"),
        ((2025, 2, 12, 18, 3, 4), "minute", "12 February 2025, 18:03"),
        ((2025, 2, 12, 18, 3, 4), "hour", "12 February 2025, 18:00"),
        ((2025, 2, 12, 18, 3, 4), "day", "12 February 2025"),
        ((2025, 2, 12), "week", "week of 10 February 2025"),
        ((2025, 2, 12), "month", "February 2025"),
        ((2025, 2, 12), "quarter", "January–March 2025"),
        ((2025, 2, 12), "year", "2025"),
        ((2025, 2, 12), "decade", "2020s"),
        ((2025, 2, 12), "century", "21st century"),
        ((2000, 12, 31), "century", "20th century"),
        ((2000, 12, 31), "millennium", "2nd millennium"),
        ((2001, 1, 1), "millennium", "3rd millennium"),
        ((1, 1, 1), "century", "1st century"),
        ((0, 12, 31), "century", "1st century BC"),
        ((-99, 1, 1), "century", "1st century BC"),
        ((-100, 12, 31), "century", "2nd century BC"),
        ((-43, 3, 15), "year", "44 BC"),
        ((-43, 3, 15), "decade", "40s BC"),
        ((43, 3, 15), "decade", "AD 40s"),
        ((5, 1, 1), "decade", "AD 1–9"),
        ((-5, 1, 1), "decade", "9–1 BC"),
        ((1112, 1, 1), "century", "12th century"),
        ((-12_000, 1, 1), "millennium", "13th millennium BC"),
    ],
)
def test_periods(moment: tuple[int, ...], unit: str, words: str) -> None:
    assert period_words(to_seconds(*moment), cast("Unit", unit)) == words


@given(st.integers(-(10**6) * 366 * DAY, 10**6 * 366 * DAY), st.sampled_from(UNITS))
def test_periods_follow_each_other_without_gap(seconds: int, unit: Unit) -> None:
    first, last = period_bounds(seconds, unit)
    assert first <= seconds <= last
    assert period_bounds(first, unit) == period_bounds(last, unit) == (first, last)
    assert period_bounds(last + 1, unit)[0] == last + 1
    assert period_words(first, unit) == period_words(last, unit) != period_words(last + 1, unit)


@pytest.mark.parametrize(
    ("later", "earlier", "words", "short"),
    [
        ((2025, 1, 24), (2022, 2, 24), "2 years, 11 months", "2 y 11 m"),
        ((2025, 2, 23), (2022, 2, 24), "2 years, 11 months", "2 y 11 m"),
        ((2025, 2, 24), (2022, 2, 24), "3 years", "3 y"),
        ((2023, 3, 25), (2022, 2, 24), "1 year, 1 month", "1 y 1 m"),
        ((2023, 2, 25), (2022, 2, 24), "1 year", "1 y"),
        ((2025, 2, 14), (2025, 2, 11), "3 days", "3 d"),
        ((2025, 2, 12), (2025, 2, 11), "1 day", "1 d"),
        ((2025, 2, 12, 23, 59, 59), (2025, 2, 12), "23 hours, 59 minutes", "23 h 59 min"),
        ((2025, 2, 12, 4, 10), (2025, 2, 12), "4 hours, 10 minutes", "4 h 10 min"),
        ((2025, 2, 12, 0, 1, 1), (2025, 2, 12), "1 minute, 1 second", "1 min 1 s"),
        ((2025, 2, 12), (2025, 2, 12), "no time", "0 s"),
        ((2025,), (-9975,), "12,000 years", "12,000 y"),
        ((2022, 2, 24), (2025, 1, 24), "2 years, 11 months", "2 y 11 m"),
    ],
)
def test_gaps(later: tuple[int, ...], earlier: tuple[int, ...], words: str, short: str) -> None:
    assert gap_words(to_seconds(*later), to_seconds(*earlier)) == words
    assert span_short(to_seconds(*later), to_seconds(*earlier)) == short
