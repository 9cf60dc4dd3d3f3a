"""Promises about the bundled story, read without the program's own reader."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline_tui.core.dates import parse_date

STORY = Path(__file__).parents[1] / "data" / "events.yaml"
QUOTATIONS_IN_THE_ARTICLE = 24
PARAGRAPHS = 27
ARTICLE_HEADINGS = {"title", "heading before ¶ 12", "heading before ¶ 24"}

FILE: dict[str, Any] = yaml.load(STORY.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - a BaseLoader makes only text, lists and dicts
SOURCES = {source["id"]: source for source in FILE["sources"]}
ACTORS = {actor["id"]: actor for actor in FILE["actors"]}
EVENTS = {event["id"]: event for event in FILE["events"]}
QUOTES = [(event, quote) for event in FILE["events"] for quote in event.get("quotes", [])]
CITATIONS = [
    *((event["id"], citation) for event in FILE["events"] for citation in event["sources"]),
    *((event["id"], quote["source"]) for event, quote in QUOTES),
]

each_event = pytest.mark.parametrize("event", FILE["events"], ids=lambda event: event["id"])
each_quote = pytest.mark.parametrize(
    ("event", "quote"),
    QUOTES,
    ids=[f"{event['id']}-{quote['text'][:16]}" for event, quote in QUOTES],
)


@pytest.mark.parametrize("kind", ["sources", "actors", "events"])
def test_no_two_records_share_an_id(kind: str) -> None:
    counts = Counter(record["id"] for record in FILE[kind])
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_two_events_share_a_title() -> None:
    counts = Counter(event["title"] for event in FILE["events"])
    assert [title for title, count in counts.items() if count > 1] == []


def test_a_name_or_alias_means_one_actor() -> None:
    meant: dict[str, set[str]] = {}
    for actor in FILE["actors"]:
        for name in (actor["id"], actor["name"], *actor.get("aliases", [])):
            meant.setdefault(name.casefold(), set()).add(actor["id"])
    assert {name: ids for name, ids in meant.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("actor", FILE["actors"], ids=lambda actor: actor["id"])
def test_an_actor_belongs_to_a_known_actor_and_never_to_itself(actor: dict[str, Any]) -> None:
    seen = [actor["id"]]
    while above := ACTORS[seen[-1]].get("part_of"):
        assert above in ACTORS
        assert above not in seen
        seen.append(above)


@pytest.mark.parametrize(
    "actor", [a for a in FILE["actors"] if a["kind"] == "person"], ids=lambda actor: actor["id"]
)
def test_a_person_has_an_office_or_another_role(actor: dict[str, Any]) -> None:
    assert actor["role"]


@each_event
def test_an_event_names_known_actors_and_events(event: dict[str, Any]) -> None:
    links = event.get("links", {})
    assert set(event["actors"]) <= set(ACTORS)
    assert {other for others in links.values() for other in others} <= set(EVENTS) - {event["id"]}
    assert set(links) <= {"follows", "part_of", "fulfils"}


@each_event
def test_an_event_cites_the_article_and_tells_something(event: dict[str, Any]) -> None:
    assert any(citation.split(" ", 1)[0] == "article" for citation in event["sources"])
    assert event["summary"]
    assert event["tags"]


@pytest.mark.parametrize(("event_id", "citation"), CITATIONS)
def test_a_citation_names_a_source_and_a_place_in_it(event_id: str, citation: str) -> None:
    source, _, place = citation.partition(" ")
    assert source in SOURCES, event_id
    assert place, event_id
    if source == "article":
        paragraphs = {f"¶ {number}" for number in range(1, PARAGRAPHS + 1)}
        assert place in paragraphs | ARTICLE_HEADINGS, event_id


def test_every_paragraph_of_the_article_is_cited() -> None:
    cited = {citation for _, citation in CITATIONS}
    assert {f"article ¶ {number}" for number in range(1, PARAGRAPHS + 1)} <= cited


@each_event
def test_a_date_is_edtf_and_its_bounds_are_in_order(event: dict[str, Any]) -> None:
    date = parse_date(event["date"])
    if date.earliest is not None and date.latest is not None:
        assert date.earliest <= date.latest


@each_event
def test_only_what_is_planned_may_begin_after_the_article(event: dict[str, Any]) -> None:
    published = parse_date(SOURCES["article"]["published"])
    begins = parse_date(event["date"]).earliest
    assert published.earliest is not None
    assert published.latest is not None
    if event.get("status") == "planned":
        assert begins is not None
        assert begins >= published.earliest
    else:
        assert begins is None or begins <= published.latest


@each_event
def test_a_date_beside_the_articles_own_day_cites_the_record(event: dict[str, Any]) -> None:
    published = SOURCES["article"]["published"]
    if set(event["date"].split("/")) - {published, ""}:
        assert any(citation.startswith("record ") for citation in event["sources"])


def test_the_record_says_that_it_is_not_the_article() -> None:
    assert "Not the article" in SOURCES["record"]["about"]
    assert "url" not in SOURCES["record"]


def test_there_are_as_many_quotes_as_quotations_in_the_article() -> None:
    assert len(QUOTES) == QUOTATIONS_IN_THE_ARTICLE
    assert len({(quote["source"], quote["text"]) for _, quote in QUOTES}) == len(QUOTES)


@each_quote
def test_a_quote_is_french_with_a_known_speaker_and_a_translation(
    event: dict[str, Any], quote: dict[str, Any]
) -> None:
    assert quote["lang"] == "fr"
    assert quote["by"] in event["actors"]
    assert quote["source"] in event["sources"]
    assert quote["translation"].strip()
    assert quote["translation"] != quote["text"]


@each_quote
def test_a_quotes_text_is_as_the_article_prints_it(
    event: dict[str, Any], quote: dict[str, Any]
) -> None:
    text = quote["text"]
    assert text == text.strip(), event["id"]
    assert not set(text) & set("«»'\"\n"), event["id"]


@each_quote
def test_a_spokesman_relays_a_known_other(event: dict[str, Any], quote: dict[str, Any]) -> None:
    if "relays" in quote:
        assert quote["relays"] in set(ACTORS) - {quote["by"]}, event["id"]
    assert ("relays" in quote) == (quote["by"] == "peskov")


@each_quote
def test_a_quote_has_a_date_only_where_it_differs_from_the_events(
    event: dict[str, Any], quote: dict[str, Any]
) -> None:
    if "date" in quote:
        assert parse_date(quote["date"]).earliest is not None
        assert quote["date"] != event["date"]
