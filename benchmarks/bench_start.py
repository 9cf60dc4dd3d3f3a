"""How soon the first frame and the story are on the screen, and what a short command takes."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from pathlib import Path
from time import perf_counter

from measuring.figures import Figure, asked, in_turn, median, report
from measuring.programs import BARE, CONTENT, OURS, Home, bare, compile_all, complete, home, ours
from measuring.terminal import UnresponsiveError

_ROUNDS = 9
_EVENTS = 10_000
_BARE = "bare Textual app"
_IMPORT = 'python -c "import yaml"'
_STORY = str(Path(__file__).parents[1] / "data" / "events.yaml")
_COMMANDS = {"export": (), "list": ("actors",), "check": (_STORY,)}


def main() -> None:
    """Measure, print and keep."""
    if asked(__doc__):
        return
    with home() as at:
        for events in (None, _EVENTS):
            _open_once(at, events)
        screens = {
            _BARE: partial(_bare, at),
            "name": partial(_first_time, None, ""),
            "story": partial(_first_time, None, CONTENT),
            "events": partial(_first_time, _EVENTS, CONTENT),
            "story again": partial(_content, at, None, CONTENT),
            "events again": partial(_content, at, _EVENTS, CONTENT),
            "key": partial(_answer, at),
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
            *(
                Figure(what, events, took[name], _BARE, frame, target)
                for what, events, name, target in (
                    ("first painted frame, the first time", 0, "name", 1.15),
                    ("the story on the screen, the first time", 0, "story", 1.15),
                    ("the story on the screen, again", 0, "story again", 1.15),
                    ("the events on the screen, the first time", _EVENTS, "events", 1.3),
                    ("the events on the screen, again", _EVENTS, "events again", 1.3),
                    ("the story again, and a key answered", 0, "key", None),
                )
            ),
            *(
                Figure(f"timeline-tui {name}", 0, took[name], _IMPORT, loaded, 3)
                for name in _COMMANDS
            ),
        ],
    )


def _bare(at: Home) -> float:
    with bare(at) as terminal:
        return terminal.first_paint()


def _open_once(at: Home, events: int | None) -> None:
    """Open a file until what is kept of it is kept."""
    with ours(at, events) as terminal:
        terminal.shows(CONTENT if events is None else complete(events))
        terminal.settle()


def _first_time(events: int | None, pattern: str) -> float:
    """Return the seconds to a pattern, or to any text, when nothing is kept of the file."""
    with home() as at:
        return _content(at, events, pattern)


def _content(at: Home, events: int | None, pattern: str) -> float:
    with ours(at, events) as terminal:
        return terminal.shows(pattern or r"\S")


def _answer(at: Home) -> float:
    """Return the seconds to the answer to a key that is pressed as soon as there is a story."""
    with ours(at) as terminal:
        content = terminal.shows(CONTENT)
        answer = terminal.answer("k")
    if answer is None:
        raise UnresponsiveError("a key changed nothing")
    return content + answer


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
