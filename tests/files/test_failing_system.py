"""Whatever fails on the way, and wherever the program is killed: the old file whole, or the new."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from failing import disk_is_full, failing
from timeline_tui.core.kept.saved import State
from timeline_tui.files.save import save
from timeline_tui.files.state import keep, open_state
from timeline_tui.files.state_path import state_path

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
OLD, NEW = b"old " * 10_000, b"new " * 20_000
SUPPORT = Path(__file__).parents[1] / "support"


def prepared(folder: Path, *, exists: bool) -> Path:
    folder.mkdir()
    path = folder / "out.txt"
    if exists:
        path.write_bytes(OLD)
    return path


def held(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("exists", [False, True])
def test_whatever_fails_the_file_is_the_old_or_the_new_and_nothing_is_left(
    tmp_path: Path, *, exists: bool, force: bool
) -> None:
    at, failures = 0, 0
    while True:
        at += 1
        path = prepared(tmp_path / str(at), exists=exists)
        before = held(path)
        error: OSError | None = None
        with failing(at, disk_is_full) as system:
            try:
                save(path, [NEW], force=force)
            except OSError as raised:
                error = raised
        if error is None:
            assert held(path) == NEW
        else:
            failures += 1
            assert held(path) == before
            assert error.filename == str(path)
        # What cannot be removed stays; the next who writes there removes it.
        left = [other.name for other in path.parent.iterdir() if other != path]
        assert not left or system.calls[at - 1] == "unlink"
        if len(system.calls) < at:
            break
    assert failures >= (1 if exists and not force else 5)


def test_marks_that_could_not_be_written_are_told_and_kept_in_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, told = 0, 0
    before, after = State(marks=("a",)), State(marks=("a", "b"))
    while True:
        at += 1
        monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path / str(at)))
        kept = keep(open_state(None), before)
        with failing(at, disk_is_full) as system:
            kept = keep(kept, after)
        told += bool(kept.message)
        assert kept.state == after
        assert open_state(None).state == (before if kept.message else after)
        assert kept.stored == (before if kept.message else after) or kept.stored is None
        if len(system.calls) < at:
            break
    assert told >= 5


KILLED_WHILE = """
import sys
sys.path.insert(0, sys.argv[1])
from failing import failing, killed
from pathlib import Path
from timeline_tui.core.kept.saved import State
from timeline_tui.files.save import save
from timeline_tui.files.state import keep, open_state

folder, at = Path(sys.argv[2]), int(sys.argv[3])
with failing(at, killed) as system:
    {what}
sys.exit(0 if len(system.calls) < at else 1)
"""


def was_killed(what: str, folder: Path, at: int) -> bool:
    """Do something in a program that is killed at its n-th call; False if it came to its end."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE.format(what=what), SUPPORT, folder, str(at)],
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode in (0, -9), done.stderr.decode()
    return done.returncode != 0


@posix
@pytest.mark.parametrize("exists", [False, True])
def test_an_export_that_is_killed_leaves_the_old_file_or_the_new(
    tmp_path: Path, *, exists: bool
) -> None:
    at, left = 1, 0
    while True:
        path = prepared(tmp_path / str(at), exists=exists)
        what = f"save(folder / 'out.txt', [b'new ' * 20_000], force={exists})"
        if not was_killed(what, path.parent, at):
            break
        assert held(path) in (OLD if exists else None, NEW)
        left += sum(other != path for other in path.parent.iterdir())
        at += 1
    assert left, "it was never killed with a file half written"
    assert held(path) == NEW


@posix
def test_marks_survive_a_program_that_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = State(marks=("a",)), State(marks=("a", "b"))
    at = 1
    while True:
        monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path / str(at)))
        keep(open_state(None), before)
        what = "keep(open_state(None), State(marks=('a', 'b')))"
        if not was_killed(what, tmp_path, at):
            break
        found = open_state(None)
        assert found.state in (before, after)
        assert found.message == ""
        # Whoever comes next is held up by nothing.
        assert keep(found, after).stored == after
        at += 1
    assert at > 5


def test_what_was_left_unfinished_long_ago_is_removed(tmp_path: Path) -> None:
    import os

    stale, fresh = tmp_path / f".{'0' * 16}.unfinished", tmp_path / f".{'1' * 16}.unfinished"
    theirs = tmp_path / ".mine.unfinished"
    for path in (stale, fresh, theirs):
        path.write_bytes(b"half")
    for path in (stale, theirs):
        os.utime(path, (0, 0))
    save(tmp_path / "out.txt", [NEW])
    assert sorted(path.name for path in tmp_path.iterdir()) == [fresh.name, theirs.name, "out.txt"]


WRITER = """
import sys
from timeline_tui.files.state import keep, open_state
kept = open_state(None)
sys.stdin.readline()
for number in range(20):
    kept = keep(kept, kept.state.toggle(f"{sys.argv[1]}-{number}"))
    assert not kept.message, kept.message
"""


def test_several_programs_at_once_lose_no_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path))
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, name],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in ("one", "two", "three")
    ]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write(b"go\n")
        program.stdin.flush()
    for program in programs:
        _, said = program.communicate(timeout=60)
        assert (program.returncode, said) == (0, b"")
    names = [f"{name}-{number}" for name in ("one", "two", "three") for number in range(20)]
    assert sorted(open_state(None).state.marks) == sorted(names)
    assert [path.suffix for path in tmp_path.iterdir()] == [".json"]
    assert state_path(None) in list(tmp_path.iterdir())
