from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from making import actor, event, quote, timeline
from timeline_tui.core.dates import parse_date
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.quotes.grouping import (
    GROUPINGS,
    QuoteList,
    QuotesBy,
    groups_before,
    quote_list,
)
from timeline_tui.core.view import View, open_view


def said(by: str, text: str, on: str = "", **more: str) -> object:
    return quote(by, text, date=parse_date(on) if on else None, **more)


STORY = timeline(
    event("2021", "Start", quotes=[said("ann", "one"), said("bob", "two", "2019")]),
    event("2022", "Silence"),
    event("2023-05-02", "Talks", quotes=[said("cid", "three", "2023-05-02"), said("ann", "four")]),
    event("2023-05-03", "Peace", quotes=[said("ann", "five", "2020-01"), said("ann", "six")]),
    event("2024", "After"),
    actors=(actor("cid", "Cid Peace"), actor("bob"), actor("ann")),
)
START = open_view(STORY)


def texts(quotes: QuoteList) -> list[str]:
    return [STORY.quotes[place].quote.text for place in quotes.quotes]


def listed(by: QuotesBy, query: str = "") -> QuoteList:
    return quote_list(START.filtered(parse(query)).selection, by)


@pytest.mark.parametrize(
    ("by", "order", "starts"),
    [
        ("event", "two one three four five six", [0, 2, 4]),
        ("speaker", "five one four six two three", [0, 4, 5]),
        ("date", "two five one three four six", []),
    ],
)
def test_quotes_stand_by_event_by_speaker_or_by_date(
    by: QuotesBy, order: str, starts: list[int]
) -> None:
    quotes = listed(by)
    assert (texts(quotes), list(quotes.starts)) == (order.split(), starts)


def test_quotes_of_one_day_keep_their_order_whatever_says_the_day() -> None:
    assert texts(listed("date"))[3:5] == ["three", "four"]


@pytest.mark.parametrize(
    ("by", "query", "order"),
    [
        ("event", "by:ann", "one four five six"),
        ("speaker", "by:bob,cid", "two three"),
        ("date", "talks or peace", "five three four six"),
        ("event", "silence", ""),
        ("speaker", "silence", ""),
    ],
)
def test_a_filter_leaves_the_order_as_it_is(by: QuotesBy, query: str, order: str) -> None:
    assert texts(listed(by, query)) == order.split()


def test_groups_know_how_many_they_are() -> None:
    quotes = listed("speaker")
    assert [quotes.group_size(start) for start in quotes.starts] == [4, 1, 1]


@given(st.sampled_from(GROUPINGS), st.sampled_from(["", "by:ann", "by:bob,cid", "talks or peace"]))
def test_every_picked_quote_stands_once_and_is_found_where_it_stands(
    by: QuotesBy, query: str
) -> None:
    quotes = listed(by, query)
    assert sorted(quotes.quotes) == list(quotes.picks.quotes)
    assert [quotes.place_of(quote) for quote in quotes.quotes] == list(range(len(quotes.quotes)))
    sizes = [quotes.group_size(start) for start in quotes.starts]
    assert sum(sizes) == (0 if by == "date" else len(quotes.quotes))


@pytest.mark.parametrize(
    ("by", "event_", "text"),
    [
        ("event", 0, "two"),
        ("event", 1, "three"),
        ("event", 3, "five"),
        ("event", 4, "six"),
        ("speaker", 0, "one"),
        ("speaker", 1, "three"),
        ("speaker", 4, "six"),
        ("date", 3, "five"),
    ],
)
def test_the_list_is_shown_at_an_event_or_what_is_said_next(
    by: QuotesBy, event_: int, text: str
) -> None:
    quotes = listed(by)
    assert texts(quotes)[quotes.near(event_)] == text


def test_turning_the_groups_and_the_words_goes_round_and_leaves_the_rest() -> None:
    view = START.grouped()
    assert (view.quotes_by, view.grouped().quotes_by) == ("speaker", "date")
    assert view.grouped(-1) == START
    assert START.grouped(3) == START
    assert [START.worded(steps).words for steps in range(4)] == [
        "both",
        "original",
        "translation",
        "both",
    ]
    assert view.worded().selection is START.selection


# Searching in the quotes


def in_quotes(search: str, by: QuotesBy = "event", query: str = "") -> View:
    view = START.filtered(parse(query)).focused("quotes").searching(parse(search))
    return replace(view, quotes_by=by)


def found(view: View) -> list[str]:
    return [STORY.quotes[place].quote.text for place in view.found]


@pytest.mark.parametrize(
    ("search", "query", "hits"),
    [
        ("o", "", "two one four"),
        ("TWO or six", "", "two six"),
        ("start", "", ""),
        ("bob", "", "two"),
        ("peace", "", "three"),
        ("-e", "", "two four six"),
        ("o by:ann", "", "one four"),
        ("o", "by:ann", "one four"),
        ("date:2023-05-03", "", "five six"),
    ],
)
def test_words_are_asked_of_the_quote_itself(search: str, query: str, hits: str) -> None:
    assert found(in_quotes(search, query=query)) == hits.split()


def test_from_quote_to_quote_in_the_order_in_which_they_stand() -> None:
    view = in_quotes("x or fi or wo", "speaker")
    assert found(view) == ["five", "six", "two"]
    seen = []
    for _ in range(4):
        view = view.next_hit()
        seen.append(STORY.quotes[view.quote or 0].quote.text)
    assert seen == ["two", "five", "six", "two"]
    back = view.next_hit(-1)
    assert STORY.quotes[back.quote or 0].quote.text == "six"
    assert back.event == 3


def test_a_quote_that_is_a_hit_is_kept_while_one_writes() -> None:
    view = in_quotes("x or fi or wo").choose_quote(2)
    assert view.next_hit(stay=True).quote == 4
    kept = view.choose_quote(4)
    assert kept.next_hit(stay=True) is kept


def test_without_a_hit_among_the_quotes_nothing_moves() -> None:
    view = in_quotes("silence")
    assert list(view.hits) == [1]
    assert view.next_hit() is view


@pytest.mark.parametrize("to", ["reporters", "dan", "Daniel"])
def test_to_whom_it_was_said_is_searched(to: str) -> None:
    told = timeline(
        event("2021", quotes=[quote("ann", "Yes", to="reporters"), quote("ann", "No", to="dan")]),
        actors=(actor("ann"), actor("dan", "Dan", aliases=("Daniel",))),
    )
    view = open_view(told).focused("quotes").searching(parse(to))
    assert list(view.found) == [0 if to == "reporters" else 1]


@pytest.mark.parametrize("query", ["", "talks or peace", "-talks", "by:ann", "silence", "start"])
def test_where_no_quote_has_a_date_the_groups_are_those_of_the_events(query: str) -> None:
    story = timeline(
        event("2021", "Start", quotes=[said("ann", "one"), said("bob", "two")]),
        event("2022", "Silence"),
        event("2023", "Talks", quotes=[said("ann", "three")]),
        event("2024", "Peace", quotes=[said("bob", "four"), said("ann", "five")]),
        actors=(actor("bob"), actor("ann")),
    )
    quotes = quote_list(open_view(story).filtered(parse(query)).selection, "event")
    events = [story.quotes[quote].event for quote in quotes.quotes]
    starts = [at for at, one in enumerate(events) if not at or one != events[at - 1]]
    assert [quotes.starts[at] for at in range(len(quotes.starts))] == starts == [*quotes.starts]
    assert [groups_before(quotes.starts, at) for at in range(len(events) + 1)] == [
        sum(start < at for start in starts) for at in range(len(events) + 1)
    ]
    assert [quotes.group_size(start) for start in starts] == [
        events.count(one) for one in dict.fromkeys(events)
    ]
