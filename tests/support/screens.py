"""The explorer without a terminal: opened on a timeline, driven by keys, read as plain text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets._toast import Toast

from timeline_tui.core.query.parsing import parse
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.view import View, open_view
from timeline_tui.files.timeline_yaml import open_timeline, read_timeline
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.explorer import Explorer


@asynccontextmanager
async def explorer(
    timeline: Timeline | str | None = None, *, size: tuple[int, int] = (120, 36), query: str = ""
) -> AsyncIterator[Pilot[None]]:
    """Open a timeline (YAML text will do; None is the bundled story) on a screen of a size."""
    if timeline is None:
        timeline = open_timeline(None)
    elif isinstance(timeline, str):
        timeline = read_timeline(timeline.encode(), "story.yaml")
    app = TimelineApp(open_view(timeline, parse(query)), "story.yaml")
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[None], keys: str) -> None:
    """Press keys, named as Textual names them and split at blanks; 'text' types its letters."""
    for key in keys.split():
        typed = len(key) > 1 and key[0] == key[-1] == "'"
        await pilot.press(*(_named(letter) for letter in key[1:-1]) if typed else (key,))
    await pilot.pause()


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


def pane_text(pilot: Pilot[None], pane: str) -> str:
    """Return what one pane shows, its title included."""
    region = pilot.app.screen_stack[0].query_one(f"#{pane}").region
    lines = screen_lines(pilot)[region.y : region.bottom]
    return "\n".join(line[region.x : region.right].rstrip() for line in lines)


def picture(name: str) -> Path:
    """Return where the picture of a screen is kept."""
    return Path(__file__).parent.parent / "tui" / "pictures" / f"{name}.txt"


def _named(letter: str) -> str:
    names = {" ": "space", ":": "colon", "-": "minus", '"': "quotation_mark", ",": "comma"}
    return names.get(letter, letter)
