"""A large file is kept in a store: it says what the file says, or the file itself is read."""

from __future__ import annotations

import io
import os
import random
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import sleep

import msgspec
import pytest

from large import large_story
from timeline_tui.cli.arguments import read_arguments
from timeline_tui.cli.commands.open import load
from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.chart.plain import plain_chart
from timeline_tui.core.headings import headings_of
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.quotes.grouping import GROUPINGS, quote_list
from timeline_tui.core.selection import select
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.index import Index
from timeline_tui.core.store.events import Events
from timeline_tui.core.store.shelf import BrokenStoreError
from timeline_tui.core.timeline import Timeline
from timeline_tui.files import opening
from timeline_tui.files.opening import complete, is_outdated, kept_timeline, loading, open_timeline
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.safety import safe_mode
from timeline_tui.files.stamps import Stamp, stamp_of
from timeline_tui.files.store import cache, making
from timeline_tui.files.store.building import add_other_tables, add_words
from timeline_tui.files.store.first_events import first_events
from timeline_tui.files.store.loading import Loading
from timeline_tui.files.store.reports import Report
from timeline_tui.files.store.stored import Directory
from timeline_tui.files.store.workers import ending_with

EVENTS = 120
STORY = large_story(EVENTS).encode()
QUERIES = (
    "",
    "talks",
    "œuvre",
    "e",
    "zz",
    "39",
    '"cease-fire resume"',
    "actor:trump -place:kyiv",
    "by:trump",
    "to:reporters",
    "kind:state tag:war",
    "source:paper",
    "sources:<1 or quotes:>0",
    "is:planned -is:fulfilled",
    "is:overdue",
    "has:translation",
    "missing:place",
    "date:1960..1970-06",
    "surely-on:1999",
    "before:e7",
    "id:e1",
)


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setenv("TIMELINE_TUI_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.yaml"
    path.write_bytes(STORY)
    # What was written this moment may be written again in it, and is not trusted by its times.
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def read(path: Path) -> Timeline:
    large = loading(str(path))
    assert large is not None
    return large.wait(id)


def stores(path: Path) -> list[Path]:
    return [*(path.parent / "cache").iterdir()]


def kept_with_words(path: Path) -> Timeline:
    """Return what is kept of a file when all of it is."""
    while True:
        kept = kept_timeline(str(path))
        assert kept is not None
        if kept.shelf.has("words"):
            return kept
        sleep(0.01)


def told(timeline: Timeline) -> list[object]:
    """Return all that can be asked of a timeline."""
    index = Index(timeline)
    found: list[object] = [timeline.heading, timeline.sources, timeline.actors, timeline.zone]
    found += [*timeline.events, *timeline.quotes, timeline.opening_event]
    found += [timeline.links_of(event) for event in range(len(timeline.events))]
    found += [timeline.event_places[event.id] for event in timeline.events]
    headings = headings_of(timeline)
    for text in QUERIES:
        picked = select(index, parse(text))
        found += [text, [*picked.events], [*picked.quotes], picked.quotes_by_actor]
        found += [picked.counts(facet) for facet in FACETS]
        found += [[*quote_list(picked, by).quotes] for by in GROUPINGS]
        found += [[*quote_list(picked, by).starts] for by in GROUPINGS]
        found += [headings.breaks(picked.events), *plain_chart(picked, 100)]
    found += [headings.before(event, event - 1 if event else None) for event in range(EVENTS)]
    found += [timeline.event_names.meant(text) for text in ("E7", "talks on", "e", "nothing")]
    found += [[*timeline.event_names.each_holding("call")], timeline.event_names.close_to("e33")]
    return found


@pytest.fixture(scope="module")
def as_read() -> list[object]:
    return told(read_timeline(STORY, "story.yaml"))


def test_a_store_says_what_its_file_says(story: Path, as_read: list[object]) -> None:
    assert told(read(story)) == as_read
    kept = kept_with_words(story)
    assert told(kept) == as_read
    assert not is_outdated(str(story))
    assert [*open_timeline(str(story)).events] == [*kept.events]


def test_only_what_is_looked_at_is_made(story: Path) -> None:
    timeline = read(story)
    index = Index(timeline)
    index.prepare()
    for text in QUERIES:
        picked = select(index, parse(text))
        _ = headings_of(timeline).breaks(picked.events), [*picked.quotes]
        _ = [picked.counts(facet) for facet in FACETS]
        _ = [quote_list(picked, by).starts for by in GROUPINGS]
        _ = chart_data(picked).fit(filtered=True, folded=True)
    assert isinstance(timeline.events, Events)
    assert timeline.events.made <= 2


def test_nobody_else_may_read_it(story: Path) -> None:
    read(story)
    (store,) = stores(story)
    assert store.stat().st_mode & 0o777 == 0o600
    assert store.parent.stat().st_mode & 0o777 == 0o700


def test_a_store_that_others_may_write_to_is_not_used(story: Path) -> None:
    read(story)
    stores(story)[0].chmod(0o622)
    assert kept_timeline(str(story)) is None


@pytest.mark.parametrize("text", ["Phrase 1,", "Phrase 2,"])
def test_a_changed_file_is_read_again(story: Path, text: str) -> None:
    read(story)
    before = story.stat()
    story.write_bytes(STORY.replace(b"Phrase 1,", text.encode()))
    assert kept_timeline(str(story)) is None
    # The times that a program can set say that nothing has happened.
    os.utime(story, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert kept_timeline(str(story)) is None


def test_a_store_of_other_bytes_is_found_out_and_forgotten(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(story)
    before = stamp_of(str(story))
    story.write_bytes(STORY.replace(b"Phrase 1,", b"Phrase 2,"))
    monkeypatch.setattr(cache, "stamp_of", lambda _: before)
    monkeypatch.setattr(Stamp, "is_settled", lambda *_: True)
    assert kept_timeline(str(story)) is not None
    assert is_outdated(str(story))
    assert stores(story) == []


def test_a_broken_store_is_never_believed(story: Path, as_read: list[object]) -> None:
    loaded = read(story)
    kept_with_words(story)
    while not loaded.shelf.is_whole.is_set():
        sleep(0.01)
    (store,) = stores(story)
    whole = store.read_bytes()
    choose = random.Random(1)  # noqa: S311
    broken = [whole[: choose.randrange(len(whole))] for _ in range(4)]
    for _ in range(8):
        at, bit = choose.randrange(len(whole)), 1 << choose.randrange(8)
        broken.append(whole[:at] + bytes((whole[at] ^ bit,)) + whole[at + 1 :])
    broken += [whole[:at] + b"\xff" + whole[at + 1 :] for at in range(0, 28, 2)]
    for octets in broken:
        store.write_bytes(octets)
        try:
            kept = kept_timeline(str(story))
            if kept is not None:
                assert told(kept) == as_read
        except BrokenStoreError:
            continue


def test_what_is_wrong_is_told_as_without_a_store(story: Path) -> None:
    story.write_bytes(STORY + b"  - {date: 2025, title: The last, actors: [nobody]}\n")
    with pytest.raises(ProblemsError) as by_itself:
        read_timeline(story.read_bytes(), str(story))
    with pytest.raises(ProblemsError) as by_another:
        read(story)
    assert [*by_another.value.problems] == [*by_itself.value.problems]
    assert by_another.value.name == str(story)
    assert stores(story) == []


def test_what_cannot_be_read_in_pieces_is_read_as_a_whole(story: Path) -> None:
    story.write_text("# Not as people write it\n{events: [{date: 2025, title: One}]}\n")
    assert [event.title for event in read(story).events] == ["One"]


def test_a_vanished_file_is_an_error_of_the_system(story: Path) -> None:
    large = loading(str(story))
    assert large is not None
    story.unlink()
    with pytest.raises(FileNotFoundError):
        large.wait(id)


def test_without_a_folder_nothing_is_kept(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_read: list[object]
) -> None:
    (tmp_path / "no folder").write_text("")
    monkeypatch.setenv("TIMELINE_TUI_CACHE", str(tmp_path / "no folder"))
    assert told(read(story)) == as_read
    assert kept_timeline(str(story)) is None


def test_in_safe_mode_nothing_is_kept(story: Path, as_read: list[object]) -> None:
    with safe_mode():
        assert told(read(story)) == as_read
    assert not (story.parent / "cache").exists()


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
    assert reports[-1].finished
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


def test_where_no_other_process_can_be_had_it_is_read_all_the_same(
    story: Path, monkeypatch: pytest.MonkeyPatch, as_read: list[object]
) -> None:
    monkeypatch.setattr(making, "_PROGRAM", "raise SystemExit(9)")
    assert told(read(story)) == as_read
    assert stores(story) == []


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

sharing.may_have_one = lambda: True
sharing._CHUNK = 1 << 12
source = Source(sys.argv[1])
try:
    sharing.read_shares(source, id)
except RefusedError:
    print(source.reads)
"""


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="there is nothing to wait with")
def test_what_one_reader_refuses_the_other_does_not_read_on(story: Path) -> None:
    story.write_bytes(STORY + b"  - {date: 2025}\n")
    run = [sys.executable, "-c", TELLING, str(story)]
    assert subprocess.run(run, check=True, capture_output=True).stdout == b"1\n"


def ended_early(path: Path) -> Path:
    """Keep of a file what is made before the first screen, and return its store."""
    first_alone = "from timeline_tui.files.store import child; child.add_words = id;"
    first_alone += "child.add_other_tables = id; child.main()"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "_PROGRAM", first_alone)
        Loading(str(path)).wait(id).shelf.is_whole.wait()
    (store,) = stores(path)
    return store


def test_what_a_store_lacks_is_added_to_it_once(story: Path, as_read: list[object]) -> None:
    read(story).shelf.is_whole.wait()
    whole = stores(story)[0].stat().st_size
    store = ended_early(story)
    assert store.stat().st_size < whole
    opened = [load(read_arguments([str(story)])).view.timeline for _ in range(3)]
    for timeline in opened:
        assert isinstance(timeline.events, Events)
        timeline.shelf.is_whole.wait()
        assert timeline.shelf.has("words")
        assert timeline.shelf.has("facet:kinds")
        # Nothing of it was made here.
        assert timeline.events.made < EVENTS
        assert told(timeline) == as_read
    assert store.stat().st_size == whole
    assert told(kept_with_words(story)) == as_read


def test_where_nothing_may_be_added_words_are_gone_without(
    story: Path, as_read: list[object]
) -> None:
    store = ended_early(story)
    octets = store.read_bytes()
    kept = kept_timeline(str(story))
    assert kept is not None
    with safe_mode():
        complete(str(story), kept)
    assert kept.shelf.is_whole.is_set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "_PROGRAM", "raise SystemExit(9)")
        complete(str(story), kept)
        kept.shelf.is_whole.wait()
        patch.setattr(sys, "executable", str(story))
        complete(str(story), kept)
    assert kept.shelf.is_whole.is_set()
    Index(kept).prepare()
    assert not kept.shelf.has("words")
    assert told(kept) == as_read
    assert store.read_bytes() == octets


def test_what_a_changed_file_lacks_is_not_taken_from_its_new_store(story: Path) -> None:
    ended_early(story)
    old = kept_timeline(str(story))
    assert old is not None
    story.write_bytes(STORY.replace(b"Phrase 1,", b"Phrase 2,"))
    read(story).shelf.is_whole.wait()
    complete(str(story), old)
    assert old.shelf.is_whole.is_set()
    assert not old.shelf.has("words")


class Dying(io.FileIO):
    """An open file whose writer is killed in the middle of some write."""

    left = 0

    def write(self, octets: object, /) -> int:
        view = memoryview(octets)  # type: ignore[arg-type]
        self.left -= 1
        if self.left < 0:
            super().write(view[: len(view) // 2 if self.left == -1 else 0])
            raise InterruptedError
        return super().write(view)


def test_a_store_outlives_whoever_is_killed_adding_to_it(
    story: Path, as_read: list[object]
) -> None:
    read(story).shelf.is_whole.wait()
    whole = stores(story)[0].stat().st_size
    store = ended_early(story)
    for writes in range(1000):
        raw = Dying(store, "r+")
        raw.left = writes
        target = io.BufferedRandom(raw)
        try:
            add_other_tables(target)
            add_words(target)
        except InterruptedError:
            with suppress(InterruptedError):
                target.close()
        else:
            target.close()
            break
        kept = kept_timeline(str(story))
        assert kept is not None
        assert told(kept) == as_read
    assert writes > 1
    assert store.stat().st_size == whole
    assert told(kept_with_words(story)) == as_read


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


def test_no_more_than_so_much_is_kept(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(story)
    (first,) = stores(story)
    os.utime(first, (1_000_000_000, 1_000_000_000))
    abandoned = first.with_name(".abandoned.unfinished")
    abandoned.write_text("")
    os.utime(abandoned, (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr(cache, "MOST_KEPT", first.stat().st_size * 3 // 2)
    other = tmp_path / "other.yaml"
    other.write_bytes(STORY)
    read(other)
    assert [place.name.startswith("other-") for place in stores(story)] == [True]
