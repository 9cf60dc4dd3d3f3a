"""Places and listeners: a part of what stands in the file, or with ``=`` the whole of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import event, quote, timeline
from timeline_tui.core.query.completion import complete
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.query.wording import query_words
from timeline_tui.core.selection import select
from timeline_tui.core.selection.facet_filter import FacetFilter, facet_filter, with_facet_filter
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline

STORY = timeline(
    event("2021", id="lviv", place="Lviv, Ukraine", quotes=[quote("a", "x", to="the press")]),
    event("2022", id="ukraine", place="Ukraine", quotes=[quote("a", "y", to="press")]),
    event("2023", id="lower", place="ukraine"),
    event("2024", id="munich", place="Munich, Germany"),
    event("2025", id="equals", place="=Ukraine"),
    event("2026", id="nowhere"),
)
INDEX = Index(STORY)


def picked(query: str) -> str:
    return " ".join(STORY.events[place].id for place in select(INDEX, parse(query)).events)


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("place:ukraine", "lviv ukraine lower equals"),
        ("place:=Ukraine", "ukraine"),
        ("place:=ukraine", "lower"),
        ("place:=UKRAINE", "ukraine lower"),
        ("place:==Ukraine", "equals"),
        ("place:munich", "munich"),
        ('place:"=munich, germany"', "munich"),
        ("to:press", "lviv ukraine"),
        ("to:=press", "ukraine"),
    ],
)
def test_a_part_picks_all_that_hold_it_and_a_whole_only_itself(query: str, events: str) -> None:
    assert picked(query) == events


@pytest.mark.parametrize("query", ["place:=munich", "place:=", "to:=the", 'place:"= "'])
def test_a_whole_that_there_is_none_of_is_an_error(query: str) -> None:
    with pytest.raises(QueryError, match=r"no place is called|nothing is said to"):
        picked(query)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("place:=munich", "without the = it may be a part of what stands in the file"),
        ("place:munihc", "write a part of what stands in the file"),
        ("place:ukrane", "did you mean 'Ukraine'?"),
        ("to:=the", "without the = it may be a part of what stands in the file"),
    ],
)
def test_an_error_says_what_would_be_right(query: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        picked(query)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("place", "query"),
    [
        ("Lviv, Ukraine", 'place:"Lviv, Ukraine"'),
        ("Ukraine", "place:=Ukraine"),
        ("=Ukraine", "place:==Ukraine"),
        ("Munich, Germany", 'place:"Munich, Germany"'),
    ],
)
def test_a_place_of_the_list_is_asked_for_as_plainly_as_is_clear(place: str, query: str) -> None:
    asked = with_facet_filter(INDEX, parse(""), FacetFilter("places", (place,)))
    assert str(asked) == query
    ruled_out = with_facet_filter(INDEX, parse(""), FacetFilter("places", (), (place,)))
    assert str(ruled_out) == f"-{query}"


@pytest.mark.parametrize(
    ("query", "included"),
    [
        ("place:munich", ("Munich, Germany",)),
        ("place:lviv,=Ukraine", ("Lviv, Ukraine", "Ukraine")),
        ("place:ukraine", ()),
        ("place:nowhere", ()),
    ],
)
def test_what_means_one_place_counts_as_that_place(query: str, included: tuple[str, ...]) -> None:
    assert facet_filter(INDEX, parse(query), "places").included == included


NAMES = st.lists(st.text("aA=é \u0301\n", min_size=1, max_size=4), min_size=1, max_size=5)


def places(names: list[str]) -> Timeline:
    return timeline(*(event("2024", place=name) for name in names))


@given(NAMES)
def test_a_place_of_the_list_picks_as_many_events_as_its_count_says(names: list[str]) -> None:
    index = Index(places(names))
    for place, count in index.facet("places").totals.items():
        wanted = FacetFilter("places", (place,))
        query = with_facet_filter(index, parse(""), wanted)
        assert len(select(index, query).events) == count
        assert parse(str(query)) == query
        assert facet_filter(index, query, "places") == wanted


@given(NAMES)
def test_a_place_that_is_offered_picks_as_many_events_as_its_count_says(names: list[str]) -> None:
    everything = select(Index(places(names)), parse(""))
    for text in ("place:", "place:=", "place:a", "place:=a"):
        for offer in complete(everything, text):
            assert len(select(everything.index, parse(f"place:{offer.text}")).events) == offer.count


def test_in_words_a_whole_is_told_from_a_part() -> None:
    assert query_words(STORY, parse("place:=Ukraine")) == "at Ukraine exactly"
    assert query_words(STORY, parse("to:=press,media")) == "said to press exactly or media"
