from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.kept.saved import LONGEST_HISTORY, NOTHING_KEPT, SavedChart, SavedView, State
from timeline_tui.files import state as module
from timeline_tui.files.folders import state_folder
from timeline_tui.files.state import Kept, keep, open_state
from timeline_tui.files.state_path import state_path

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of POSIX")
not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything"
)

FULL = State(
    ("munich", "talks"),
    (SavedView("Trump’s words", "by:trump", "call", "otan", match_all=True, pane="quotes"),),
    ("actor:putin", '"terres rares"'),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state" / "timeline-tui"
    monkeypatch.setenv("TIMELINE_TUI_STATE", str(folder))
    # A second wall before the real home, for the tests that take the first one away.
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "xdg"))
    for home in ("HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(home, str(tmp_path / "home"))
    return folder


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "talks.yaml"
    path.write_text("events: []\n")
    return str(path)


def where(file: str | None) -> Path:
    path = state_path(file)
    assert path is not None
    return path


def put(file: str | None, text: str | bytes) -> Path:
    """Put something where the state of a file is kept."""
    path = where(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# Where it is kept


def test_every_file_has_a_state_of_its_own_however_it_is_named(
    tmp_path: Path, folder: Path, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / "talks.yaml"
    other.write_text("events: []\n")
    monkeypatch.chdir(tmp_path)
    path = where(file)
    assert path.parent == folder
    assert path.name.startswith("talks-")
    assert path == where("talks.yaml") == where("other/../talks.yaml")
    assert path != where(str(other))


@posix
def test_a_link_is_the_file_it_leads_to(tmp_path: Path, file: str) -> None:
    (tmp_path / "link.yaml").symlink_to(file)
    assert where(str(tmp_path / "link.yaml")) == where(file)


def test_the_story_that_is_built_in_has_one_wherever_it_lies(folder: Path) -> None:
    assert where(None) == folder / "bundled.json"


@pytest.mark.parametrize("name", ["-", "missing.yaml", os.devnull, "."])
def test_nothing_is_kept_about_what_is_no_file(name: str, folder: Path) -> None:
    assert state_path(name) is None
    kept = keep(open_state(name), FULL)
    assert (kept.state, kept.message) == (FULL, "")
    assert not folder.exists()


@pytest.mark.parametrize("name", ["..yaml", "a" * 200, "é ü" * 20, "a:b\x1b\nc.yaml"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    try:
        path.write_text("events: []\n")
    except OSError:
        pytest.skip("this file system does not know such names")
    kept = keep(open_state(str(path)), FULL)
    assert (kept.message, kept.stored) == ("", FULL)
    assert kept.path is not None
    assert kept.path.name.replace("-", "").replace(".", "").isalnum()
    assert open_state(str(path)).state == FULL


@posix
def test_a_path_that_is_no_text_will_do(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xe9.yaml"
    try:
        Path(os.fsdecode(path)).write_text("events: []\n")
    except OSError:
        pytest.skip("this file system does not know such names")
    kept = keep(open_state(os.fsdecode(path)), FULL)
    assert (kept.message, kept.stored) == ("", FULL)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the folders of XDG")
@pytest.mark.parametrize("chosen", [None, ""])
def test_without_a_choice_it_is_the_folder_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str | None
) -> None:
    if chosen is None:
        monkeypatch.delenv("TIMELINE_TUI_STATE")
    else:
        monkeypatch.setenv("TIMELINE_TUI_STATE", chosen)
    assert state_folder() == tmp_path / "xdg" / "timeline-tui"
    monkeypatch.delenv("XDG_STATE_HOME")
    assert state_folder() == tmp_path / "home" / ".local" / "state" / "timeline-tui"


@pytest.mark.parametrize("answer", [Path("~/.local/state"), RuntimeError("no home")], ids=str)
def test_without_a_home_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Path | RuntimeError
) -> None:
    def homeless(*_: object, **__: object) -> Path:
        if isinstance(answer, RuntimeError):
            raise answer
        return answer

    monkeypatch.delenv("TIMELINE_TUI_STATE")
    monkeypatch.setattr(platformdirs, "user_state_path", homeless)
    monkeypatch.chdir(tmp_path)
    kept = keep(open_state(None), FULL)
    assert "TIMELINE_TUI_STATE" in kept.message
    assert kept.state == FULL
    assert list(tmp_path.iterdir()) == []


def test_another_folder_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIMELINE_TUI_STATE", "here")
    assert state_folder() == tmp_path / "here"


def test_the_folder_of_the_system_is_looked_up_only_when_it_is_needed() -> None:
    program = "import sys, timeline_tui.files.state; sys.exit('platformdirs' in sys.modules)"
    subprocess.run((sys.executable, "-c", program), check=True)


# Reading and writing


@pytest.mark.parametrize("name", [None, "talks.yaml"])
def test_what_is_kept_is_there_the_next_time(
    tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch, name: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = open_state(name)
    assert (kept.state, kept.message) == (NOTHING_KEPT, "")
    kept = keep(kept, FULL)
    assert (kept.state, kept.stored, kept.message) == (FULL, FULL, "")
    assert open_state(name) == kept
    found = json.loads(where(name).read_text(encoding="utf-8"))
    timeline = os.path.realpath(file) if name else ""
    assert (found["version"], found["timeline"], found["marks"]) == (1, timeline, [*FULL.marks])


def test_nothing_is_written_before_there_is_anything_to_keep(folder: Path, file: str) -> None:
    keep(open_state(file), NOTHING_KEPT)
    assert not folder.exists()
    kept = keep(open_state(file), FULL)
    before = where(file).stat()
    assert keep(kept, FULL) == kept
    assert where(file).stat().st_ino == before.st_ino


@posix
def test_the_folder_is_for_its_owner_alone(folder: Path, file: str) -> None:
    keep(open_state(file), FULL)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_nothing_else_stays_behind(folder: Path, file: str) -> None:
    kept = keep(open_state(file), FULL)
    keep(kept, FULL.toggle("x"))
    assert list(folder.iterdir()) == [where(file)]


def test_two_programs_at_once_keep_the_marks_and_views_of_both(file: str) -> None:
    one = keep(open_state(file), FULL)
    two = open_state(file)
    one = keep(one, one.state.toggle("one").with_view(SavedView("first")))
    two = keep(two, two.state.toggle("two").toggle("munich").with_view(SavedView("second")))
    assert two.state.marks == ("talks", "one", "two")
    one = keep(one, one.state.toggle("three"))
    assert one.state.marks == ("talks", "one", "two", "three")
    assert [view.name for view in one.state.views] == ["Trump’s words", "first", "second"]
    assert open_state(file).state == one.state


def test_what_another_program_took_away_is_not_brought_back(file: str) -> None:
    one = keep(open_state(file), FULL)
    two = open_state(file)
    keep(one, FULL.toggle("munich").without_view("Trump’s words"))
    assert keep(two, FULL.toggle("new")).state == State(("talks", "new"), (), FULL.queries)


def test_what_the_chart_shows_is_kept_however_long_ago_it_is(file: str) -> None:
    chart = SavedChart(f"-{'9' * 30} 1/3 2001/4", folded=False, by_actor=True)
    state = NOTHING_KEPT.with_view(SavedView("Before life", words="original", chart=chart))
    keep(open_state(file), state)
    assert open_state(file).state == state


def test_a_view_that_was_kept_in_few_words_is_read(file: str) -> None:
    put(file, '{"version": 1, "timeline": "", "views": [{"name": "a", "query": "nato"}]}')
    assert open_state(file).state.views == (SavedView("a", "nato"),)


def test_a_state_that_vanishes_takes_nothing_with_it(file: str) -> None:
    kept = keep(open_state(file), FULL)
    where(file).unlink()
    assert keep(kept, FULL.toggle("new")).state == FULL.toggle("new")
    assert open_state(file).state == FULL.toggle("new")


# What goes wrong

BROKEN: list[str | bytes] = [
    "",
    "{",
    "[]",
    "null",
    b"\xff\xfe",
    b"\x00" * 100,
    "[" * 100_000,
    '{"version": 1}',
    '{"version": 0, "timeline": ""}',
    '{"version": -1, "timeline": ""}',
    '{"version": "1", "timeline": ""}',
    '{"version": true, "timeline": ""}',
    '{"version": 1, "timeline": "", "marks": "abc"}',
    '{"version": 1, "timeline": "", "marks": [1]}',
    '{"version": 1, "timeline": "", "marks": ["a", "a"]}',
    '{"version": 1, "timeline": "", "views": [{"name": ""}]}',
    '{"version": 1, "timeline": "", "views": [{"name": "a"}, {"name": "a"}]}',
    '{"version": 1, "timeline": "", "views": [{"name": "a", "colour": "red"}]}',
    '{"version": 1, "timeline": "", "future": []}',
    b'{"version": 1, "timeline": "", "marks": ["\xff"]}',
]


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_set_aside_and_told(folder: Path, file: str, text: str | bytes) -> None:
    path = put(file, text)
    before = path.read_bytes()
    kept = open_state(file)
    assert kept.state == NOTHING_KEPT
    (aside,) = folder.iterdir()
    assert aside.name.startswith(f"{path.name}.broken-")
    assert aside.read_bytes() == before
    assert str(aside) in kept.message
    kept = keep(kept, FULL)
    assert (kept.stored, kept.message) == (FULL, "")
    assert sorted(folder.iterdir()) == [path, aside]


def test_a_file_that_breaks_meanwhile_is_set_aside_and_written_anew(
    folder: Path, file: str
) -> None:
    kept = keep(open_state(file), FULL)
    for text in ("one", "two"):
        path = put(file, text)
        kept = keep(kept, kept.state.toggle(text))
        assert "set aside" in kept.message
    assert open_state(file).state == FULL.toggle("one").toggle("two")
    aside = [other.read_text() for other in folder.iterdir() if other != path]
    assert sorted(aside) == ["one", "two"]


NEWER = json.dumps({"version": 2, "marks": {"a": "red"}})


def test_a_file_of_a_newer_version_is_left_alone_and_told(folder: Path, file: str) -> None:
    path = put(file, NEWER)
    kept = open_state(file)
    assert kept.state == NOTHING_KEPT
    assert str(path) in kept.message
    assert "version 2" in kept.message
    after = keep(kept, FULL)
    assert (after.state, after.message) == (FULL, kept.message)
    assert [(other, other.read_text()) for other in folder.iterdir()] == [(path, NEWER)]


def test_a_file_that_becomes_newer_meanwhile_is_left_alone(file: str) -> None:
    kept = keep(open_state(file), FULL)
    path = put(file, NEWER)
    kept = keep(kept, FULL.toggle("new"))
    assert "version 2" in kept.message
    assert kept.state == FULL.toggle("new")
    assert path.read_text() == NEWER


def test_a_folder_that_cannot_be_made_is_told_and_the_program_goes_on(
    tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("mine")
    monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path / "taken"))
    kept = keep(open_state(file), FULL)
    assert kept.state == FULL
    assert str(tmp_path / "taken") in kept.message
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_state_file_that_is_a_folder_is_left_alone(file: str) -> None:
    path = where(file)
    path.mkdir(parents=True)
    kept = keep(open_state(file), FULL)
    assert kept.state == FULL
    assert str(path) in kept.message
    assert path.is_dir()


@posix
@not_root
def test_a_folder_that_is_read_only_is_told(folder: Path, file: str) -> None:
    kept = keep(open_state(file), FULL)
    folder.chmod(0o500)
    try:
        failed = keep(kept, FULL.toggle("new"))
        again = open_state(file)
    finally:
        folder.chmod(0o700)
    assert str(where(file)) in failed.message
    assert failed.state == FULL.toggle("new")
    assert again.state == FULL


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_what_could_not_be_written_is_written_when_it_can(
    file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(open_state(file), FULL)
    with monkeypatch.context() as patch:
        patch.setattr(module, "save", full)
        kept = keep(kept, kept.state.toggle("one"))
        assert "No space left on device" in kept.message
        assert keep(kept, kept.state).message == kept.message
    other = open_state(file)
    assert other.state == FULL
    keep(other, FULL.toggle("other"))
    kept = keep(kept, kept.state.toggle("two"))
    assert kept.message == ""
    assert open_state(file).state.marks == (*FULL.marks, "other", "one", "two")


def test_a_broken_file_that_cannot_be_set_aside_is_not_overwritten(
    file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(file, "{")
    monkeypatch.setattr(Path, "rename", full)
    kept = keep(open_state(file), FULL)
    assert "No space left on device" in kept.message
    assert kept.state == FULL
    assert path.read_text() == "{"


def test_text_that_cannot_be_written_is_told(file: str) -> None:
    kept = keep(open_state(file), State(queries=("\ud800",)))
    assert str(where(file)) in kept.message
    assert kept.stored is None


def test_a_message_is_safe_to_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path / "\x1b[2J"))
    for text in ("{", NEWER):
        try:
            put(None, text)
        except OSError:
            pytest.skip("this file system does not know such names")
        assert "␛[2J" in open_state(None).message


# Whatever is kept, and whatever is found

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VIEWS = st.builds(SavedView, TEXTS, TEXTS, TEXTS, TEXTS, st.booleans(), TEXTS, TEXTS)


@given(
    st.frozensets(TEXTS, max_size=4),
    st.lists(VIEWS, max_size=3),
    st.lists(TEXTS, max_size=LONGEST_HISTORY // 50),
)
def test_any_state_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    marks: frozenset[str],
    views: list[SavedView],
    queries: list[str],
) -> None:
    state = NOTHING_KEPT.with_marks(marks)
    for view in views:
        state = state.with_view(view) if view.name.strip() else state
    for query in queries:
        state = state.asked(query)
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.unlink(missing_ok=True)
    kept = keep(Kept(path=path), state)
    assert (kept.state, kept.message) == (state, "")
    assert keep(Kept(path=path), NOTHING_KEPT).state == state


PIECES = st.sampled_from(
    [b'{"version": ', b"1", b"2", b', "timeline": "a"', b', "marks": [', b'"x"', b"]", b"}", b","]
)


@given(st.lists(PIECES | st.binary(max_size=3), max_size=12).map(b"".join))
def test_no_bytes_are_an_error_and_none_are_lost(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = folder / "any.json"
    path.write_bytes(data)
    kept = keep(Kept(path=path), State(("mine",)))
    assert "mine" in kept.state.marks
    if kept.stored is None or kept.message:
        assert data in [other.read_bytes() for other in folder.iterdir()]
