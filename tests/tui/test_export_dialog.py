"""Exporting with `^s`: nothing is written unseen, nothing is replaced unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from making import event, timeline
from screens import (
    explorer,
    press,
    screen_lines,
    screen_text,
    settled,
    shown_in_passing,
    until,
    view_of,
)
from stories import TALKS
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import FORMATS, Format, export, pieces_of, writers
from timeline_tui.files.options import Writing
from timeline_tui.tui.dialogs import export as dialog
from timeline_tui.tui.dialogs.preview import MOST_WHOLE, size_words


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
    await settled(pilot)
    # Other workers, such as the one that watches the file, never end.
    workers = [one for one in pilot.app.workers if one.group in ("preview", "whole")]
    for worker in workers:
        await worker.wait()
    await settled(pilot)
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
        assert f"2 of 4 events, 2 quotes, {len(data)} bytes" in text
        assert "Filter: with Donald Trump" in text
        await press(pilot, "enter")
        assert (folder / "story.txt").read_bytes() == data
        await shown_in_passing(pilot)
        assert "Written:" in screen_text(pilot)
        assert "Format" not in screen_text(pilot)


def part(pilot: Pilot[None], selector: str) -> list[str]:
    """Return the lines that are seen of a part of the dialog."""
    region = pilot.app.screen.query_one(selector).region
    lines = screen_lines(pilot)[region.y : region.bottom]
    return [line[region.x : region.right] for line in lines]


def preview(pilot: Pilot[None]) -> str:
    """Return what is seen of the text to be written."""
    return "\n".join(line.strip() for line in part(pilot, "#preview"))


def chosen(pilot: Pilot[None]) -> str:
    """Return the format that the list has its cursor on."""
    (line,) = (line for line in part(pilot, "#formats") if line.startswith("▌"))
    return line[1:].split("  ")[0]


async def test_every_format_that_can_be_written_is_offered_with_its_ending(folder: Path) -> None:
    async with explorer(TALKS) as pilot:
        text = await opened(pilot)
        for name, row in writers().items():
            assert row.title in text
            assert chosen(pilot) == row.title
            assert path(pilot) == path_of(row)
            data = export(view_of(pilot).selection, name).data
            assert size_words(len(data)) in screen_text(pilot)
            await press(pilot, "down")
            await seen(pilot)
        assert chosen(pilot) == next(iter(writers().values())).title
        assert written(folder) == {}


@pytest.mark.parametrize("keys", ["down", "tab", "up up up shift+tab down down down tab tab"])
async def test_keys_choose_the_format_and_with_it_the_ending(folder: Path, keys: str) -> None:
    name, row = list(writers().items())[1]
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await press(pilot, keys)
        await seen(pilot)
        assert path(pilot) == path_of(row)
        data = export(view_of(pilot).selection, name).data
        assert data.decode().split("\n")[0][:20] in preview(pilot)
        await press(pilot, "enter")
        assert (folder / path_of(row)).read_bytes() == data


def path_of(row: Format) -> str:
    return f"story{row.endings[0]}"


async def test_the_mouse_chooses_a_format_and_the_name_keeps_the_keyboard() -> None:
    row = list(writers().values())[2]
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await pilot.click("#formats", offset=(4, 2))
        await seen(pilot)
        assert chosen(pilot) == row.title
        await press(pilot, "'x'")
        assert path(pilot) == f"{path_of(row)}x"


async def test_a_name_of_somebodys_own_stays_whatever_the_format() -> None:
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await write_to(pilot, "notes.odd")
        await press(pilot, "tab")
        assert path(pilot) == "notes.odd"


@pytest.mark.parametrize(
    ("name", "title"),
    [("mine.json", "JSON"), ("MINE.HTM", "HTML page"), ("a.quotes.csv", "CSV, quotes")],
)
async def test_an_ending_chooses_the_format(name: str, title: str) -> None:
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await write_to(pilot, name)
        assert chosen(pilot) == title
        await press(pilot, "down up")
        assert path(pilot).startswith(name.split(".", 1)[0])


async def test_an_option_of_the_format_changes_what_is_seen_and_written(folder: Path) -> None:
    async with explorer(TALKS) as pilot:
        assert "Chart    ▸none   drawn   in ASCII" in await opened(pilot)
        for sign in ("┣━┫ happened", "[=] happened"):
            await press(pilot, "ctrl+t")
            await seen(pilot)
            assert sign in preview(pilot)
        await press(pilot, "enter")
        ascii_chart = Writing(chart=True, ascii_only=True)
        data = export(view_of(pilot).selection, "text", ascii_chart).data
        assert (folder / "story.txt").read_bytes() == data


async def test_a_format_without_options_names_none() -> None:
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await write_to(pilot, "story.json")
        await press(pilot, "ctrl+t")
        text = await seen(pilot)
        assert "Chart" not in text.split("Export")[1].split("Plain text")[0]
        assert chosen(pilot) == "JSON"


async def test_what_the_format_has_to_leave_out_is_said_before_and_after(folder: Path) -> None:
    async with explorer("events: [{date: 2022-02-24/.., title: War}]") as pilot:
        await opened(pilot)
        await write_to(pilot, "war.ics")
        assert "left out 1 event with an open start or end" in screen_text(pilot)
        await press(pilot, "enter")
        await shown_in_passing(pilot)
        assert "left out 1 event with an open start or end" in screen_text(pilot)
        assert (folder / "war.ics").is_file()


async def test_the_timeline_itself_is_never_written_over(folder: Path) -> None:
    own = folder / "own.json"
    own.write_text(TALKS)
    async with explorer(TALKS, file=str(own)) as pilot:
        await opened(pilot)
        await write_to(pilot, "own.json")
        assert "own.json is the timeline itself: choose another name." in screen_text(pilot)
        await press(pilot, "enter enter")
        assert "own.json is the timeline itself: choose another name." in screen_text(pilot)
        assert own.read_text() == TALKS
        await write_to(pilot, "own.html")
        await press(pilot, "down")
        assert path(pilot) == "own-export.json"


def many(count: int) -> Timeline:
    return timeline(*(event(f"{1000 + n}", f"Year {n}") for n in range(count)))


async def test_of_very_much_the_beginning_is_shown_and_all_is_written(folder: Path) -> None:
    story = many(MOST_WHOLE + 1)
    async with explorer(story) as pilot:
        text = await opened(pilot)
        assert "2,001 events, 0 quotes, here the first 200" in text
        await press(pilot, "enter")
        await seen(pilot)
        data = export(view_of(pilot).selection, "text").data
        assert (folder / "story.txt").read_bytes() == data
        assert b"Year 2000" in data


async def test_of_very_much_nothing_is_replaced_unasked(folder: Path) -> None:
    (folder / "story.txt").write_text("mine")
    async with explorer(many(MOST_WHOLE + 1)) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        assert "story.txt exists: Enter again replaces it, Esc keeps it." in await seen(pilot)
        assert (folder / "story.txt").read_text() == "mine"
        await press(pilot, "enter")
        await seen(pilot)
        assert "Year 2000" in (folder / "story.txt").read_text()


@pytest.mark.parametrize("key", ["escape", "down", "x"])
async def test_writing_very_much_can_be_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """The thread is held until the key has been pressed."""
    async with explorer(many(MOST_WHOLE + 1)) as pilot:
        await opened(pilot)
        go_on = Event()
        monkeypatch.setattr(
            dialog, "pieces_of", lambda *given: go_on.wait(60) and pieces_of(*given)
        )
        await press(pilot, "enter")
        assert "Writing 2,001 events … Esc stops it." in screen_text(pilot)
        await press(pilot, key)
        go_on.set()
        await seen(pilot)
        assert written(folder) == {}
        assert "Writing" not in screen_text(pilot)


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


async def test_the_preview_is_read_on_and_back(folder: Path) -> None:
    async with explorer(TALKS, size=(80, 24)) as pilot:
        assert "=========" in await opened(pilot)
        await press(pilot, "pagedown")
        assert "=========" not in screen_text(pilot)
        await press(pilot, "pageup")
        assert "=========" in screen_text(pilot)
        await press(pilot, "ctrl+down ctrl+down")
        assert "=========" not in screen_text(pilot)
        await press(pilot, "ctrl+up")
        assert "=========" in screen_text(pilot)
        assert written(folder) == {}


async def test_where_the_screen_is_narrow_the_format_is_named_alone() -> None:
    async with explorer(TALKS, size=(40, 12)) as pilot:
        assert "Plain text .txt" in await opened(pilot)
        assert "JSON Lines" not in screen_text(pilot)
        await write_to(pilot, "story.html")
        assert re.search(rf"HTML page \.html  \d of {len(writers())}", screen_text(pilot))
        assert "<body" in preview(pilot)


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
        for keys in ("Enter write", "↓ format", "Esc leave"):
            assert keys in words


async def test_our_own_format_keeps_the_comments_of_the_file(folder: Path) -> None:
    (folder / "mine.yaml").write_text(f"# A remark\n{TALKS}", encoding="utf-8")
    async with explorer(TALKS, file="mine.yaml") as pilot:
        await press(pilot, "ctrl+s")
        pilot.app.screen.query_one(Input).value = "copy.yaml"
        await until(pilot, lambda: "# A remark" in screen_text(pilot))
        await press(pilot, "enter")
    assert (folder / "copy.yaml").read_text(encoding="utf-8").startswith("# A remark\n")


async def test_a_format_without_an_option_says_so(folder: Path) -> None:
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await press(pilot, "down ctrl+t")
        assert "Markdown has no option." in await seen(pilot)
        await press(pilot, "up ctrl+t")
        assert "has no option" not in await seen(pilot)
        assert not written(folder)


async def test_a_writer_that_fails_is_told_and_the_others_still_write(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> Iterator[str]:
        raise ValueError("oh\x1bno")

    monkeypatch.setitem(FORMATS, "json", writers()["json"]._replace(write=fails))
    async with explorer(TALKS) as pilot:
        await opened(pilot)
        await write_to(pilot, "talks.json")
        assert "a defect of the program" in screen_text(pilot)
        assert "ValueError: oh␛no" in screen_text(pilot)
        await press(pilot, "enter")
        assert "It cannot be written in this format." in screen_text(pilot)
        await write_to(pilot, "talks.md")
        await press(pilot, "enter")
    assert list(written(folder)) == ["talks.md"]
