"""Picking actors from anywhere with `a`."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from screens import explorer, press, screen_lines, screen_text, view_of
from stories import TALKS


def query(pilot: Pilot[None]) -> str:
    return str(view_of(pilot).query)


def listed(pilot: Pilot[None]) -> list[str]:
    """Return the rows of the list, without the frame."""
    region = pilot.app.screen.query_one("#found").region
    rows = [line[region.x : region.right] for line in screen_lines(pilot)]
    return [row.strip() for row in rows[region.y : region.bottom] if row.strip()]


@pytest.mark.parametrize(
    ("letters", "row"),
    [
        ("zelen", "Volodymyr Zelensky"),
        ("otan", "NATO  = OTAN"),
        ("POUT", "Vladimir Putin  = Poutine"),
        ("ukrainien", "Volodymyr Zelensky  = le président ukrainien"),
        ("whitehouse", "White House"),
    ],
)
async def test_letters_of_any_name_narrow_the_list_and_say_which_name_it_was(
    letters: str, row: str
) -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, f"a '{letters}'")
        [only] = listed(pilot)
        assert only.lstrip("▌ ").startswith(row)
        assert "1 of 5 actors" in screen_text(pilot)


async def test_enter_takes_the_first_and_closes() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "a 'zelen' enter")
        assert query(pilot) == "actor:zelensky"
        text = screen_text(pilot)
        assert "2 of 4 events" in text
        assert "few letters" not in text


async def test_down_and_up_choose_which_one_enter_takes() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "a down down ctrl+p enter")
        assert query(pilot) == "actor:putin"


@pytest.mark.parametrize("keys", ["down", "ctrl+n", "ctrl+j"])
async def test_keys_that_move_down_write_nothing(keys: str) -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, f"a {keys}")
        assert [row[0] for row in listed(pilot)[:2]] == ["D", "▌"]


async def test_space_picks_several_and_the_next_letters_begin_another_name() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "a 'trump' space 'otan' space")
        assert listed(pilot)[0].startswith("▌+ NATO")
        assert "with Donald Trump or NATO" in screen_text(pilot)
        assert query(pilot) == ""
        await press(pilot, "enter")
        assert query(pilot) == "actor:trump,nato"


async def test_space_again_takes_an_actor_out() -> None:
    async with explorer(TALKS, query="actor:trump,putin") as pilot:
        await press(pilot, "a 'putin' space enter")
        assert query(pilot) == "actor:trump"


async def test_what_enter_would_show_is_told_in_words_while_picking() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "a 'zel'")
        line = next(line for line in screen_lines(pilot) if "Enter:" in line)
        assert "with Volodymyr Zelensky" in line
        assert "2 of 4 events" in line


async def test_tab_switches_between_any_and_all_and_says_so() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "a 'trump' space 'putin' space")
        assert "any of them" in screen_text(pilot)
        assert "3 of 4 events" in screen_text(pilot)
        await press(pilot, "tab")
        assert "all of them" in screen_text(pilot)
        assert "1 of 4 events" in screen_text(pilot)
        await press(pilot, "enter")
        assert query(pilot) == "actor:trump actor:putin"


async def test_an_actor_is_excluded_with_a_sign_that_is_not_only_colour() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "a 'putin' ctrl+x")
        assert listed(pilot)[0].startswith("▌− Vladimir Putin")
        await press(pilot, "enter")
        assert query(pilot) == "-actor:putin"


async def test_what_is_in_the_filter_comes_first_and_enter_leaves_it_there() -> None:
    async with explorer(TALKS, query="actor:nato summit") as pilot:
        await press(pilot, "a")
        assert listed(pilot)[0].startswith("▌+ NATO")
        await press(pilot, "enter")
        assert query(pilot) == "actor:nato summit"


async def test_counts_are_those_of_the_present_filter() -> None:
    async with explorer(TALKS, query="by:trump") as pilot:
        await press(pilot, "a 'trump'")
        assert listed(pilot)[0].split()[-2:] == ["1", "1"]


async def test_escape_leaves_all_as_it_was() -> None:
    async with explorer(TALKS, query="actor:nato") as pilot:
        before = view_of(pilot)
        await press(pilot, "a 'zel' space tab escape")
        assert view_of(pilot) is before


async def test_back_returns_to_the_filter_before() -> None:
    async with explorer(TALKS, query="actor:nato") as pilot:
        await press(pilot, "a 'zel' enter")
        assert query(pilot) == "actor:nato,zelensky"
        await press(pilot, "left_square_bracket")
        assert query(pilot) == "actor:nato"


async def test_nobody_is_found_in_plain_words_and_enter_waits() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "a 'xyz'")
        assert "No actor is called “xyz”." in screen_text(pilot)
        await press(pilot, "enter space ctrl+x")
        assert "0 of 5 actors" in screen_text(pilot)
        await press(pilot, "backspace backspace backspace")
        assert "5 actors" in screen_text(pilot)


@pytest.mark.parametrize("yaml", ["events: []", "events: [{date: 2025, title: Alone}]"])
async def test_a_timeline_without_actors_has_nobody_to_pick(yaml: str) -> None:
    async with explorer(yaml) as pilot:
        await press(pilot, "a enter space down escape")
        assert query(pilot) == ""


async def test_names_of_a_file_are_shown_and_never_obeyed() -> None:
    yaml = """
actors: [{id: odd, name: "A[/nope]\\e]52;c;x\\aB", aliases: ["[red]\\u202eevil"]}]
events: [{date: 2025, title: Odd, actors: [odd]}]
"""
    async with explorer(yaml) as pilot:
        await press(pilot, "a")
        assert "A[/nope]␛]52;c;x␇B" in screen_text(pilot)
        await press(pilot, "'evil'")
        assert "[red]⟨U+202E⟩evil" in screen_text(pilot)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_every_key_of_the_picker_is_named_at_every_size(size: tuple[int, int]) -> None:
    async with explorer(TALKS, size=size) as pilot:
        await press(pilot, "a 'zel'")
        text = screen_text(pilot)
        for words in ("Enter take", "Space pick several", "^x exclude", "Tab any/all", "Esc leave"):
            assert words in text
        assert "Volodymyr Zelensky" in text
        assert "2 of 4" in text
