from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import actor, event, timeline
from timeline_tui.core.query.drafts import is_open_phrase, offers, so_far, without_piece
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.query.terms import Term
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index

STORY = Index(
    timeline(
        event("2024", "A call", id="call", actors="trump putin", tags="talks"),
        event("2025", "A visit", id="visit", actors="trump", tags="talks"),
        event("2026", "A meeting", id="meeting", actors="zelensky"),
        actors=(
            actor("trump", "Donald Trump"),
            actor("putin", "Vladimir Putin", aliases=("Poutine",)),
            actor("zelensky", "Volodymyr Zelensky"),
        ),
    )
)
EVERYTHING = select(STORY, parse(""))


def known(term: Term) -> str:
    """Return the text of a term that means something in the story."""
    return str(select(STORY, term).query)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", ""),
        ("call actor:", "call"),
        ("actor:trmup call", "call"),
        ("actor:trump,trmup", ""),
        ("call or", "call"),
        ("call -", "call"),
        ("(call", "call"),
        ("call ()", "call"),
        ('call "a vis', 'call "a vis"'),
        ('actor:"Donald Tr', 'actor:"Donald Tr"'),
        ('"', ""),
        ("nofield:x )( call", "call"),
    ],
)
def test_what_is_wrong_is_left_out(text: str, asked: str) -> None:
    assert so_far(text, known) == asked


def test_where_next_to_nothing_is_right_nothing_is_asked() -> None:
    assert so_far(") " * 50, known) is None


@given(st.text(st.sampled_from('ab:-,"() \\tu.<') | st.characters(), max_size=12))
def test_what_can_be_asked_is_asked_as_it_is_and_anything_else_never_fails(text: str) -> None:
    try:
        whole = known(parse(text))
    except QueryError:
        so_far(text, known)
    else:
        assert so_far(text, known) == whole


@pytest.mark.parametrize(
    ("text", "cursor", "rest"),
    [
        ("call actor:tr", 13, "call "),
        ("call actor:tr visit", 13, "call   visit"),
        ("call -actor:trump,pu", 20, "call "),
        ('call place:"Den Ha', 18, "call "),
        ("(actor:tr)", 9, "( )"),
        ("call ", 5, "call "),
    ],
)
def test_the_word_that_is_being_written_can_be_set_aside(text: str, cursor: int, rest: str) -> None:
    assert without_piece(text, cursor).rstrip() == rest.rstrip()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("actor:", {"trump": 2, "putin": 1, "zelensky": 1}),
        ("tag:talks actor:", {"trump": 2, "putin": 1, "zelensky": 0}),
        ("putin or actor:", {"trump": 1, "putin": 1, "zelensky": 0}),
        ("visit actor:trump,", {"trump": 1, "putin": 0, "zelensky": 0}),
        ("actor:trmup actor:", {"trump": 2, "putin": 1, "zelensky": 1}),
    ],
)
def test_completions_are_counted_under_the_rest_of_the_query(
    text: str, counts: dict[str, int]
) -> None:
    present = select(STORY, parse("id:meeting"))
    assert {one.text: one.count for one in offers(present)(text, len(text))} == counts


def test_a_search_is_counted_within_the_filter() -> None:
    offered = offers(select(STORY, parse("visit")), within=True)
    assert [(one.text, one.count) for one in offered("actor:tr", 8)] == [("trump", 1)]


@pytest.mark.parametrize(
    ("text", "is_open"),
    [('call "a vis', True), ('"', True), ("call (", False), ("actor:x", False), ('"" a', False)],
)
def test_an_open_phrase_is_told_from_other_errors(text: str, is_open: bool) -> None:  # noqa: FBT001
    with pytest.raises(QueryError) as caught:
        select(STORY, parse(text))
    assert is_open_phrase(text, caught.value) is is_open


def test_an_actor_found_by_another_name_says_which() -> None:
    (one,) = offers(EVERYTHING)("actor:pout", 10)
    assert (one.text, one.about) == ("putin", "Vladimir Putin = Poutine")
