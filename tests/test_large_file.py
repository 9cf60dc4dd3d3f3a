"""A large file in a real terminal: it is read beside the screen, and kept for the next time."""

from __future__ import annotations

from pathlib import Path

from large import large_story
from terminals import program


def test_a_large_file_is_read_beside_the_screen_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(large_story(1200), encoding="utf-8")
    for _ in range(2):
        with program(str(path), env={"TIMELINE_TUI_CACHE": str(tmp_path / "cache")}) as terminal:
            terminal.shows("All 1,200 events")
            terminal.press(b"q")
            assert terminal.ends() == 0


def test_who_leaves_while_a_file_is_read_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "larger.yaml"
    path.write_text(large_story(6000), encoding="utf-8")
    kept = tmp_path / "cache"
    with program(str(path), env={"TIMELINE_TUI_CACHE": str(kept)}) as terminal:
        terminal.shows("can be looked at")
        terminal.press(b"q")
        assert terminal.ends() == 0
    assert not [*kept.glob("*")]


def test_who_is_killed_while_a_file_is_read_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "larger.yaml"
    path.write_text(large_story(6000), encoding="utf-8")
    kept = tmp_path / "cache"
    with program(str(path), env={"TIMELINE_TUI_CACHE": str(kept)}) as terminal:
        terminal.shows("can be looked at")
        terminal.process.kill()
        terminal.wait(lambda: not [*kept.glob("*")])


def test_what_is_wrong_with_a_large_file_is_told_when_the_terminal_is_back(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    wrong = "  - {date: 2025, title: The last, actors: [nobody]}\n"
    path.write_text(large_story(1200) + wrong, encoding="utf-8")
    with program(str(path)) as terminal:
        assert terminal.ends() == 1
        told = terminal.written.index(b"unknown actor")
        assert terminal.written.rindex(b"\x1b[?1049l") < told
