"""What else happened around an event, and back again."""

from __future__ import annotations

import pytest

from screens import explorer, pane_text, press, screen_text, view_of
from timeline_tui.core.context import context_of

STORY = """
events:
  - {id: early, date: 2025-01-01, title: The year begins}
  - {id: before, date: 2025-02-06, title: A letter is written}
  - id: call
    date: 2025-02-12
    title: A call
    actors: [ana]
    links: {follows: [before]}
  - {id: after, date: 2025-02-19, title: The answer}
  - {id: later, date: 2025-02-24, title: A meeting, actors: [ana]}
  - {id: late, date: 2025-12-01, title: The year ends, actors: [ana]}
actors: [{id: ana, name: Ana}]
"""


async def test_everything_around_an_event_whatever_was_filtered_and_back() -> None:
    async with explorer(STORY, query="actor:ana") as pilot:
        await press(pilot, "g")
        before = view_of(pilot)
        await press(pilot, "C")
        text = screen_text(pilot)
        assert "within 7 days of “A call”" in text
        assert "3 of 6 events" in text
        assert str(view_of(pilot).query) == "date:2025-02-05..2025-02-19"
        assert view_of(pilot).event == before.event
        assert "A letter is written" in pane_text(pilot, "events")
        await press(pilot, "C")
        assert view_of(pilot) is before
        assert "with Ana" in screen_text(pilot)


@pytest.mark.parametrize("back", ["C", "left_square_bracket"])
async def test_back_is_exactly_where_one_was_wherever_one_went_in_between(back: str) -> None:
    days = "\n".join(
        f"  - {{date: 2025-{month:02}-{day:02}, title: Day {day} of {month}}}"
        for month in range(1, 4)
        for day in range(1, 29)
    )
    async with explorer(f"events:\n{days}", size=(120, 30)) as pilot:
        await press(pilot, "g ctrl+d ctrl+d ctrl+d k k")
        before, picture = view_of(pilot), screen_text(pilot)
        await press(pilot, "C j j j right_parenthesis k left_parenthesis")
        assert context_of(view_of(pilot)) is not None
        await press(pilot, back)
        assert view_of(pilot) is before
        assert screen_text(pilot) == picture


async def test_more_days_and_fewer() -> None:
    async with explorer(STORY, query="id:call") as pilot:
        await press(pilot, "C right_parenthesis")
        assert "within 14 days of “A call”" in screen_text(pilot)
        assert "4 of 6 events" in screen_text(pilot)
        await press(pilot, "left_parenthesis left_parenthesis left_parenthesis")
        assert "within 1 day of “A call”" in screen_text(pilot)
        assert "1 of 6 events" in screen_text(pilot)


async def test_the_keys_for_days_begin_with_the_usual_ones() -> None:
    async with explorer(STORY, query="id:call") as pilot:
        await press(pilot, "right_parenthesis")
        assert "within 7 days of “A call”" in screen_text(pilot)


async def test_what_is_asked_within_the_context_narrows_it_and_one_key_leaves_both() -> None:
    async with explorer(STORY, query="id:call") as pilot:
        before = view_of(pilot)
        await press(pilot, "C f 'actor:ana' enter")
        assert "within 7 days of “A call”, with Ana" in screen_text(pilot)
        await press(pilot, "right_parenthesis")
        assert "2 of 6 events" in screen_text(pilot)
        await press(pilot, "C")
        assert view_of(pilot).query == before.query


async def test_a_link_followed_within_the_context_is_no_hindrance() -> None:
    async with explorer(STORY, query="actor:ana") as pilot:
        await press(pilot, "g C 2")
        before = str(view_of(pilot).query)
        page = pane_text(pilot, "event").splitlines()
        row = next(y for y, line in enumerate(page) if "A letter is written" in line) - 1
        await press(pilot, " ".join(["j"] * row + ["enter"]))
        assert view_of(pilot).timeline.events[view_of(pilot).event or 0].id == "before"
        assert str(view_of(pilot).query) == before
        await press(pilot, "C")
        assert str(view_of(pilot).query) == "actor:ana"
        await press(pilot, "right_square_bracket")
        assert str(view_of(pilot).query) == before


async def test_clearing_the_filter_leaves_the_context_too() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "C c")
        assert context_of(view_of(pilot)) is None
        assert "All 6 events" in screen_text(pilot)


async def test_the_context_stands_in_the_filter_as_text() -> None:
    async with explorer(STORY, query="id:call") as pilot:
        await press(pilot, "C f")
        assert "date:2025-02-05..2025-02-19" in screen_text(pilot)


async def test_around_nothing_there_is_nothing_to_show() -> None:
    async with explorer(STORY, query="zebra") as pilot:
        before = view_of(pilot)
        await press(pilot, "C")
        assert view_of(pilot) is before
        await press(pilot, "right_parenthesis")
        assert view_of(pilot) is before


async def test_the_bar_says_which_key_returns() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "C")
        assert "( ) days  C returns" in screen_text(pilot)
