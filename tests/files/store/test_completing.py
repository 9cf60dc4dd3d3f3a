"""What a kept store lacks is added to it, whoever else adds or is killed."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from storing import EVENTS, STORY, kept_with_words, read, stores, told
from timeline_tui.cli.arguments import read_arguments
from timeline_tui.cli.commands.open import load
from timeline_tui.core.selection.index import Index
from timeline_tui.core.store.events import Events
from timeline_tui.files.opening import complete, kept_timeline
from timeline_tui.files.safety import safe_mode
from timeline_tui.files.store import making
from timeline_tui.files.store.building import add_other_tables, add_words
from timeline_tui.files.store.loading import Loading


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
