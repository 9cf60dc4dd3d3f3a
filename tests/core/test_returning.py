from __future__ import annotations

import pytest

from making import actor, event, quote, timeline
from timeline_tui.core.kept.returning import returned, saved_view
from timeline_tui.core.kept.saved import SavedView
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


def shown(view: View) -> tuple[object, ...]:
    search = view.search.query if view.search else None
    return (view.query, view.event, search, view.match_all, view.pane, view.aside)


@pytest.mark.parametrize(
    "view",
    [
        START,
        START.filtered(parse("actor:ann,bob")).choose(1).focused("quotes"),
        START.filtered(parse("actor:bob")).searching(parse('"war again" or one')).focused("facets"),
        START.with_filter(START.values.switched()).include("ann").choose(0),
        START.filtered(parse("nothing")),
    ],
)
def test_a_view_is_returned_to_from_anywhere(view: View) -> None:
    saved = saved_view(" my   view ", view)
    assert saved.name == "my view"
    elsewhere = START.filtered(parse("-war")).searching(parse("talks")).focused("chart")
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
    assert (after.selection.events, after.event) == ([2], 2)
