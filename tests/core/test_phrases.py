from __future__ import annotations

import pytest

from making import actor, event, quote, source, timeline
from timeline_tui.core.clippings import copied_event, copied_quote
from timeline_tui.core.dates import parse_date
from timeline_tui.core.holdings import extent_words, holdings
from timeline_tui.core.phrases import (
    LINK_WORDS,
    actor_words,
    citation_words,
    in_quotation_marks,
    language_words,
    title_words,
)
from timeline_tui.core.records import Citation
from timeline_tui.core.timeline import LINK_KINDS

STORY = timeline(
    event(
        "2025-02-12",
        "A call",
        status="claimed",
        place="Moscow",
        summary="They talk.\nFor an hour.",
        sources=["article ¶ 2", "record", "article ¶ 4"],
        quotes=[
            quote(
                "peskov",
                "Le moment est venu",
                lang="fr",
                translation="The time has come",
                relays="putin",
                to="journalists",
                cites="article ¶ 16",
            ),
            quote("putin", "Da"),
        ],
    ),
    actors=(actor("peskov", "Dmitry Peskov"), actor("putin", "Vladimir Putin")),
    sources=(source("article", "2025-02-13", title="Poutine accepte"),),
)


@pytest.mark.parametrize(
    ("text", "lang", "marked"),
    [
        ("oui", "fr", "«\u00a0oui\u00a0»"),
        ("oui", "fr-CA", "«\u00a0oui\u00a0»"),
        ("ja", "de", "„ja“"),
        ("да", "ru", "«да»"),
        ("yes", "en", "“yes”"),
        ("yes", "", "“yes”"),
        ("yes", "xx", "“yes”"),
        ("« oui »", "fr", "« oui »"),
        ('"yes"', "", '"yes"'),
        ("'tis the season", "en", "“'tis the season”"),
        ("two\nlines\x1b", "", "“two\nlines␛”"),
    ],
)
def test_a_text_gets_the_quotation_marks_of_its_language_once(
    text: str, lang: str, marked: str
) -> None:
    assert in_quotation_marks(text, lang) == marked


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "French"), ("FR-ca", "French"), ("tlh", "tlh"), ("\x1b[", "␛[")]
)
def test_a_language_has_a_name_or_keeps_its_code(lang: str, words: str) -> None:
    assert language_words(lang) == words


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"role": "Secretary of Defense", "part_of": "usa"}, "A: Secretary of Defense (USA)"),
        ({"role": "Speaker of the USA", "part_of": "usa"}, "A: Speaker of the USA"),
        ({"kind": "organisation", "part_of": "usa"}, "A: organisation (USA)"),
        ({"kind": "state"}, "A: state"),
    ],
)
def test_an_actor_is_what_it_does_and_where_it_belongs(more: dict[str, str], words: str) -> None:
    story = timeline(actors=(actor("a", **more), actor("usa", "USA")))
    assert actor_words(story, story.actors[0]) == words


@pytest.mark.parametrize(
    ("status", "words"),
    [("happened", "A b"), ("planned", "PLANNED: A b"), ("claimed", "CLAIMED: A b")],
)
def test_a_title_tells_when_something_did_not_happen(status: str, words: str) -> None:
    assert title_words(event("2025", "A\nb", status=status)) == words


def test_every_link_has_words_in_both_directions() -> None:
    assert set(LINK_WORDS) == {(kind, way) for kind in LINK_KINDS for way in (True, False)}
    assert len(set(LINK_WORDS.values())) == len(LINK_WORDS)


def test_citations_name_each_source_once_with_its_places() -> None:
    cited = [Citation("article", "¶ 2"), Citation("record"), Citation("article", "¶ 4")]
    words = citation_words(STORY, [*cited, cited[0]])
    assert words == "Poutine accepte (13 February 2025), ¶ 2, ¶ 4; record"
    assert citation_words(STORY, []) == ""


def test_a_copied_event_says_when_and_on_whose_word() -> None:
    assert copied_event(STORY, 0) == (
        "Wednesday 12 February 2025\n"
        "CLAIMED: A call\n"
        "Moscow\n"
        "They talk.\nFor an hour.\n"
        "Source: Poutine accepte (13 February 2025), ¶ 2, ¶ 4; record\n"
    )
    assert copied_event(timeline(event("2025", "T")), 0) == "2025\nT\nSource: not given\n"


def test_a_copied_quote_is_a_quotation_with_its_footnote() -> None:
    assert copied_quote(STORY, 0) == (
        "Dmitry Peskov, relaying Vladimir Putin, to journalists (Wednesday 12 February 2025):\n"
        "«\u00a0Le moment est venu\u00a0» [1]\n"
        "Translated from French: “The time has come”\n"
        "\n"
        "[1] Poutine accepte (13 February 2025), ¶ 16.\n"
    )
    assert copied_quote(STORY, 1) == (
        "Vladimir Putin (Wednesday 12 February 2025):\n“Da” [1]\n\n[1] No source given.\n"
    )


def test_a_copied_quote_tells_when_it_was_said_and_when_it_was_reported() -> None:
    made = quote("ann", "Yes", date=parse_date("2025-02-11"), cites="paper p. 2")
    paper = source("paper", "2025-02-13", title="The Paper", url="https://paper.example/1")
    story = timeline(event("2025-02-12", quotes=[made]), sources=(paper,))
    assert copied_quote(story, 0) == (
        "Ann (Tuesday 11 February 2025):\n“Yes” [1]\n\n"
        "[1] The Paper (13 February 2025), p. 2. https://paper.example/1\n"
    )


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ([], ""),
        (["2025-02-12"], "12 February 2025"),
        (["2025-02-12", "2021-08"], "August 2021 to 12 February 2025"),
        (["2025-02-12", "2025-02-14/2025-02-16"], "12 to 16 February 2025"),
        (["2022-02-24/..", "2025"], "24 February 2022 to 2025"),
        (["/2025-01-20"], "20 January 2025"),
        (["[1667,1672]", "1670"], "1667 to 1672"),
        (["-0043-03-15", "0014"], "15 March 44 BC to AD 14"),
    ],
)
def test_an_extent_is_as_exact_as_the_dates_that_give_it(dates: list[str], words: str) -> None:
    assert extent_words(timeline(*map(event, dates))) == words


def test_an_extent_over_zones_is_never_an_error() -> None:
    story = timeline(event("2025-02-12T00:30+14:00"), event("2025-02-11T23:00-12:00"))
    assert "February 2025" in extent_words(story)


def test_holdings_count_everything() -> None:
    assert holdings(STORY) == "1 event, 2 quotes, 2 actors, 2 sources; 12 February 2025"
    assert holdings(timeline()) == "0 events, 0 quotes, 0 actors, 0 sources"
