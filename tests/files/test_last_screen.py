"""The first screen of a file is kept for the next time, and painted only if nothing has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_tui.files import last_screen
from timeline_tui.files.last_screen import Occasion, occasion, recalled, remember
from timeline_tui.files.safety import safe_mode
from timeline_tui.files.state_path import state_path

SCREEN = "#ffffff #000000\n\n0 one\n0 two"
SIZE = (120, 36)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIMELINE_TUI_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path / "state"))
    later(monkeypatch, 3)
    return tmp_path / "cache"


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Let so much time pass since the files were written."""
    monkeypatch.setattr(last_screen, "time_ns", lambda: time.time_ns() + seconds * 10**9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "talks.yaml"
    path.write_text("events: []\n")
    return path


def now(path: Path) -> Occasion:
    when = occasion(str(path), ["actor:putin"], SIZE)
    assert when
    return when


def test_a_screen_is_painted_again_and_nobody_else_may_read_it(path: Path, cache: Path) -> None:
    assert recalled(now(path)) == ""
    remember(now(path), SCREEN)
    assert recalled(now(path)) == SCREEN
    assert cache.stat().st_mode & 0o777 == 0o700
    # The folder may be one that was there before.
    now(path).place.chmod(0o644)
    remember(now(path), SCREEN)
    assert now(path).place.stat().st_mode & 0o777 == 0o600


def test_the_story_that_is_built_in_has_a_screen_too() -> None:
    when = occasion(None, (), SIZE)
    assert when
    remember(when, SCREEN)
    assert recalled(when) == SCREEN


def _same_size(path: Path) -> None:
    path.write_text("events: [ ]")


def _replaced(path: Path) -> None:
    before = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def _marked(path: Path) -> None:
    place = state_path(str(path))
    assert place
    place.parent.mkdir()
    place.write_text("{}")


@pytest.mark.parametrize("change", [_same_size, _replaced, _marked, Path.touch])
def test_after_a_change_it_is_not(path: Path, change: Callable[[Path], None]) -> None:
    remember(now(path), SCREEN)
    change(path)
    assert recalled(now(path)) == ""


@pytest.mark.parametrize(
    ("asked", "size"), [(["actor:trump"], SIZE), ([], SIZE), (["actor:putin"], (80, 24))]
)
def test_for_another_question_or_size_it_is_not(
    path: Path, asked: list[str], size: tuple[int, int]
) -> None:
    remember(now(path), SCREEN)
    other = occasion(str(path), asked, size)
    assert other
    assert recalled(other) == ""


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"a\nb", b"another edition\n{}\nscreen"])
def test_what_is_damaged_is_not(path: Path, damage: bytes) -> None:
    remember(now(path), SCREEN)
    now(path).place.write_bytes(damage)
    assert recalled(now(path)) == ""


def test_a_file_that_has_changed_meanwhile_has_none(path: Path) -> None:
    before = now(path)
    path.write_text("events: [ ]\n")
    remember(before, SCREEN)
    assert not before.place.exists()


def test_a_file_that_may_still_be_changing_has_none(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, 0)
    remember(now(path), SCREEN)
    assert not now(path).place.exists()


def test_safe_mode_keeps_none(path: Path, cache: Path) -> None:
    with safe_mode():
        remember(now(path), SCREEN)
    assert not list(cache.glob("*"))


def test_what_is_not_the_same_another_time_has_none(tmp_path: Path) -> None:
    assert occasion("-", (), SIZE) is None
    assert occasion(str(tmp_path / "missing.yaml"), (), SIZE) is None
    assert occasion(str(tmp_path), (), SIZE) is None


def test_only_so_many_are_kept(path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_screen, "_MOST_KEPT", 2)
    for number in range(4):
        other = path.with_name(f"{number}.yaml")
        other.write_text("events: []\n")
        remember(now(other), SCREEN)
        os.utime(now(other).place, (number, number))
    remember(now(path), SCREEN)
    assert sorted(place.name.split("-")[0] for place in cache.iterdir()) == ["3", "talks"]
