"""The quotes: by event, by speaker and by date, in both languages, searched and copied."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from screens import explorer, pane_text, press, screen_text, view_of

LONG = " ".join(f"vers{number}" for number in range(1, 41))
STORY = f"""
timeline: {{title: The lighthouse}}
sources:
  - {{id: gazette, title: The Gazette of the Town, published: 2024-03-12}}
actors:
  - {{id: mayor, name: Ana Ruiz}}
  - {{id: clerk, name: Émile Noël}}
events:
  - id: flood
    date: 2024-03-01
    title: A flood
    quotes:
      - {{by: mayor, text: Le phare tient., lang: fr, translation: The lighthouse holds.,
         to: the council, source: gazette p. 1}}
      - {{by: clerk, text: No comment.}}
  - {{id: silence, date: 2024-03-05, title: Nothing is said}}
  - id: meeting
    date: 2024-03-09
    title: The mayor meets the guild
    status: claimed
    quotes:
      - {{by: mayor, text: Il faut fermer le phare., lang: fr,
         translation: The lighthouse must be closed., date: 2024-02-28, source: gazette p. 2}}
      - {{by: clerk, text: {LONG}, lang: fr, translation: "W{LONG[1:]}", source: gazette p. 3}}
"""


def rows(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the quotes pane, without its title and without what is empty."""
    lines = pane_text(pilot, "quotes").splitlines()[1:]
    return [text for line in lines if (text := line.strip(" ▁▂▃▄▅▆▇█"))]


def title(pilot: Pilot[None]) -> str:
    return pane_text(pilot, "quotes").splitlines()[0].strip("─ ")


def under_cursor(pilot: Pilot[None]) -> str:
    return " ".join(line for line in rows(pilot) if line.startswith("▌"))


def starting(pilot: Pilot[None], *begins: str) -> list[str]:
    return [line.lstrip("▌❝ ") for line in rows(pilot) if line.lstrip("▌❝ ").startswith(begins)]


async def test_quotes_stand_under_their_events_with_how_many_they_are() -> None:
    async with explorer(STORY, size=(120, 60)) as pilot:
        await press(pilot, "4 g")
        heads = [line for line in rows(pilot) if "─" in line]
        assert heads[0].startswith("● A flood ─")
        assert heads[0].endswith("2 quotes")
        assert heads[1].startswith("◇ The mayor meets the guild ─")
        await press(pilot, "plus")
        assert "● A flood  1 Mar 2024 ─" in pane_text(pilot, "quotes")


async def test_s_lists_them_by_speaker_by_date_and_by_event_again() -> None:
    async with explorer(STORY, size=(120, 60)) as pilot:
        await press(pilot, "4 g")
        before = rows(pilot)
        await press(pilot, "s g")
        heads = [line.split(" ─")[0] for line in rows(pilot) if "─" in line]
        assert heads == ["Ana Ruiz", "Émile Noël"]
        assert starting(pilot, "Ana Ruiz  ")[0].startswith("Ana Ruiz  said 28 Feb 2024")
        assert "4 by speaker" in title(pilot)
        await press(pilot, "s g")
        assert not [line for line in rows(pilot) if "─" in line]
        firsts = [line[:8] for line in starting(pilot, "Ana", "Émile")]
        assert firsts == ["Ana Ruiz", "Ana Ruiz", "Émile No", "Émile No"]
        assert "said 28 Feb 2024" in rows(pilot)[0]
        await press(pilot, "s g")
        assert rows(pilot) == before


async def test_the_cursor_stays_on_the_quote_whatever_they_are_listed_by() -> None:
    async with explorer(STORY, size=(120, 60)) as pilot:
        await press(pilot, "4 g j j")
        for _ in range(4):
            assert "Il faut fermer le phare." in under_cursor(pilot)
            await press(pilot, "s")


@pytest.mark.parametrize("by", ["", "s", "s s"])
async def test_moving_in_it_chooses_quote_and_event_one_after_the_other(by: str) -> None:
    async with explorer(STORY, size=(120, 60)) as pilot:
        await press(pilot, f"4 {by} g")
        seen = []
        for _ in range(4):
            seen.append(view_of(pilot).quote_here)
            await press(pilot, "j")
        assert seen == list(view_of(pilot).quotes.quotes)
        assert view_of(pilot).event == view_of(pilot).timeline.quotes[seen[-1] or 0].event


async def test_choosing_an_event_brings_its_quotes_into_sight() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g")
        assert "Ana Ruiz" in under_cursor(pilot)
        assert "2 in this event" in title(pilot)
        await press(pilot, "j")
        assert under_cursor(pilot) == ""
        await press(pilot, "j")
        assert "Il faut fermer le phare." in under_cursor(pilot)
        assert starting(pilot, "◇ The mayor")


async def test_in_full_size_original_and_translation_stand_side_by_side() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "4 g plus")
        seen = rows(pilot)
        assert seen[1].startswith("▌❝ Ana Ruiz to the council [fr]")
        assert seen[1].endswith("  1 Mar 2024")
        assert seen[2].split("   ")[0] == "▌  Le phare tient."
        assert seen[2].endswith("The lighthouse holds.")
        assert seen[3].startswith("▌  gazette p. 1  The Gazette of the Town")
        assert seen[3].endswith("reported 12 Mar 2024")
        assert LONG[-12:] in "\n".join(seen)
        await press(pilot, "j j")
        head = next(line for line in rows(pilot) if line.startswith("▌❝"))
        assert head.endswith("said 28 Feb 2024")


async def test_full_size_and_back_changes_nothing() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "4 g j")
        before = screen_text(pilot)
        await press(pilot, "plus plus")
        assert screen_text(pilot) == before


async def test_a_wide_pane_shows_them_in_full_without_being_asked() -> None:
    async with explorer(STORY, size=(109, 40)) as pilot:
        await press(pilot, "4 g")
        assert "reported 12 Mar 2024" in pane_text(pilot, "quotes")


async def test_shown_again_after_another_pane_it_is_laid_out_for_what_there_is_now() -> None:
    async with explorer(STORY, size=(80, 30)) as pilot:
        await press(pilot, "4 plus g")
        whole = pane_text(pilot, "quotes")
        await press(pilot, "1 j 3 1 k 4 g")
        assert pane_text(pilot, "quotes") == whole


async def test_back_returns_to_the_same_quote_in_the_same_place() -> None:
    async with explorer(STORY, size=(80, 24)) as pilot:
        await press(pilot, "4 plus s g j j")
        before = screen_text(pilot)
        await press(pilot, "enter")
        assert view_of(pilot).pane == "event"
        await press(pilot, "left_square_bracket")
        assert screen_text(pilot) == before


async def test_a_quote_taller_than_the_screen_is_read_on_line_by_line() -> None:
    async with explorer(STORY, size=(40, 12)) as pilot:
        await press(pilot, "4 G")
        read = pane_text(pilot, "quotes")
        assert "vers1 " in read
        assert "gazette p. 3" not in read
        while "gazette p. 3" not in read and len(read) < 9000:
            await press(pilot, "j")
            read += pane_text(pilot, "quotes")
        assert all(f"vers{number}" in read for number in range(1, 41))
        await press(pilot, "k")
        assert "gazette p. 3" not in pane_text(pilot, "quotes")
        assert view_of(pilot).quote_here == 3
        await press(pilot, "G ctrl+d ctrl+d ctrl+d ctrl+d ctrl+d")
        assert "gazette p. 3" in pane_text(pilot, "quotes")


async def test_t_shows_original_or_translation_or_both_from_every_pane() -> None:
    async with explorer(STORY, size=(120, 60)) as pilot:
        for pane in "14235":
            await press(pilot, f"g {pane}")
            view = view_of(pilot)
            await press(pilot, "T")
            assert (view.words, view_of(pilot).words) == ("both", "original")
            await press(pilot, "T T")
            assert view_of(pilot).words == "both"


async def test_the_quotes_and_the_event_obey_it() -> None:
    async with explorer(STORY, size=(120, 60)) as pilot:
        await press(pilot, "g")
        seen = []
        for _ in range(4):
            event, quotes = pane_text(pilot, "event"), pane_text(pilot, "quotes")
            french = ("Le phare tient." in event, "Le phare tient." in quotes)
            english = ("The lighthouse holds." in event, "The lighthouse holds." in quotes)
            assert french[0] == french[1]
            assert english[0] == english[1]
            assert "No comment." in event
            assert "No comment." in quotes
            seen.append((french[0], english[0]))
            if not french[0]:
                assert "[translated from French]" in event
                assert "translation only" in title(pilot)
            await press(pilot, "T")
        assert seen == [(True, True), (True, False), (False, True), (True, True)]


async def test_in_the_event_the_cursor_stays_on_its_quote_when_the_words_change() -> None:
    async with explorer(STORY, size=(120, 60)) as pilot:
        await press(pilot, "g j j 4 j j 2")
        for _ in range(3):
            await press(pilot, "T")
            cursor = next(line for line in pane_text(pilot, "event").splitlines() if "▌" in line)
            assert cursor.lstrip("▌").startswith("▶")


async def test_search_in_the_quotes_goes_from_quote_to_quote() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g 4 g slash 'phare' enter")
        assert "search “phare” 2 quotes" in screen_text(pilot)
        assert view_of(pilot).pane == "quotes"
        seen = [view_of(pilot).quote_here]
        for key in "nnN":
            await press(pilot, key)
            seen.append(view_of(pilot).quote_here)
        assert seen == [0, 2, 0, 2]
        await press(pilot, "1")
        assert "search “phare” 2 hits" in screen_text(pilot)


async def test_in_the_quotes_what_only_an_event_says_is_no_hit() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g 4 g slash 'nothing' enter")
        assert "search “nothing” 0 quotes" in screen_text(pilot)
        here = view_of(pilot).quote_here
        await press(pilot, "n")
        assert view_of(pilot).quote_here == here
        await press(pilot, "1 n")
        assert view_of(pilot).event == 1


async def test_a_word_far_inside_a_quote_is_in_sight_when_it_is_found() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "4 g")
        assert "vers38" not in pane_text(pilot, "quotes")
        await press(pilot, "slash 'vers38' enter")
        assert "vers38" in under_cursor(pilot)


@pytest.mark.parametrize("by", ["", "s", "s s"])
async def test_y_copies_the_quote_under_the_cursor_with_its_footnote(by: str) -> None:
    async with explorer(STORY, size=(120, 60)) as pilot:
        await press(pilot, f"4 {by} slash 'fermer' enter y")
        assert pilot.app.clipboard == (
            "Ana Ruiz (Wednesday 28 February 2024):\n"
            "«\u00a0Il faut fermer le phare.\u00a0» [1]\n"
            "Translated from French: “The lighthouse must be closed.”\n\n"
            "[1] The Gazette of the Town (12 March 2024), p. 2.\n"
        )


async def test_the_commands_list_by_speaker_from_another_pane() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "colon 'list the quotes' enter")
        assert (view_of(pilot).pane, view_of(pilot).quotes_by) == ("quotes", "speaker")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)])
async def test_without_a_quote_every_key_does_no_harm(size: tuple[int, int]) -> None:
    async with explorer("events: [{date: 2025, title: A}]", size=size) as pilot:
        await press(pilot, "4 j k s s g G ctrl+d T plus j T y enter 4 slash 'a' enter n N")
        assert pilot.app.is_running


@pytest.mark.parametrize("width", [80, 120])
async def test_the_key_for_the_languages_is_named_in_the_quotes_alone(width: int) -> None:
    async with explorer(STORY, size=(width, 36)) as pilot:
        assert "T languages" not in screen_text(pilot)
        await press(pilot, "4")
        keys = screen_text(pilot).splitlines()[-1]
        assert keys.index("s by speaker") < keys.index("T languages") < keys.index("a actors")
