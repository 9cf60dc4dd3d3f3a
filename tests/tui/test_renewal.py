"""The screen on another timeline: after its file has changed, or more of it is read."""

from __future__ import annotations

from textual.pilot import Pilot

from making import actor, event, quote, timeline
from screens import explorer, pane_text, press, screen_text, settled, view_of
from timeline_tui.core.records import Event
from timeline_tui.core.renewal import Renewal
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.tui.explorer import Explorer
from timeline_tui.tui.messages import EventChosen
from timeline_tui.tui.row_list import RowList

DAYS = [
    event(f"2025-01-{day:02}", f"Day {day}", id=f"day-{day}", summary="So it went. " * 40)
    for day in range(1, 32)
]
MORE = [event(f"2024-{month:02}-01", f"Month {month}", id=f"month-{month}") for month in (1, 5, 9)]


def told(*events: Event) -> Timeline:
    people = (actor("ann"), actor("bob"))
    said = event(
        "2025-02-01", "A word", id="word", quotes=[quote("ann", "Yes"), quote("bob", "No")]
    )
    return timeline(*events, said, actors=people)


async def renew(pilot: Pilot[None], to: Timeline) -> None:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, Explorer)
    screen.renew(Renewal(Index(to)))
    await settled(pilot)


def chosen(pilot: Pilot[None]) -> str:
    view = view_of(pilot)
    return "" if view.event is None else view.timeline.events[view.event].id


def line_of(pilot: Pilot[None], pane: str, text: str) -> int:
    """Return the line of a pane in which a text stands."""
    lines = pane_text(pilot, pane).split("\n")
    return next(y for y, line in enumerate(lines) if text in line)


async def test_the_chosen_event_stays_in_its_line_of_the_screen() -> None:
    async with explorer(told(*DAYS)) as pilot:
        await press(pilot, "g ctrl+d ctrl+d ctrl+d k k")
        here, line = chosen(pilot), line_of(pilot, "events", "▌")
        await renew(pilot, told(*MORE, *DAYS))
        assert (chosen(pilot), line_of(pilot, "events", "▌")) == (here, line)
        assert "35" in pane_text(pilot, "events")


async def test_somebody_who_reads_an_event_reads_on() -> None:
    async with explorer(told(*DAYS), size=(60, 20)) as pilot:
        await press(pilot, "g j j 2 ctrl+d ctrl+d")
        before = pane_text(pilot, "event")
        await renew(pilot, told(*MORE, *DAYS))
        assert pane_text(pilot, "event") == before
        page = pilot.app.screen.query_one("#event", RowList)
        await renew(pilot, told(*MORE))
        assert page.scroll_offset.y == 0


async def test_back_leads_to_the_same_views_of_the_other_timeline() -> None:
    async with explorer(told(*DAYS)) as pilot:
        await press(pilot, "g j / 'day 9' enter f '-day' enter")
        assert chosen(pilot) == "word"
        await renew(pilot, told(*MORE, *DAYS))
        assert len(view_of(pilot).selection.events) == 4
        await press(pilot, "[")
        assert (chosen(pilot), len(view_of(pilot).timeline.events)) == ("day-9", 35)
        await press(pilot, "[ ]")
        assert chosen(pilot) == "day-9"


async def test_a_filter_that_has_lost_its_meaning_says_so_and_can_be_mended() -> None:
    async with explorer(told(event("2025", "One", actors="cid")), query="actor:cid") as pilot:
        await renew(pilot, told(*DAYS))
        assert "actor:cid: no actor is called 'cid'" in screen_text(pilot)
        assert "f edits  c clears" in screen_text(pilot)
        await press(pilot, "f ctrl+w 'ann' enter")
        assert str(view_of(pilot).query) == "actor:ann"
        assert "no actor is called" not in screen_text(pilot)


async def test_a_search_that_has_lost_its_meaning_says_so() -> None:
    async with explorer(told(event("2025", "One", actors="cid"))) as pilot:
        await press(pilot, "/ 'actor:cid' enter")
        await renew(pilot, told(*DAYS))
        assert view_of(pilot).search is None
        said = [said.message for said in pilot.app._notifications]  # noqa: SLF001
        assert said == ["The search has ended: no actor is called 'cid'"]


async def test_a_filter_that_is_being_written_goes_on() -> None:
    async with explorer(told(*DAYS)) as pilot:
        await press(pilot, "f 'month'")
        assert len(view_of(pilot).selection.events) == 0
        await renew(pilot, told(*MORE, *DAYS))
        await press(pilot, "enter")
        assert len(view_of(pilot).selection.events) == 3
        await press(pilot, "[")
        assert len(view_of(pilot).selection.events) == 35


async def test_a_dialog_speaks_of_the_timeline_on_which_it_was_opened() -> None:
    async with explorer(told(event("2025", "One", actors="cid"))) as pilot:
        await press(pilot, "a 'cid'")
        await renew(pilot, told(*DAYS))
        assert len(view_of(pilot).timeline.events) == 2
        await press(pilot, "enter")
        assert len(view_of(pilot).timeline.events) == 32
        assert "actor:cid: no actor is called 'cid'" in screen_text(pilot)


async def test_what_was_said_of_the_timeline_before_is_not_heard() -> None:
    async with explorer(told(*DAYS)) as pilot:
        stale = EventChosen(31)
        await renew(pilot, told())
        pilot.app.screen.post_message(stale)
        await settled(pilot)
        assert chosen(pilot) == "word"
