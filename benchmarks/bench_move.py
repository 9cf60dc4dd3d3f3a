"""From a key to what it paints, when somebody moves about: beside lnav, and beside 100 events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from measuring.figures import LARGE, Figure, asked, median, percentile, report
from measuring.programs import CONTENT, ROW, Home, complete, home, lnav, ours, peer
from measuring.terminal import Painted, Terminal, milliseconds

_SMALL = 100
_TIMES = 40
_FEW = 5
_LNAV = "lnav"
_WHEEL = "\x1b[<65;10;20M"
# Each leads to where another of the same kind still changes something.
_OTHERS = {
    "half a page": ("\x04", "\x15"),
    "a page": ("\x1b[6~", "\x1b[5~"),
    "mouse wheel": (_WHEEL, _WHEEL),
    "to the end, to the start": ("G", "g"),
    "zoom": ("z", "Z"),
    "pan": ("h", "l"),
    "only this actor": (" ", "c"),
    "exclude an actor": ("x", "c"),
}


def main() -> None:
    """Measure, print and keep."""
    events = LARGE if asked(__doc__) else 100_000
    with home() as at, ExitStack() as running:
        small = running.enter_context(_ready(at, _SMALL))
        large = running.enter_context(_ready(at, events))
        terminals = {f"ours at {_SMALL}": small, "ours": large}
        if peer(_LNAV):
            terminals[_LNAV] = running.enter_context(lnav(at, events))
        for name, terminal in terminals.items():
            terminal.shows(CONTENT if name.startswith("ours") else ROW)
            terminal.settle()
            terminal.press("g")
            terminal.settle()
        steps: dict[str, list[Painted]] = {name: [] for name in terminals}
        for number in range(_TIMES):
            for name, terminal in terminals.items():
                steps[name] += terminal.type("k" if number % 8 == 7 else "j")
        first = {
            name: percentile(milliseconds(painted, last=False)) for name, painted in steps.items()
        }
        settled = {name: percentile(milliseconds(painted)) for name, painted in steps.items()}
        others = dict(_others(small, large))
    figures = [
        Figure("up and down, key to paint, p95", events, first["ours"], name, first[name], target)
        for name, target in ((_LNAV, 2.0), (f"ours at {_SMALL}", 1.5))
        if name in first
    ]
    figures += [
        Figure("up and down, key to settled, p95", events, settled["ours"], name, settled[name])
        for name in (_LNAV, f"ours at {_SMALL}")
        if name in settled
    ]
    for what, (few, many) in others.items():
        figures.append(Figure(f"{what}, settled, median", events, many, f"ours at {_SMALL}", few))
    report("Move", figures)


@contextmanager
def _ready(at: Home, events: int) -> Iterator[Terminal]:
    with ours(at, events) as terminal:
        terminal.shows(complete(events))
        terminal.settle()
        yield terminal


def _others(small: Terminal, large: Terminal) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield the usual milliseconds until other keys have settled, of few and of many events."""
    for what, (there, back) in _OTHERS.items():
        taken: tuple[list[float], list[float]] = ([], [])
        for terminal in (small, large):
            # The list of actors, from its first one on; else the list of events.
            for key in "30" if "actor" in what else "1":
                terminal.press(key)
        for _ in range(_FEW):
            for terminal, times in zip((small, large), taken, strict=True):
                painted = terminal.press(there)
                terminal.press(back)
                times.extend(milliseconds([painted] if painted else []))
        if all(taken):
            yield what, (median(taken[0]), median(taken[1]))


if __name__ == "__main__":
    main()
