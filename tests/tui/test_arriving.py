"""While the rest of a large file is read, its first events can be looked at."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from large import large_story
from screens import press, screen_text, until, until_open, view_of
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.renewal import Renewal
from timeline_tui.core.selection.index import Index
from timeline_tui.core.store.events import Events
from timeline_tui.core.text.lines import line_cells, line_text
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.view import Lost, open_view
from timeline_tui.files.problems import Problem, ProblemsError
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.state import Kept
from timeline_tui.files.store import making
from timeline_tui.files.store.loading import Loading
from timeline_tui.files.store.reports import Report
from timeline_tui.tui.app import Opened, TimelineApp
from timeline_tui.tui.arriving import Arriving, Rest
from timeline_tui.tui.dialogs.export import Export
from timeline_tui.tui.drawn.bars import arrival_line

FIRST = read_timeline(large_story(20).encode(), "story.yaml")
WHOLE = read_timeline(large_story(200).encode(), "story.yaml")


class Reader:
    """What reads the rest: it tells where it is, and ends when it is told to."""

    def __init__(self, outcome: Timeline | Exception = WHOLE) -> None:
        self.outcome = outcome
        self.may_end = Event()
        self.stopped = Event()

    def wait(self, tell: Callable[[Report], object]) -> Timeline:
        tell(Report("reading", 1_500_000, 6_000_000))
        self.may_end.wait()
        if self.stopped.is_set():
            raise InterruptedError
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def stop(self) -> None:
        self.stopped.set()
        self.may_end.set()


@asynccontextmanager
async def arriving(reader: Reader, query: str = "") -> AsyncIterator[Pilot[None]]:
    view = open_view(FIRST)
    if query:
        view = replace(view, lost=Lost(parse(query), "asked later"))
    rest = Rest(reader.wait, reader.stop, Report("reading", 0, 6_000_000))
    opened = Opened(view, Kept(), rest=rest)
    app = TimelineApp(lambda: opened, "story.yaml")
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await until_open(pilot)
        yield pilot


async def test_the_first_events_are_shown_with_how_far_the_reading_is() -> None:
    reader = Reader()
    async with arriving(reader) as pilot:
        await until(pilot, lambda: "Reading" in screen_text(pilot))
        text = screen_text(pilot)
        assert "25%" in text
        assert "1.5 of 6.0 MB" in text
        assert "the first 20 events can be looked at" in text
        assert "The first 20 events" in text
        before = view_of(pilot).event
        await press(pilot, "k")
        assert view_of(pilot).event != before
        chosen = FIRST.events[view_of(pilot).event or 0].id
        reader.may_end.set()
        await until(pilot, lambda: view_of(pilot).timeline is WHOLE)
        assert WHOLE.events[view_of(pilot).event or 0].id == chosen
        assert "Reading" not in screen_text(pilot)
        assert "All 200 events" in screen_text(pilot)


async def test_who_has_touched_nothing_is_where_the_whole_begins() -> None:
    reader = Reader()
    async with arriving(reader) as pilot:
        reader.may_end.set()
        await until(pilot, lambda: view_of(pilot).timeline is WHOLE)
        assert view_of(pilot).event == WHOLE.opening_event


async def test_a_query_of_the_command_line_is_asked_of_the_whole() -> None:
    reader = Reader()
    async with arriving(reader, "place:riyadh") as pilot:
        assert not view_of(pilot).is_filtered
        reader.may_end.set()
        await until(pilot, lambda: view_of(pilot).timeline is WHOLE)
        assert str(view_of(pilot).query) == "place:riyadh"


async def test_a_filter_made_meanwhile_stays() -> None:
    reader = Reader()
    async with arriving(reader) as pilot:
        await press(pilot, "f 'tag:war' enter")
        reader.may_end.set()
        await until(pilot, lambda: view_of(pilot).timeline is WHOLE)
        assert str(view_of(pilot).query) == "tag:war"
        await press(pilot, "left_square_bracket")
        assert view_of(pilot).timeline is WHOLE
        assert not view_of(pilot).is_filtered


@pytest.mark.parametrize(
    "error", [ProblemsError("story.yaml", [Problem(9, 1, "wrong")]), PermissionError(13, "no")]
)
async def test_what_is_wrong_at_the_end_is_told_where_the_program_was_started(
    error: Exception,
) -> None:
    reader = Reader(error)
    async with arriving(reader) as pilot:
        reader.may_end.set()
        app = pilot.app
        assert isinstance(app, TimelineApp)
        await until(pilot, lambda: app.reason is not None)
        assert app.reason is error


async def test_what_is_not_all_there_is_not_exported() -> None:
    reader = Reader()
    async with arriving(reader) as pilot:
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "still being read" in screen_text(pilot))
        assert isinstance(pilot.app.screen, Arriving)
        reader.may_end.set()
        await until(pilot, lambda: view_of(pilot).timeline is WHOLE)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Export))


@pytest.mark.parametrize("outcome", [WHOLE, PermissionError(13, "no")])
async def test_what_was_read_before_the_file_changed_is_not_shown(
    outcome: Timeline | Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(outcome)
    # It has all of it already, and is too late to be ended.
    monkeypatch.setattr(reader, "stop", reader.may_end.set)
    changed = read_timeline(large_story(30).encode(), "story.yaml")
    async with arriving(reader) as pilot:
        explorer, app = pilot.app.screen, pilot.app
        assert isinstance(explorer, Arriving)
        assert isinstance(app, TimelineApp)
        explorer.renew(Renewal(Index(changed)))
        await until(pilot, lambda: not [one for one in app.workers if not one.is_finished])
        assert view_of(pilot).timeline is changed
        assert "Reading" not in screen_text(pilot)
        assert "All 30 events" in screen_text(pilot)
        assert app.reason is None


async def test_leaving_ends_the_reading() -> None:
    reader = Reader()
    async with arriving(reader) as pilot:
        await press(pilot, "q")
    assert reader.stopped.wait(20)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_line_says_what_is_done_in_every_width(width: int) -> None:
    report = Report("indexing", 3, 6)
    line = arrival_line(report, 430, width)
    assert line_cells(line) <= width
    assert line_text(line).startswith("Indexing")
    assert "50%" in line_text(line)
    assert line_cells(arrival_line(Report("reading", 0, 0), 0, width)) <= width


async def test_the_first_screen_needs_no_more_than_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_alone = "from timeline_tui.files.store import child; child.add_words = id;"
    first_alone += "child.add_other_tables = id; child.main()"
    monkeypatch.setattr(making, "_PROGRAM", first_alone)
    monkeypatch.setattr(Index, "prepare", lambda _: None)
    path = tmp_path / "story.yaml"
    path.write_text(large_story(1000), encoding="utf-8")
    timeline = Loading(str(path)).wait(id)
    assert isinstance(timeline.events, Events)
    opened = Opened(open_view(timeline), Kept())
    async with TimelineApp(lambda: opened, "story.yaml").run_test(size=(120, 36)) as pilot:
        await until_open(pilot)
        await press(pilot, "j k tab")
        assert timeline.events.made < len(timeline.events)
