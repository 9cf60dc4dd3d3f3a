"""Exporting with `^s`: nothing is written unseen, nothing is replaced unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens import explorer, press, screen_text, shown_in_passing, view_of
from stories import TALKS
from timeline_tui.files.formats import export


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path


def written(folder: Path) -> dict[str, str]:
    """Return the files that there are, with their text."""
    return {file.name: file.read_text() for file in folder.iterdir() if file.is_file()}


async def opened(pilot: Pilot[None]) -> str:
    """Open the dialog, wait until the preview is there, and return what is seen."""
    await press(pilot, "ctrl+s")
    return await seen(pilot)


async def seen(pilot: Pilot[None]) -> str:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return screen_text(pilot)


def path(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(Input).value


async def write_to(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.query_one(Input).value = text
    await seen(pilot)


async def test_what_will_be_written_is_seen_and_then_written(folder: Path) -> None:
    async with explorer(TALKS, query="actor:trump") as pilot:
        text = await opened(pilot)
        data = export(view_of(pilot).selection, "text").data
        assert path(pilot) == "story.txt"
        assert f"2 of 4 events, 2 quotes, {len(data)} bytes, text" in text
        assert "Filter: with Donald Trump" in text
        await press(pilot, "enter")
        assert (folder / "story.txt").read_bytes() == data
        await shown_in_passing(pilot)
        assert "Written:" in screen_text(pilot)
        assert "Format" not in screen_text(pilot)


async def test_tab_chooses_the_format_and_with_it_the_suffix(folder: Path) -> None:
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await press(pilot, "tab tab")
        text = await seen(pilot)
        assert path(pilot) == "story.json"
        assert '"timeline": {' in text
        assert ", json" in text
        await press(pilot, "enter")
        assert (folder / "story.json").read_bytes() == export(view_of(pilot).selection, "json").data


async def test_a_name_of_somebodys_own_stays_whatever_the_format() -> None:
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await write_to(pilot, "notes.md")
        await press(pilot, "tab")
        assert path(pilot) == "notes.md"


async def test_a_suffix_chooses_the_format() -> None:
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await write_to(pilot, "mine.json")
        assert ", json" in screen_text(pilot)


async def test_a_file_is_replaced_only_by_a_second_enter(folder: Path) -> None:
    (folder / "story.txt").write_text("mine")
    async with explorer(TALKS) as pilot:
        assert "story.txt exists" in await opened(pilot)
        await press(pilot, "enter")
        assert "story.txt exists: Enter again replaces it, Esc keeps it." in screen_text(pilot)
        assert (folder / "story.txt").read_text() == "mine"
        await press(pilot, "enter")
        assert (folder / "story.txt").read_bytes() == export(view_of(pilot).selection, "text").data


async def test_escape_keeps_the_file_and_the_dialog(folder: Path) -> None:
    (folder / "story.txt").write_text("mine")
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await press(pilot, "enter escape")
        assert "Enter again" not in screen_text(pilot)
        assert path(pilot) == "story.txt"
        await press(pilot, "escape")
        assert "All 4 events" in screen_text(pilot)
        assert (folder / "story.txt").read_text() == "mine"


@pytest.mark.parametrize("between", ["backspace", "tab shift+tab"])
async def test_consent_is_for_this_file_alone(folder: Path, between: str) -> None:
    for name in ("story.txt", "story.tx"):
        (folder / name).write_text("mine")
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await press(pilot, f"enter {between}")
        await seen(pilot)
        await press(pilot, "enter")
        assert "exists: Enter again replaces it" in screen_text(pilot)
        assert written(folder) == {"story.txt": "mine", "story.tx": "mine"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The file needs a name."),
        ("none/here.txt", "There is no folder"),
        ("home", "home is a folder: add a name."),
        ("home/", "home/ is a folder: add a name."),
        ("n" * 300, "The name is too long."),
        ("a\0b", "No file can have this name."),
    ],
)
async def test_what_cannot_be_written_is_said_in_the_dialog(
    folder: Path, text: str, words: str
) -> None:
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await write_to(pilot, text)
        await press(pilot, "enter")
        assert words in screen_text(pilot)
        assert written(folder) == {}


async def test_a_tilde_is_home(folder: Path) -> None:
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await write_to(pilot, "~/out.txt")
        await press(pilot, "enter")
        assert (folder / "home" / "out.txt").is_file()


async def test_escape_writes_nothing(folder: Path) -> None:
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await press(pilot, "escape")
        assert written(folder) == {}
        assert "Format" not in screen_text(pilot)


async def test_the_preview_is_read_on_with_the_arrows(folder: Path) -> None:
    async with explorer(TALKS, size=(80, 24)) as pilot:
        assert "=========" in await opened(pilot)
        await press(pilot, "down down down down")
        assert "=========" not in screen_text(pilot)
        await press(pilot, "up up up up")
        assert "=========" in screen_text(pilot)
        await press(pilot, "pagedown")
        assert "=========" not in screen_text(pilot)
        assert written(folder) == {}


async def test_an_empty_selection_can_be_written_too(folder: Path) -> None:
    async with explorer(TALKS, query="nowhere") as pilot:
        assert "0 of 4 events, 0 quotes" in await opened(pilot)
        await press(pilot, "enter")
        assert (folder / "story.txt").is_file()


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_nothing_is_hidden_at_any_size(folder: Path, size: tuple[int, int]) -> None:
    (folder / "story.txt").write_text("mine")
    async with explorer(TALKS, size=size) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        words = " ".join(screen_text(pilot).replace("│", " ").split())
        assert "story.txt exists: Enter again replaces it, Esc keeps it." in words
        for keys in ("Enter write", "Tab format", "Esc leave"):
            assert keys in words
