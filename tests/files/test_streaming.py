"""An export of a large file: the same bytes, of which no more is in memory than what is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from large import large_story
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.store.events import Events
from timeline_tui.core.timeline import Timeline
from timeline_tui.files import opening
from timeline_tui.files.formats import export, pieces_of, writers
from timeline_tui.files.opening import kept_timeline, loading, open_file
from timeline_tui.files.options import Writing
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.stamps import Stamp
from timeline_tui.files.store import building, passing, sharing
from timeline_tui.files.writers import pieces

EVENTS = 60
STORY = large_story(EVENTS).encode()


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A file that is kept in a store."""
    folder = tmp_path_factory.mktemp("large")
    path = folder / "story.yaml"
    path.write_bytes(STORY)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "LARGE", 1)
        patch.setenv("TIMELINE_TUI_CACHE", str(folder / "cache"))
        large = loading(str(path))
        assert large is not None
        large.wait(id).shelf.is_whole.wait()
        yield str(path)


def stored(path: str) -> Timeline:
    timeline = kept_timeline(path)
    assert timeline is not None
    return timeline


def made(selection: Selection) -> int:
    """Return how many records have been made of bytes so far."""
    events = selection.index.timeline.events
    assert isinstance(events, Events)
    return events.made


@pytest.mark.parametrize("name", writers())
@pytest.mark.parametrize(
    "query", ["", "place:munich -is:planned", "by:trump", "to:reporters or e3"]
)
def test_from_a_store_the_same_is_written(story: str, name: str, query: str) -> None:
    options = Writing(source=Path(story).read_bytes())
    plain = select(Index(read_timeline(STORY, "story")), parse(query))
    selection = select(Index(stored(story)), parse(query))
    whole, notes = export(plain, name, options), list[str]()
    written = pieces_of(selection, name, options, notes.append)
    assert (b"".join(written), tuple(notes)) == (whole.data, whole.notes)
    # Some formats begin with what all events name; links lead to others; the page draws a chart.
    walks = 6 if name == "html" else 3
    assert made(selection) <= walks * len(selection.events) + EVENTS // 2


def test_for_who_goes_through_it_once_a_file_is_not_indexed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setattr(passing, "active_count", lambda: 1)
    monkeypatch.setattr(sharing, "has_another_processor", lambda: False)
    monkeypatch.setenv("TIMELINE_TUI_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "story.yaml"
    file.write_bytes(STORY)
    plain = select(Index(read_timeline(STORY, "story")), parse("talks or is:planned"))
    timeline = open_file(str(file), once=True).timeline
    assert isinstance(timeline.events, Events)
    selection = select(Index(timeline), parse("talks or is:planned"))
    assert export(selection, "json") == export(plain, "json")
    assert not (tmp_path / "cache").exists()
    # A whole in another form, and what is no timeline, are read as ever.
    file.write_bytes(b"--- {events: [{date: 2025, title: A}]}\n")
    assert [one.title for one in open_file(str(file), once=True).timeline.events] == ["A"]
    file.write_bytes(STORY + b"  - {date: 2025, title: Last, actors: [nobody]}\n")
    with pytest.raises(ProblemsError, match="nobody"):
        open_file(str(file), once=True)
    file.write_bytes(STORY)
    stamps = iter(range(2))
    with monkeypatch.context() as changing:
        changing.setattr(
            building, "stamp_of_open", lambda _: Stamp(0, 0, 0, modified=next(stamps), changed=0)
        )
        assert passing.passing_timeline(str(file)) is None
    monkeypatch.setattr(passing, "active_count", lambda: 2)
    assert passing.passing_timeline(str(file)) is None


@pytest.mark.parametrize("name", [name for name in writers() if name not in {"html", "yaml"}])
def test_what_nobody_takes_is_not_made(
    story: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "_ENOUGH", 1000)
    selection = select(Index(stored(story)), parse(""))
    written = pieces_of(selection, name, Writing(), lambda _: pytest.fail("it is not complete"))
    assert max(len(next(written)) for _ in range(3)) < 9_000
    assert made(selection) < EVENTS // 2
