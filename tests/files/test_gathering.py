"""Drafts of foreign formats become a timeline: checked, named by ids, and nothing lost unsaid."""

from __future__ import annotations

from typing import Any

import pytest

from timeline_tui.core.records import Citation
from timeline_tui.files.readers.drafts import Draft, Drafts, Refusal
from timeline_tui.files.readers.gathering import Import, gather


def gathered(*events: dict[str, Any], **more: Any) -> Import:
    drafts = [Draft(f"line {line}", event) for line, event in enumerate(events, 1)]
    return gather(Drafts(drafts, **more))


def draft(title: Any = "A call", **more: Any) -> dict[str, Any]:
    return {"date": "2025-02-12", "title": title, **more}


def actors(result: Import) -> dict[str, str]:
    return {actor.id: actor.name for actor in result.file.actors}


def test_sound_drafts_become_events_in_the_order_of_the_file() -> None:
    result = gathered(draft("B", date="2025"), draft("A", background="true", place=None))
    assert [event.title for event in result.file.events] == ["B", "A"]
    assert [event.background for event in result.file.events] == [False, True]
    assert not result.refused
    assert not result.notes
    assert [event.title for event in result.timeline.events] == ["B", "A"]


@pytest.mark.parametrize(
    ("event", "reason", "hint"),
    [
        (draft(date="2025-02-30"), "2025-02 has 28 days", "write a day from 01 to 28"),
        ({"date": "2025"}, "'title' is missing", ""),
        ({}, "'date' is missing; an event needs it; 'title' is missing", ""),
        (draft(title=""), "'title' is an empty text", "write something there"),
        (draft(status="xhappened"), "'status' cannot be 'xhappened'", "did you mean 'happened'?"),
        (draft(actors="trump"), "'actors' should be a list, not 'trump'", "write [trump]"),
        (draft(colour="red"), "unknown key 'colour' in an event", "the keys here are date, title"),
        (draft(background="maybe"), "'maybe' is neither true nor false", "write true or false"),
        (draft(quotes=[{"text": "Oui"}]), "'by' is missing; a quote needs it", ""),
        (draft(sources=[" "]), "an item of 'sources' is empty", ""),
        (draft(title=["A"]), "'title' should be text, not a list", ""),
        (draft(links={"follow": ["a"]}), "unknown key 'follow'", "did you mean 'follows'?"),
    ],
)
def test_a_draft_that_is_not_sound_is_refused_in_our_own_words(
    event: dict[str, Any], reason: str, hint: str
) -> None:
    result = gathered(draft(), event, draft())
    assert len(result.file.events) == 2
    (refused,) = result.refused
    assert refused.where == "line 2"
    assert reason in refused.reason
    assert hint in refused.hint


def test_names_get_ids_that_a_person_can_read() -> None:
    result = gathered(
        draft(actors=["Donald Trump", "Émile Zola", "Зеленський", "???"]),
        draft(quotes=[{"by": "J.-P. Dupont", "relays": "Donald Trump", "text": "Oui"}]),
    )
    assert actors(result) == {
        "donald-trump": "Donald Trump",
        "emile-zola": "Émile Zola",
        "зеленськии": "Зеленський",
        "actor": "???",
        "j-p-dupont": "J.-P. Dupont",
    }
    assert result.file.events[1].quotes[0].relays == "donald-trump"
    assert "'person' is written" in result.notes[0]


def test_different_names_never_share_an_id_and_one_name_is_one_actor() -> None:
    result = gathered(
        draft(actors=["Jean Paul", "Jean-Paul", "JEAN  PAUL", "Jean Paul"]),
        actors=[{"id": "jean-paul", "name": "John Paul II", "kind": "person"}],
    )
    assert actors(result) == {
        "jean-paul": "John Paul II",
        "jean-paul-2": "Jean Paul",
        "jean-paul-3": "Jean-Paul",
    }
    assert result.file.events[0].actors == ("jean-paul-2", "jean-paul-3")
    assert "'JEAN PAUL' is taken for the actor 'Jean Paul'" in result.notes


def test_a_listed_actor_is_found_by_id_name_and_alias() -> None:
    listed = [{"id": "trump", "name": "Donald Trump", "aliases": ["DJT"], "part_of": "USA"}]
    result = gathered(draft(actors=["trump"]), draft(actors=["donald trump", "DJT"]), actors=listed)
    assert [event.actors for event in result.file.events] == [("trump",), ("trump",)]
    assert actors(result) == {"trump": "Donald Trump", "usa": "USA"}
    assert result.file.actors[0].part_of == "usa"


def test_a_name_of_two_listed_actors_is_refused() -> None:
    listed = [{"id": "bush-41", "name": "George Bush"}, {"id": "bush-43", "name": "George Bush"}]
    result = gathered(draft(actors=["George Bush"]), draft(), actors=listed)
    reason = "'George Bush' may be 2 actors"
    assert result.refused == (Refusal("line 1", reason, "write an id: bush-41, bush-43"),)


def test_who_is_named_only_in_a_refused_record_is_not_made() -> None:
    result = gathered(draft(actors=["Nobody"], date="?"), draft())
    assert not result.file.actors


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("gazette", ("gazette", "")),
        ("gazette p. 2", ("gazette", "p. 2")),
        ("The Gazette", ("gazette", "")),
        ("https://gazette.example/", ("gazette", "")),
        ("Gazette of the day", ("gazette-of-the-day", "")),
        ("https://www.example.org/a/b.html", ("example-org-a-b-html", "")),
    ],
)
def test_a_source_is_cited_by_id_title_or_url(text: str, citation: tuple[str, str]) -> None:
    listed = [{"id": "gazette", "title": "The Gazette", "url": "https://gazette.example/"}]
    result = gathered(draft(sources=[text]), sources=listed)
    assert result.file.events[0].sources == (Citation(*citation),)
    known = {source.id: source.url or source.title for source in result.file.sources}
    assert known[citation[0]]
    if citation[0] != "gazette":
        assert known[citation[0]] == text


def test_a_listed_source_without_an_id_gets_one() -> None:
    result = gathered(
        draft(sources=["https://example.org"]),
        sources=[{"title": "AP", "url": "https://example.org"}, {"title": "AP"}],
    )
    assert [source.id for source in result.file.sources] == ["ap", "ap-2"]
    assert result.file.events[0].sources == (Citation("ap"),)


def test_ids_of_events_are_kept_or_changed_with_a_note() -> None:
    result = gathered(
        draft(id="a"),
        draft(id="A b@c"),
        draft(id="a", links={"follows": ["A b@c"], "part_of": ["a", "gone"]}),
        draft(id=""),
    )
    assert [event.id for event in result.file.events] == ["a", "a-b-c", "a-2", ""]
    links = result.file.events[2].links
    assert (links.follows, links.part_of) == (("a-b-c",), ("a",))
    assert result.notes == (
        "the ids of 2 events had to change: 'A b@c' is 'a-b-c', 'a' is 'a-2'",
        "left out: 1 link to events that are not there: 'a-2' to 'gone'",
    )


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (draft(actors=["ghost"]), "unknown actor 'ghost'"),
        (draft(sources=["ghost p. 2"]), "unknown source 'ghost'"),
        (draft(id="a b"), "the id 'a b' cannot hold a blank"),
        (draft(id="first"), "a second event with the id 'first'"),
    ],
)
def test_our_own_formats_name_records_by_ids_alone(event: dict[str, Any], reason: str) -> None:
    result = gathered(draft(id="first"), event, by_name=False)
    assert [refused.reason for refused in result.refused] == [reason]


def test_second_ids_in_lists_and_circles_are_told() -> None:
    result = gathered(
        draft(actors=["a", "b"]),
        actors=[
            {"id": "a", "name": "A", "part_of": "b"},
            {"id": "b", "name": "B", "part_of": "a"},
            {"id": "a", "name": "C"},
            {"name": "D", "kind": "ship"},
        ],
    )
    assert [(one.where, one.reason) for one in result.refused] == [
        ("actor 3", "a second actor with the id 'a'"),
        ("actor 4", "'kind' cannot be 'ship'"),
    ]
    assert [actor.part_of for actor in result.file.actors] == ["", "a"]
    assert "left out: what 'a' is part of: it would be part of itself" in result.notes


def test_comments_stay_before_their_events() -> None:
    comments = {-1: ["head"], 0: ["one"], 1: ["two"], 2: ["three"], 3: ["end"]}
    result = gathered(draft("1"), draft("2", date="?"), draft("3"), comments=comments)
    assert result.comments == {-1: ["head"], 0: ["one"], 1: ["two", "three"], 2: ["end"]}


def test_lines_are_asked_for_only_when_something_is_refused() -> None:
    def lines() -> list[int]:
        asked.append(True)
        return [7]

    asked: list[bool] = []
    assert not gather(Drafts([Draft("", draft())], lines=lines)).refused
    assert not asked
    assert gather(Drafts([Draft("", {})], lines=lines)).refused[0].where == "line 7"


def test_nothing_read_is_known_as_such() -> None:
    assert gathered(draft(date="?"), heading={"title": "T"}).is_empty
    assert not gathered(draft()).is_empty
