"""From a letter of a filter to the settled screen, beside the filters of lnav and VisiData.

Ours answers every letter with the events, the counts of all actors, the chart and completions.  The
peers get the whole word at once, and have nothing to do until Enter is pressed: what is measured
is the time from Enter on.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from measuring.figures import LARGE, Figure, asked, median, percentile, report
from measuring.programs import ROW, complete, home, lnav, ours, peer, visidata
from measuring.terminal import Painted, Terminal, milliseconds

_WORDS = ("munich", "étroitement", "grain talks", "zürich -gas", "place:kyiv", "conference")
_SLOW = 2  # words for VisiData, which takes seconds over each
_OURS, _LNAV, _SEARCH, _VISIDATA = "ours", "lnav, filter", "lnav, search", "VisiData, select"


def main() -> None:
    """Measure, print and keep."""
    events = LARGE if asked(__doc__) else 100_000
    found: dict[str, list[Painted]] = {}
    with home() as at, ExitStack() as running:
        terminal = running.enter_context(ours(at, events))
        works: dict[str, tuple[Terminal, Callable[[Terminal, str], list[Painted]]]]
        works = {_OURS: (terminal, _letters)}
        if peer("lnav"):
            log = running.enter_context(lnav(at, events))
            works |= {_LNAV: (log, _lnav_filter), _SEARCH: (log, _lnav_search)}
        if peer("VisiData") and events < LARGE:
            works[_VISIDATA] = (running.enter_context(visidata(at, events)), _visidata)
        for name, (terminal, _) in works.items():
            terminal.shows(complete(events) if name == _OURS else ROW)
            terminal.settle()
        for number, word in enumerate(_WORDS):
            for name, (terminal, work) in works.items():
                if name != _VISIDATA or number < _SLOW:
                    found.setdefault(name, []).extend(work(terminal, word))
    settled = {name: milliseconds(painted) for name, painted in found.items()}
    p95 = {name: percentile(times) for name, times in settled.items()}
    target = 0.1 if events >= LARGE else 0.5
    figures = [
        Figure("letter to settled, p95", events, p95[_OURS], name, p95[name], at_most)
        for name, at_most in ((_LNAV, target), (_SEARCH, None), (_VISIDATA, None))
        if name in p95
    ]
    figures += [
        Figure("letter to settled, median", events, median(settled[_OURS])),
        Figure(
            "letter to first paint, p95",
            events,
            percentile(milliseconds(found[_OURS], last=False)),
        ),
    ]
    report("Filter", figures)


def _letters(terminal: Terminal, word: str) -> list[Painted]:
    """Write a filter letter by letter, and take it back."""
    terminal.press("f")
    painted = terminal.type(word)
    terminal.press("\x1b")  # closes the list of completions, if there is one
    if "leave" in terminal.text:
        terminal.press("\x1b")
    return painted


def _lnav_filter(terminal: Terminal, word: str) -> list[Painted]:
    return _entered(terminal, f":filter-in {word}", f":delete-filter {word}\r")


def _lnav_search(terminal: Terminal, word: str) -> list[Painted]:
    return _entered(terminal, f"/{word}", "")


def _visidata(terminal: Terminal, word: str) -> list[Painted]:
    terminal.answer("g|")  # and not until it settles: its prompt never rests
    return _entered(terminal, word, "gu")


def _entered(terminal: Terminal, text: str, undo: str) -> list[Painted]:
    terminal.answer(text)
    painted = terminal.press("\r")
    if undo:
        terminal.press(undo)
    return [painted] if painted else []


if __name__ == "__main__":
    main()
