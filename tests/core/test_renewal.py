from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from making import actor, event, quote, timeline
from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.context import context_of, filter_words, in_context
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.records import Event
from timeline_tui.core.renewal import Renewal
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.view import View, open_view

WAR = event("2022-03-01", "War", id="war", actors="ann")
TALKS = event(
    "2022-05-01", "Talks", id="talks", actors="bob", quotes=[quote("bob", "A"), quote("cid", "B")]
)
PEACE = event("2022-07-01", "Peace", id="peace", actors="ann bob", tags="hope")
NOTED = event("2022-05-02", "A note")  # its id is made of its date and title
PEOPLE = (actor("ann"), actor("bob"), actor("cid"))


def told(*events: Event) -> Timeline:
    return timeline(*events, actors=PEOPLE)


STORY = told(WAR, TALKS, NOTED, PEACE)


def at(id_: str, query: str = "") -> View:
    view = open_view(STORY, parse(query))
    return view.choose(view.timeline.event_places[id_])


def renewed(view: View, *events: Event) -> View:
    return Renewal(Index(told(*events))).of(view)


def chosen(view: View) -> str:
    return "" if view.event is None else view.timeline.events[view.event].title


EARLIER = [event(f"20{year:02}", f"Before {year}") for year in range(5)]


@pytest.mark.parametrize(
    ("id_", "events", "now"),
    [
        pytest.param("talks", [*EARLIER, WAR, TALKS, PEACE], "Talks", id="by its id"),
        pytest.param("talks", [WAR, PEACE], "War", id="the nearest in time"),
        pytest.param("peace", [WAR, TALKS], "Talks", id="the nearest before the end"),
        pytest.param("war", [], "", id="none is left"),
        pytest.param(
            "2022-05-02-a-note",
            [WAR, TALKS, event("2022-05-02", "A note at last"), PEACE],
            "A note at last",
            id="a made id, under another title",
        ),
        pytest.param(
            "2022-05-02-a-note",
            [WAR, TALKS, event("2022-09-02", "A note"), PEACE],
            "A note",
            id="a made id, on another day",
        ),
        pytest.param(
            "talks",
            [WAR, event("2022-05-01", "More", id="more"), NOTED, PEACE],
            "More",
            id="another id on the same day",
        ),
    ],
)
def test_the_chosen_event_stays(id_: str, events: list[Event], now: str) -> None:
    assert chosen(renewed(at(id_), *events)) == now


def test_an_event_that_is_no_longer_picked_gives_way_to_the_nearest_that_is() -> None:
    alone = event("2022-05-01", "Talks", id="talks")
    view = renewed(at("talks", "actor:bob"), WAR, alone, PEACE)
    assert (chosen(view), str(view.query)) == ("Peace", "actor:bob")


def test_the_first_events_choose_one_where_there_was_none() -> None:
    assert chosen(renewed(open_view(told()), WAR, TALKS)) == "Talks"


@pytest.mark.parametrize(
    ("quotes", "place"),
    [
        ([quote("cid", "B"), quote("bob", "A")], 0),
        ([quote("bob", "A"), quote("cid", "B, mended")], 1),
        ([quote("bob", "A"), quote("ann", "C")], None),
        ([quote("bob", "A")], None),
    ],
)
def test_the_chosen_quote_stays(quotes: list[object], place: int | None) -> None:
    view = open_view(STORY).choose_quote(1)
    assert view.quote is not None
    talks = event("2022-05-01", "Talks", id="talks", quotes=quotes)
    assert renewed(view, talks).quote == place
    assert renewed(view, WAR).quote is None


def test_how_one_looks_stays() -> None:
    view = replace(
        at("talks", "bob").searching(parse("peace")),
        facet="tags",
        value="hope",
        match_all=True,
        marks=frozenset({"war", "gone"}),
        pane="quotes",
        aside="quotes",
        quotes_by="speaker",
        words="original",
    )
    view = view.charted(view.chart.zoom(chart_data(view.selection), 2, view.event))
    after = renewed(view, *EARLIER, WAR, TALKS, PEACE)
    for name in ("facet", "value", "match_all", "marks", "pane", "aside", "chart", "words"):
        assert getattr(after, name) == getattr(view, name)
    assert (after.quotes_by, len(after.hits)) == ("speaker", 1)
    assert [after.timeline.events[place].title for place in after.hits] == ["Peace"]


def test_a_value_that_is_gone_is_no_longer_looked_at() -> None:
    view = replace(at("talks"), facet="tags", value="hope")
    assert renewed(view, WAR, TALKS).value == ""


def test_a_query_that_has_lost_its_meaning_is_kept_and_asked_again() -> None:
    story = timeline(WAR, TALKS, actors=PEOPLE)
    without = Renewal(Index(timeline(WAR, event("2022-05-01", "Talks", id="talks"))))
    view = open_view(story, parse("actor:bob date:2022"))
    after = without.of(view)
    assert after.lost is not None
    assert after.lost.reason == "no actor is called 'bob'"
    assert str(after.lost.query) == str(after.wanted) == "actor:bob date:2022"
    assert (str(after.query), len(after.selection.events)) == ("date:2022", 2)
    again = Renewal(Index(story)).of(after)
    assert (again.lost, str(again.query), chosen(again)) == (None, "actor:bob date:2022", "Talks")
    assert after.cleared().lost is None
    assert after.filtered(after.query).lost is None
    assert after.filtered(parse("war")).lost is None
    assert after.choose(0).lost == after.lost


def test_a_search_that_has_lost_its_meaning_ends() -> None:
    view = open_view(timeline(WAR, TALKS)).searching(parse("actor:bob"))
    assert Renewal(Index(timeline(WAR))).of(view).search is None


def test_the_days_around_an_event_stay_while_it_stays_where_it_is() -> None:
    view = in_context(at("talks"), 7)
    assert filter_words(renewed(view, *EARLIER, WAR, TALKS)) == "within 7 days of “Talks”"
    moved = event("2022-05-09", "Talks", id="talks")
    for after in (renewed(view, WAR, moved), renewed(view, WAR)):
        assert (context_of(after), after.query) == (None, view.query)


def test_equal_queries_share_what_they_pick() -> None:
    renewal = Renewal(Index(told(WAR, TALKS)))
    one, other = at("talks", "actor:bob"), at("peace", "actor:bob")
    assert renewal.of(one).selection is renewal.of(other).selection
    assert renewal.of(renewal.of(one)) == renewal.of(one)


EVENTS = st.lists(
    st.builds(
        lambda year, title, actors: event(str(year), title, actors=actors),
        st.integers(2000, 2005),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["", "ann", "bob", "ann bob"]),
    ),
    max_size=6,
)


@given(EVENTS, EVENTS, st.sampled_from(["", "actor:ann", "-actor:bob", "tag:gone", "a"]), st.data())
def test_whatever_changes_the_view_is_sound(
    before: list[Event], after: list[Event], query: str, data: st.DataObject
) -> None:
    view = open_view(told(*before), parse(query) if query != "tag:gone" else EVERYTHING)
    if view.selection.events:
        view = view.choose(data.draw(st.sampled_from(view.selection.events)))
    now = renewed(view, *after)
    assert (now.event is None) == (not now.selection.events)
    assert now.event is None or now.selection.holds(now.event)
    if now.event is not None and view.event is not None:
        kept = view.timeline.events[view.event].id
        places = now.timeline.event_places
        if kept in places and now.selection.holds(places[kept]):
            assert now.event == places[kept]
