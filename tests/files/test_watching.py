from __future__ import annotations

import os
from pathlib import Path

import pytest

from timeline_tui.core.timeline import Timeline
from timeline_tui.files.stamps import stamp_of
from timeline_tui.files.watching import watched


def unread() -> Timeline:
    raise AssertionError("nothing is read before it changes")


def test_every_way_to_write_a_file_changes_its_stamp(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("events: []")
    stamps = [stamp_of(str(path))]
    path.write_text("events: [ ]")
    stamps.append(stamp_of(str(path)))
    other = tmp_path / "b.yaml"
    other.write_text("events: [ ]")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    stamps.append(stamp_of(str(path)))
    path.unlink()
    stamps.append(stamp_of(str(path)))
    assert len(set(stamps)) == 4
    assert stamps[-1] is None


def test_a_link_is_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    path.write_text("events: []")
    link.symlink_to(path)
    assert stamp_of(str(link)) == stamp_of(str(path))


@pytest.mark.parametrize("file", [None, "-", "/dev/null", "no such file", "a\0b", "."])
def test_what_cannot_be_read_twice_is_not_watched(file: str | None) -> None:
    assert watched(file, unread) is None


def test_a_pipe_is_not_watched(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert watched(str(tmp_path / "pipe"), unread) is None


def test_a_file_is_watched_from_now_on(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("events: []")
    file = watched(str(path), unread)
    assert file is not None
    assert (file.path, file.stamp) == (str(path), stamp_of(str(path)))
