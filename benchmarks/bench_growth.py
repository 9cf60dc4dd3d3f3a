"""How time and memory grow with the number of events.

A thousand, ten and a hundred thousand of them, and with --large a million as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from measuring import processes
from measuring.figures import LARGE, Figure, asked, percentile, report
from measuring.material import timeline_file
from measuring.programs import Home, complete, home, ours
from measuring.terminal import Painted, Terminal

_SIZES = (1_000, 10_000, 100_000)
_MOVES = 20
_FILTER, _SEARCH = "munich", "grain"
_FORMATS = {"json": "JSON", "jsonl": "JSON Lines", "text": "plain text"}
_EXPORT = "import sys; from timeline_tui.cli import main; sys.exit(main())"


def main() -> None:
    """Measure, print and keep."""
    figures = []
    for events in (LARGE,) if asked(__doc__) else _SIZES:
        timeline_file(events)
        with home() as at:
            with ours(at, events) as terminal:
                opened = terminal.shows(complete(events))
                terminal.settle()
                peak = terminal.peak_memory
            figures += [
                Figure("open", events, 1000 * opened),
                *_used(at, events),
                Figure("memory, open", events, peak, unit="MB"),
            ]
            figures += _exports(at, events)
    report("Growth", figures)


def _exports(at: Home, events: int) -> Iterator[Figure]:
    """Export what has been opened before."""
    for name, title in _FORMATS.items():
        words = ("export", str(timeline_file(events)), "-f", name)
        export = processes.run(_EXPORT, *words, env=at.env)
        yield Figure(f"export to {title}", events, 1000 * export.seconds)
        if name == "json":
            yield Figure("memory, export", events, export.peak, unit="MB")


def _used(at: Home, events: int) -> list[Figure]:
    """Open a timeline again, and use it."""
    with ours(at, events) as terminal:
        again = terminal.shows(complete(events))
        terminal.settle()
        moves = [terminal.press(key) for key in ["g", *"j" * _MOVES]][1:]
        letters = _written(terminal, "f", _FILTER)
        terminal.press("c")
        search = _written(terminal, "/", _SEARCH)
        return [
            Figure("open again", events, 1000 * again),
            Figure("filter: letter, p95", events, _p95(letters)),
            Figure("search: letter, p95", events, _p95(search)),
            Figure("move: key, p95", events, _p95([one for one in moves if one])),
            Figure("memory, open again and used", events, terminal.peak_memory, unit="MB"),
        ]


def _written(terminal: Terminal, key: str, word: str) -> list[Painted]:
    terminal.press(key)
    painted = [terminal.press(letter) for letter in word]
    terminal.press("\r")
    return [one for one in painted if one]


def _p95(painted: list[Painted]) -> float:
    return 1000 * percentile(one.settled for one in painted)


if __name__ == "__main__":
    main()
