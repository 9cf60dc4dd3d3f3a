from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import actor, event, quote, source, timeline
from timeline_tui.core.dates import parse_date
from timeline_tui.core.quotes.draw import drawn_quote
from timeline_tui.core.quotes.grouping import GROUPINGS, QuotesBy, quote_list
from timeline_tui.core.quotes.page import Page, plan_of
from timeline_tui.core.quotes.wording import WORDINGS, Wording, language_remark, texts_shown
from timeline_tui.core.text.lines import line_cells, line_text
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.view import open_view

LONG = "Je pense que le président veut la paix et que nous allons y travailler ensemble."
ENGLISH = "I think that the president wants peace and that we are going to work on it together."
STORY = timeline(
    event(
        "2025-02-12",
        "A call",
        quotes=[
            quote(
                "ann",
                LONG,
                lang="fr",
                translation=ENGLISH,
                to="reporters",
                date=parse_date("2025-02-11"),
                cites="paper p. 2",
            ),
            quote("bob", "Da", relays="ann"),
        ],
    ),
    event("2025-02-13", "An answer", status="claimed", quotes=[quote("ann", "Yes [no]")]),
    actors=(actor("ann", "Ann Lee"), actor("bob", "Bob")),
    sources=(source("paper", "2025-02-13", title="The Paper of Record"),),
)


def drawn(page: Page, place: int = 0, words: tuple[str, ...] = ()) -> list[str]:
    lines = drawn_quote(STORY, place, page, words, here=False)
    return [line_text(line).rstrip() for line in lines]


def test_in_full_the_languages_stand_side_by_side_with_both_dates_and_the_citation() -> None:
    assert drawn(Page(90, in_full=True)) == [
        "❝ Ann Lee to reporters [fr]" + " " * 47 + "said 11 Feb 2025",
        "  Je pense que le président veut la paix et    I think that the president wants peace and",
        "  que nous allons y travailler ensemble.       that we are going to work on it together.",
        "  paper p. 2  The Paper of Record" + " " * 37 + "reported 13 Feb 2025",
    ]


def test_where_there_is_little_room_they_stand_one_above_the_other() -> None:
    assert drawn(Page(50, in_full=True)) == [
        "❝ Ann Lee to reporters [fr]",
        "  Je pense que le président veut la paix et que",
        "  nous allons y travailler ensemble.",
        "  I think that the president wants peace and that",
        "  we are going to work on it together.",
        "  said 11 Feb 2025",
        "  paper p. 2, reported 13 Feb 2025",
    ]


def test_three_lines_hold_a_line_of_each_language() -> None:
    assert drawn(Page(50)) == [
        "❝ Ann Lee  said 11 Feb 2025  to report… paper p. 2",
        "  Je pense que le président veut la paix et que n…",
        "  I think that the president wants peace and that…",
    ]
    assert drawn(Page(60, "original"))[1:] == [
        "  Je pense que le président veut la paix et que nous allons",
        "  y travailler ensemble.",
    ]


def test_a_date_of_its_own_is_told_from_that_of_the_event() -> None:
    head = drawn(Page(90, in_full=True), 1)[0]
    assert "said" not in head
    assert head.endswith("12 Feb 2025")
    assert "Bob, relaying Ann Lee" in head


@pytest.mark.parametrize("in_full", [True, False])
def test_what_has_no_source_says_so(in_full: bool) -> None:  # noqa: FBT001
    assert "no source given" in "\n".join(drawn(Page(90, in_full=in_full), 1))


@pytest.mark.parametrize(
    ("words", "original", "translation"),
    [("both", LONG, ENGLISH), ("original", LONG, ""), ("translation", "", ENGLISH)],
)
def test_which_words_are_shown(words: Wording, original: str, translation: str) -> None:
    said = STORY.quotes[0].quote
    assert texts_shown(said, words) == (original, translation)


@pytest.mark.parametrize("words", WORDINGS)
def test_a_quote_without_translation_is_always_shown_as_it_was_said(words: Wording) -> None:
    assert texts_shown(STORY.quotes[1].quote, words) == ("Da", "")
    assert "  Da" in drawn(Page(60, words), 1)


def test_a_translation_alone_is_never_taken_for_the_words_said() -> None:
    said = STORY.quotes[0].quote
    alone = texts_shown(said, "translation")
    assert language_remark(said, alone) == "[translated from French]"
    assert "[translated from French]" in drawn(Page(90, "translation", in_full=True))[0]


def test_away_from_its_event_a_quote_names_it() -> None:
    page = Page(90, in_full=True, names_events=True)
    assert drawn(page, 2)[1] == "  ◇ An answer"


def test_a_hit_that_would_not_be_in_sight_is_brought_into_it() -> None:
    assert "ensemble" not in "\n".join(drawn(Page(40)))
    lines = drawn(Page(40), words=("ensemble",))
    assert lines[1].startswith("  …")
    assert lines[1].endswith("ensemble.")
    assert lines[2].startswith("  I think")


# Where the quotes stand

WORD = st.text("abé日 ", min_size=1, max_size=90)
QUOTES = st.builds(
    quote,
    st.sampled_from(["ann", "bob"]),
    WORD,
    translation=st.just("") | WORD,
    lang=st.sampled_from(["", "fr"]),
    to=st.just("") | WORD,
    relays=st.sampled_from(["", "bob"]),
    cites=st.sampled_from(["", "paper", "paper p. 2 and then a long place " * 2]),
    date=st.sampled_from([None, parse_date("2021-08-14/2025-02-11")]),
)
STORIES = st.lists(st.lists(QUOTES, max_size=3), min_size=1, max_size=4).map(
    lambda events: timeline(
        *(event(f"20{10 + n}", "E" * 30 * n or "E", quotes=said) for n, said in enumerate(events)),
        sources=(source("paper", "2025", title="T" * 30),),
    )
)


@settings(max_examples=60, deadline=None)
@given(
    STORIES,
    st.integers(30, 130),
    st.sampled_from(WORDINGS),
    st.sampled_from(GROUPINGS),
    st.booleans(),
)
def test_every_quote_is_drawn_on_as_many_lines_as_were_counted(
    story: Timeline,
    width: int,
    words: Wording,
    by: QuotesBy,
    in_full: bool,  # noqa: FBT001
) -> None:
    quotes = quote_list(open_view(story).selection, by)
    page = Page(width, words, in_full, names_events=in_full and by != "event")
    plan = plan_of(quotes, page)
    y = 0
    for place, said in enumerate(quotes.quotes):
        if place in quotes.starts:
            assert plan.at(y) == (place, -1)
            y += 1
        assert plan.top(place) == y
        lines = drawn_quote(story, said, page, (), here=True)
        assert len(lines) == plan.heights[place] or not in_full
        assert all(line_cells(line) <= width for line in lines)
        for part in range(plan.heights[place] + in_full):
            for near in (-1, place - 1, place, place + 1, len(plan.heights)):
                assert plan.at(y + part, near) == (place, part)
        y += plan.heights[place] + in_full
    assert plan.tops[-1] == y
