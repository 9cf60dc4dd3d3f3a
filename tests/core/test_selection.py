from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import actor, event, quote, timeline
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.query.terms import And, Field, Not, Or, Term, Word, all_of, any_of
from timeline_tui.core.records import Event, Quote
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index, actors_in
from timeline_tui.core.text import fold

STORY = timeline(
    event("2024-01", "Élysée summit", id="summit", actors="macron", place="Paris", tags="talks"),
    event(
        "2025-02-12",
        "A call",
        id="call",
        actors="trump putin",
        summary="About NATO.",
        quotes=[
            quote("trump", "Nous avons convenu", translation="We agreed"),
            quote("peskov", "Il a dit oui", relays="putin"),
        ],
    ),
    event(
        "2025-02-13", "Answer", id="answer", actors="zelensky", quotes=[quote("zelensky", "NATO!")]
    ),
    event("2025-02-14", "Meeting", id="meeting", status="planned"),
    actors=(
        actor("trump", "Donald Trump", aliases=("M. Trump", "chef d’État")),
        actor("zelensky", "Volodymyr Zelensky"),
        actor("usa", "United States", aliases=("Washington",)),
        actor("washington-dc", "Washington, D.C.", aliases=("Washington",)),
    ),
)
INDEX = Index(STORY)


def picked(query: str) -> str:
    return " ".join(STORY.events[place].id for place in select(INDEX, parse(query)).events)


def said(query: str) -> list[str]:
    return [STORY.quotes[place].quote.text for place in select(INDEX, parse(query)).quotes]


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("", "summit call answer meeting"),
        ("elysee", "summit"),
        ("NATO", "call answer"),
        ("paris", "summit"),
        ("talks", "summit"),
        ('"we agreed"', "call"),
        ('"avons convenu"', "call"),
        ("volodymyr", "answer"),
        ("d'etat", "call"),
        ('"call about"', ""),
        ("actor:trump", "call"),
        ("actor:putin", "call"),
        ("actor:peskov", "call"),
        ('actor:"m. trump"', "call"),
        ("actor:TRUMP", "call"),
        ('actor:"Chef d’état"', "call"),
        ("actor:macron,zelensky", "summit answer"),
        ("actor:macron actor:zelensky", ""),
        ("by:putin", "call"),
        ("by:peskov", "call"),
        ("by:macron", ""),
        ("-actor:trump", "summit answer meeting"),
        ("-nato", "summit meeting"),
        ("nato or summit", "summit call answer"),
        ("nato -(by:zelensky)", "call"),
        ("(nato or summit) actor:macron", "summit"),
        ("nonsense", ""),
        ('"\0"', ""),
    ],
)
def test_what_a_query_picks(query: str, events: str) -> None:
    assert picked(query) == events


@pytest.mark.parametrize(
    ("query", "quotes"),
    [
        ("", ["Nous avons convenu", "Il a dit oui", "NATO!"]),
        ("actor:trump", ["Nous avons convenu", "Il a dit oui"]),
        ("by:trump", ["Nous avons convenu"]),
        ("by:putin", ["Il a dit oui"]),
        ("by:trump nato", ["Nous avons convenu"]),
        ("by:trump or by:zelensky", ["Nous avons convenu", "NATO!"]),
        ("by:trump -by:peskov", []),
        ("-by:trump", ["NATO!"]),
        ("meeting", []),
    ],
)
def test_which_quotes_a_query_picks(query: str, quotes: list[str]) -> None:
    assert said(query) == quotes


def test_counts_of_every_actor() -> None:
    selection = select(INDEX, parse("nato"))
    assert selection.events_by_actor == {
        "trump": 1,
        "putin": 1,
        "peskov": 1,
        "zelensky": 1,
        "macron": 0,
        "usa": 0,
        "washington-dc": 0,
    }
    assert selection.quotes_by_actor["trump"] == 1
    assert selection.quotes_by_actor["putin"] == 1
    assert selection.quotes_by_actor["macron"] == 0
    assert [selection.holds(place) for place in range(-1, 5)] == [
        False,
        False,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("query", "wrong", "reason", "hint"),
    [
        (
            "a actor:Washington",
            "Washington",
            "'Washington' may be any of usa, washington-dc",
            "actor:usa",
        ),
        (
            "actor:putin,trumpp",
            "trumpp",
            "no actor is called 'trumpp'",
            "did you mean actor:trump?",
        ),
        ('by:"mr x"', '"mr x"', "no actor is called 'mr x'", ""),
    ],
)
def test_an_actor_that_is_not_there(query: str, wrong: str, reason: str, hint: str) -> None:
    with pytest.raises(QueryError) as raised:
        select(INDEX, parse(query))
    assert query[raised.value.at : raised.value.end] == wrong
    assert raised.value.reason == reason
    assert hint in raised.value.hint
    assert raised.value.hint


def test_a_timeline_without_events() -> None:
    selection = select(Index(timeline()), parse("a or -b"))
    assert (len(selection.events), len(selection.quotes), selection.events_by_actor) == (0, 0, {})


ACTORS = ["ann", "bob", "cid"]
LETTERS = st.text("ab", min_size=1, max_size=3)
QUOTES = st.builds(
    quote,
    st.sampled_from(ACTORS),
    LETTERS,
    relays=st.sampled_from(["", *ACTORS]),
    translation=LETTERS,
)
EVENTS = st.builds(
    event,
    st.sampled_from(["2024", "2025-01", "2025"]),
    LETTERS,
    summary=st.sampled_from(["", "a b", "b"]),
    actors=st.lists(st.sampled_from(ACTORS), unique=True, max_size=2).map(" ".join),
    quotes=st.lists(QUOTES, max_size=3),
)
TERMS: st.SearchStrategy[Term] = st.recursive(
    st.builds(Word, LETTERS)
    | st.builds(
        Field,
        st.sampled_from(["actor", "by"]),
        st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2).map(tuple),
    ),
    lambda terms: st.one_of(
        terms.map(Not),
        st.lists(terms, min_size=1, max_size=3).map(all_of),
        st.lists(terms, min_size=1, max_size=3).map(any_of),
    ),
    max_leaves=6,
)


def voices(said: Quote) -> set[str]:
    return {said.by, said.relays}


def holds(term: Term, told: Event, said: Quote | None = None) -> bool:
    """Evaluate a query the slow way, of an event or of one of its quotes."""
    match term:
        case Word(text):
            texts = [
                told.title,
                told.summary,
                told.place,
                *told.tags,
                *map(str.title, actors_in(told)),
            ]
            texts += [text for one in told.quotes for text in (one.text, one.translation)]
            return any(fold(text) in fold(each) for each in texts)
        case Field("by", values):
            quotes = told.quotes if said is None else (said,)
            return any(voices(one) & {*values} for one in quotes)
        case Field(_, values):
            return bool(
                {*values} & {*told.actors, *(who for q in told.quotes for who in voices(q))}
            )
        case Not(inner):
            return not holds(inner, told, said)
        case And(terms):
            return all(holds(inner, told, said) for inner in terms)
        case Or(terms):
            return any(holds(inner, told, said) for inner in terms)


@given(st.lists(EVENTS, max_size=6), TERMS)
def test_bitsets_pick_what_reading_every_event_picks(events: list[Event], query: Term) -> None:
    made = timeline(*events, actors=tuple(map(actor, ACTORS)))
    selection = select(Index(made), query)
    assert list(selection.events) == [
        place for place, one in enumerate(made.events) if holds(query, one)
    ]
    assert list(selection.quotes) == [
        place
        for place, (where, one) in enumerate(made.quotes)
        if where in selection.events
        and (holds(query, made.events[where], one) or not speaks(query))
    ]
    check_counts(selection)


def speaks(query: Term) -> bool:
    return "by:" in str(query)


def check_counts(selection: Selection) -> None:
    made = selection.index.timeline
    for who in ACTORS:
        among = [place for place in selection.events if who in actors_in(made.events[place])]
        assert selection.events_by_actor[who] == len(among)
        heard = [place for place in selection.quotes if who in voices(made.quotes[place].quote)]
        assert selection.quotes_by_actor[who] == len(heard)


def test_the_first_events_of_a_selection_are_a_selection_with_their_quotes() -> None:
    whole = select(INDEX, parse("is:happened"))
    part = whole.first(2)
    assert [*part.events] == [*whole.events[:2]]
    assert [*part.quotes] == [
        place for place in whole.quotes if STORY.quotes[place].event in part.events
    ]
    assert part.query == whole.query
    assert whole.first(3) is whole


def test_queries_that_pick_the_same_share_what_is_found_of_it() -> None:
    one, same, other = (select(INDEX, parse(text)) for text in ("-zzzz", "-yyyy", "by:trump"))
    assert one.picks is same.picks
    assert one.query != same.query
    again = select(INDEX, parse("by:trump"))
    assert again.picks is not other.picks  # a quote of its events may not be picked
    assert again.picks_quotes
    assert not one.picks_quotes
