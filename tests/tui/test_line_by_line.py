"""Lines that are sent by themselves leave on the terminal what Textual would have painted."""

from __future__ import annotations

import random

import pyte
import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key
from textual.pilot import Pilot

from make_timeline import timeline
from screens import explorer, press, settled, shown_in_passing, view_of
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.explorer import Explorer
from timeline_tui.tui.line_by_line import LineByLine
from timeline_tui.tui.panes.events import EventsPane

MOVES = "j k down up g G home end ctrl+d ctrl+u pagedown pageup"
KEYS = f"{MOVES} j j j k 1 2 3 4 5 space x c z h l v b + m > s T [ tab n"
COLUMNS, ROWS = 120, 36


class Written:
    """The terminal, as what was written to it has left it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        stream = pyte.Stream(self.screen)
        monkeypatch.setattr(HeadlessDriver, "is_headless", False)
        monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: stream.feed(data))

    def is_as_painted(self, pilot: Pilot[None]) -> bool:
        """Compare it, cell by cell, with the screen put together as a whole."""
        app = pilot.app
        update = app.screen._compositor.render_update(  # noqa: SLF001
            full=True,
            screen_stack=app._background_screens,  # noqa: SLF001
        )
        whole = pyte.Screen(self.screen.columns, self.screen.lines)
        pyte.Stream(whole).feed(update.render_segments(app.console))  # type: ignore[union-attr]
        return cells(whole) == cells(self.screen)


def cells(screen: pyte.Screen) -> list[list[pyte.screens.Char]]:
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


def several(chance: random.Random) -> list[str]:
    return chance.choices(KEYS.split(), k=5)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    return Written(monkeypatch)


async def test_whatever_is_pressed_the_terminal_shows_what_is_there(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Textual itself leaves out a line where what is said in passing makes room for more.
    monkeypatch.setattr(TimelineApp, "notify", lambda *_, **__: None)
    chance = random.Random(1)  # noqa: S311
    async with explorer("".join(timeline(300)), size=(COLUMNS, ROWS)) as pilot:
        for keys in ("g", *KEYS.split(), *(" ".join(several(chance)) for _ in range(10))):
            await press(pilot, keys)
            assert written.is_as_painted(pilot), keys


async def test_what_lies_over_a_line_stays_there(written: Written) -> None:
    async with explorer(size=(COLUMNS, ROWS)) as pilot:
        for keys in ("g y j j j", "G k k", "? j j", "escape", "f 'muni'", "escape", "a j", "down"):
            await press(pilot, keys)
            assert written.is_as_painted(pilot), keys


async def test_a_line_that_waits_while_all_is_arranged_anew_is_where_it_belongs(
    written: Written,
) -> None:
    async with explorer("".join(timeline(100)), size=(COLUMNS, ROWS)) as pilot:
        await press(pilot, "g")
        pane = pilot.app.screen.query_one(EventsPane)
        pane.move_to(5)
        pilot.app.screen.query_one("#chart").display = False
        await settled(pilot)
        assert written.is_as_painted(pilot)


async def test_lines_are_as_long_as_the_terminal_is_wide_now(written: Written) -> None:
    async with explorer("".join(timeline(100)), size=(COLUMNS, ROWS)) as pilot:
        await press(pilot, "g j")
        for columns, rows in ((100, 30), (70, 24), (150, 44)):
            written.screen.resize(rows, columns)
            await pilot.resize_terminal(columns, rows)
            await press(pilot, "ctrl+d j j k")
            assert written.is_as_painted(pilot), columns


async def test_a_cursor_moves_without_the_screen_being_put_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[int] = []
    before = LineByLine.send_now

    def counted(app: LineByLine) -> None:
        sent.append(sum(len(ys) for _, ys in app._lines.values()))  # noqa: SLF001
        before(app)

    async with explorer("".join(timeline(100)), size=(COLUMNS, ROWS)) as pilot:
        await press(pilot, "g")
        monkeypatch.setattr(LineByLine, "send_now", counted)
        await press(pilot, "j")
        assert sent[0] == 2  # the line that it was on, and the one that it is on


async def test_keys_that_move_are_bound_to_nothing_else_in_any_pane() -> None:
    async with explorer(size=(COLUMNS, ROWS)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Explorer)
        for pane in "1234":
            await press(pilot, pane)
            active = screen.active_bindings
            assert {active[key].node for key in MOVES.split()} == {screen.focused}


async def test_a_key_that_moves_overtakes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    async with explorer(size=(COLUMNS, ROWS)) as pilot:
        await press(pilot, "g")
        pane = pilot.app.screen.query_one(EventsPane)
        monkeypatch.setattr(EventsPane, "moved", lambda _, item: order.append(f"at {item}"))
        pane.call_later(order.append, "a click")
        await press(pilot, "j")
        await press(pilot, "j")
    assert order == ["a click", "at 1", "at 2"]


async def test_keys_of_a_burst_are_answered_in_order(written: Written) -> None:
    async with explorer("".join(timeline(100)), size=(COLUMNS, ROWS)) as pilot:
        await press(pilot, "g")
        for name in ("j", "j", "j", "k", "2", "j", "1", "j", "m", "j"):
            key = Key(name, name)
            key.set_sender(pilot.app)
            pilot.app.post_message(key)
        await settled(pilot)
        view = view_of(pilot)
        assert view.event == 4
        assert view.marks == {view.timeline.events[3].id}
        await shown_in_passing(pilot)
        await settled(pilot)
        assert written.is_as_painted(pilot)
