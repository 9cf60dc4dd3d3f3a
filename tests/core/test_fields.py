"""What every field of the query language picks, and what all of them have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import actor, event, quote, source, timeline
from timeline_tui.core.query.fields import FIELDS, KINDS, OF_QUOTES, PROPERTIES, STATES, STATUSES
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.query.terms import Field
from timeline_tui.core.query.wording import query_words
from timeline_tui.core.records import Event
from timeline_tui.core.selection import select
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.pickers import PICKERS, QUOTE_PICKERS
from timeline_tui.files.bundled import bundled_story
from timeline_tui.files.opening import open_timeline

STORY = timeline(
    event("2022/..", id="war", background=True, actors="russia ukraine", tags="war"),
    event(
        "2025-02-12T10:00",
        "The call",
        id="call",
        actors="trump putin",
        place="Oval Office, Washington",
        tags="talks war",
        summary="Long.",
        sources=("article ¶ 1", "article ¶ 2", "agency"),
        quotes=[
            quote("trump", "Bien", to="journalists", cites="post", translation="Good"),
            quote("peskov", "Oui", relays="putin", to="Reporters in Moscow"),
        ],
        follows="war",
    ),
    event("2025-02-11~", id="rumour", status="claimed", actors="trump", sources=("agency",)),
    event(
        "2025-02-10", id="visit", status="planned", place="Kyiv", quotes=[quote("trump", "Soon")]
    ),
    event("2025-02-09?", id="summit", status="planned", tags="Élan"),
    event("2025-02-11T08:00", id="meeting", fulfils="summit", part_of="war", sources=("post",)),
    event("2025-02-12/2025-02-13", id="talks", status="planned"),
    actors=(
        actor("trump", "Donald Trump"),
        actor("putin", "Vladimir Putin"),
        actor("russia", "Russia", kind="state"),
        actor("ukraine", "Ukraine", kind="state"),
        actor("un", "United Nations", kind="organisation"),
    ),
    sources=(
        source("article", "2025-02-12", title="An article"),
        source("agency", title="Agency"),
        source("unread"),
    ),
)
INDEX = Index(STORY)
MARKS = frozenset({"war", "visit", "not-in-this-file"})


def picked(query: str) -> str:
    found = select(INDEX, parse(query), MARKS).events
    return " ".join(STORY.events[place].id for place in found)


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("with:trump,putin", "call"),
        ("with:trump", "visit rumour call"),
        ("with:trump,russia", ""),
        ("actor:trump,russia", "war visit rumour call"),
        ("kind:state", "war"),
        ("kind:PERSON", "visit rumour call"),
        ("kind:organisation", ""),
        ("kind:state,person", "war visit rumour call"),
        ("place:washington", "call"),
        ("place:kyiv,oval", "visit call"),
        ("tag:war", "war call"),
        ("tag:elan", "summit"),
        ("tag:tal", "call"),
        ("source:agency", "rumour call"),
        ('source:"an article"', "call"),
        ("source:post", "meeting call"),
        ("source:unread", ""),
        ("status:planned", "summit visit talks"),
        ("status:claimed,happened", "war rumour meeting call"),
        ("is:background", "war"),
        ("is:happened", "war meeting call"),
        ("is:planned", "summit visit talks"),
        ("is:claimed", "rumour"),
        ("is:quoted", "visit call"),
        ("is:uncertain", "summit"),
        ("is:approximate", "rumour"),
        ("is:ongoing", "war"),
        ("is:overdue", "visit"),
        ("is:fulfilled", "summit"),
        ("is:marked", "war visit"),
        ("-is:marked is:planned", "summit talks"),
        ("id:call", "call"),
        ("id:call,war", "war call"),
        ('id:"the call"', "call"),
        ("id:rum", "rumour"),
        ("has:summary", "call"),
        ("has:place", "visit call"),
        ("has:actors", "war visit rumour call"),
        ("has:tags", "war summit call"),
        ("has:links", "meeting call"),
        ("has:follows", "call"),
        ("has:fulfils,part_of", "meeting"),
        ("has:translation", "call"),
        ("has:time", "meeting call"),
        ("has:background", "war"),
        ("missing:sources", "war summit visit talks"),
        ("missing:quotes missing:tags", "rumour meeting talks"),
        ("missing:title", ""),
        ("sources:0", "war summit visit talks"),
        ("sources:<2 -sources:0", "rumour meeting"),
        ("sources:3", "call"),
        ("quotes:>0", "visit call"),
        ("quotes:>=2", "call"),
        ("actors:>=3", "call"),
        ("actors:1..2", "war visit rumour"),
        ("actors:0,3", "summit meeting call talks"),
        ("to:journalists", "call"),
        ("to:moscow", "call"),
    ],
)
def test_what_a_field_picks(query: str, events: str) -> None:
    assert picked(query).split() == events.split()


@pytest.mark.parametrize(
    ("query", "quotes"),
    [
        ("to:journalists", ["Bien"]),
        ("to:moscow by:putin", ["Oui"]),
        ("to:moscow by:trump", []),
        ("to:reporters or by:trump", ["Soon", "Bien", "Oui"]),
        ("-to:moscow", ["Soon"]),
        ("is:planned", ["Soon"]),
    ],
)
def test_quotes_are_asked_one_by_one_to_whom_they_were_said(query: str, quotes: list[str]) -> None:
    found = select(INDEX, parse(query), MARKS).quotes
    assert [STORY.quotes[place].quote.text for place in found] == quotes


@pytest.mark.parametrize(
    ("query", "wrong", "reason", "hint"),
    [
        ("is:quoted,late", "late", "'is:' does not know 'late'", "it may be background, happened"),
        ("is:overdo", "overdo", "'is:' does not know 'overdo'", "did you mean is:overdue?"),
        ("kind:city", "city", "'kind:' does not know 'city'", "it may be person, state"),
        ("status:plan", "plan", "'status:' does not know 'plan'", "did you mean status:planned?"),
        ("has:summry", "summry", "'has:' does not know 'summry'", "did you mean has:summary?"),
        ("missing:x", "x", "'missing:' does not know 'x'", "it may be summary, place"),
        ("tag:peace", "peace", "no event is tagged 'peace'", "name a tag as it stands in the file"),
        ("tag:talkz", "talkz", "no event is tagged 'talkz'", "did you mean tag:talks?"),
        ("source:zzz", "zzz", "no source is called 'zzz'", "name a source by id or title"),
        ("place:mars", "mars", "no place is called 'mars'", "write a part of what stands"),
        ("to:nobody", "nobody", "nothing is said to 'nobody'", "write a part of what stands"),
        ("to:\u0301", "\u0301", "nothing is said to '\u0301'", "write a part of what stands"),
        ("with:trump,bush", "bush", "no actor is called 'bush'", "name an actor"),
        ("before:zzz", "zzz", "no event is called 'zzz'", "write a date such as 2025-02, or name"),
        ("id:zzz", "zzz", "no event is called 'zzz'", "name an event by id or title"),
        ("sources:few", "few", "'few' is not a count", "for example sources:3"),
    ],
)
def test_a_value_that_means_nothing(query: str, wrong: str, reason: str, hint: str) -> None:
    with pytest.raises(QueryError) as raised:
        picked(query)
    assert query[raised.value.at : raised.value.end] == wrong
    assert raised.value.reason == reason
    assert hint in raised.value.hint


def test_preparing_changes_no_answer() -> None:
    index = Index(STORY)
    index.prepare()
    query = parse("by:trump call date:2025")
    assert select(index, query).quotes == select(INDEX, query).quotes


def test_nothing_is_overdue_where_there_is_no_present() -> None:
    story = timeline(event("1900", status="planned"))
    assert not select(Index(story), parse("is:overdue")).events


def test_counts_of_every_facet_under_a_query() -> None:
    selection = select(INDEX, parse("tag:war"))
    assert selection.counts("actors") == {
        "trump": 1, "putin": 1, "russia": 1, "ukraine": 1, "un": 0, "peskov": 1,
    }  # fmt: skip
    assert selection.counts("speakers")["putin"] == 1
    assert selection.counts("speakers")["russia"] == 0
    assert selection.counts("tags") == {"war": 2, "talks": 1, "Élan": 0}
    assert selection.counts("places") == {"Oval Office, Washington": 1, "Kyiv": 0}
    assert selection.counts("sources") == {"article": 1, "agency": 1, "unread": 0, "post": 1}
    assert selection.counts("status") == {"happened": 2, "planned": 0, "claimed": 0}
    assert selection.counts("kinds") == {"person": 1, "state": 1, "organisation": 0, "group": 0}
    assert selection.counts("kinds") is selection.counts("kinds")


@pytest.mark.parametrize("name", FACETS)
def test_a_facet_counts_what_its_field_picks(name: str) -> None:
    facet = FACETS[name]
    for value, count in select(INDEX, parse("")).counts(name).items():
        assert facet.name(STORY, value)
        query = parse(f'{facet.field}:"{value}"')
        assert len(select(INDEX, query).events) == count


def test_every_field_has_a_meaning_and_every_word_one_too() -> None:
    assert PICKERS.keys() == FIELDS.keys()
    assert OF_QUOTES == QUOTE_PICKERS.keys() <= FIELDS.keys()
    assert {facet.field for facet in FACETS.values()} <= FIELDS.keys()
    assert set(Event.__struct_fields__) <= PROPERTIES.keys()
    for words, field in (
        (STATES, "is"),
        (STATUSES, "status"),
        (KINDS, "kind"),
        (PROPERTIES, "has"),
    ):
        assert FIELDS[field].choices == words
        for word in words:
            select(INDEX, parse(f"{field}:{word}"), MARKS)


VALUES = st.text(st.sampled_from("0129-./:<>=?~X[]{}+TZaetw \u0301") | st.characters(), min_size=1)


@given(st.sampled_from(sorted(FIELDS)), st.lists(VALUES, min_size=1, max_size=2).map(tuple))
def test_any_value_means_something_or_is_an_error(name: str, values: tuple[str, ...]) -> None:
    query = Field(name, values)
    query_words(STORY, query)
    try:
        select(INDEX, query)
    except QueryError as error:
        assert error.reason  # noqa: PT017
        assert error.hint  # noqa: PT017


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_explains_itself(name: str) -> None:
    row = FIELDS[name]
    assert row.asks
    story = open_timeline(bundled_story())
    query = parse(f"{name}:{row.example}")
    assert select(Index(story), query) is not None
    assert query_words(story, query)
    assert "{" not in query_words(story, query)
