from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from screens import explorer, pane_text, press, screen_text, view_of
from timeline_tui.core.axis import Axis
from timeline_tui.core.chart.brush import Highlights
from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.dates.calendar import to_seconds
from timeline_tui.tui.drawn.chart import highlights_of

YEARS = """
actors: [{id: ann, name: Ann}, {id: bob, name: Bob}]
events:
  - {id: first, date: 2000-01-01, title: First, actors: [ann]}
  - {id: second, date: 2008-06-15, title: Second, actors: [bob]}
  - {id: third, date: 2008-06-20, title: Third, actors: [ann, bob]}
  - {id: fourth, date: 2019-12-31, title: Fourth, status: planned}
"""


def axis_of(pilot: Pilot[None]) -> Axis:
    view = view_of(pilot)
    return view.chart.axis(chart_data(view.selection), 100)


def chosen(pilot: Pilot[None]) -> str:
    view = view_of(pilot)
    assert view.event is not None
    return view.timeline.events[view.event].id


async def test_the_chart_stands_above_every_pane_and_shows_the_whole_timeline() -> None:
    async with explorer(YEARS) as pilot:
        shown = pane_text(pilot, "chart")
        assert "5 Chart" in shown
        assert "4 events" in shown
        assert all(title in shown for title in ("First", "Fourth"))


@pytest.mark.parametrize("pane", "12345")
async def test_zooming_works_from_every_pane_and_zooming_out_returns(pane: str) -> None:
    async with explorer(YEARS) as pilot:
        await press(pilot, pane)
        before = axis_of(pilot)
        await press(pilot, "z z z")
        closer = axis_of(pilot)
        assert closer.end - closer.start < (before.end - before.start) / 7
        await press(pilot, "Z Z Z")
        assert (axis_of(pilot).start, axis_of(pilot).end) == (before.start, before.end)


async def test_choosing_an_event_elsewhere_brings_it_into_view() -> None:
    async with explorer(YEARS) as pilot:
        await press(pilot, "1 G z z z z g")
        assert chosen(pilot) == "first"
        assert axis_of(pilot).shows(to_seconds(2000))


@pytest.mark.parametrize(
    ("keys", "event"),
    [
        ("right", "second"),
        ("right right", "third"),
        ("right right left", "second"),
        ("shift+right", "second"),
        ("shift+right shift+right", "fourth"),
        ("G", "fourth"),
        ("G g", "first"),
    ],
)
async def test_moving_along_the_chart_chooses(keys: str, event: str) -> None:
    async with explorer(YEARS) as pilot:
        await press(pilot, f"1 g 5 {keys}")
        assert chosen(pilot) == event


async def test_panning_and_fitting() -> None:
    async with explorer(YEARS) as pilot:
        await press(pilot, "1 g z z")
        before = axis_of(pilot)
        await press(pilot, "l")
        assert axis_of(pilot).start > before.start
        await press(pilot, "h")
        assert axis_of(pilot).start == before.start
        await press(pilot, "0")
        assert axis_of(pilot).shows(to_seconds(2000))
        assert axis_of(pilot).shows(to_seconds(2019, 12, 31))


async def test_fitting_what_the_filter_leaves() -> None:
    async with explorer(YEARS, query="actor:bob") as pilot:
        await press(pilot, "9")
        assert to_seconds(2008, 6) < axis_of(pilot).start <= to_seconds(2008, 6, 15)
        assert axis_of(pilot).end < to_seconds(2008, 7)


async def test_going_to_a_date_shows_what_was_understood() -> None:
    async with explorer(YEARS) as pilot:
        await press(pilot, "t 'june' space '2008'")
        assert "understood: June 2008" in screen_text(pilot)
        assert axis_of(pilot).shows(to_seconds(2008, 6, 15))
        await press(pilot, "enter")
        assert axis_of(pilot).end < to_seconds(2008, 12)


async def test_a_date_that_is_not_clear_changes_nothing_and_says_what_to_type() -> None:
    async with explorer(YEARS) as pilot:
        before = view_of(pilot).chart
        await press(pilot, "t 'soon'")
        assert "type a date such as feb 2025" in screen_text(pilot)
        await press(pilot, "escape")
        assert view_of(pilot).chart == before


async def test_only_what_is_in_view_is_a_filter_in_words_and_goes_again() -> None:
    async with explorer(YEARS) as pilot:
        await press(pilot, "t 'june' space '2008' enter w")
        assert len(view_of(pilot).selection.events) == 2
        assert "2 of 4 events" in screen_text(pilot)
        await press(pilot, "w")
        assert len(view_of(pilot).selection.events) == 4


INCIDENT = """
events:
  - {id: deploy, date: 2025-03-04T13:02+01:00, title: Deploy}
  - {id: page, date: 2025-03-04T13:30+01:00, title: Page}
  - {id: alert, date: 2025-03-04T13:04Z, title: Alert}
  - {id: later, date: 2025-03-05T13:04+01:00, title: Later}
"""


async def test_only_what_is_in_view_means_the_clock_of_the_chart() -> None:
    async with explorer(INCIDENT) as pilot:
        await press(pilot, "t '2025-03-04T13:15' enter z w")
        view = view_of(pilot)
        axis = axis_of(pilot)
        assert axis.shows(to_seconds(2025, 3, 4, 13, 2)) or axis.shows(to_seconds(2025, 3, 4, 13))
        picked = [view.timeline.events[place].id for place in view.selection.events]
        assert "alert" not in picked
        assert picked == ["deploy", "page"]


async def test_the_value_looked_at_and_what_is_marked_stand_out_in_the_chart() -> None:
    async with explorer(YEARS) as pilot:
        await press(pilot, "1 g m 3")
        view = view_of(pilot)
        assert view.facet == "actors"
        assert view.value == "ann"
        assert highlights_of(view) == Highlights(linked=0b0101, marked=0b0001, actor="ann")
        assert "★First" in pane_text(pilot, "chart")
        await press(pilot, "1")
        assert highlights_of(view_of(pilot)) == Highlights(marked=0b0001)


async def test_rows_by_actor_and_folds_are_one_key_each() -> None:
    async with explorer(YEARS) as pilot:
        await press(pilot, "v")
        lines = pane_text(pilot, "chart").splitlines()
        assert lines[1].startswith("Ann")
        assert lines[2].startswith("Bob")
        await press(pilot, "v b")
        assert "folded" in pane_text(pilot, "chart")
        assert "⋯" in pane_text(pilot, "chart")
        await press(pilot, "b")
        assert "⋯" not in pane_text(pilot, "chart")


async def test_the_next_period_has_an_event() -> None:
    async with explorer(YEARS) as pilot:
        await press(pilot, "t '2000' enter right_curly_bracket")
        assert axis_of(pilot).shows(to_seconds(2008, 6, 15))
        await press(pilot, "left_curly_bracket")
        assert axis_of(pilot).shows(to_seconds(2000))


async def test_a_click_chooses_and_the_wheel_zooms() -> None:
    async with explorer(YEARS) as pilot:
        lines = pane_text(pilot, "chart").splitlines()
        y = next(y for y, line in enumerate(lines) if "Fourth" in line)
        await pilot.click("#chart", offset=(lines[y].index("Fourth") + 1, y))
        assert chosen(pilot) == "fourth"
        before = axis_of(pilot)
        await pilot._post_mouse_events(  # noqa: SLF001
            [events.MouseScrollUp],
            "#chart",
            offset=(40, 3),
            button=0,
        )
        await pilot.pause()
        assert axis_of(pilot).end - axis_of(pilot).start < before.end - before.start


@pytest.mark.parametrize("size", [(40, 12), (80, 15)])
async def test_the_chart_alone_has_the_whole_height(size: tuple[int, int]) -> None:
    async with explorer(YEARS, size=size) as pilot:
        await press(pilot, "5")
        assert len(pane_text(pilot, "chart").splitlines()) == size[1] - 3
        await press(pilot, "1")
        assert "Second" in pane_text(pilot, "events")
        await press(pilot, "5 +")
        assert len(pane_text(pilot, "chart").splitlines()) == size[1] - 3
