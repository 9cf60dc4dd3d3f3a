from __future__ import annotations

import pytest

from making import actor, event, quote, timeline
from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.kept.returning import returned, saved_view
from timeline_tui.core.kept.saved import SavedChart, SavedView
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.view import View, open_view

PEOPLE = (actor("ann"), actor("bob"))
EVENTS = [
    event("2021", "War", id="war", actors="ann", quotes=[quote("ann", "one")]),
    event("2022", "Peace", id="peace", actors="bob", quotes=[quote("bob", "two")]),
    event("2023", "War again", id="again", actors="ann bob"),
    event("2024", "Talks", id="talks"),
]
START = open_view(timeline(*EVENTS, actors=PEOPLE))
DATA = chart_data(START.selection)


def shown(view: View) -> tuple[object, ...]:
    search = view.search.query if view.search else None
    how = (view.facet, view.quotes_by, view.words, view.chart)
    return (view.query, view.event, search, view.match_all, *how, view.pane, view.aside)


@pytest.mark.parametrize(
    "view",
    [
        START,
        START.filtered(parse("actor:ann,bob")).choose(1).focused("quotes"),
        START.filtered(parse("actor:bob")).searching(parse('"war again" or one')).focused("facets"),
        START.with_filter(START.values.switched()).include("ann").choose(0),
        START.filtered(parse("nothing")),
        START.grouped().worded().turned(3).focused("quotes"),
        START.charted(START.chart.zoom(DATA, 5, 1).pan(DATA, -3).turned()).choose(1),
        START.charted(START.chart.zoom(DATA, 1, 1).fold(DATA)),
        START.filtered(parse("war")).charted(START.chart.fit(filtered=True)),
    ],
)
def test_a_view_is_returned_to_from_anywhere(view: View) -> None:
    saved = saved_view(" my   view ", view)
    assert saved.name == "my view"
    elsewhere = START.filtered(parse("-war")).searching(parse("talks")).focused("chart")
    elsewhere = elsewhere.charted(elsewhere.chart.zoom(DATA, 2, 3)).grouped(2).worded(2).turned(1)
    for before in (START, view, elsewhere, START.choose_quote(0)):
        after = returned(before, saved)
        assert shown(after)[:-1] == shown(view)[:-1]
        assert after.aside == view.aside
        assert after.quote is None


def test_an_event_that_has_gone_gives_way_to_the_nearest() -> None:
    saved = saved_view("x", START.filtered(parse("actor:bob")).choose(1))
    smaller = open_view(timeline(*EVENTS[:1], *EVENTS[2:], actors=PEOPLE))
    after = returned(smaller, saved)
    assert after.event is not None
    assert (str(after.query), after.timeline.events[after.event].id) == ("actor:bob", "again")


def test_an_event_that_the_query_no_longer_picks_does_not_clear_it() -> None:
    after = returned(START, SavedView("x", "actor:ann", event="talks"))
    assert (str(after.query), after.event) == ("actor:ann", 2)


@pytest.mark.parametrize("saved", [SavedView("x", "actor:eve"), SavedView("x", search="by:eve")])
def test_a_view_that_no_longer_makes_sense_says_why(saved: SavedView) -> None:
    with pytest.raises(QueryError, match="eve"):
        returned(START, saved)


def test_a_pane_that_there_is_none_of_leaves_the_keyboard_where_it_is() -> None:
    after = returned(START.focused("quotes"), SavedView("x", pane="globe", aside="chart"))
    assert (after.pane, after.aside) == ("quotes", "quotes")


def test_marks_are_those_of_now() -> None:
    saved = saved_view("x", START.marking(0).filtered(parse("is:marked")))
    after = returned(START.marking(2), saved)
    assert ([*after.selection.events], after.event) == ([2], 2)


def test_another_event_is_brought_into_view() -> None:
    early = START.charted(START.chart.zoom(DATA, 8, 0)).choose(0)
    saved = saved_view("x", early)
    later = open_view(timeline(*EVENTS[2:], actors=PEOPLE))
    after = returned(later.choose(1), saved)
    data = chart_data(after.selection)
    assert after.event is not None
    assert after.chart.window is not None
    assert after.chart.window.span == early.chart.shown(DATA).span
    assert after.chart.reveal(data, after.event) == after.chart


def test_words_that_mean_nothing_leave_all_as_it_is() -> None:
    before = START.grouped().worded().turned(2)
    after = returned(before, SavedView("x", facet="moons", quotes_by="mood", words="sung"))
    assert shown(after) == shown(before)


@pytest.mark.parametrize(
    "window",
    [
        "yesterday",
        "1 1/2",
        "1 1/0 86400",
        "1 2 86400",
        "1 1/2 0",
        "1 1/2 1e9",
        "1 1/2 1000000000000000000",
        f"{'9' * 61} 1/2 86400",
        "\u0661 1/2 86400",
    ],
)
def test_a_window_that_means_nothing_gives_way_to_the_whole(window: str) -> None:
    after = returned(START, SavedView("x", chart=SavedChart(window, by_actor=True)))
    assert after.chart == ChartState(by_actor=True)
