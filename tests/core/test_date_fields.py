"""What `date:`, `before:`, `after:` and `on:` pick, and what surely does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import event, source, timeline
from timeline_tui.core.dates import parse_date
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline

# One event of every kind of date, named by what it is.
STORY = timeline(
    event("2021-08-14/2025-02-11", id="detention"),
    event("2022-02-24/..", id="war"),
    event("2022-02-24/", id="policy"),
    event("/2025-01-20", id="promise"),
    event("../2019", id="old"),
    event("2025-02", id="month"),
    event("2025-02-11", id="eve"),
    event("2025-02-12", id="call"),
    event("2025-02-12T18:00", id="evening"),
    event("2025-02-12~", id="about"),
    event("[2024-06-01,2025-02-12]", id="either"),
    event("{2024-06-01,2025-02-12}", id="both"),
    event("2025-02-14/2025-02-16", id="munich", title="Security conference"),
    sources=(source("s", "2025-02-13"),),
)


def picked(query: str, story: Timeline = STORY) -> set[str]:
    return {story.events[place].id for place in select(Index(story), parse(query)).events}


@pytest.mark.parametrize(
    ("query", "events"),
    [
        # What may overlap.
        ("date:2020", "promise"),
        ("date:2019", "promise old"),
        ("date:2018..2019", "promise old"),
        ("date:2022-02-24", "detention war policy promise"),
        ("date:2024-06..2024-07", "detention war policy promise either both"),
        ("date:2024-07", "detention war policy promise"),
        ("date:2025-02-13", "war policy month"),
        ("date:2025-02-13..", "war policy month munich"),
        ("date:..2020", "promise old"),
        ("date:munich", "war policy month munich"),
        ("date:call..munich", "war policy month call evening about either both munich"),
        ("date:2025-02-12T18:00", "war policy month call evening about either both"),
        ("date:2025-02-12T09:00", "war policy month call about either both"),
        ("date:2025-02-12/2025-02-13", "war policy month call evening about either both"),
        ("date:2030", "war policy"),
        ("date:2020,2030", "promise war policy"),
        # What surely overlaps.
        ("surely-date:2025-02", "detention war month eve call evening both munich"),
        ("surely-date:2025-02-12", "war call evening both"),
        ("surely-date:2024-06-01", "detention war both"),
        (
            "surely-date:2024-06-01..2025-02-12",
            "detention war promise eve call evening either both",
        ),
        ("surely-date:2022-02-24", "detention war policy"),
        ("surely-date:2025-01-20", "detention war promise"),
        (
            "surely-date:2025-01-20..2030",
            "detention war promise month eve call evening both munich",
        ),
        ("surely-date:2030", ""),
        # What may have begun before.
        ("before:2019", "promise old"),
        ("before:2022", "detention promise old"),
        ("before:2025-02-12", "detention war policy promise old month eve either both"),
        ("before:call", "detention war policy promise old month eve either both"),
        (
            "before:2025-02-12T18:00",
            "detention war policy promise old month eve call about either both",
        ),
        ("surely-before:2022", "detention old"),
        ("surely-before:2025-02-12", "detention war policy promise old eve both"),
        (
            "surely-before:2025-02-13",
            "detention war policy promise old eve call evening either both",
        ),
        # What may have ended or happened after.
        ("after:2025-02-16", "war policy month"),
        ("after:munich", "war policy month"),
        ("after:2025-02-12", "war policy month munich"),
        ("after:2025-02-11", "war policy month call evening about either both munich"),
        ("after:2025-02-12T09:00", "war policy month call evening about either both munich"),
        ("surely-after:2025-02-12", "war munich"),
        ("surely-after:2025-02-11", "war call evening both munich"),
        ("surely-after:2025-02-12T09:00", "war evening munich"),
        # What may cover.
        ("on:2025-02-12", "war policy month call evening about either both"),
        ("on:2025-02-12T18:00", "war policy month call evening about either both"),
        ("on:munich", "war policy month munich"),
        ("on:2023/2024", "detention war policy promise"),
        ("surely-on:2023/2024", "detention war"),
        ("surely-on:2025-02-12", "war call evening both"),
        ("surely-on:munich", "munich"),
        ("surely-on:2025-02-13", "war"),
        # Not, and both.
        ("after:2025-02-11 -after:2025-02-12", "call evening about either both"),
        ("is:ongoing -surely-on:2025-02-14", "war"),
        ('before:"munich" -before:2025-02-13', ""),
        ("on:sec -surely-on:sec", "war policy month"),
    ],
)
def test_which_events_a_date_picks(query: str, events: str) -> None:
    assert picked(query) == set(events.split())


@pytest.mark.parametrize(
    ("query", "wrong", "reason", "hint"),
    [
        ("a date:2025..2022", "2025..2022", "this range ends before it begins", "date:2022..2025"),
        ("date:..", "..", "this range has no ends", "date:2022..2025"),
        ("before:2025-13", "2025-13", "13 is neither a month", "write the month"),
        ("date:2025..2026-02-30", "2025..2026-02-30", "", "2026"),
        ("on:call,2025-13", "2025-13", "13 is neither a month", "write the month"),
        ("before:munch", "munch", "no event is called 'munch'", "did you mean before:munich?"),
        ("before:e", "e", "'e' may be any of either, eve, evening", "write before:either"),
        ("before:old", "old", "'old' has no known start", "write a date that has one"),
        ("after:war", "war", "'war' has no known end", "write a date that has one"),
        ("on:policy", "policy", "'policy' has no known end", "write a date that has one"),
        ("on:../2025", "../2025", "'../2025' has no known start", "write a date that has one"),
        ("surely-after:2025/..", "2025/..", "'2025/..' has no known end", "write a date"),
    ],
)
def test_a_date_that_means_nothing(query: str, wrong: str, reason: str, hint: str) -> None:
    with pytest.raises(QueryError) as raised:
        picked(query)
    assert query[raised.value.at : raised.value.end] == wrong
    assert raised.value.reason.startswith(reason)
    assert hint in raised.value.hint


ABROAD = timeline(
    event("2025-02-12T20:00-05:00", id="washington"),
    event("2025-02-13T01:00+01:00", id="paris"),
    event("2025-02-13T03:00+01:00", id="late"),
    event("2025-02-13", id="day"),
)


@pytest.mark.parametrize(
    ("query", "events"),
    [
        # 20:00 in Washington is 02:00 of the 13th in Paris: it may be said to be on either day.
        ("on:2025-02-12", "washington"),
        ("on:2025-02-13", "washington paris late day"),
        ("surely-on:2025-02-12", ""),
        ("surely-on:2025-02-13", "paris late day"),
        ("before:2025-02-13", "washington"),
        ("surely-before:2025-02-13", ""),
        ("after:2025-02-12", "washington paris late day"),
        ("surely-after:2025-02-12", "paris late day"),
        # Who names a zone asks for the moment.
        ("on:2025-02-12T20:00-05:00", "washington day"),
        ("on:2025-02-13T02:00+01:00", "washington day"),
        ("on:2025-02-12T20:00+01:00", ""),
        ("after:washington", "late day"),
        ("before:washington", "paris day"),
        ("surely-after:washington", "late"),
    ],
)
def test_days_in_several_zones(query: str, events: str) -> None:
    assert picked(query, ABROAD) == set(events.split())


def test_without_a_present_what_goes_on_is_only_sure_to_have_begun() -> None:
    story = timeline(event("2022-02-24/..", id="war"))
    assert picked("surely-on:2022-02-24", story) == {"war"}
    assert picked("surely-on:2023", story) == set()
    assert picked("on:2023", story) == {"war"}


DATES = st.sampled_from(
    (
        *(
            "2021",
            "2021-03",
            "2021-03-04",
            "2021-03-04T10:00",
            "2021?",
            "2021-03~",
            "202X",
            "2021-22",
        ),
        *("2021/2022-02", "2021-03/..", "2021-03/", "../2021", "/2021-03", "2021?/2022"),
        *("2020/2021-03~", "[2021,2023]", "{2020,2022-02}"),
    )
)
ASKED = st.sampled_from(
    "2020 2021 2021-03 2021-03-04 2022 2021-01/2021-06 2021-03-04T10:00".split()
)


@given(st.lists(DATES, max_size=8), ASKED, st.sampled_from(["date", "before", "after", "on"]))
def test_what_is_sure_may_be(dates: list[str], asked: str, name: str) -> None:
    story = timeline(*map(event, dates), sources=(source("s", "2024"),))
    assert picked(f"surely-{name}:{asked}", story) <= picked(f"{name}:{asked}", story)


@given(DATES, ASKED)
def test_a_date_is_before_on_or_after_another(date: str, asked: str) -> None:
    story = timeline(event(date))
    one = f"before:{asked} or date:{asked} or after:{asked}"
    assert len(picked(one, story)) == 1


@given(st.lists(DATES, max_size=6), ASKED, ASKED)
def test_events_that_may_overlap_are_those_of_which_the_bounds_do(
    dates: list[str], first: str, last: str
) -> None:
    start, end = parse_date(first).earliest, parse_date(last).latest
    assert start is not None
    assert end is not None
    if start > end or "/" in first + last:
        return
    dates = [date for date in dates if date[0] not in "[{"]
    story = timeline(*map(event, dates))
    expected = {
        one.id
        for one in story.events
        if (one.date.earliest is None or one.date.earliest <= end)
        and (one.date.latest is None or one.date.latest >= start)
    }
    assert picked(f"date:{first}..{last}", story) == expected
