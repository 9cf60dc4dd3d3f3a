"""The most memory that the explorer holds, for timelines and screens of several sizes."""

from __future__ import annotations

from measuring.figures import LARGE, Figure, asked, report
from measuring.programs import CONTENT, ROW, Home, bare, complete, home, lnav, ours, peer, visidata
from measuring.terminal import COLUMNS, ROWS

_SIZES = (1_000, 10_000, 100_000)
_LIMIT = 400  # MB at 100,000 events
_USE = ("G", "g", "j", "f", "munich", "\r", "c", "z", "h")
_WIDE, _HIGH = 240, 72


def main() -> None:
    """Measure, print and keep."""
    sizes = (LARGE,) if asked(__doc__) else _SIZES
    with home() as at:
        with bare(at) as terminal:
            terminal.first_paint()
            least = terminal.peak_memory
        with ours(at) as terminal:
            terminal.shows(CONTENT)
            terminal.settle()
            held_by_story = terminal.peak_memory
        figures = [
            Figure("bundled story", 0, held_by_story, "bare Textual app", least, unit="MB"),
        ]
        held: dict[int, float] = {}
        for events in sizes:
            first, again = _held(at, events), _held(at, events)
            held[events] = max(first, again)
            limit = _LIMIT if events == 100_000 else None
            figures.append(Figure("opened and used", events, first, at_most=limit, unit="MB"))
            figures.append(Figure("opened again and used", events, again, unit="MB"))
        wide = _held(at, sizes[-1], columns=_WIDE, rows=_HIGH)
        figures.append(Figure(f"the same at {_WIDE}×{_HIGH} cells", sizes[-1], wide, unit="MB"))
        for name, start in (("lnav", lnav), ("VisiData", visidata)):
            if peer(name) and (name == "lnav" or sizes[-1] < LARGE):
                with start(at, sizes[-1]) as terminal:
                    terminal.shows(ROW)
                    terminal.settle()
                    theirs = terminal.peak_memory
                figures.append(
                    Figure("at the most", sizes[-1], held[sizes[-1]], name, theirs, unit="MB")
                )
    if len(sizes) > 1:
        few, many = sizes[-2:]
        growth = 1e6 * (held[many] - held[few]) / (many - few)
        figures.append(Figure("growth an event", many, growth, unit="bytes"))
    report("Memory", figures)


def _held(at: Home, events: int, columns: int = COLUMNS, rows: int = ROWS) -> float:
    """Return the MB of an explorer in which somebody has looked around and filtered."""
    with ours(at, events, columns=columns, rows=rows) as terminal:
        terminal.shows(complete(events))
        terminal.settle()
        for keys in _USE:
            terminal.press(keys)
        return terminal.peak_memory


if __name__ == "__main__":
    main()
