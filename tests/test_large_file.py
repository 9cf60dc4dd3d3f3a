"""A large file in a real terminal: it is read beside the screen, and kept for the next time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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


READS_FOR_EVER = """
import sys
if "-c" in sys.orig_argv:
    import signal, timeline_tui.files.store.child as child
    def build(path, source, target, progress):
        progress("reading", 1, 2)
        while True:
            signal.pause()
    child.build = build
"""


@pytest.mark.parametrize("is_killed", [False, True])
def test_who_leaves_while_a_file_is_read_leaves_nothing_behind(
    tmp_path: Path, *, is_killed: bool
) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(large_story(1200), encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text(READS_FOR_EVER)
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    kept = tmp_path / "cache"
    env = {"TIMELINE_TUI_CACHE": str(kept), "PYTHONPATH": paths}
    with program(str(path), env=env) as terminal:
        terminal.shows(" 50%")  # so the process that reads has begun
        assert [*kept.glob(".*")]
        if is_killed:
            terminal.process.kill()
            terminal.wait(lambda: not [*kept.iterdir()])
        else:
            terminal.press(b"q")
            assert terminal.ends() == 0
            assert not [*kept.iterdir()]


def test_what_is_wrong_with_a_large_file_is_told_when_the_terminal_is_back(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    wrong = "  - {date: 2025, title: The last, actors: [nobody]}\n"
    path.write_text(large_story(1200) + wrong, encoding="utf-8")
    with program(str(path)) as terminal:
        assert terminal.ends() == 1
        told = terminal.written.index(b"unknown actor")
        assert terminal.written.rindex(b"\x1b[?1049l") < told
