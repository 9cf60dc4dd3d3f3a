"""Where an export goes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from timeline_tui.tui.dialogs.destination import (
    TakenError,
    WriteError,
    remark_on,
    usual_name,
    with_ending,
    write,
)
from timeline_tui.tui.dialogs.preview import size_words


@pytest.mark.parametrize(
    ("file", "title", "name"),
    [
        ("events.yaml", "The talks", "events.txt"),
        ("/far/away/my talks.YML", "", "my-talks.txt"),
        ("standard input", "The run-up to the talks, 2025", "the-run-up-to-the-talks-2025.txt"),
        ("", "Été à l’île", "ete-a-l-ile.txt"),
        ("", "", "timeline.txt"),
        ("", "../../etc/passwd", "etc-passwd.txt"),
        ("-rf.yaml", "", "rf.txt"),
        ("..yaml", "", "timeline.txt"),
        ("\x1b[31m.yaml", "", "31m.txt"),
        ("a" * 300 + ".yaml", "", "a" * 48 + ".txt"),
    ],
)
def test_the_usual_name_is_that_of_the_file_or_of_the_title(
    file: str, title: str, name: str
) -> None:
    assert usual_name(file, title, ".txt") == name


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 KB"),
        (5234, "5.2 KB"),
        (23_456, "23 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (53_000_000, "53 MB"),
        (5_000_000_000_000, "5,000 GB"),
    ],
)
def test_sizes_are_short(size: int, words: str) -> None:
    assert size_words(size) == words


def test_a_file_is_written_and_its_whole_path_returned(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    assert write(str(path), [b"text"], replace=False) == str(path)
    assert path.read_bytes() == b"text"


def test_a_file_is_replaced_only_where_that_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_bytes(b"mine")
    with pytest.raises(TakenError, match="exists"):
        write(str(path), [b"text"], replace=False)
    assert path.read_bytes() == b"mine"
    write(str(path), [b"text"], replace=True)
    assert path.read_bytes() == b"text"


def test_a_pipe_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    for replace in (False, True):
        with pytest.raises(WriteError, match="no ordinary file"):
            write(str(path), [b"text"], replace=replace)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WriteError, match="You may not write"):
        write(str(tmp_path / "out.txt"), [b"text"], replace=False)


def test_remarks_tell_beforehand(tmp_path: Path) -> None:
    (tmp_path / "taken.txt").touch()
    assert remark_on(str(tmp_path / "new.txt")) == (f"a new file in {tmp_path}", False)
    for text, words in (
        (tmp_path / "taken.txt", "taken.txt exists"),
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "x.txt", "There is no folder"),
        ("\0", "No file can have this name."),
        (" ", "The file needs a name."),
    ):
        said, worry = remark_on(str(text))
        assert words in said
        assert worry


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("story.txt", "story.html"),
        ("a/STORY.TXT", "a/STORY.html"),
        ("story.text", "story.text"),
        ("story.quotes.csv", "story.html"),
        (".txt", ".txt"),
        ("", ""),
    ],
)
def test_the_ending_follows_the_format_where_it_was_that_of_another(text: str, made: str) -> None:
    assert with_ending(text, (".txt", ".csv", ".quotes.csv"), ".html", None) == made


def test_another_ending_never_leads_to_the_timeline_itself(tmp_path: Path) -> None:
    own = tmp_path / "story.yaml"
    own.write_text("mine")
    made = with_ending(str(tmp_path / "story.txt"), (".txt",), ".yaml", str(own))
    assert made == str(tmp_path / "story-export.yaml")


def test_the_timeline_itself_is_never_written_over(tmp_path: Path) -> None:
    own, other = tmp_path / "own.yaml", tmp_path / "other.yaml"
    own.write_text("mine")
    other.symlink_to(own)
    for path in (own, other):
        assert remark_on(str(path), str(own))[0].endswith(
            "is the timeline itself: choose another name."
        )
        with pytest.raises(WriteError, match="is the timeline itself"):
            write(str(path), [b""], replace=True, own=str(own))
    assert own.read_text() == "mine"
