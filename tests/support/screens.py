"""The explorer without a terminal: opened on a timeline, driven by keys, read as plain text."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from timeline_tui.core.query.parsing import parse
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.view import View, open_view
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.state import Kept, open_state
from timeline_tui.files.watching import watched
from timeline_tui.tui.app import Opened, TimelineApp
from timeline_tui.tui.explorer import Explorer
from timeline_tui.tui.key_by_key import KeyByKey

_NAMED = {
    character: _character_to_key(character)
    for character in map(chr, range(32, 127))
    if not character.isalnum()
}
_CHARACTERS = {name: character for character, name in _NAMED.items()}


@asynccontextmanager
async def explorer(
    timeline: Timeline | str | None = None,
    *,
    size: tuple[int, int] = (120, 36),
    query: str = "",
    file: str | None = None,
) -> AsyncIterator[Pilot[None]]:
    """Open a timeline (YAML text will do; None is the bundled story) on a screen of a size.

    With a file, as on the command line, what is kept about it is kept, and its changes are shown.
    """
    if timeline is None:
        timeline = open_timeline(None)
    elif isinstance(timeline, str):
        timeline = read_timeline(timeline.encode(), "story.yaml")
    opened = Opened(
        open_view(timeline, parse(query)),
        open_state(file) if file else Kept(),
        watched(file, lambda: open_timeline(file)),
    )
    app = TimelineApp(lambda: opened, "story.yaml", file=file)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until_open(pilot)
        yield pilot


async def until_open(pilot: Pilot[None]) -> None:
    """Wait until the explorer has taken the place of the first screen."""
    while not isinstance(pilot.app.screen, Explorer):
        await pilot.pause()
    await pilot.pause()
    await settled(pilot)


async def press(pilot: Pilot[None], keys: str) -> None:
    """Press keys, named as Textual names them and split at blanks; 'a text' types its letters."""
    for key in re.findall(r"'[^']+'|\S+", keys):
        typed = len(key) > 1 and key[0] == key[-1] == "'"
        for letter in key[1:-1] if typed else (key,):
            await _press(pilot, letter)


async def _press(pilot: Pilot[None], key: str) -> None:
    """Press one key, and wait until every message that it causes has been answered.

    `Pilot.press` waits for an idle processor instead: at least 60 ms a key, and far more on a busy
    machine.
    """
    name = key if len(key) > 1 else _NAMED.get(key, key)
    character = key if len(key) == 1 else _CHARACTERS.get(key)
    driver = pilot.app._driver  # noqa: SLF001
    assert driver is not None
    message = Key(name, character)
    message.set_sender(pilot.app)
    driver.send_message(message)
    await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the screen shows what all messages so far have led to."""
    quiet = 0
    while quiet < 3 and pilot.app.is_running:
        await pilot._wait_for_screen()  # noqa: SLF001
        screen = pilot.app.screen
        nodes = [pilot.app, *screen.walk_children(with_self=True)]
        busy = isinstance(pilot.app, KeyByKey) and pilot.app.is_answering
        busy = busy or any(node.message_queue_size for node in nodes)
        quiet = 0 if busy else quiet + 1
        screen._on_timer_update()  # noqa: SLF001


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait until something is so that does not follow from keys alone."""
    end = monotonic() + 20  # seconds, for a machine that is busy with other things
    while not is_so():
        assert monotonic() < end, screen_text(pilot)
        await pilot.pause(0.01)
    await settled(pilot)


def told(pilot: Pilot[None]) -> str:
    """Return all that was said in passing."""
    return "\n".join(said.message for said in pilot.app._notifications)  # noqa: SLF001


async def shown_in_passing(pilot: Pilot[None]) -> None:
    """Wait until what was said in passing stands on the screen."""
    while len(pilot.app.screen.query(Toast)) < len(pilot.app._notifications):  # noqa: SLF001
        await pilot.pause()


def view_of(pilot: Pilot[None]) -> View:
    """Return the view that the explorer holds."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, Explorer)
    return screen.view


def screen_lines(pilot: Pilot[None]) -> list[str]:
    """Return what the screen shows, line by line, without the blanks at the ends."""
    width, height = pilot.app.size
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    assert len(lines) == height
    assert all(len(line) <= width for line in lines)
    return lines


def screen_text(pilot: Pilot[None]) -> str:
    """Return what the screen shows as one text."""
    return "\n".join(screen_lines(pilot)) + "\n"


class Cell(NamedTuple):
    """A cell as the eye sees it: nothing is said of the colour of a blank."""

    text: str
    color: Color | None
    background: Color | None
    attributes: tuple[bool, ...]


def screen_cells(pilot: Pilot[None]) -> list[list[Cell]]:
    """Return what the screen shows, with its colours."""
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001
    return [[*chain.from_iterable(map(_cells, strip))] for strip in strips]


def _cells(segment: Segment) -> list[Cell]:
    style = segment.style or Style.null()
    color, background = style.color, style.bgcolor
    if style.reverse:
        color, background = background, color
    attributes = bool(style.bold), bool(style.italic), bool(style.strike), bool(style.underline)
    return [
        Cell(text, None, background, ())
        if text == " "
        else Cell(text, color, background, attributes)
        for text in segment.text
    ]


def pane_text(pilot: Pilot[None], pane: str) -> str:
    """Return what one pane shows, its title included."""
    region = pilot.app.screen_stack[0].query_one(f"#{pane}").region
    lines = screen_lines(pilot)[region.y : region.bottom]
    return "\n".join(line[region.x : region.right].rstrip() for line in lines)


def picture(name: str) -> Path:
    """Return where the picture of a screen is kept."""
    return Path(__file__).parent.parent / "tui" / "pictures" / f"{name}.txt"
