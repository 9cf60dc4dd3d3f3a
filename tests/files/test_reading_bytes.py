"""Whatever it is that somebody names: its bytes, or a plain error, and never a wait without end."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from timeline_tui.files import reading_bytes
from timeline_tui.files.reading_bytes import DEFAULT_LIMIT, bytes_from, bytes_of, size_limit

posix = pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes of POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux")


@pytest.fixture
def small_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_TUI_MAX_SIZE", "1M")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_bytes, "_PATIENCE", 0.0)


def refused(path: str | Path) -> str:
    with pytest.raises(OSError, match=r"\w") as failed:
        bytes_of(path)
    assert failed.value.filename == str(path)
    return str(failed.value.strerror)


@pytest.mark.parametrize("size", [0, 1, 1 << 20])
@pytest.mark.usefixtures("small_limit")
def test_a_file_up_to_the_limit_is_read_whole(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    (tmp_path / "f").write_bytes(data)
    assert bytes_of(tmp_path / "f") == data
    assert bytes_from(io.BytesIO(data)) == data


@pytest.mark.usefixtures("small_limit")
def test_a_larger_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    data = bytes((1 << 20) + 1)
    (tmp_path / "f").write_bytes(data)
    reason = refused(tmp_path / "f")
    assert reason == (
        "it is larger than 1 MiB; "
        "TIMELINE_TUI_MAX_SIZE=200M, set in the environment, raises the limit"
    )
    with pytest.raises(OSError, match="larger than 1 MiB"):
        bytes_from(io.BytesIO(data))


@pytest.mark.usefixtures("small_limit")
def test_the_way_out_is_wide_enough_for_the_file(tmp_path: Path) -> None:
    with (tmp_path / "f").open("wb") as file:
        file.truncate(530 << 20)
    assert "TIMELINE_TUI_MAX_SIZE=600M" in refused(tmp_path / "f")


def test_a_file_with_a_hole_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "f").open("wb") as file:
        file.truncate(1 << 40)
    assert "larger than 64 MiB" in refused(tmp_path / "f")


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ("", DEFAULT_LIMIT),
        (" ", DEFAULT_LIMIT),
        ("0", 0),
        ("1000", 1000),
        ("10k", 10 << 10),
        ("200M", 200 << 20),
        ("200MB", 200 << 20),
        ("2GiB", 2 << 30),
    ],
)
def test_the_limit_can_be_set(monkeypatch: pytest.MonkeyPatch, said: str, limit: int) -> None:
    monkeypatch.setenv("TIMELINE_TUI_MAX_SIZE", said)
    assert size_limit() == limit


@pytest.mark.parametrize("said", ["much", "-1", "1.5G", "9" * 20, "\x1b[2J"])
def test_a_limit_that_is_no_size_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    (tmp_path / "f").write_bytes(b"")
    monkeypatch.setenv("TIMELINE_TUI_MAX_SIZE", said)
    reason = refused(tmp_path / "f")
    assert reason == f"TIMELINE_TUI_MAX_SIZE is {said!a}; write a size such as 200M"


@posix
@pytest.mark.usefixtures("small_limit")
def test_a_device_without_end_is_left_at_the_limit() -> None:
    assert "larger than 1 MiB" in refused("/dev/zero")
    assert bytes_of("/dev/null") == b""


@linux
def test_files_of_the_kernel_have_no_size_and_are_read() -> None:
    assert b"MemTotal" in bytes_of("/proc/meminfo")


@posix
@pytest.mark.usefixtures("impatient")
def test_a_pipe_that_nobody_writes_to_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "it is a pipe, and nobody writes to it"


@posix
def test_a_pipe_to_which_somebody_writes_after_a_while_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    real, calls = os.read, iter(range(1000))

    def read(file: int, size: int) -> bytes:
        if next(calls) == 2:
            (tmp_path / "pipe").write_bytes(b"at last")
        return real(file, size)

    monkeypatch.setattr(os, "read", read)
    monkeypatch.setattr(reading_bytes, "_BETWEEN_LOOKS", 0.001)
    theirs = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        # What is written stays in the pipe while somebody has it open.
        assert bytes_of(tmp_path / "pipe") == b"at last"
    finally:
        os.close(theirs)


@posix
def test_a_pipe_is_read_to_its_end_however_slow_the_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    taken: list[bytes] = []
    reader = Thread(target=lambda: taken.append(bytes_of(tmp_path / "pipe")))
    reader.start()
    with (tmp_path / "pipe").open("wb", buffering=0) as pipe:
        for part in (b"a", b"b" * 100_000, b"c"):
            pipe.write(part)
    reader.join(20)
    assert taken == [b"a" + b"b" * 100_000 + b"c"]


@posix
def test_a_pipe_whose_writer_has_left_is_at_its_end() -> None:
    ours, theirs = os.pipe()
    os.write(theirs, b"left behind")
    os.close(theirs)
    try:
        assert bytes_of(f"/dev/fd/{ours}") == b"left behind"
        assert bytes_of(f"/dev/fd/{ours}") == b""
    finally:
        os.close(ours)


@posix
@pytest.mark.usefixtures("impatient")
def test_a_terminal_at_which_nobody_types_is_told() -> None:
    ours, theirs = os.openpty()
    try:
        assert refused(os.ttyname(theirs)) == "it holds nothing to read at present"
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.parametrize("name", ["", "missing", "file/below", "x" * 5000, "a\0b", "."])
def test_what_cannot_be_read_is_an_oserror_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    assert refused(name)


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    (tmp_path / "f").chmod(0)
    assert refused(tmp_path / "f") == "Permission denied"


def changing(monkeypatch: pytest.MonkeyPatch, change: Callable[[int], object]) -> None:
    """Let something happen to the file at each read."""
    real, calls = os.read, iter(range(1000))

    def read(file: int, size: int) -> bytes:
        data = real(file, size)
        change(next(calls))
        return data

    monkeypatch.setattr(os, "read", read)


def test_a_file_that_changes_once_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"before" * 10)
    changing(monkeypatch, lambda call: path.write_bytes(b"after") if call == 0 else None)
    assert bytes_of(path) == b"after"


@pytest.mark.parametrize("size", [0, 3])
def test_a_file_that_shrinks_or_keeps_changing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"x" * 1000)
    changing(monkeypatch, lambda call: path.write_bytes(b"x" * (1000 - call * size - 1)))
    reason = refused(path)
    assert reason == "it changes while it is read; try again"


def test_a_file_that_vanishes_once_it_is_open_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"still here")
    changing(monkeypatch, lambda _: path.unlink(missing_ok=True))
    assert bytes_of(path) == b"still here"


def test_an_error_in_the_middle_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    (tmp_path / "f").write_bytes(b"x")
    monkeypatch.setattr(os, "read", fail)
    assert refused(tmp_path / "f") == "Input/output error"


@posix
def test_a_pipe_whose_writer_has_nothing_to_say_yet_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = os.pipe()
    real, calls = os.read, iter(range(1000))

    def read(file: int, size: int) -> bytes:
        if next(calls) == 0:
            os.write(theirs, b"at last")
            os.close(theirs)
            raise BlockingIOError
        return real(file, size)

    monkeypatch.setattr(os, "read", read)
    try:
        assert bytes_of(f"/dev/fd/{ours}") == b"at last"
    finally:
        os.close(ours)
