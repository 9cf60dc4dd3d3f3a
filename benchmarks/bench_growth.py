"""How time and memory grow with the number of events.

A thousand, ten and a hundred thousand of them, and with --large a million as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from measuring import processes
from measuring.figures import LARGE, Figure, asked, percentile, report
from measuring.material import timeline_file
from measuring.programs import Home, complete, home, ours
from measuring.terminal import milliseconds

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
        terminal.press("g")
        moves = terminal.type("j" * _MOVES)
        terminal.press("f")
        letters = terminal.type(_FILTER)
        terminal.press("\r")
        terminal.press("c")
        terminal.press("/")
        search = terminal.type(_SEARCH)
        terminal.press("\r")
        return [
            Figure("open again", events, 1000 * again),
            Figure("filter: letter, p95", events, percentile(milliseconds(letters))),
            Figure("search: letter, p95", events, percentile(milliseconds(search))),
            Figure("move: key, p95", events, percentile(milliseconds(moves))),
            Figure("memory, open again and used", events, terminal.peak_memory, unit="MB"),
        ]


if __name__ == "__main__":
    main()
