"""How much is done for a key, counted: the clock of a busy machine says nothing about it."""

from __future__ import annotations

from collections import Counter

import pytest

from large import large_story
from screens import explorer, press, screen_text, view_of
from timeline_tui.core.store.events import Events
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.store.loading import Loading
from timeline_tui.tui.panes.events import EventRows

EVENTS = 2000
FEW = 400
"""Some lines of every pane, and what the chart tries to give a row of its own."""


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    path = tmp_path_factory.mktemp("large") / "story.yaml"
    path.write_text(large_story(EVENTS), encoding="utf-8")
    return Loading(str(path)).wait(id)


def made(timeline: Timeline) -> int:
    assert isinstance(timeline.events, Events)
    return timeline.events.made


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    counted: Counter[str] = Counter()
    line = EventRows.line

    def counting(rows: EventRows, y: int, width: int) -> object:
        counted["lines"] += 1
        return line(rows, y, width)

    monkeypatch.setattr(EventRows, "line", counting)
    return counted


async def test_opening_makes_the_records_that_are_in_sight(stored: Timeline) -> None:
    before = made(stored)
    async with explorer(stored) as pilot:
        assert "All 2,000 events" in screen_text(pilot)
        assert made(stored) - before <= FEW


@pytest.mark.parametrize("key", ["k", "g", "G", "ctrl+u", "4", "z", "v", "3 space", "space"])
async def test_a_key_makes_no_more_records_than_come_into_sight(
    stored: Timeline, key: str, drawn: Counter[str]
) -> None:
    async with explorer(stored) as pilot:
        before = made(stored)
        drawn.clear()
        await press(pilot, key)
        screen_text(pilot)
        assert made(stored) - before <= FEW
        assert drawn["lines"] <= FEW


async def test_a_filter_makes_only_the_records_that_it_shows(stored: Timeline) -> None:
    async with explorer(stored) as pilot:
        before = made(stored)
        await press(pilot, "f 'talks place:kyiv' enter")
        assert len(view_of(pilot).selection.events) > FEW
        assert made(stored) - before <= 2 * FEW
        before = made(stored)
        await press(pilot, "c")
        assert made(stored) - before <= FEW
