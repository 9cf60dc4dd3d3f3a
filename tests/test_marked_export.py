"""What was marked on the screen can be printed by its name, is:marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from stories import TALKS
from timeline_tui.cli import main
from timeline_tui.core.kept.saved import State
from timeline_tui.files.state import keep, open_state


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path / "state"))
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS)
    return str(path)


def test_the_command_line_knows_the_marks(talks: str, capfd: pytest.CaptureFixture[str]) -> None:
    keep(open_state(talks), State(marks=("call",)))
    assert main(["export", talks, "-q", "is:marked"]) == 0
    printed = capfd.readouterr().out
    assert "A call opens the talks" in printed
    assert "Zelensky answers" not in printed


def test_a_broken_state_is_told_and_nothing_is_marked(
    talks: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = keep(open_state(talks), State(marks=("call",))).path
    assert path is not None
    path.write_text("{")
    assert main(["export", talks, "-q", "is:marked"]) == 0
    printed = capfd.readouterr()
    assert "A call opens the talks" not in printed.out
    assert "timeline-tui: What was kept of marks and saved views is broken" in printed.err


def test_who_does_not_ask_for_marks_is_not_told_of_them(
    talks: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = keep(open_state(talks), State(marks=("call",))).path
    assert path is not None
    path.write_text("{")
    assert main(["export", talks]) == 0
    assert capfd.readouterr().err == ""
    assert path.read_text() == "{"
