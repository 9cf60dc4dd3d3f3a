"""A large file is read by other processes, and comes bit by bit."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from large import large_story
from storing import STORY, read, stores, told
from timeline_tui.core.records import File
from timeline_tui.core.store.shelf import BrokenStoreError, Shelf
from timeline_tui.files.processes import ending_with
from timeline_tui.files.readers.yaml.reading import read_whole
from timeline_tui.files.readers.yaml.tree import RefusedError
from timeline_tui.files.store import child, making
from timeline_tui.files.store.first_events import first_events
from timeline_tui.files.store.loading import Loading
from timeline_tui.files.store.reports import Report
from timeline_tui.files.store.stored import Directory, Store


def test_the_first_events_come_before_the_others(story: Path) -> None:
    story.write_bytes(large_story(3000).encode())
    first = first_events(str(story))
    assert first is not None
    assert 100 < len(first.events) < 3000
    titles = {event.title for event in read(story).events}
    assert all(event.title in titles for event in first.events)


def test_first_events_that_cannot_be_told_alone_are_not_told(story: Path) -> None:
    events = "- {date: 2025, title: One, actors: [a]}\n" * 20_000
    story.write_text(f"events:\n{events}actors: [{{id: a, name: A}}]\n")
    assert first_events(str(story)) is None
    story.write_text("events: nothing")
    assert first_events(str(story)) is None


def test_how_far_it_is_rises_to_the_end(story: Path) -> None:
    reports: list[Report] = []
    Loading(str(story)).wait(reports.append)
    assert {report.what for report in reports} == {"reading", "indexing"}
    for what in ("reading", "indexing"):
        done = [report.done for report in reports if report.what == what]
        assert done == sorted(done)
        assert all(0 <= one.done <= one.total for one in reports)


def test_it_can_be_stopped_and_leaves_nothing(story: Path) -> None:
    large = Loading(str(story))
    with pytest.raises(InterruptedError):
        large.wait(lambda _: large.stop())
    assert stores(story) == []
    with pytest.raises(InterruptedError):
        large.wait(id)


def test_what_has_begun_can_be_stopped_before_anybody_waits(story: Path) -> None:
    large = Loading(str(story))
    large.begin()
    assert len(stores(story)) == 1
    large.stop()
    assert stores(story) == []
    with pytest.raises(InterruptedError):
        large.wait(id)


@pytest.mark.parametrize("program", ["raise SystemExit(9)", """print('{"probl', end="")"""])
def test_where_no_other_process_can_be_had_it_is_read_all_the_same(
    story: Path, monkeypatch: pytest.MonkeyPatch, as_read: list[object], program: str
) -> None:
    monkeypatch.setattr(making, "_PROGRAM", program)
    assert told(read(story)) == as_read
    assert stores(story) == []


@pytest.mark.parametrize("begun", [False, True])
def test_where_the_folder_is_deleted_meanwhile_it_is_read_all_the_same(
    story: Path, as_read: list[object], *, begun: bool
) -> None:
    large, folder = Loading(str(story)), story.parent / "cache"
    if begun:
        large.begin()
        shutil.rmtree(folder)
    timeline = large.wait(lambda _: shutil.rmtree(folder, ignore_errors=True))
    assert told(timeline) == as_read
    large.stop()
    assert not folder.exists()


def test_where_no_other_process_begins_it_is_read_all_the_same(
    story: Path, monkeypatch: pytest.MonkeyPatch, as_read: list[object]
) -> None:
    monkeypatch.setattr(sys, "executable", str(story))
    large = Loading(str(story))
    assert told(large.wait(id)) == as_read
    large.stop()
    assert stores(story) == []


@pytest.mark.parametrize("broken", ["timeline", "bring"])
def test_of_a_store_that_turns_out_broken_nothing_stays_open(
    story: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail(*_: object) -> None:
        raise BrokenStoreError("it is not what it was")

    before = _pipes()
    monkeypatch.setattr(Store if broken == "timeline" else Shelf, broken, fail)
    timeline = Loading(str(story)).wait(lambda _: None)
    timeline.shelf.is_whole.wait()
    assert _pipes() <= before


def _pipes() -> set[int]:
    """Return the descriptors of ours that lead to another process."""
    found = set()
    for number in map(int, os.listdir("/dev/fd")):  # noqa: PTH208 - the folder's own is among them
        with suppress(OSError):
            if stat.S_ISFIFO(os.fstat(number).st_mode):
                found.add(number)
    return found


def test_more_comes_when_it_is_known(story: Path, as_read: list[object]) -> None:
    timeline = read(story)
    timeline.shelf.is_whole.wait()
    assert timeline.shelf.has("words")
    assert timeline.shelf.has("facet:kinds")
    assert told(timeline) == as_read


def test_what_does_not_come_is_made(story: Path, as_read: list[object]) -> None:
    large = Loading(str(story))
    timeline = large.wait(id)
    large.stop()
    timeline.shelf.is_whole.wait()
    assert told(timeline) == as_read


TELLING = """
import io, os, sys
from timeline_tui.files.readers.yaml.tree import RefusedError
from timeline_tui.files.store import sharing

class Source(io.FileIO):
    reads = 0
    def read(self, size=-1):
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        self.reads += 1
        return super().read(size)

sharing.has_another_processor = lambda: True
sharing._CHUNK = 1 << 12
source = Source(sys.argv[1])
try:
    sharing.read_shares(source, id, gathers=False)
except RefusedError:
    print(source.reads)
"""


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="there is nothing to wait with")
def test_what_one_reader_refuses_the_other_does_not_read_on(story: Path) -> None:
    story.write_bytes(STORY + b"  - {date: 2025}\n")
    run = [sys.executable, "-c", TELLING, str(story)]
    assert subprocess.run(run, check=True, capture_output=True).stdout == b"1\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_no_alarm_is_left_behind() -> None:
    with ending_with(os.getppid()):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_store_is_the_same_however_many_make_it(story: Path, tmp_path: Path) -> None:
    story.write_bytes(large_story(2500).encode())
    made = []
    for alone in (True, False):
        store = tmp_path / f"{alone}.store"
        store.write_bytes(b"")
        program = f"import os; os.sched_getaffinity = lambda _: {{1}} if {alone} else {{1, 2}};"
        program += making._PROGRAM  # noqa: SLF001
        subprocess.run([sys.executable, "-c", program, story, store], check=True)
        octets = store.read_bytes()
        at, length = struct.unpack_from("<QQ", octets, 8)
        directory = msgspec.msgpack.decode(octets[at : at + length], type=Directory)
        made.append((octets[64 : directory.records.at + directory.records.length], directory))
    assert made[0][0] == made[1][0]
    assert made[0][1].tables == made[1][1].tables


FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
"""
ALONE = """
import errno, os
def no_more():
    raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
os.fork = no_more
os.sched_getaffinity = lambda _: {1, 2}
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize(("before", "kept"), [(FULL, 0), (ALONE, 1)])
def test_where_the_system_is_full_the_file_is_read_all_the_same(
    story: Path, monkeypatch: pytest.MonkeyPatch, as_read: list[object], before: str, kept: int
) -> None:
    monkeypatch.setattr(making, "_PROGRAM", before + making._PROGRAM)  # noqa: SLF001
    assert told(read(story)) == as_read
    assert len(stores(story)) == kept


def test_a_file_that_is_saved_while_it_is_read_as_a_whole_has_no_store(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved_meanwhile(data: bytes, name: str) -> File:
        story.write_bytes(STORY)
        return read_whole(data, name)

    story.write_bytes(STORY + b"...\n")
    monkeypatch.setattr(child, "read_whole", saved_meanwhile)
    with (tmp_path / "new.store").open("wb+") as store, pytest.raises(RefusedError):
        child._make(str(story), store)
