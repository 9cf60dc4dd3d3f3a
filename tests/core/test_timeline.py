from __future__ import annotations

import pytest

from making import actor, event, quote, source, timeline
from timeline_tui.core.dates import parse_date
from timeline_tui.core.order import axis_end
from timeline_tui.core.timeline import Link


def test_events_are_in_order_and_known_by_their_ids() -> None:
    made = timeline(event("2025", id="b"), event("2024", id="a"))
    assert [one.id for one in made.events] == ["a", "b"]
    assert made.event_places == {"a": 0, "b": 1}


@pytest.mark.parametrize(
    ("date", "title", "id_"),
    [
        ("2025-02-12", "Trump calls Putin", "2025-02-12-trump-calls-putin"),
        ("2022?", "Élysée: « paix »!", "2022-elysee-paix"),
        ("2022-02-24/..", "War", "2022-02-24-war"),
        ("-0044", "Ides", "0044-ides"),
        ("2025", "!?", "2025"),
        ("2025", "戦争", "2025-戦争"),
        ("2025", "word " * 20, "2025-word-word-word-word-word-word-word-word-word-wor"),
    ],
)
def test_an_event_without_an_id_gets_one(date: str, title: str, id_: str) -> None:
    assert timeline(event(date, title)).events[0].id == id_


def test_generated_ids_differ_from_each_other_and_from_given_ones() -> None:
    made = timeline(
        event("2025", "a"),
        event("2025", "a"),
        event("2025", "b", id="2025-a-2"),
        event("2025", "A"),
    )
    assert [one.id for one in made.events] == ["2025-a", "2025-a-3", "2025-a-2", "2025-a-4"]


def test_many_events_of_one_name_take_no_long_time() -> None:
    made = timeline(*[event("2025", "a")] * 20_000)
    assert len(made.event_places) == 20_000


def test_links_are_seen_from_both_ends() -> None:
    made = timeline(
        event("2023", id="a"),
        event("2024", id="b", follows="a"),
        event("2025", id="c", part_of="b", fulfils="a b"),
    )
    a, b, c = range(3)

    def own(kind: str, event: int) -> Link:
        return Link(kind, outgoing=True, event=event)

    def back(kind: str, event: int) -> Link:
        return Link(kind, outgoing=False, event=event)

    assert made.links_of(a) == [back("follows", b), back("fulfils", c)]
    assert made.links_of(b) == [own("follows", a), back("part_of", c), back("fulfils", c)]
    assert made.links_of(c) == [own("part_of", b), own("fulfils", a), own("fulfils", b)]


def test_quotes_follow_the_events() -> None:
    made = timeline(
        event("2025", id="b", quotes=[quote("x", "three")]),
        event("2024", id="a", quotes=[quote("x", "one"), quote("y", "two")]),
        event("2026", id="c"),
    )
    assert [(said.event, said.quote.text) for said in made.quotes] == [
        (0, "one"),
        (0, "two"),
        (1, "three"),
    ]
    assert [list(made.quotes_of(place)) for place in range(3)] == [[0, 1], [2], []]


def test_names() -> None:
    made = timeline(
        actors=(
            actor("usa", "United States", aliases=("États-Unis", "Washington")),
            actor("george", "George Washington", aliases=("Washington", "washington")),
        )
    )
    assert made.actor_names.meant("etats-unis") == ("usa",)
    assert made.actor_names.meant("WASHINGTON") == ("usa", "george")
    assert made.name_of("usa") == "United States"
    assert made.name_of("nobody") == "nobody"
    assert [*made.actors_by_id] == ["usa", "george"]


@pytest.mark.parametrize(
    ("dates", "zone"),
    [
        (["2025"], None),
        (["2025-01-01T10:00"], None),
        (["2025-01-01T10:00Z"], 0),
        (["2025-01-01T10:00Z", "2025-01-02T10:00+01:00", "2025-01-03T10:00+01:00"], 3600),
        (["2025-01-01/2025-01-02T10:00-05:00"], -18_000),
        (["2025-01-01T10:00Z", "2025-01-02T10:00+01:00"], 0),
    ],
)
def test_the_zone_of_most_times_is_home(dates: list[str], zone: int | None) -> None:
    assert timeline(*map(event, dates)).zone == zone


def test_now_is_the_end_of_the_day_of_the_newest_source() -> None:
    made = timeline(sources=(source("a", "2025-02-12"), source("b", "2024"), source("c")))
    assert made.now == axis_end(parse_date("2025-02-12"), None)
    assert timeline(sources=(source("a"),)).now is None


@pytest.mark.parametrize(
    ("events", "published", "opening"),
    [
        ([], "2025-02-12", None),
        ([event("2025-02-11"), event("2025-02-12"), event("2025-02-13")], "2025-02-12", 1),
        ([event("2025-02-11"), event("2025-02-12", status="planned")], "2025-02-12", 0),
        ([event("2025-02-11"), event("2025-02-12", status="claimed")], "2025-02-12", 1),
        ([event("2024"), event("2025")], "", 1),
        ([event("2026"), event("2027")], "2025", 0),
        ([event("2020"), event("/2024")], "2025", 1),
    ],
)
def test_a_story_opens_at_its_own_present(
    events: list[object], published: str, opening: int | None
) -> None:
    assert timeline(*events, sources=(source("s", published),)).opening_event == opening  # type: ignore[arg-type]


def test_the_present_is_that_of_the_clock_at_home() -> None:
    # Published at noon in Kyiv: eleven in Paris, where the story is told.
    made = timeline(
        event("2025-02-12T10:30+01:00"),
        event("2025-02-12T11:30+01:00"),
        sources=(source("s", "2025-02-12T12:00+02:00"),),
    )
    assert made.opening_event == 0
