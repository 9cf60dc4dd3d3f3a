"""How long a large file takes to open, the first time and again, beside plain PyYAML.

The plain loader only makes dicts and lists; ours checks the file, and has it on the screen.  The
times are those of whole processes, from the start on, and memory is that of all their children.
"""

from __future__ import annotations

from typing import NamedTuple

from measuring import processes
from measuring.figures import LARGE, Figure, asked, in_turn, median, percentile, report
from measuring.material import timeline_file
from measuring.programs import CONTENT, bare, complete, home, ours

_ROUNDS, _STARTS = 3, 5
_YAML = "yaml.load(…, CSafeLoader)"
_BARE = "bare Textual app"
_LOAD = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'), yaml.CSafeLoader)"
_KEYS = 20  # while the rest of the file is being read
_PROGRESS = frozenset(range(12))  # rows above the list of events


class Opened(NamedTuple):
    """Seconds, MB, and seconds from keys to paint."""

    content: float
    whole: float
    peak: float
    answers: list[float]


def main() -> None:
    """Measure, print and keep."""
    events = LARGE if asked(__doc__) else 100_000
    timeline_file(events)
    # A million events are too many for the plain loader: 25 GB, and minutes.
    beside = _YAML if events < LARGE else ""
    plain = processes.run(_LOAD, str(timeline_file(events))) if beside else None
    opened = [_opened(events) for _ in range(_ROUNDS if beside else 1)]
    frame, again = _again(events)
    answers = [seconds for one in opened for seconds in one.answers]
    figures = [
        Figure(
            "first events on the screen",
            events,
            1000 * median(one.content for one in opened),
            _BARE,
            1000 * frame,
        ),
        Figure(
            "all events on the screen, checked",
            events,
            1000 * median(one.whole for one in opened),
            beside,
            plain and 1000 * plain.seconds,
            0.12 if beside else None,
        ),
        Figure(
            "most memory while opening",
            events,
            max(one.peak for one in opened),
            beside,
            plain and plain.peak,
            0.25 if beside else None,
            "MB",
        ),
        Figure(
            "opened again, events on the screen", events, 1000 * again, _BARE, 1000 * frame, 1.3
        ),
    ]
    if answers:
        slowest = 1000 * percentile(answers)
        figures.insert(1, Figure("key to paint while reading, p95", events, slowest))
    report("Open", figures)


def _opened(events: int) -> Opened:
    """Open a file for the first time."""
    with home() as at, ours(at, events, ignored_rows=_PROGRESS) as terminal:
        content = terminal.shows(CONTENT)
        answers: list[float] = []
        while len(answers) < _KEYS and complete(events) not in terminal.text:
            answer = terminal.answer("j" if len(answers) % 2 else "k")
            if answer is not None:
                answers.append(answer)
        whole = terminal.shows(complete(events))
        terminal.settle()
        return Opened(content, whole, terminal.peak_memory, answers)


def _again(events: int) -> tuple[float, float]:
    """Return the seconds to a bare app's label and to the events of a file that was open before."""
    with home() as at:
        with ours(at, events) as terminal:
            terminal.shows(complete(events))
            terminal.settle()

        def frame() -> float:
            with bare(at) as terminal:
                return terminal.first_paint()

        def again() -> float:
            with ours(at, events) as terminal:
                return terminal.shows(complete(events))

        found = in_turn(_STARTS, {"frame": frame, "again": again})
        return median(found["frame"]), median(found["again"])


if __name__ == "__main__":
    main()
