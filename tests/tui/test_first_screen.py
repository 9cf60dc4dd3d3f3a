"""What is drawn ahead is what the explorer shows first, and stands there until it is loaded."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from threading import Event
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key
from textual.pilot import Pilot

from screens import press, screen_cells, screen_lines, screen_text, until_open
from timeline_tui.core.kept.saved import State
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.text.lines import Piece
from timeline_tui.core.view import View, open_view
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.state import Kept
from timeline_tui.tui.ahead import Ahead
from timeline_tui.tui.app import Opened, TimelineApp
from timeline_tui.tui.dialogs.help import Help
from timeline_tui.tui.drawn.first_screen import first_screen
from timeline_tui.tui.drawn.picture import Picture, picture_in, text_of
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.still import Still

SIZE = (120, 36)
NAME = "a story.yaml"


ODD_LETTERS = """
events: [{date: 2024?, title: "世界 e\u0301 \\e[31m 👨\u200d👩\u200d👧 ❤\ufe0f ☰ end"}]
"""


class Drawing(Ahead):
    """A picture that comes when a test says so."""

    def __init__(self) -> None:
        file, self._to = os.pipe()
        super().__init__(file)

    def arrive(self, picture: Picture | None, *, cut: int = 0) -> None:
        if picture:
            octets = text_of(picture).encode()
            os.write(self._to, octets[: len(octets) - cut])
        os.close(self._to)


def story() -> View:
    return open_view(open_timeline(None))


def drawn(view: View, size: tuple[int, int] = SIZE) -> Picture | None:
    return first_screen(view, NAME, size)


@asynccontextmanager
async def opening(
    ahead: Ahead, view: View, may_open: Event, size: tuple[int, int] = SIZE
) -> AsyncIterator[Pilot[None]]:
    def load() -> Opened:
        may_open.wait()
        return Opened(view, Kept(State(marks=tuple(view.marks))))

    app = TimelineApp(load, NAME, ahead=ahead)
    async with app.run_test(size=size) as pilot:
        try:
            yield pilot
        finally:
            may_open.set()
            await until_open(pilot)


async def shows(pilot: Pilot[None], text: str) -> None:
    """Wait until a text stands on the screen; the app may still hold back keys."""
    end = monotonic() + 20  # seconds, for a machine that is busy with other things
    while text not in screen_text(pilot):
        assert monotonic() < end, screen_text(pilot)
        await pilot.pause(0.01)


VIEWS: Mapping[str, Callable[[], View]] = {
    "story": story,
    "filtered": lambda: open_view(open_timeline(None), parse("actor:trump -nato")),
    "nothing found": lambda: open_view(open_timeline(None), parse("nothing-like-it")),
    "marked": lambda: story().with_marks(frozenset({"trump-putin-call", "not-there"})),
    "empty": lambda: open_view(read_timeline(b"events: []", "empty.yaml")),
    "one event": lambda: open_view(read_timeline(ODD_LETTERS.encode(), "o.yaml")),
}


@pytest.mark.parametrize(
    ("name", "size"),
    [
        *(
            ("story", size)
            for size in ((40, 12), (54, 16), (60, 16), (80, 24), (109, 30), (200, 50))
        ),
        *((name, SIZE) for name in VIEWS),
        ("filtered", (110, 24)),
        ("marked", (169, 40)),
        ("empty", (170, 40)),
        ("one event", (40, 15)),
    ],
)
async def test_it_is_what_the_explorer_shows_first(name: str, size: tuple[int, int]) -> None:
    view, ahead, may_open = VIEWS[name](), Drawing(), Event()
    ahead.arrive(drawn(view, size))
    async with opening(ahead, view, may_open, size) as pilot:
        await shows(pilot, "Events")
        assert isinstance(pilot.app.screen, Opening)
        text, cells = screen_text(pilot), screen_cells(pilot)
        may_open.set()
        await until_open(pilot)
        assert screen_text(pilot) == text
        assert screen_cells(pilot) == cells


async def test_it_takes_the_place_of_the_name_when_it_comes_late() -> None:
    view, ahead, may_open = story(), Drawing(), Event()
    async with opening(ahead, view, may_open) as pilot:
        await shows(pilot, NAME)
        assert "Munich Security Conference" not in screen_text(pilot)
        ahead.arrive(drawn(view))
        await shows(pilot, "Munich Security Conference")
        assert isinstance(pilot.app.screen, Opening)


@pytest.mark.parametrize(("width", "height"), [(90, 20), (150, 50)])
async def test_a_terminal_that_changes_its_size_has_as_much_of_it_as_fits(
    width: int, height: int
) -> None:
    view, ahead, may_open = story(), Drawing(), Event()
    ahead.arrive(drawn(view))
    async with opening(ahead, view, may_open) as pilot:
        await shows(pilot, "Munich Security Conference")
        before = screen_lines(pilot)
        await pilot.resize_terminal(width, height)
        while pilot.app.screen.query_one(Still).size != (width, height):
            await pilot.pause()
        lines = screen_lines(pilot)
        kept = min(height, len(before))
        assert lines[:kept] == [line[:width].rstrip() for line in before[:kept]]
        assert not any(lines[kept:])


@pytest.mark.parametrize("cut", [0, 1, 10_000, 100_000])
async def test_without_all_of_it_the_name_is_shown(cut: int) -> None:
    view, ahead, may_open = story(), Drawing(), Event()
    ahead.arrive(drawn(view) if cut else None, cut=cut)
    async with opening(ahead, view, may_open) as pilot:
        await shows(pilot, NAME)
        assert ahead.file < 0, "it is not waited for any longer"


async def test_a_key_that_is_pressed_over_it_is_answered_by_the_explorer() -> None:
    view, ahead, may_open = story(), Drawing(), Event()
    ahead.arrive(drawn(view))
    async with opening(ahead, view, may_open) as pilot:
        pilot.app.post_message(Key("question_mark", "?"))
        await shows(pilot, "Munich Security Conference")
        may_open.set()
        while not isinstance(pilot.app.screen, Help):
            await pilot.pause(0.01)
        await press(pilot, "escape")


async def test_who_is_open_first_waits_for_no_picture() -> None:
    view, ahead, may_open = story(), Drawing(), Event()
    may_open.set()
    async with opening(ahead, view, may_open) as pilot:
        await until_open(pilot)
        assert ahead.file < 0


def test_a_terminal_that_is_too_small_has_no_picture() -> None:
    assert drawn(story(), (39, 12)) is None


styles = st.sampled_from(["", "muted", "cursor accent strong"])
texts = st.text(st.characters(exclude_categories=["C"]), min_size=1)
lines = st.lists(st.builds(Piece, texts, styles), min_size=1).map(tuple)


@given(st.lists(lines, max_size=9), st.integers(1, 300))
def test_a_picture_stays_what_it_is_as_a_text(
    drawn_lines: list[tuple[Piece, ...]], width: int
) -> None:
    picture = Picture((width, len(drawn_lines) + 1), drawn_lines)
    assert picture_in(text_of(picture)) == picture
