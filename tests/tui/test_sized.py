"""A screen has the size of the terminal, whatever it was told on the way."""

from __future__ import annotations

import pytest
from textual.events import Resize
from textual.geometry import Size

from screens import explorer, press, screen_lines, settled


@pytest.mark.parametrize("dialog", ["", "?"])
async def test_a_size_that_is_not_the_terminals_any_more_is_not_taken(dialog: str) -> None:
    async with explorer() as pilot:
        await press(pilot, dialog)
        before = screen_lines(pilot)
        pilot.app.screen.post_message(Resize(Size(50, 20), Size(50, 20)))
        await settled(pilot)
        assert pilot.app.screen.size == pilot.app.size
        assert screen_lines(pilot) == before


async def test_sizes_that_follow_each_other_come_to_an_end() -> None:
    async with explorer() as pilot:
        screen = pilot.app.screen
        for size in (Size(80, 24), Size(60, 20), Size(80, 24)):
            await pilot.resize_terminal(*size)
            for _ in range(2):
                screen.post_message(Resize(Size(120, 36), Size(120, 36)))
                screen.call_later(lambda: None)
        await settled(pilot)
        assert screen.size == pilot.app.size == Size(80, 24)
