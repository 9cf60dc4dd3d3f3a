"""`export -f yaml`: a part of a timeline file as a timeline file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = """\
# Head
actors:
- {id: ann, name: Ann}
events:
# First
- {id: one, date: 2024, title: One, actors: [ann]}  # beside
# Second
- {id: two, date: 2025, title: Two, links: {follows: [one]}}
"""
PART = """\
# A part of a timeline: 1 of 2 events, 0 of 0 quotes.
# Query: id:two

# Head
events:
  # Second
  - id: two
    date: 2025
    title: Two
    # follows one, which is not in this file: One
"""


def run(*words: str, stdin: str = "") -> tuple[int, str, str]:
    done = subprocess.run(
        (sys.executable, "-m", "timeline_tui", *words),
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def test_a_part_goes_to_a_file_and_what_it_lacks_is_told(folder: Path) -> None:
    code, out, err = run("export", "mine.yaml", "-q", "id:two", "-o", "part.yaml")
    assert (code, out) == (0, "")
    assert "left out 1 link to events that are not picked; comments name them" in err
    assert (folder / "part.yaml").read_text(encoding="utf-8") == PART
    assert run("check", "part.yaml")[0] == 0
    # Written once more it is the same: its comments are comments like any other.
    assert run("export", "part.yaml", "-f", "yaml") == (0, PART, "")


def test_comments_come_through_standard_input_too() -> None:
    code, out, err = run("export", "-", "-f", "yaml", stdin=SOURCE)
    assert (code, err) == (0, "")
    assert [line.strip() for line in out.splitlines() if "#" in line] == [
        "# Head",
        "# First",
        "# beside",
        "# Second",
    ]


def test_a_timeline_is_never_written_over_itself(folder: Path) -> None:
    code, _, err = run("export", "mine.yaml", "-o", "mine.yaml", "--force")
    assert code == 2
    assert "is the timeline itself" in err
    assert (folder / "mine.yaml").read_text(encoding="utf-8") == SOURCE
