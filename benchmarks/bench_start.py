"""How soon the first frame and the story are on the screen, and what a short command takes."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from pathlib import Path
from time import perf_counter

from measuring.figures import Figure, asked, in_turn, median, report
from measuring.programs import BARE, CONTENT, OURS, Home, bare, compile_all, home, ours

_ROUNDS = 9
_BARE = "bare Textual app"
_IMPORT = 'python -c "import yaml"'
_STORY = str(Path(__file__).parents[1] / "data" / "events.yaml")
_COMMANDS = {"export": (), "list": ("actors",), "check": (_STORY,)}


def main() -> None:
    """Measure, print and keep."""
    if asked(__doc__):
        return
    with home() as at:
        screens = {
            _BARE: partial(_first_frame, at, story=False),
            "frame": partial(_first_frame, at, story=True),
            "story": partial(_content, at, None),
            "events": partial(_content, at, 10_000),
        }
        commands = {_IMPORT: partial(_seconds, (BARE[0], "-c", "import yaml"), at)}
        for name, words in _COMMANDS.items():
            commands[name] = partial(_seconds, (*OURS, name, *words), at)
        found = in_turn(_ROUNDS, screens) | in_turn(_ROUNDS, commands)
    took = {name: 1000 * median(times) for name, times in found.items()}
    frame, loaded = took[_BARE], took[_IMPORT]
    report(
        "Start",
        [
            Figure("first painted frame", 0, took["frame"], _BARE, frame, 1.15),
            Figure("the story on the screen", 0, took["story"], _BARE, frame, 1.15),
            Figure("the events on the screen", 10_000, took["events"], _BARE, frame, 1.3),
            *(
                Figure(f"timeline-tui {name}", 0, took[name], _IMPORT, loaded, 3)
                for name in _COMMANDS
            ),
        ],
    )


def _first_frame(at: Home, *, story: bool) -> float:
    with ours(at) if story else bare(at) as terminal:
        return terminal.first_paint()


def _content(at: Home, events: int | None) -> float:
    with ours(at, events) as terminal:
        return terminal.shows(CONTENT)


def _seconds(command: tuple[str, ...], at: Home) -> float:
    compile_all()
    started = perf_counter()
    subprocess.run(  # noqa: S603 - ours, or python itself
        command,
        check=True,
        env=os.environ | at.env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    return perf_counter() - started


if __name__ == "__main__":
    main()
