from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.query.fields import FIELDS
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.query.terms import (
    EVERYTHING,
    And,
    Field,
    Not,
    Or,
    Place,
    Term,
    Word,
    all_of,
    any_of,
    conjuncts,
    words_in,
)
from timeline_tui.core.text import fold

A, B, C = Word("a"), Word("b"), Word("c")
TRUMP = Field("actor", ("trump",))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("", EVERYTHING),
        (" \t\n ", EVERYTHING),
        ("a", A),
        ("a b", And((A, B))),
        ("a and b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a or b", Or((A, B))),
        ("a OR b or c", Or((A, B, C))),
        ("a b or c", Or((And((A, B)), C))),
        ("a or b c", Or((A, And((B, C))))),
        ("a (b or c)", And((A, Or((B, C))))),
        ("(a b) c", And((A, B, C))),
        ("(a or b) or c", Or((A, B, C))),
        ("((a))", A),
        ("-a", Not(A)),
        ("not a", Not(A)),
        ("--a", Not(Not(A))),
        ("-(a b)", Not(And((A, B)))),
        ("not a b", And((Not(A), B))),
        ("a-b", Word("a-b")),
        ('"a b"', Word("a b")),
        ('"or"', Word("or")),
        ('"-a"', Word("-a")),
        (r'"a \"b\" \\ c"', Word('a "b" \\ c')),
        ("«paix»", Word("«paix»")),
        ("a,b", Word("a,b")),
        ("actor:trump", TRUMP),
        ("ACTOR:trump", TRUMP),
        ("-actor:trump", Not(TRUMP)),
        ("actor:trump,putin", Field("actor", ("trump", "putin"))),
        ('actor:"Donald Trump",putin', Field("actor", ("Donald Trump", "putin"))),
        ("actor:a:b", Field("actor", ("a:b",))),
        ("(actor:trump)a", And((TRUMP, A))),
        ('actor:trump"a b"', And((TRUMP, Word("a b")))),
    ],
)
def test_what_a_text_asks(text: str, term: Term) -> None:
    assert parse(text) == term


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("  a   b ", "a b"),
        ("a and b", "a b"),
        ("a AND (b OR c)", "a (b or c)"),
        ("(a b) or c", "a b or c"),
        ("not a", "-a"),
        ("not (a b)", "-(a b)"),
        ('"a"', "a"),
        ('"a b"', '"a b"'),
        ('"not"', '"not"'),
        ('Actor:"trump"', "actor:trump"),
        ('actor:"Donald Trump"', 'actor:"Donald Trump"'),
        ("", ""),
    ],
)
def test_how_a_query_is_written(text: str, canonical: str) -> None:
    assert str(parse(text)) == canonical
    assert str(parse(canonical)) == canonical


@pytest.mark.parametrize(
    ("text", "wrong", "reason", "hint"),
    [
        ("a -", "-", "nothing follows '-'", "write what to leave out after it"),
        ("a - b", "-", "nothing follows '-'", "write what to leave out after it"),
        ("(-)", "-", "nothing follows '-'", "write what to leave out after it"),
        ("-or", "-", "nothing follows '-'", "write what to leave out after it"),
        ("or b", "or", "nothing stands before 'or'", 'to search for the word: "or"'),
        ("a OR", "OR", "nothing follows 'OR'", 'to search for the word: "OR"'),
        ("a or or b", "or", "nothing follows 'or'", 'to search for the word: "or"'),
        ("(a or) b", "or", "nothing follows 'or'", 'to search for the word: "or"'),
        ("and a", "and", "nothing stands before 'and'", 'to search for the word: "and"'),
        ("a and", "and", "nothing follows 'and'", 'to search for the word: "and"'),
        ("a not", "not", "nothing follows 'not'", 'to search for the word: "not"'),
        ("(a", "(", "this parenthesis is never closed", "write a )"),
        ("a) b", ")", "no parenthesis is open here", "take the ) away"),
        ("a ( )", "( )", "there is nothing in the parentheses", "take them away"),
        ('a "b', '"b', "this quotation mark is never closed", 'write a second "'),
        ('actor:"b', '"b', "this quotation mark is never closed", 'write a second "'),
        ('a ""', '""', "there is nothing to search for between the quotation marks", "a search"),
        ('"\u0301"', '"\u0301"', "there is nothing to search for between", "a search needs"),
        ("\u0301", "\u0301", "there is nothing to search for here", "a search needs"),
        ("a actor:", "actor:", "a value is missing after 'actor:'", "for example actor:trump"),
        ("actor: b", "actor:", "a value is missing after 'actor:'", "for example actor:trump"),
        ("actor:a, b", "actor:a,", "a value is missing after 'actor:a,'", "for example actor"),
        ('actor:" "', 'actor:" "', "a value is missing after", "for example actor:trump"),
        ("actro:trump", "actro:", "there is no field 'actro:'", "did you mean actor:?"),
        ("xyz:trump", "xyz:", "there is no field 'xyz:'", 'as text: "xyz:trump"'),
        ("at 12:30", "12:30", "'12:30' is not a field and a value", 'as text: "12:30"'),
        ("(" * 50, "(", "this is nested too deep", "at most 40 levels"),
        ("-" * 50 + "a", "-", "this is nested too deep", "at most 40 levels"),
    ],
)
def test_an_error_says_what_and_where_and_what_to_do(
    text: str, wrong: str, reason: str, hint: str
) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    error = raised.value
    assert text[error.at : error.end] == wrong
    assert error.reason.startswith(reason)
    assert str(error) == error.reason
    assert hint in error.hint


def test_terms_know_their_places() -> None:
    term = parse('a actor:x,"y z"')
    assert isinstance(term, And)
    word, field = term.terms
    assert isinstance(word, Word)
    assert word.place == Place(0, 1)
    assert isinstance(field, Field)
    assert field.place_of("x") == Place(8, 9)
    assert field.place_of("y z") == Place(10, 15)
    assert field.place_of("never written") == Place()


# What stands in queries, and whatever else may.
SIGNS = st.sampled_from([*"ab:-,\"'()\\ \t\né\u0301\0|", "or", "and", "not", "actor:", "by:"])
TEXTS = st.lists(SIGNS | st.characters(), max_size=12).map("".join)
MEANT = TEXTS.filter(lambda text: bool(fold(text).strip()))
FIELD_VALUES = TEXTS.filter(lambda text: bool(text.strip()))
LEAVES = st.builds(Word, MEANT) | st.builds(
    Field, st.sampled_from(sorted(FIELDS)), st.lists(FIELD_VALUES, min_size=1).map(tuple)
)
TERMS: st.SearchStrategy[Term] = st.recursive(
    LEAVES,
    lambda terms: st.one_of(
        terms.map(Not),
        st.lists(terms, min_size=1, max_size=4).map(all_of),
        st.lists(terms, min_size=1, max_size=4).map(any_of),
    ),
    max_leaves=12,
)


@given(TERMS)
def test_reading_undoes_writing(term: Term) -> None:
    assert parse(str(term)) == term


@given(TEXTS)
def test_any_text_is_a_query_or_an_error_with_a_place(text: str) -> None:
    try:
        term = parse(text)
    except QueryError as error:
        assert 0 <= error.at < error.end <= len(text)  # noqa: PT017
        assert error.reason  # noqa: PT017
        assert error.hint  # noqa: PT017
    else:
        assert parse(str(term)) == term


@given(st.lists(TERMS, min_size=1, max_size=4))
def test_terms_are_made_flat(terms: list[Term]) -> None:
    both = all_of(terms)
    assert all(not isinstance(inner, And) for inner in conjuncts(both))
    assert all_of([both]) == both
    assert all_of(conjuncts(both)) == both


def test_everything_needs_no_more() -> None:
    assert all_of([EVERYTHING, A]) == A
    assert any_of([A, EVERYTHING]) == EVERYTHING
    assert all_of([]) == EVERYTHING


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("NATO", ("nato",)),
        ('"Élysée" or actor:trump b', ("elysee", "b")),
        ("a -b", ("a",)),
        ("-(a b)", ()),
    ],
)
def test_the_words_to_mark(text: str, words: tuple[str, ...]) -> None:
    assert words_in(parse(text)) == words
