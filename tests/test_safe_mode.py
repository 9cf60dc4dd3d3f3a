"""Safe mode: a file is looked at, and nothing else in the world changes."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from stories import TALKS
from terminals import program
from timeline_tui.files.locking import locked
from timeline_tui.files.safety import before_writing, is_safe, safe_mode
from timeline_tui.files.save import save


def test_nothing_is_written_while_it_lasts(tmp_path: Path) -> None:
    with safe_mode():
        with safe_mode(on=False):
            assert is_safe()
        with pytest.raises(OSError, match="nothing is written in safe mode"):
            save(tmp_path / "a", [b"data"])
        with pytest.raises(OSError, match="safe mode"), locked(tmp_path / "folder"):
            pass
    assert not is_safe()
    before_writing()
    assert not list(tmp_path.iterdir())


def world(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return every file and folder below one, with what it holds and when it was changed."""
    found = {}
    for path in sorted([folder, *folder.rglob("*")]):
        about = path.lstat()
        data = path.read_bytes() if stat.S_ISREG(about.st_mode) else b""
        found[str(path)] = (about.st_mtime_ns, about.st_mode, data)
    return found


def test_every_key_that_would_change_something_changes_nothing(tmp_path: Path) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    state = home / "state"
    for folder in (home, here, state, tmp_path / "tmp"):
        folder.mkdir()
    talks = here / "talks.yaml"
    linked = TALKS.replace("lang: fr, pub", "url: 'https://example.org/', pub")
    talks.write_text(linked + "  - {date: 2026, title: Linked, sources: [paper]}\n")
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\ntouch edited opened\n")
    editor.chmod(0o755)
    env = {
        "HOME": str(home),
        "TMPDIR": str(tmp_path / "tmp"),
        "TIMELINE_TUI_STATE": str(state),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "VISUAL": str(editor),
        "BROWSER": f"{editor} %s",
    }
    before = world(tmp_path)
    with program(str(talks), "--safe", env=env, cwd=here) as terminal:
        terminal.shows("All 5 events")
        terminal.shows("safe mode")
        terminal.press(b"m")
        terminal.shows("1 marked")
        terminal.shows("Safe mode: marks and saved views are not kept")
        terminal.press(b"e")
        terminal.shows("Safe mode: no editor is started")
        terminal.press(b"G")
        terminal.shows("On whose word: 1 source")
        terminal.press(b"o")
        terminal.shows("https://example.org/")
        terminal.press(b"\r")
        terminal.shows("Safe mode: no link is opened")
        terminal.press(b"\x1b")
        terminal.shows_no("Open the source")
        terminal.press(b"\x13")
        terminal.shows("Enter write")
        terminal.press(b"\r")
        terminal.shows("Safe mode: this is what would be written")
        terminal.press(b"\x1b")
        terminal.shows_no("Enter write")
        terminal.press(b"S")
        terminal.shows("Keep this view")
        terminal.press(b"\r")
        terminal.shows_no("Keep this view")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back
    assert world(tmp_path) == before


def test_a_broken_state_stays_where_it_is(tmp_path: Path) -> None:
    talks = tmp_path / "talks.yaml"
    talks.write_text(TALKS)
    state = tmp_path / "state"
    env = {"TIMELINE_TUI_STATE": str(state)}
    with program(str(talks), env=env) as terminal:
        terminal.shows("All 4 events")
        terminal.press(b"m")
        terminal.wait(lambda: state.is_dir() and bool(list(state.glob("*.json"))))
        terminal.press(b"q")
        assert terminal.ends() == 0
    (kept,) = state.glob("*.json")
    kept.write_text("broken")
    before = world(tmp_path)
    with program(str(talks), "--safe", env=env) as terminal:
        terminal.shows("All 4 events")
        terminal.shows("are not kept")
        terminal.press(b"q")
        assert terminal.ends() == 0
    assert world(tmp_path) == before
    with program(str(talks), env=env) as terminal:
        terminal.shows("What was kept")
        terminal.press(b"q")
        assert terminal.ends() == 0


def test_the_text_export_is_printed_in_safe_mode_too(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    from timeline_tui.cli import main

    assert main(["--safe"]) == 0
    assert b"Ukraine" in capfdbinary.readouterr().out
    assert not is_safe()
