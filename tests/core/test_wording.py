from __future__ import annotations

import pytest

from making import actor, event, source, timeline
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.query.wording import query_words

STORY = timeline(
    event("2025-02-14/2025-02-16", "Munich Security Conference", id="munich", place="Munich"),
    actors=(actor("trump", "Donald Trump"), actor("nato", "NATO")),
    sources=(source("article", title="An article"),),
)


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
        ("with:trump,nato", "with Donald Trump and NATO together"),
        ("-with:trump,nato", "not with Donald Trump and NATO together"),
        ("to:journalists", "said to journalists"),
        ("kind:state -kind:person", "with a state, without a person"),
        ("place:munich", "at munich"),
        ("tag:diplomacy", "tagged diplomacy"),
        ("source:article", "according to An article"),
        ("status:planned", "planned"),
        ("is:overdue,marked", "overdue or marked"),
        ("-is:background", "not background"),
        ("id:munich", "the event Munich Security Conference"),
        ("has:quotes,summary", "with quotes or a summary"),
        ("-has:summary", "without a summary"),
        ("missing:sources", "without sources"),
        ("-missing:sources", "with sources"),
        ("sources:<2", "with at most 1 source"),
        ("quotes:0,>3", "with no quotes or at least 4 quotes"),
        ("sources:few", "with few"),
        ("date:2022..2025-02", "between 2022 and February 2025"),
        ("date:2022", "during 2022"),
        ("date:2022..", "from 2022 on"),
        ("date:..2022", "up to 2022"),
        ("date:munich", "during Munich Security Conference"),
        ("before:munich", "before Munich Security Conference"),
        ("-before:mun", "not before Munich Security Conference"),
        ("after:2025-02-12", "after 12 February 2025"),
        ("on:2022?", "on 2022, uncertain"),
        ("surely-after:2025-02-12", "surely after 12 February 2025"),
        ("surely-date:2022", "surely during 2022"),
        ("before:nothing", "before nothing"),
    ],
)
def test_a_query_in_words(query: str, words: str) -> None:
    assert query_words(STORY, parse(query)) == words
