"""A large file is kept in a store: it says what the file says, or the file itself is read."""

from __future__ import annotations

import os
import random
from hashlib import file_digest
from pathlib import Path

import pytest

from storing import QUERIES, STORY, kept_with_words, read, stores, told
from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.headings import headings_of
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.quotes.grouping import GROUPINGS, quote_list
from timeline_tui.core.records import File
from timeline_tui.core.selection import select
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.index import Index
from timeline_tui.core.store.events import Events
from timeline_tui.core.store.shelf import BrokenStoreError
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.opening import is_outdated, kept_timeline, loading, open_timeline
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.readers.yaml.tree import RefusedError
from timeline_tui.files.safety import safe_mode
from timeline_tui.files.stamps import Stamp, stamp_of
from timeline_tui.files.store import cache, child
from timeline_tui.files.store.sections import alone_adding
from timeline_tui.files.store.stored import Store, store_at


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
    assert kept_timeline(str(story)) is not None
    assert is_outdated(str(story))
    assert stores(story) == []


def test_what_was_read_too_soon_is_read_once_more_and_believed_then(
    story: Path, monkeypatch: pytest.MonkeyPatch, as_read: list[object]
) -> None:
    read(story).shelf.is_whole.wait()
    (store,) = stores(story)
    made, times, written = store.read_bytes(), 0, store_at(store).origin.written

    def kept() -> Timeline:
        timeline = kept_timeline(str(story))
        assert timeline is not None
        return timeline

    def counted(*words: object) -> object:
        nonlocal times
        times += 1
        return file_digest(*words)  # type: ignore[arg-type]

    monkeypatch.setattr("hashlib.file_digest", counted)
    monkeypatch.setattr(Stamp, "is_settled", lambda *_: False)
    kept()
    monkeypatch.setattr(Stamp, "is_settled", lambda _, moment: moment > written)
    with safe_mode():
        kept()
    with store.open("rb") as file, alone_adding(file.fileno()):
        kept()
    assert (times, store.read_bytes()) == (3, made)
    kept()
    assert (times, store.read_bytes()[64 : len(made)]) == (4, made[64:])
    for _ in range(3):
        assert told(kept()) == as_read
    assert times == 4
    assert not is_outdated(str(story))
    assert times == 5
    before = stamp_of(str(story))
    story.write_bytes(STORY.replace(b"Phrase 1,", b"Phrase 2,"))
    monkeypatch.setattr(cache, "stamp_of", lambda _: before)
    monkeypatch.setattr(Stamp, "is_settled", lambda *_: False)
    assert kept_timeline(str(story)) is None
    assert is_outdated(str(story))
    assert stores(story) == []


def test_a_broken_store_is_never_believed(story: Path, as_read: list[object]) -> None:
    loaded = read(story)
    kept_with_words(story)
    loaded.shelf.is_whole.wait()
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


@pytest.mark.parametrize("changes", [False, True])
def test_what_was_refused_in_pieces_is_read_in_them_again_only_if_it_has_changed(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, changes: bool
) -> None:
    def build(*_: object) -> None:
        if changes:
            story.write_bytes(STORY + b"  - {date: 2025, title: The last}\n")
        raise RefusedError

    in_pieces: list[str] = []

    def read_in_pieces(_: bytes, name: str) -> File:
        in_pieces.append(name)
        return File()

    monkeypatch.setattr(child, "_tell", id)
    monkeypatch.setattr(child, "build", build)
    monkeypatch.setattr(child, "read_file", read_in_pieces)
    with (tmp_path / "new").open("wb+") as store:
        child._make(str(story), store)
        assert bool(in_pieces) == changes
        assert bool(Store(store.fileno()).timeline().events) != changes


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
