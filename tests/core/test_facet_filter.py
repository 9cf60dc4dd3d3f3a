from __future__ import annotations

from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from making import actor, event, timeline
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.facet_filter import FacetFilter, facet_filter, with_facet_filter
from timeline_tui.core.selection.index import Index

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
actors_filter = partial(FacetFilter, "actors")


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
    found = facet_filter(INDEX, parse(query), "actors")
    assert found == actors_filter(tuple(included), tuple(excluded), match_all)


@pytest.mark.parametrize(
    ("query", "actors", "after"),
    [
        ("", actors_filter(("a",)), "actor:a"),
        ("", actors_filter(("a", "b")), "actor:a,b"),
        ("", actors_filter(("a", "b"), match_all=True), "actor:a actor:b"),
        ("nato", actors_filter((), ("a", "b")), "-actor:a -actor:b nato"),
        ("actor:a nato -actor:b", actors_filter(), "nato"),
        ("actor:a,b actor:c nato", actors_filter(("d",)), "actor:d actor:a,b nato"),
        ("actor:a or nato", actors_filter(("b",)), "actor:b (actor:a or nato)"),
    ],
)
def test_a_filter_stands_in_the_query(query: str, actors: FacetFilter, after: str) -> None:
    assert str(with_facet_filter(INDEX, parse(query), actors)) == after


def test_steps_from_filter_to_filter() -> None:
    a = actors_filter().include("a")
    assert a == actors_filter(("a",))
    assert a.include("b") == actors_filter(("a", "b"))
    assert a.include("a") == actors_filter()
    assert a.exclude("a") == actors_filter((), ("a",))
    assert a.exclude("a").include("a") == a
    assert a.exclude("b").exclude("b") == a
    assert a.switched() == actors_filter(("a",), (), match_all=True)
    assert a.switched().switched() == a


@pytest.mark.parametrize("match_all", [False, True])
def test_one_actor_leaves_any_or_all_as_it_was(match_all: bool) -> None:  # noqa: FBT001
    one = actors_filter(("a",), (), match_all)
    query = with_facet_filter(INDEX, parse(""), one)
    assert facet_filter(INDEX, query, "actors", match_all=match_all) == one


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
    again = with_facet_filter(INDEX, query, facet_filter(INDEX, query, "actors"))
    assert select(INDEX, again).events == select(INDEX, query).events


@given(QUERIES, st.sampled_from(IDS))
def test_what_was_included_can_be_taken_back(text: str, who: str) -> None:
    query = parse(text)
    before = facet_filter(INDEX, query, "actors")
    assume(who not in before.included and who not in before.excluded)
    included = with_facet_filter(INDEX, query, before.include(who))
    after = facet_filter(INDEX, included, "actors", match_all=before.match_all)
    assert who in after.included
    back = with_facet_filter(INDEX, included, after.include(who))
    assert select(INDEX, back).events == select(INDEX, query).events


OTHERS = Index(
    timeline(
        event("2001", tags="war peace", place="Old town"),
        event("2002", tags="war", place="Old town hall", status="planned"),
    )
)


@pytest.mark.parametrize(
    ("facet", "query", "included"),
    [
        ("tags", "tag:war,peace", ("war", "peace")),
        ("tags", "tag:WAR", ("war",)),
        ("tags", "actor:war", ()),
        ("places", 'place:"=Old town"', ("Old town",)),
        ("places", 'place:"Old town"', ()),
        ("places", "place:hall", ("Old town hall",)),
        ("places", "place:town", ()),
        ("status", "status:planned", ("planned",)),
    ],
)
def test_every_facet_is_read_from_the_query(
    facet: str, query: str, included: tuple[str, ...]
) -> None:
    assert facet_filter(OTHERS, parse(query), facet).included == included


def test_filters_of_two_facets_stand_side_by_side() -> None:
    tagged = with_facet_filter(OTHERS, parse(""), FacetFilter("tags", ("war",)))
    both = with_facet_filter(OTHERS, tagged, FacetFilter("status", ("planned",)))
    assert str(both) == "status:planned tag:war"
    assert [*select(OTHERS, both).events] == [1]
