"""The help, and the commands: every key can be found without leaving the program."""

from __future__ import annotations

import pytest

from screens import explorer, press, screen_text, view_of
from stories import TALKS
from timeline_tui.core.chart.plain import signs_and_meanings
from timeline_tui.core.query.fields import FIELDS
from timeline_tui.core.text.lines import line_cells, line_text
from timeline_tui.tui.dialogs.commands import commands
from timeline_tui.tui.dialogs.help_page import help_lines
from timeline_tui.tui.keys import key_groups
from timeline_tui.tui.keys.everywhere import EXPLORER_KEYS
from timeline_tui.tui.keys.naming import shown_keys
from timeline_tui.tui.keys.panes import FACET_KEYS, LIST_KEYS


@pytest.mark.parametrize("width", [30, 38, 76, 114, 200])
def test_the_help_says_everything_at_every_width(width: int) -> None:
    lines = help_lines(width)
    assert max(map(line_cells, lines)) <= width
    text = " ".join("\n".join(map(line_text, lines)).split())
    for group in key_groups():
        assert group.title in text
        for key in group.keys:
            assert shown_keys(key) in text
    for name, row in FIELDS.items():
        assert f"{name}:{row.example}" in text
    for _, meaning in signs_and_meanings():
        assert meaning in text


def test_what_a_key_does_stands_beside_it() -> None:
    lines = [line_text(line) for line in help_lines(40)]
    assert "c          Clear the filter and the" in [line.rstrip() for line in lines]
    wide = [line_text(line) for line in help_lines(76)]
    assert any(line.split() == "^s Export what is shown to a file".split() for line in wide)
    assert any(line.split() == "○ it is planned".split() for line in wide)


@pytest.mark.parametrize("leave", ["escape", "q", "question_mark"])
async def test_the_help_opens_and_closes_and_the_program_goes_on(leave: str) -> None:
    async with explorer(TALKS) as pilot:
        before = view_of(pilot)
        await press(pilot, "question_mark")
        assert "Move down" in screen_text(pilot)
        await press(pilot, leave)
        assert "Move down" not in screen_text(pilot)
        assert pilot.app.is_running
        assert view_of(pilot) is before


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_the_help_can_be_read_to_its_end(size: tuple[int, int]) -> None:
    async with explorer(TALKS, size=size) as pilot:
        await press(pilot, "question_mark j j j")
        assert "g Home" in screen_text(pilot)
        assert "j ↓" not in screen_text(pilot)
        await press(pilot, "G")
        assert list(FIELDS)[-1] in screen_text(pilot)
        await press(pilot, "g")
        assert "j ↓" in screen_text(pilot)


def test_every_key_of_the_explorer_is_a_command_with_its_keys() -> None:
    offered = {(command.says, command.keys) for command in commands([])}
    for key in (*EXPLORER_KEYS, *FACET_KEYS, *LIST_KEYS):
        assert (key.tooltip, shown_keys(key)) in offered


@pytest.mark.parametrize("opens", ["colon", "ctrl+p"])
async def test_a_command_is_found_by_its_name_and_done(opens: str) -> None:
    async with explorer(TALKS, query="actor:nato") as pilot:
        await press(pilot, f"{opens} 'clear'")
        assert "c          Clear the filter and the search" in screen_text(pilot)
        await press(pilot, "enter")
        assert "All 4 events" in screen_text(pilot)


async def test_a_command_may_be_written_in_several_words() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "colon 'to' space 'the' space 'quotes' enter")
        assert view_of(pilot).pane == "quotes"


async def test_a_command_of_a_list_works_in_the_pane_in_use() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "colon 'firstrow' enter")
        view = view_of(pilot)
        assert view.event == 0


async def test_a_command_of_the_actors_goes_to_the_actors() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "colon 'exclude' enter")
        assert view_of(pilot).pane == "facets"
        assert view_of(pilot).filter_of("actors").excluded == ("zelensky",)


async def test_the_colours_are_commands_too() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "colon 'timeline-light' enter")
        assert pilot.app.theme == "timeline-light"


async def test_quit_is_a_key_and_a_command() -> None:
    for keys in ("q", "colon 'leave' enter"):
        async with explorer(TALKS) as pilot:
            await press(pilot, keys)
            assert not pilot.app.is_running


async def test_an_unknown_command_is_told_and_nothing_happens() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "colon 'frobnicate' enter")
        assert "No command has “frobnicate” in its name." in screen_text(pilot)
        await press(pilot, "escape")
        assert "All 4 events" in screen_text(pilot)
