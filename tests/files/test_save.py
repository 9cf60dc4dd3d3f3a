from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_tui.files.save import save

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and pipes of POSIX")


def test_a_new_file_is_written_and_nothing_else_stays_behind(tmp_path: Path) -> None:
    save(tmp_path / "out.txt", [b"words"])
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("out.txt", b"words")
    ]


def test_a_file_that_exists_is_only_replaced_by_force(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_bytes(b"mine")
    with pytest.raises(FileExistsError) as refused:
        save(out, [b"words"])
    assert refused.value.filename == str(out)
    assert out.read_bytes() == b"mine"
    save(out, [b"words"], force=True)
    assert out.read_bytes() == b"words"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("force", [False, True])
def test_a_failure_on_the_way_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, force: bool
) -> None:
    out = tmp_path / "out.txt"
    if force:
        out.write_bytes(b"mine")
    before = [(path.name, path.read_bytes()) for path in tmp_path.iterdir()]

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as failed:
        save(out, [b"words"], force=force)
    assert failed.value.filename == str(out)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == before


@pytest.mark.parametrize("error", [ValueError("a defect"), KeyboardInterrupt()])
def test_what_cannot_be_made_to_its_end_leaves_nothing(
    tmp_path: Path, error: BaseException
) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"a beginning"
        (unfinished,) = tmp_path.iterdir()
        assert unfinished.read_bytes() == b"a beginning"
        raise error

    with pytest.raises(type(error)):
        save(tmp_path / "out.txt", pieces())
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.txt"
    monkeypatch.setattr(os, "fsync", lambda _: out.write_bytes(b"theirs"))
    with pytest.raises(FileExistsError):
        save(out, [b"words"])
    assert out.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_system_without_hard_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", unknown)
    out = tmp_path / "out.txt"
    save(out, [b"words"])
    assert out.read_bytes() == b"words"
    monkeypatch.setattr(os, "fsync", lambda _: (tmp_path / "late.txt").write_bytes(b"theirs"))
    with pytest.raises(FileExistsError):
        save(tmp_path / "late.txt", [b"words"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["late.txt", "out.txt"]


@posix
def test_permissions_are_those_of_the_umask_or_of_the_file_before(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    umask = os.umask(0o027)
    try:
        save(out, [b"words"])
    finally:
        os.umask(umask)
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    out.chmod(0o604)
    save(out, [b"more words"], force=True)
    assert stat.S_IMODE(out.stat().st_mode) == 0o604


@posix
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_bytes(b"mine")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    with pytest.raises(FileExistsError):
        save(link, [b"words"])
    save(link, [b"words"], force=True)
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"words"


@posix
def test_a_device_is_written_to() -> None:
    save("/dev/null", [b"words"])
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("name", ["", "missing/out.txt", "file/out.txt", "x" * 5000])
def test_what_cannot_be_written_is_an_oserror_that_names_it(
    tmp_path: Path, name: str, *, force: bool
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match=r"\w") as failed:
        save(tmp_path / name, [b"words"], force=force)
    assert failed.value.filename == str(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_a_read_only_file_is_not_replaced_though_its_folder_would_allow_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.txt"
    out.write_bytes(b"mine")
    # To root everything is writable.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        save(out, [b"words"], force=True)
    assert out.read_bytes() == b"mine"
