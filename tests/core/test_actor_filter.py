from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from making import actor, event, timeline
from timeline_tui.core.actor_filter import ActorFilter, actor_filter, with_actor_filter
from timeline_tui.core.index import Index
from timeline_tui.core.query import parse
from timeline_tui.core.selection import select

IDS = ("a", "b", "c", "d")
STORY = timeline(
    *(
        event(f"20{number:02}", "nato" if number % 3 else "war", actors=" ".join(who))
        for number, who in enumerate(["a", "ab", "abc", "bc", "cd", "d", "", "ad", "abcd"])
    ),
    actors=tuple(
        actor(id_, f"Name {id_.upper()}", aliases=("both",) * (id_ in "ab")) for id_ in IDS
    ),
)
INDEX = Index(STORY)


@pytest.mark.parametrize(
    ("query", "included", "excluded", "match_all"),
    [
        ("", "", "", False),
        ("nato by:a", "", "", False),
        ("actor:a", "a", "", False),
        ("actor:a,b", "ab", "", False),
        ("actor:a actor:b", "ab", "", True),
        ('nato actor:"name a"', "a", "", False),
        ("-actor:a", "", "a", False),
        ("-actor:a,b actor:c", "c", "ab", False),
        ("actor:a actor:a", "a", "", False),
        ("actor:a,b actor:c", "c", "", True),
        ("actor:a,b actor:c,d", "", "", True),
        ("actor:a or actor:b", "", "", False),
        ("--actor:a", "", "", False),
        ("actor:nobody", "", "", False),
        ("actor:both", "", "", False),
    ],
)
def test_the_actors_of_a_query(query: str, included: str, excluded: str, match_all: bool) -> None:  # noqa: FBT001
    found = actor_filter(STORY, parse(query))
    assert found == ActorFilter(tuple(included), tuple(excluded), match_all)


@pytest.mark.parametrize(
    ("query", "actors", "after"),
    [
        ("", ActorFilter(("a",)), "actor:a"),
        ("", ActorFilter(("a", "b")), "actor:a,b"),
        ("", ActorFilter(("a", "b"), match_all=True), "actor:a actor:b"),
        ("nato", ActorFilter((), ("a", "b")), "-actor:a -actor:b nato"),
        ("actor:a nato -actor:b", ActorFilter(), "nato"),
        ("actor:a,b actor:c nato", ActorFilter(("d",)), "actor:d actor:a,b nato"),
        ("actor:a or nato", ActorFilter(("b",)), "actor:b (actor:a or nato)"),
    ],
)
def test_a_filter_stands_in_the_query(query: str, actors: ActorFilter, after: str) -> None:
    assert str(with_actor_filter(STORY, parse(query), actors)) == after


def test_steps_from_filter_to_filter() -> None:
    a = ActorFilter().include("a")
    assert a == ActorFilter(("a",))
    assert a.include("b") == ActorFilter(("a", "b"))
    assert a.include("a") == ActorFilter()
    assert a.exclude("a") == ActorFilter((), ("a",))
    assert a.exclude("a").include("a") == a
    assert a.exclude("b").exclude("b") == a
    assert a.switched() == ActorFilter(("a",), (), match_all=True)
    assert a.switched().switched() == a


@pytest.mark.parametrize("match_all", [False, True])
def test_one_actor_leaves_any_or_all_as_it_was(match_all: bool) -> None:  # noqa: FBT001
    one = ActorFilter(("a",), (), match_all)
    query = with_actor_filter(STORY, parse(""), one)
    assert actor_filter(STORY, query, match_all=match_all) == one


TERMS = st.sampled_from(
    (
        *("nato", "war", "actor:a", "actor:b", "actor:d", "actor:a,b", "actor:b,c"),
        *("-actor:c", "-actor:a,d", "(actor:a or nato)"),
    )
)
QUERIES = st.lists(TERMS, max_size=5).map(" ".join)


@given(QUERIES)
def test_writing_what_was_read_changes_nothing(text: str) -> None:
    query = parse(text)
    again = with_actor_filter(STORY, query, actor_filter(STORY, query))
    assert select(INDEX, again).events == select(INDEX, query).events


@given(QUERIES, st.sampled_from(IDS))
def test_what_was_included_can_be_taken_back(text: str, who: str) -> None:
    query = parse(text)
    before = actor_filter(STORY, query)
    assume(who not in before.included and who not in before.excluded)
    included = with_actor_filter(STORY, query, before.include(who))
    after = actor_filter(STORY, included, match_all=before.match_all)
    assert who in after.included
    back = with_actor_filter(STORY, included, after.include(who))
    assert select(INDEX, back).events == select(INDEX, query).events
