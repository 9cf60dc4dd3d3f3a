from __future__ import annotations

import pytest

from making import actor, timeline
from timeline_tui.core.query import parse
from timeline_tui.core.wording import query_words

STORY = timeline(actors=(actor("trump", "Donald Trump"), actor("nato", "NATO")))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ""),
        ("minerals", "“minerals”"),
        ("actor:trump", "with Donald Trump"),
        ("actor:trump,nato", "with Donald Trump or NATO"),
        ("actor:trump -actor:nato", "with Donald Trump, without NATO"),
        ("by:trump minerals", "quoting Donald Trump, “minerals”"),
        ("-by:trump", "not quoting Donald Trump"),
        ("-minerals", "not “minerals”"),
        ("actor:trump (a or b)", "with Donald Trump, (“a” or “b”)"),
        ("actor:trump a or b", "(with Donald Trump, “a”) or “b”"),
        ("-(a b)", "not (“a”, “b”)"),
        ("--actor:trump", "not without Donald Trump"),
        ("actor:nobody", "with nobody"),
    ],
)
def test_a_query_in_words(query: str, words: str) -> None:
    assert query_words(STORY, parse(query)) == words
