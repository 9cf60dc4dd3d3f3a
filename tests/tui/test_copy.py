"""Copying with `y`."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from screens import explorer, press, screen_text, shown_in_passing
from stories import TALKS
from timeline_tui.core.clippings import copied_event, copied_quote
from timeline_tui.files.readers.yaml.reading import read_timeline

TIMELINE = read_timeline(TALKS.encode(), "talks.yaml")


def pasted(pilot: Pilot[None]) -> str:
    return pilot.app.clipboard


def told(pilot: Pilot[None]) -> str:
    """Return what was said last in passing."""
    *_, last = pilot.app._notifications  # noqa: SLF001
    return last.message


async def test_the_chosen_event_is_copied() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "y")
        assert pasted(pilot) == copied_event(TIMELINE, 3)
        assert "Copied the event “Zelensky answers” with its citation" in told(pilot)


async def test_the_chosen_quote_is_copied_with_its_citation() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "4 k y")
        assert pasted(pilot) == copied_quote(TIMELINE, 0)
        assert "Nous allons commencer." in pasted(pilot)
        assert "The Paper" in pasted(pilot)
        assert "¶ 3" in pasted(pilot)
        assert "Copied the quote of Donald Trump with its citation" in told(pilot)


async def test_a_quote_stays_chosen_in_the_pane_of_the_event() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "4 k enter y")
        assert pasted(pilot) == copied_quote(TIMELINE, 0)


async def test_in_the_quotes_it_is_the_quote_under_the_cursor() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "4 y")
        assert pasted(pilot) == copied_quote(TIMELINE, 1)


async def test_the_message_does_not_promise_what_a_terminal_may_not_do() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "y")
        await shown_in_passing(pilot)
        assert "Nothing to paste?" in screen_text(pilot)


@pytest.mark.parametrize("yaml", ["events: []", "{}"])
async def test_of_nothing_there_is_nothing_to_copy(yaml: str) -> None:
    async with explorer(yaml) as pilot:
        await press(pilot, "y 4 y")
        assert pasted(pilot) == ""
        assert "nothing to copy" in told(pilot)


async def test_what_is_copied_and_told_is_safe() -> None:
    yaml = 'events: [{date: 2025, title: "[/nope]\\e]0;x\\a"}]'
    async with explorer(yaml) as pilot:
        await press(pilot, "y")
        await shown_in_passing(pilot)
        assert "\x1b" not in pasted(pilot)
        assert "event “[/nope]␛]0;x␇” with" in screen_text(pilot)
