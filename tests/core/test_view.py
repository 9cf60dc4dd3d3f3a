from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import actor, event, quote, source, timeline
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.view import View, nearest, open_view

STORY = timeline(
    event("2021", "War of words", actors="ann"),
    event("2022", "Peace", actors="bob", quotes=[quote("bob", "one"), quote("cid", "two")]),
    event("2023", "War", actors="ann bob"),
    event("2024", "Talks", quotes=[quote("ann", "three")]),
    event("2030", "Peace at last", status="planned"),
    actors=(actor("ann"), actor("bob"), actor("cid")),
    sources=(source("s", "2025"),),
)
START = open_view(STORY)


def under(query: str, view: View = START) -> View:
    return view.filtered(parse(query))


def test_a_timeline_opens_at_its_present() -> None:
    assert (START.event, START.quote, START.is_filtered) == (3, None, False)
    assert open_view(STORY, parse("actor:bob")).event == 2
    assert open_view(STORY, parse("nothing")).event is None
    assert open_view(timeline()).event is None


@pytest.mark.parametrize(
    "change",
    [
        lambda view: view.choose(1),
        lambda view: view.choose_quote(2),
        lambda view: view.searching(parse("war")),
        lambda view: view.searching(parse("war")).next_hit(),
        lambda view: view.focused("quotes"),
        lambda view: view.look_at("ann"),
        lambda view: view.filtered(EVERYTHING),
        lambda view: view.cleared(),
        lambda view: view.with_filter(view.values.switched()),
    ],
)
def test_the_selection_stays_while_the_query_does(change) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    assert change(START).selection is START.selection


def test_nothing_is_made_where_nothing_changes() -> None:
    assert START.choose(3) is START
    assert START.filtered(EVERYTHING) is START
    assert START.focused("events") is START
    assert START.next_hit() is START


def test_choosing_an_event_leaves_the_quote() -> None:
    view = START.choose_quote(1)
    assert (view.event, view.quote) == (1, 1)
    assert view.choose(1).quote is None
    assert (view.choose(2).event, view.choose(2).quote) == (2, None)


def test_choosing_what_is_filtered_out_clears_the_filter() -> None:
    view = under("actor:ann").choose(1)
    assert (view.event, view.is_filtered) == (1, False)
    kept = under("actor:ann").choose(0)
    assert (kept.event, str(kept.query)) == (0, "actor:ann")
    followed = under("actor:ann").choose_quote(0)
    assert (followed.event, followed.quote, followed.is_filtered) == (1, 0, False)


@pytest.mark.parametrize(
    ("query", "event"),
    [("talks", 3), ("peace", 1), ("war", 2), ("words", 0), ("nothing", None)],
)
def test_the_nearest_event_is_chosen_under_a_new_filter(query: str, event: int | None) -> None:
    assert under(query).event == event


def test_a_chosen_quote_stays_with_its_event() -> None:
    view = START.choose_quote(0)
    assert under("peace", view).quote == 0
    assert under("war", view).quote is None


def test_an_empty_selection_is_left_again() -> None:
    view = under("nothing")
    assert (view.event, list(view.selection.events)) == (None, [])
    assert under("", view).event == 0


def test_a_wrong_query_changes_nothing() -> None:
    with pytest.raises(QueryError):
        under("actor:nobody")
    with pytest.raises(QueryError):
        START.searching(parse("by:nobody"))


def test_including_and_excluding_actors() -> None:
    view = START.include("ann")
    assert str(view.query) == "actor:ann"
    assert str(view.include("bob").query) == "actor:ann,bob"
    assert str(view.include("ann").query) == ""
    assert str(view.exclude("bob").query) == "actor:ann -actor:bob"
    assert str(view.exclude("ann").query) == "-actor:ann"


def test_all_of_the_actors() -> None:
    view = START.with_filter(START.values.switched()).include("ann").include("bob")
    assert str(view.query) == "actor:ann actor:bob"
    assert view.values.match_all
    assert view.include("bob").include("bob").query == view.query
    assert str(view.with_filter(view.values.switched()).query) == "actor:ann,bob"


def test_marks_are_asked_for_in_queries() -> None:
    view = START.marking(1).marking(4)
    assert view.selection is START.selection
    assert [*under("is:marked", view).selection.events] == [1, 4]
    assert [*under("-is:marked", view).selection.events] == [0, 2, 3]
    assert list(view.searching(parse("is:marked")).hits) == [1, 4]
    assert view.with_marks(view.marks) is view


def test_what_is_picked_follows_the_marks() -> None:
    view = under("is:marked", START.marking(1).marking(4))
    assert (view.event, view.marking(1).event) == (1, 4)
    assert view.marking(4).marking(1).event is None
    found = START.marking(1).searching(parse("is:marked"))
    assert list(found.marking(2).hits) == [1, 2]


def test_clearing_ends_filter_and_search() -> None:
    view = under("actor:ann").searching(parse("war")).cleared()
    assert (view.query, view.search, view.marked) == (EVERYTHING, None, ())


def test_words_to_mark_are_those_of_search_and_filter() -> None:
    assert under("War actor:ann").searching(parse("Élan war")).marked == ("elan", "war")


@pytest.mark.parametrize("query", [None, EVERYTHING])
def test_a_search_for_nothing_is_none(query: None) -> None:
    assert START.searching(parse("war")).searching(query).search is None


@pytest.mark.parametrize(
    ("at", "steps", "stay", "event"),
    [
        (3, 1, False, 0),
        (3, 2, False, 2),
        (3, -1, False, 2),
        (1, 1, False, 2),
        (1, -1, False, 0),
        (2, 1, False, 0),
        (2, 1, True, 2),
        (0, -1, False, 2),
        (0, 2, False, 0),
        (1, 1, True, 2),
    ],
)
def test_from_hit_to_hit(at: int, steps: int, stay: bool, event: int) -> None:  # noqa: FBT001
    view = START.searching(parse("war")).choose(at)
    assert list(view.hits) == [0, 2]
    assert view.next_hit(steps, stay=stay).event == event


def test_hits_are_among_what_is_picked() -> None:
    view = START.searching(parse("war")).filtered(parse("actor:bob"))
    assert list(view.hits) == [2]
    assert START.searching(parse("nonsense")).next_hit().event == 3


DAYS = (1, 1, 1, 3, 3, 4, 9, 9, 20, 21, 21, 28)
ON_DAYS = timeline(*(event(f"2025-02-{day:02}", f"on {day}") for day in DAYS))
PLACES = st.integers(0, len(DAYS) - 1)


@given(st.lists(PLACES, unique=True, min_size=1).map(sorted), PLACES)
def test_the_nearest_is_nearest_in_time_and_the_earlier_of_two(events: list[int], at: int) -> None:
    found = nearest(ON_DAYS, events, at)
    assert found is not None
    far = {one: abs(DAYS[one] - DAYS[at]) for one in events}
    assert far[found] == min(far.values())
    if at in events:
        assert found == at
    elif found > at:
        assert not [one for one in events if one < at and far[one] == far[found]]


def test_without_an_event_to_be_near_to_it_is_the_first() -> None:
    assert nearest(ON_DAYS, [2, 5], None) == 2
    assert nearest(ON_DAYS, [], 3) is None


STEPS = st.sampled_from(
    [
        *(lambda view, n=n: view.choose(n) for n in range(5)),
        *(lambda view, n=n: view.choose_quote(n) for n in range(3)),
        *(lambda view, q=q: view.filtered(parse(q)) for q in ("", "war", "actor:ann", "nothing")),
        lambda view: view.include("bob"),
        lambda view: view.exclude("ann"),
        lambda view: view.searching(parse("peace")),
        lambda view: view.next_hit(),
        lambda view: view.cleared(),
    ]
)


@given(st.lists(STEPS, max_size=8))
def test_whatever_is_done_the_view_is_sound(steps: list) -> None:  # type: ignore[type-arg]
    view = START
    for step in steps:
        view = step(view)
    picked = view.selection.events
    assert (view.event in picked) if picked else view.event is None
    if view.quote is not None:
        assert STORY.quotes[view.quote].event == view.event
