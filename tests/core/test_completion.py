from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import actor, event, quote, source, timeline
from timeline_tui.core.query.completion import complete
from timeline_tui.core.query.fields import FIELDS, KINDS, STATES
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index

STORY = timeline(
    event("2024", "A call", id="call", actors="trump putin", tags="talks", place="Oval Office"),
    event(
        "2025",
        "Munich conference",
        id="munich",
        actors="trump",
        quotes=[quote("trump", "x", to="the press")],
    ),
    event("2026", "Munich talks", id="munich-talks", status="planned", actors="zelensky"),
    actors=(
        actor("zelensky", "Volodymyr Zelensky"),
        actor("trump", "Donald Trump", aliases=("M. Trump",)),
        actor("putin", "Vladimir Putin"),
        actor("odd", "Nobody, really"),
    ),
    sources=(source("article", "2025", title="An article"),),
)
EVERYTHING = select(Index(STORY), parse(""), frozenset({"call"}))
PLANNED = select(EVERYTHING.index, parse("is:planned"))


def texts(text: str, selection: Selection = EVERYTHING) -> list[str]:
    return [one.text for one in complete(selection, text)]


def test_an_empty_line_offers_every_field() -> None:
    assert texts("") == texts("munich ") == texts("(") == [f"{name}:" for name in FIELDS]


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("a", ["actor:", "after:", "actors:"]),
        ("-b", ["by:", "before:"]),
        ("SU", ["surely-date:", "surely-before:", "surely-after:", "surely-on:"]),
        ("surely-b", ["surely-before:"]),
        ("zel", ["actor:zelensky"]),
        ("talk", ["tag:talks"]),
        ("oval", ['place:"Oval Office"']),
        ("over", ["is:overdue"]),
        ("qqq", []),
        ("actor:", ["trump", "zelensky", "putin", "odd"]),
        ("actor:z", ["zelensky"]),
        ("actor:vol", ["zelensky"]),
        ('actor:"M. T', ["trump"]),
        ("actor:zelensky,pu", ["putin"]),
        ('actor:"Donald Trump",pu', ["putin"]),
        ("nato (actor:trum", ["trump"]),
        ("-actor:trum", ["trump"]),
        ("with:trum", ["trump"]),
        ("by:", ["trump", "zelensky", "putin", "odd"]),
        ("tag:t", ["talks"]),
        ("place:off", ['"Oval Office"']),
        ("to:", ['"the press"']),
        ("source:an", ["article"]),
        ("kind:", [*KINDS]),
        ("is:", [*STATES]),
        ("is:p", ["planned"]),
        ("status:h", ["happened"]),
        ("has:sum", ["summary"]),
        ("missing:sum", ["summary"]),
        ("id:mun", ["munich", "munich-talks"]),
        ("before:conf", ["munich"]),
        ("surely-after:ca", ["call"]),
        ("date:2024..mun", ["2024..munich", "2024..munich-talks"]),
        ("sources:<", ["<2"]),
        ("nofield:tr", []),
        ('"trum', []),
    ],
)
def test_what_may_be_written_next(text: str, offers: list[str]) -> None:
    assert texts(text) == offers


def test_a_completion_says_what_it_is_and_how_many_there_are() -> None:
    (one,) = complete(EVERYTHING, "munich actor:trum")
    assert (one.at, one.end, one.text, one.about, one.count) == (13, 17, "trump", "Donald Trump", 2)
    (field,) = complete(EVERYTHING, "surely-d")
    assert (field.at, field.about, field.count) == (0, FIELDS["surely-date"].asks, None)
    (event,) = complete(EVERYTHING, "before:ca")
    assert (event.about, event.count) == ("A call", None)


@pytest.mark.parametrize(
    ("text", "everything", "planned"),
    [
        ("actor:trump", 2, 0),
        ("by:trump", 1, 0),
        ("to:press", 1, 0),
        ("tag:talks", 1, 0),
        ("is:planned", 1, 1),
        ("is:marked", 1, 0),
        ("status:planned", 1, 1),
        ("has:quotes", 1, 0),
        ("missing:quotes", 2, 1),
        ("kind:person", 3, 1),
    ],
)
def test_counts_go_by_what_is_picked(text: str, everything: int, planned: int) -> None:
    assert complete(EVERYTHING, text)[0].count == everything
    assert complete(PLANNED, text)[0].count == planned


def test_what_the_query_leaves_out_comes_last() -> None:
    assert texts("actor:", PLANNED)[0] == "zelensky"
    assert texts("actor:u", PLANNED) == texts("actor:u")


@pytest.mark.parametrize(
    ("text", "cursor", "replaced"),
    [
        ("actor:tr nato", 8, "tr"),
        ("actor:trx nato", 8, "trx"),
        ("actor:trx,putin", 8, "trx"),
        ("(actor:tr)", 9, "tr"),
        ("zelen nato", 3, "zelen"),
        ("nato", -5, "nato"),
        ("nato", 99, "nato"),
    ],
)
def test_the_word_at_the_cursor_is_replaced(text: str, cursor: int, replaced: str) -> None:
    for one in complete(EVERYTHING, text, cursor):
        assert text[one.at : one.end] == replaced


@given(
    st.text(st.sampled_from('ab:-,"() \\tu.<') | st.characters(), max_size=12), st.integers(0, 12)
)
def test_any_text_can_be_completed(text: str, cursor: int) -> None:
    for one in complete(EVERYTHING, text, cursor):
        assert 0 <= one.at <= min(cursor, len(text)) <= one.end <= len(text)


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_offered_is_a_query(name: str) -> None:
    offered = complete(EVERYTHING, f"{name}:")
    assert offered
    for one in offered:
        try:
            select(EVERYTHING.index, parse(f"{name}:{one.text}"))
        except QueryError as error:
            pytest.fail(f"{name}:{one.text} is offered, but {error}")


def test_events_are_offered_where_their_dates_answer() -> None:
    story = timeline(
        event("../2020", id="old"), event("2022/..", id="war"), event("2024", id="end")
    )
    everything = select(Index(story), parse(""))
    assert texts("before:", everything) == ["war", "end"]
    assert texts("surely-after:", everything) == ["old", "end"]
    assert texts("on:", everything) == ["end"]
    assert texts("date:", everything) == ["old", "war", "end"]


def test_no_more_is_offered_than_can_be_looked_at() -> None:
    many = timeline(event("2025", actors=" ".join(f"a{number}" for number in range(200))))
    assert len(complete(select(Index(many), parse("")), "actor:")) == 50
