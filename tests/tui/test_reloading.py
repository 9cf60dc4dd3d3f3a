"""Live reload: what changes in the file is shown, and what is wrong with it is said."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens import (
    explorer,
    press,
    screen_lines,
    screen_text,
    settled,
    told,
    until,
    until_open,
    view_of,
)
from stories import TALKS
from timeline_tui.cli.arguments import read_arguments
from timeline_tui.cli.commands.open import load
from timeline_tui.cli.streams import errors_held_back
from timeline_tui.tui.app import TimelineApp

MORE = "  - {id: sequel, date: 2025-03-01, title: They meet}\n"
BROKEN = TALKS.replace("actors: [trump, putin]", "actors: [trmup, putin]\n    state: happened")


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS)
    return path


def chosen(pilot: Pilot[None]) -> str:
    view = view_of(pilot)
    return "" if view.event is None else view.timeline.events[view.event].id


async def shows(pilot: Pilot[None], text: str) -> None:
    await until(pilot, lambda: text in screen_text(pilot))


def in_place(path: Path, text: str) -> None:
    path.write_text(text)


def replaced(path: Path, text: str) -> None:
    other = path.with_suffix(".new")
    other.write_text(text)
    other.replace(path)


def renamed_away(path: Path, text: str) -> None:
    path.rename(path.with_suffix(".yaml~"))
    path.write_text(text)


def made_anew(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text)


def emptied_first(path: Path, text: str) -> None:
    with path.open("w") as file:
        os.truncate(path, 0)
        file.write(text)


@pytest.mark.parametrize("save", [in_place, replaced, renamed_away, made_anew, emptied_first])
async def test_a_change_is_shown_however_it_is_saved(
    talks: Path, save: Callable[[Path, str], None]
) -> None:
    async with explorer(TALKS, file=str(talks), query="actor:trump") as pilot:
        await press(pilot, "k")
        for number in range(2):
            save(talks, TALKS.replace("A call", f"Call {number},"))
            await shows(pilot, f"Call {number}, opens the talks")
        assert (chosen(pilot), str(view_of(pilot).query)) == ("call", "actor:trump")


def moved(path: Path, to: Path) -> None:
    path.rename(to)


def becomes_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def forbid(path: Path) -> None:
    path.chmod(0)


async def test_what_is_wrong_is_said_with_its_line_until_it_is_mended(talks: Path) -> None:
    async with explorer(TALKS, file=str(talks)) as pilot:
        before = screen_lines(pilot)
        in_place(talks, BROKEN)
        await shows(pilot, "✗ line 24: unknown actor 'trmup'")
        lines = screen_lines(pilot)
        assert lines[1].endswith("and 1 more problem  shown as it was before  ! lists")
        assert (lines[0], lines[2]) == (before[0], before[1])
        in_place(talks, TALKS + MORE)
        await until(pilot, lambda: "✗" not in screen_text(pilot))
        assert "They meet" in screen_text(pilot)


async def test_a_list_tells_everything_that_is_wrong(talks: Path) -> None:
    async with explorer(TALKS, file=str(talks)) as pilot:
        await press(pilot, "!")
        assert "nothing is wrong with it" in told(pilot)
        in_place(talks, BROKEN)
        await shows(pilot, "✗ line 24")
        await press(pilot, "!")
        text = screen_text(pilot)
        assert f"2 problems in {talks}"[:60] in text
        assert "24:14" in text
        assert "hint: did you mean 'trump'?" in text
        await press(pilot, "j")
        assert "25 |     state: happened" in screen_text(pilot)
        await press(pilot, "escape")
        assert "What is wrong" not in screen_text(pilot)


async def test_the_list_leads_to_the_editor(talks: Path) -> None:
    async with explorer(TALKS, file=str(talks)) as pilot:
        in_place(talks, BROKEN)
        await shows(pilot, "✗ line 24")
        await press(pilot, "! enter")
        # There is no terminal here to give away.
        assert "No editor can be started from here" in told(pilot)


async def test_a_file_that_has_vanished_is_missed_until_it_is_back(talks: Path) -> None:
    away = talks.with_suffix(".away")
    async with explorer(TALKS, file=str(talks)) as pilot:
        moved(talks, away)
        await shows(pilot, "✗ the file has vanished")
        assert "All 4 events" in screen_text(pilot)
        await press(pilot, "!")
        assert "There is nothing to list: the file has vanished." in told(pilot)
        moved(away, talks)
        await until(pilot, lambda: "✗" not in screen_text(pilot))


async def test_a_folder_in_its_place_is_no_file(talks: Path) -> None:
    async with explorer(TALKS, file=str(talks)) as pilot:
        becomes_a_folder(talks)
        await shows(pilot, "✗ it is no file any more")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
async def test_a_file_that_may_not_be_read_says_why(talks: Path) -> None:
    async with explorer(TALKS, file=str(talks)) as pilot:
        forbid(talks)
        await shows(pilot, "✗ the file cannot be read: Permission denied")


async def test_it_is_read_at_once_when_somebody_asks(talks: Path) -> None:
    async with explorer(TALKS, file=str(talks)) as pilot:
        await press(pilot, "R")
        await until(pilot, lambda: "Read again: 4 events" in told(pilot))
        in_place(talks, BROKEN)
        await press(pilot, "R")
        await until(pilot, lambda: "line 24: unknown actor 'trmup'" in told(pilot))


async def test_without_a_file_there_is_nothing_to_read_again_or_to_edit() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "R e")
        assert "There is no file to read again" in told(pilot)
        assert "There is no file to edit" in told(pilot)


async def test_hostile_text_of_a_broken_file_is_shown_safely(talks: Path) -> None:
    async with explorer(TALKS, file=str(talks)) as pilot:
        in_place(talks, TALKS.replace("[trump, putin]", '["[/x]\u202e", putin]'))
        await shows(pilot, "✗ line")
        await press(pilot, "!")
        assert "[/x]⟨U+202E⟩" in screen_text(pilot)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_the_line_says_what_fits(talks: Path, width: int) -> None:
    async with explorer(TALKS, file=str(talks), size=(width, 12)) as pilot:
        in_place(talks, BROKEN)
        await shows(pilot, "✗ line 24")
        assert screen_lines(pilot)[1].endswith("! lists")
        await settled(pilot)


async def test_what_of_a_foreign_file_is_refused_now_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    path.write_text("date,title\n2025,A call\n")
    arguments = read_arguments([str(path)])
    with errors_held_back():
        app = TimelineApp(partial(load, arguments), "talks.csv", file=str(path))
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            await until_open(pilot)
            await press(pilot, "!")
            assert "nothing is wrong" in told(pilot)
            for number in range(2):
                path.write_text(f"date,title\n2025,Call {number}\n10/11/12,B\n")
                await shows(pilot, f"Call {number}")
            assert told(pilot).count("line 3: refused: '10/11/12' may be") == 1
            await press(pilot, "!")
            assert told(pilot).count("line 3: refused: '10/11/12' may be") == 2
            path.write_text("date,title\n10/11/12,B\n")
            await shows(pilot, "✗ line 1: nothing in this file could be read")
            assert "line 2: refused: '10/11/12' may be" in told(pilot)
            path.write_text("date,title\n2025,The end\n")
            await shows(pilot, "The end")
            await press(pilot, "!")
            assert told(pilot).count("nothing is wrong") == 2
