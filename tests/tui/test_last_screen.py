"""What stood on the screen the last time is shown until the same file has been opened again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event
from time import monotonic

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.events import Key
from textual.pilot import Pilot
from textual.strip import Strip

from screens import press, screen_text, until, until_open
from timeline_tui.core.view import open_view
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.state import Kept
from timeline_tui.tui.app import LastScreen, Opened, TimelineApp
from timeline_tui.tui.dialogs.help import Help
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.still import strips_of, text_of


class Keeper:
    """What keeps the screen of an app, which opens its timeline when it is allowed to."""

    def __init__(self, text: str = "") -> None:
        self.kept: list[str] = []
        self.may_open = Event()
        self.last = LastScreen(text, (120, 36), self.kept.append)

    def load(self) -> Opened:
        self.may_open.wait()
        return Opened(open_view(open_timeline(None)), Kept())


@asynccontextmanager
async def opening(keeper: Keeper) -> AsyncIterator[Pilot[None]]:
    app = TimelineApp(keeper.load, "story.yaml", last=keeper.last)
    async with app.run_test(size=(120, 36)) as pilot:
        try:
            yield pilot
        finally:
            keeper.may_open.set()
            await until_open(pilot)


async def shows(pilot: Pilot[None], text: str) -> None:
    """Wait until a text stands on the screen; the app may still hold back keys."""
    end = monotonic() + 20  # seconds, for a machine that is busy with other things
    while text not in screen_text(pilot):
        assert monotonic() < end, screen_text(pilot)
        await pilot.pause(0.01)


async def first_screen() -> tuple[str, str]:
    """Return what is kept of the story's first screen, and its text."""
    keeper = Keeper()
    async with opening(keeper) as pilot:
        keeper.may_open.set()
        await until_open(pilot)
        await until(pilot, lambda: bool(keeper.kept))
        return keeper.kept[0], screen_text(pilot)


async def test_the_last_screen_stands_there_until_the_file_is_open() -> None:
    text, seen = await first_screen()
    assert "Munich Security Conference" in seen
    keeper = Keeper(text)
    async with opening(keeper) as pilot:
        await shows(pilot, "Munich Security Conference")
        assert isinstance(pilot.app.screen, Opening)
        assert screen_text(pilot) == seen
        looks = text_of(pilot.app.screen._compositor.render_strips())  # noqa: SLF001
        assert looks == text
        keeper.may_open.set()
        await until_open(pilot)
        assert screen_text(pilot) == seen
    assert not keeper.kept, "what is kept already is not kept again"


async def test_what_is_no_screen_is_not_shown() -> None:
    for text in ("", "nonsense", "#fff #000\n\n1 beyond", "a b\n\nx y"):
        keeper = Keeper(text)
        async with opening(keeper) as pilot:
            await shows(pilot, "story.yaml")


async def test_the_screen_of_another_size_is_not_kept_for_this_one() -> None:
    keeper = Keeper()
    async with opening(keeper) as pilot:
        await shows(pilot, "story.yaml")
        await pilot.resize_terminal(100, 30)
        keeper.may_open.set()
        await until_open(pilot)
    assert not keeper.kept


async def test_a_key_that_is_pressed_over_it_is_answered_by_the_explorer() -> None:
    text, seen = await first_screen()
    keeper = Keeper(text)
    async with opening(keeper) as pilot:
        pilot.app.post_message(Key("question_mark", "?"))
        await shows(pilot, seen)
        keeper.may_open.set()
        while not isinstance(pilot.app.screen, Help):
            await pilot.pause(0.01)
        await press(pilot, "escape")
    assert not keeper.kept


@pytest.mark.parametrize(
    "style",
    [
        Style(),
        Style(color="#e0a458", bgcolor="#14171c"),
        Style(color="red", bgcolor="default", bold=True, italic=True),
        Style(dim=True, underline=True, reverse=True, strike=True),
    ],
    ids=str,
)
def test_every_style_can_be_kept(style: Style) -> None:
    strips = [Strip([Segment("ein Bär ", style), Segment("世界 0"), Segment("")])] * 2
    again = strips_of(text_of(strips))
    assert [strip.cell_length for strip in again] == [14, 14]
    assert text_of(again) == text_of(strips)
    assert [strip.text for strip in again] == [strip.text for strip in strips]
    kept = again[0]._segments[0].style  # noqa: SLF001
    assert kept
    assert (kept.color, kept.bgcolor) == (style.color, style.bgcolor)
