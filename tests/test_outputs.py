"""Output that is written while it is made, and what becomes of it when that fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_tui.cli import main
from timeline_tui.cli.commands import export
from timeline_tui.cli.outputs import CutOffError, put_out_pieces
from timeline_tui.core.store.shelf import BrokenStoreError

EVENTS = "events: [{date: 2022-02-24/.., title: War}]"


def broken(*pieces: bytes) -> Iterator[bytes]:
    yield from pieces
    raise BrokenStoreError("broken")


@pytest.mark.parametrize("out", [None, "-", os.devnull])
def test_what_has_gone_out_is_not_begun_anew(out: str | None) -> None:
    with pytest.raises(CutOffError):
        put_out_pieces(broken(b"some"), out)
    with pytest.raises(BrokenStoreError) as nothing_yet:
        put_out_pieces(broken(), out)
    assert nothing_yet.type is BrokenStoreError


@pytest.mark.parametrize("force", [False, True])
def test_a_file_can_be_begun_anew(tmp_path: Path, *, force: bool) -> None:
    out = tmp_path / "out.txt"
    if force:
        out.write_bytes(b"mine")
    with pytest.raises(BrokenStoreError) as failed:
        put_out_pieces(broken(b"some"), str(out), force=force)
    assert failed.type is BrokenStoreError
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"mine"] * force


_ENDED = """
import os, signal, sys
from timeline_tui.cli.outputs import put_out_pieces
def pieces():
    yield b"some"
    os.kill(os.getpid(), int(sys.argv[2]))
    yield b"more"
put_out_pieces(pieces(), sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_it_leaves_nothing_unfinished(
    tmp_path: Path, number: signal.Signals
) -> None:
    words = (sys.executable, "-c", _ENDED, str(tmp_path / "out.txt"), str(int(number)))
    done = subprocess.run(words, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (-number, b"", b"")
    assert [*tmp_path.iterdir()] == []


def test_output_that_is_cut_off_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(_: object) -> int:
        raise CutOffError("broken")

    monkeypatch.setattr(export, "run", run)
    assert main(["export", "talks.yaml"]) == 3
    assert capsys.readouterr().err.startswith("timeline-tui: the output is cut off: ")


def test_who_stops_reading_is_told_nothing_of_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "war.yaml").write_text(EVENTS)
    words = ["export", str(tmp_path / "war.yaml"), "-f", "ical"]
    assert main(words) == 0
    assert "left out 1 event" in capsys.readouterr().err
    monkeypatch.setattr("timeline_tui.cli.outputs.write_out", lambda _: False)
    assert main(words) == 0
    assert not capsys.readouterr().err
