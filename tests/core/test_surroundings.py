"""The days around an event, and the view that shows them."""

from __future__ import annotations

import pytest

from making import event, timeline
from timeline_tui.core.context import context_of, filter_words, in_context, with_more_days
from timeline_tui.core.dates import parse_date
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.surroundings import days_after, surroundings_of
from timeline_tui.core.view import View, open_view


@pytest.mark.parametrize(
    ("date", "days", "query"),
    [
        ("2025-02-12", 7, "date:2025-02-05..2025-02-19"),
        ("2025-02-12T18:00", 1, "date:2025-02-11..2025-02-13"),
        ("2025-02", 1, "date:2025-01-31..2025-03-01"),
        ("2024-02-28/2024-03-01", 3, "date:2024-02-25..2024-03-04"),
        ("2022-02-24/..", 7, "date:2022-02-17.."),
        ("../2022-02-24", 7, "date:..2022-03-03"),
        ("/2022-02-24", 7, "date:2022-02-17..2022-03-03"),
        ("2022-02-24/", 7, "date:2022-02-17..2022-03-03"),
        ("-0043-03-15", 1, "date:-0043-03-14..-0043-03-16"),
        ("0000-01-01", 1, "date:-0001-12-31..0000-01-02"),
        ("9999-12-31", 1, "date:9999-12-30..Y10000"),
        ("Y-20000", 365, "date:Y-20001..Y-19999"),
    ],
)
def test_the_days_before_it_began_to_those_after_it_ended(date: str, days: int, query: str) -> None:
    story = timeline(event(date, id="it"))
    assert str(surroundings_of(story, 0, days).term) == query


@pytest.mark.parametrize(
    "date", "2025-02-12 2022-02-24/.. ../2022-02-24 /1999 1999/ [1667,1760] Y-20000 2021-21".split()
)
@pytest.mark.parametrize("days", [1, 365])
def test_an_event_is_always_among_what_is_around_it(date: str, days: int) -> None:
    story = timeline(event("1000", id="a"), event(date, id="it"), event("3000", id="z"))
    view = open_view(story, parse("id:it"))
    around = in_context(view, days)
    assert view.event is not None
    assert around.selection.holds(view.event)
    assert around.event == view.event


def test_what_is_around_is_what_may_overlap_the_days() -> None:
    dates = "2025-01-01/.. 2025-02-04 2025-02-05 2025-02-12 2025-02-19 2025-02-20 2025-03".split()
    story = timeline(*(event(date) for date in dates))
    at = next(i for i, one in enumerate(story.events) if one.date == parse_date("2025-02-12"))
    around = in_context(open_view(story).choose(at))
    found = {story.events[place].date.text for place in around.selection.events}
    assert found == {"2025-01-01/..", "2025-02-05", "2025-02-12", "2025-02-19"}


def view() -> View:
    story = timeline(
        event("2025-02-01", id="first", actors="ana"),
        event("2025-02-10", "The [call]", id="call", actors="ana"),
        event("2025-02-12", id="last"),
    )
    return open_view(story, parse("actor:ana")).choose(1)


def test_the_filter_is_set_aside_and_the_words_name_the_event() -> None:
    around = in_context(view())
    assert len(around.selection.events) == 2
    assert filter_words(around) == "within 7 days of “The [call]”"
    assert filter_words(with_more_days(around, -2)) == "within 1 day of “The [call]”"


def test_more_days_keep_what_else_is_asked() -> None:
    around = in_context(view())
    both = around.filtered(parse(f"{around.query} actor:ana -quiet or x"))
    assert context_of(both) is None
    both = around.filtered(parse(f"{around.query} (actor:ana or quiet)"))
    wider = with_more_days(both, 1)
    assert str(wider.query) == "date:2025-01-27..2025-02-24 (actor:ana or quiet)"
    assert filter_words(wider) == "within 14 days of “The [call]”, (with Ana or “quiet”)"


def test_another_query_is_no_context_and_has_the_words_it_had() -> None:
    around = in_context(view())
    other = around.filtered(parse("actor:ana"))
    assert context_of(other) is None
    assert filter_words(other) == "with Ana"
    assert with_more_days(other, 1) is other


def test_where_days_cannot_be_asked_for_the_words_do_not_promise_them() -> None:
    story = timeline(event("Y20000", id="far"))
    assert "days" not in filter_words(in_context(open_view(story)))


def test_without_an_event_there_is_no_context() -> None:
    empty = view().filtered(parse("zebra"))
    assert in_context(empty) is empty


def test_the_chart_shows_just_these_days() -> None:
    before = view()
    around = in_context(before)
    assert around.chart != before.chart
    assert around.chart.window is not None


def test_days_on_offer_rise_to_a_year_and_fall_to_a_day() -> None:
    days, up = 7, []
    for _ in range(6):
        days = days_after(days, 1)
        up.append(days)
    assert up == [14, 30, 90, 365, 365, 365]
    assert [days_after(7, -1), days_after(3, -1), days_after(1, -1)] == [3, 1, 1]
    assert (days_after(10, 1), days_after(10, -1)) == (14, 7)
