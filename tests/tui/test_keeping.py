"""What is kept about a timeline: marks, named views, the filters asked."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens import explorer, pane_text, press, screen_lines, screen_text, shown_in_passing, view_of
from stories import TALKS
from timeline_tui.core.kept.saved import State
from timeline_tui.files import state as states
from timeline_tui.files.state import keep, open_state
from timeline_tui.tui import keeping

ANSWER, CALL = "answer", "call"


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a timeline's file; nothing is kept about it yet."""
    monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path / "state"))
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS)
    return str(path)


def kept(talks: str) -> State:
    return open_state(talks).state


def told(pilot: Pilot[None]) -> str:
    """Return all that was said in passing."""
    return "\n".join(said.message for said in pilot.app._notifications)  # noqa: SLF001


def listed(pilot: Pilot[None]) -> list[str]:
    """Return the rows of the list in a dialog."""
    region = pilot.app.screen.query_one("#found").region
    lines = screen_lines(pilot)[region.y : region.bottom]
    rows = [" ".join(line[region.x : region.right].strip("▌ ").split()) for line in lines]
    return [row for row in rows if row]


# Marks


async def test_a_mark_is_seen_without_colour_and_counted_and_taken_back(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "m k m")
        events = pane_text(pilot, "events")
        assert "★● A call opens the talks" in events
        assert "★● Zelensky answers" in events
        assert "4, 2 marked" in events
        assert "★ marked" in pane_text(pilot, "event")
        await press(pilot, "m")
        events = pane_text(pilot, "events")
        assert "★● A call opens the talks" not in events
        assert "4, 1 marked" in events
        assert "★ marked" not in pane_text(pilot, "event")


async def test_marks_are_there_the_next_time(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "m")
    async with explorer(TALKS, file=talks) as pilot:
        assert "★● Zelensky answers" in pane_text(pilot, "events")
        await press(pilot, "m")
    assert kept(talks) == State()


async def test_a_mark_made_right_before_leaving_is_kept(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await pilot.press("m", "k", "m", "q")
    assert kept(talks).marked == {ANSWER, CALL}


async def test_without_a_file_marks_last_as_long_as_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path / "state"))
    for file in (None, "-"):
        async with explorer(TALKS, file=file) as pilot:
            await press(pilot, "m")
            assert "1 marked" in pane_text(pilot, "events")
    assert not (tmp_path / "state").exists()


async def test_going_back_does_not_bring_back_old_marks(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "m M")
        assert "1 of 4 events" in screen_text(pilot)
        await press(pilot, "m")
        assert "0 of 4 events" in screen_text(pilot)
        await press(pilot, "left_square_bracket")
        assert "★" not in screen_text(pilot)
        await press(pilot, "g m right_square_bracket")
        assert "★● Russia invades Ukraine" in pane_text(pilot, "events")
        assert "1 of 4 events" in screen_text(pilot)
    assert kept(talks).marks == ("invasion",)


async def test_the_cursor_is_on_the_chosen_event_when_marks_changed_meanwhile(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "g m j m j m M k")
        assert view_of(pilot).event == 1
        await press(pilot, "M g m left_square_bracket")
        assert "2 of 4 events" in screen_text(pilot)
        assert view_of(pilot).event == 1
        events = pane_text(pilot, "events").splitlines()
        assert any(line.startswith("▌") and "A summit" in line for line in events)


async def test_a_mark_made_while_a_filter_is_written_off_stays(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "m f 'is:marked' escape")
        assert "All 4 events" in screen_text(pilot)
        assert "★● Zelensky answers" in pane_text(pilot, "events")


async def test_from_mark_to_mark(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "m g m j apostrophe")
        assert view_of(pilot).event == 3
        await press(pilot, "apostrophe")
        assert view_of(pilot).event == 0
        await press(pilot, "quotation_mark")
        assert view_of(pilot).event == 3
        await press(pilot, "c f 'nato' enter apostrophe")
        assert "No marked event is under this filter." in told(pilot)


async def test_marked_ones_alone_and_no_longer(talks: str) -> None:
    async with explorer(TALKS, file=talks, query="actor:trump") as pilot:
        await press(pilot, "m M")
        assert str(view_of(pilot).query) == "actor:trump is:marked"
        await press(pilot, "M")
        assert str(view_of(pilot).query) == "actor:trump"


async def test_a_query_for_marks_at_the_start_knows_them(talks: str) -> None:
    keep(open_state(talks), State(marks=(CALL,)))
    async with explorer(TALKS, file=talks, query="is:marked") as pilot:
        assert "1 of 4 events" in screen_text(pilot)
        assert view_of(pilot).event == 2


@pytest.mark.parametrize("keys", ["apostrophe", "M", "ctrl+y"])
async def test_without_marks_a_key_says_how_to_make_one(talks: str, keys: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        before = view_of(pilot)
        await press(pilot, keys)
        assert "No event is marked yet: m marks one." in told(pilot)
        assert view_of(pilot) is before


async def test_without_an_event_there_is_nothing_to_mark(talks: str) -> None:
    async with explorer(TALKS, file=talks, query="zebra") as pilot:
        await press(pilot, "m")
        assert "There is no event to mark." in told(pilot)
    assert kept(talks) == State()


async def test_marking_where_no_sign_can_be_seen_is_told(talks: str) -> None:
    async with explorer(TALKS, file=talks, size=(40, 12)) as pilot:
        await press(pilot, "m")
        assert told(pilot) == ""
        await press(pilot, "3 m")
        assert told(pilot) == "No longer marked: Zelensky answers"


async def test_the_marked_events_are_exported_and_copied_as_a_list(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "m g m ctrl+y")
        assert pilot.app.clipboard == (
            "invasion\t2022-02-24\tRussia invades Ukraine\nanswer\t2025-02-12\tZelensky answers\n"
        )
        await press(pilot, "M ctrl+s")
        assert "2 of 4 events" in screen_text(pilot)


# Where it is kept, and what may go wrong there


async def test_a_broken_state_is_set_aside_and_told_and_all_goes_on(talks: str) -> None:
    path = keep(open_state(talks), State(marks=(CALL,))).path
    assert path is not None
    path.write_text("{")
    async with explorer(TALKS, file=talks) as pilot:
        await shown_in_passing(pilot)
        assert "is broken; it was set aside as" in " ".join(told(pilot).split())
        assert "★" not in screen_text(pilot)
        await press(pilot, "m")
    assert kept(talks).marks == (ANSWER,)
    [aside] = path.parent.glob("*.broken-*")
    assert aside.read_text() == "{"


async def test_the_state_of_a_newer_version_is_left_alone(talks: str) -> None:
    path = keep(open_state(talks), State(marks=(CALL,))).path
    assert path is not None
    path.write_text('{"version": 99}')
    async with explorer(TALKS, file=talks) as pilot:
        assert "is of version 99" in told(pilot)
        await press(pilot, "m")
        assert "★● Zelensky answers" in pane_text(pilot, "events")
    assert path.read_text() == '{"version": 99}'


async def test_a_folder_that_cannot_be_written_is_told_once(
    talks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path / "file" / "state"))
    async with explorer(TALKS, file=talks) as pilot:
        while not told(pilot):
            await press(pilot, "m")
        await press(pilot, "g m")
        assert told(pilot).count("Marks and saved views are not kept") == 1
        assert "★● Russia invades Ukraine" in pane_text(pilot, "events")


async def test_what_another_program_kept_meanwhile_is_kept_too_and_shown(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        keep(open_state(talks), State(marks=("summit",)))
        await press(pilot, "m")
        while "★● A summit" not in pane_text(pilot, "events"):
            await pilot.pause()
        await press(pilot, "m")
    assert kept(talks).marks == ("summit",)


async def test_no_key_waits_for_the_disk_and_one_store_follows_the_other(
    talks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, begun, at_once = threading.Event(), threading.Event(), []
    running = threading.Semaphore(1)

    def slow(before: states.Kept, state: State) -> states.Kept:
        at_once.append(running.acquire(blocking=False))
        begun.set()
        disk.wait(20)
        try:
            return keep(before, state)
        finally:
            running.release()

    monkeypatch.setattr(keeping, "keep", slow)
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "m")
        await asyncio.to_thread(begun.wait, 20)
        await press(pilot, "k m g m")
        assert "3 marked" in pane_text(pilot, "events")
        assert kept(talks) == State()
        disk.set()
    assert at_once == [True, True]
    assert kept(talks).marked == {ANSWER, CALL, "invasion"}


# Views


async def test_a_view_is_kept_under_a_name_and_returned_to(talks: str) -> None:
    async with explorer(TALKS, file=talks, query="actor:trump") as pilot:
        await press(pilot, "4 S")
        assert "with Donald Trump" in screen_text(pilot)
        assert "2 of 4 events" in screen_text(pilot)
        await press(pilot, "'mine' space space 'now' enter c 1")
        assert "Kept as “mine now”" in told(pilot)
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "V")
        assert listed(pilot) == ["mine now with Donald Trump 2 2"]
        assert "2 of 4 events" in screen_text(pilot)
        await press(pilot, "enter")
        assert str(view_of(pilot).query) == "actor:trump"
        assert view_of(pilot).pane == "quotes"
        await press(pilot, "left_square_bracket")
        assert str(view_of(pilot).query) == ""


async def test_a_view_is_returned_to_with_its_time_its_facet_and_its_quotes(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "z z v h 4 s T 3 > S 'near' enter")
        before = view_of(pilot)
        assert before.chart.window is not None
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "b T V enter")
        after = view_of(pilot)
        assert after.chart == before.chart
        assert (after.facet, after.quotes_by, after.words) == ("speakers", "speaker", "original")


async def test_enter_alone_takes_the_name_that_says_what_is_shown(talks: str) -> None:
    async with explorer(TALKS, file=talks, query="actor:nato -by:trump") as pilot:
        await press(pilot, "S enter")
    [view] = kept(talks).views
    assert view.name == "with NATO, not quoting Donald Trump"
    assert view.query == "actor:nato -by:trump"


async def test_a_name_that_is_taken_is_told_and_then_replaced(talks: str) -> None:
    async with explorer(TALKS, file=talks, query="actor:trump") as pilot:
        await press(pilot, "S 'mine' enter c S 'mine'")
        assert "This name is taken: Enter replaces actor:trump" in screen_text(pilot)
        await press(pilot, "enter")
    [view] = kept(talks).views
    assert view.query == ""


async def test_a_view_needs_a_name(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "S space enter")
        assert "A view needs a name." in screen_text(pilot)
        await press(pilot, "escape")
    assert kept(talks) == State()


async def test_letters_of_the_name_or_of_the_query_find_a_view(talks: str) -> None:
    async with explorer(TALKS, file=talks, query="actor:trump") as pilot:
        await press(pilot, "S 'one' enter c S 'all' enter V")
        assert [row.split()[0] for row in listed(pilot)] == ["all", "one"]
        await press(pilot, "'tru'")
        assert [row.split()[0] for row in listed(pilot)] == ["one"]
        await press(pilot, "'zzz'")
        assert "No view is called “truzzz”." in screen_text(pilot)
        await press(pilot, "enter escape")
        assert str(view_of(pilot).query) == ""


async def test_a_view_is_removed_and_that_can_be_taken_back(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "S 'one' enter S 'two' enter V ctrl+x")
        assert "Removed when you leave; ^x takes that back." in screen_text(pilot)
        assert listed(pilot)[0].startswith("− two")
        await press(pilot, "ctrl+x down ctrl+x escape")
    assert [view.name for view in kept(talks).views] == ["two"]


async def test_a_view_that_was_removed_cannot_be_returned_to(talks: str) -> None:
    async with explorer(TALKS, file=talks, query="actor:trump") as pilot:
        await press(pilot, "S 'one' enter c V ctrl+x enter")
        assert "Removed when you leave" in screen_text(pilot)
        await press(pilot, "escape V")
        assert "No view is kept yet: S keeps this one under a name." in told(pilot)


async def test_a_view_that_means_nothing_any_more_says_why(talks: str) -> None:
    async with explorer(TALKS, file=talks, query="actor:nato") as pilot:
        await press(pilot, "S 'old' enter")
    changed = TALKS.replace("id: nato", "id: otan").replace("nato,", "otan,")
    changed = changed.replace("name: NATO", "name: The alliance")
    async with explorer(changed, file=talks) as pilot:
        await press(pilot, "V enter")
        assert "no actor is called 'nato'" in screen_text(pilot)
        assert listed(pilot) == ["old actor:nato 0"]
        await press(pilot, "escape")
        assert str(view_of(pilot).query) == ""


async def test_names_and_queries_are_shown_safely(talks: str) -> None:
    async with explorer(TALKS, file=talks, query='"[/nope]"') as pilot:
        await press(pilot, "S '[b]' enter V")
        assert listed(pilot) == ["[b] “[/nope]” 1 2"]
        await press(pilot, "enter")
        assert "“[/nope]”" in screen_text(pilot)


# Filters asked


async def test_the_filters_asked_are_there_the_next_time(talks: str) -> None:
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "f 'actor:nato' enter c f 'putin' enter")
    assert kept(talks).queries == ("actor:nato", "putin")
    async with explorer(TALKS, file=talks) as pilot:
        await press(pilot, "f up up enter")
        assert str(view_of(pilot).query) == "actor:nato"


# The command line


@pytest.mark.parametrize(
    ("query", "keys", "command"),
    [
        ("", "", "timeline-tui export {file}"),
        ("actor:trump -by:putin", "", "timeline-tui export {file} -q 'actor:trump -by:putin'"),
        ("", "m M", "timeline-tui export {file} -q id:answer"),
        ("", "C", "timeline-tui export {file} -q date:2025-02-05..2025-02-19"),
    ],
)
async def test_every_view_is_copied_as_the_command_line_that_prints_it(
    talks: str, query: str, keys: str, command: str
) -> None:
    async with explorer(TALKS, file=talks, query=query) as pilot:
        await press(pilot, f"{keys} Y")
        assert pilot.app.clipboard == command.format(file=talks)
        assert pilot.app.clipboard in told(pilot)
