"""How long a key in the time chart takes, for 100 and for 100,000 events.

Run with ``python benchmarks/bench_chart.py [EVENTS ...]``.  A frame is everything from the state
after a key to the lines on the screen, at 200×14; the first one also builds what is kept for the
selection.  The last column is the larger against the smaller timeline.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.chart.draw import draw_chart
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.dates import parse_date
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.records import Actor, Event, File
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.picks import Picks
from timeline_tui.core.timeline import timeline_of

WIDTH, HEIGHT = 200, 14
ACTORS = 500


def story(events: int) -> Selection:
    """Return a selection of so many events from 1900 to 2025: days, months, spans, some open."""
    choose = random.Random(7)
    made = []
    for number in range(events):
        year = choose.randint(1900, 2025)
        day = f"{year}-{choose.randint(1, 12):02}-{choose.randint(1, 28):02}"
        kinds = (
            day,
            day,
            day,
            f"{day}T{choose.randrange(24):02}:30",
            day[:7],
            f"{year}~",
            f"{day}/{year + choose.randint(1, 4)}-03-01",
        )
        date = f"{day}/.." if number % 100 == 0 else choose.choice(kinds)
        taking_part = tuple({f"a{choose.randrange(min(ACTORS, events))}" for _ in range(3)})
        made.append(
            Event(
                parse_date(date),
                f"Something happened ({number})",
                id=f"e{number}",
                actors=taking_part,
            )
        )
    actors = tuple(Actor(f"a{number}", f"Actor No. {number}") for number in range(ACTORS))
    return select(Index(timeline_of(File(actors=actors, events=tuple(made)))), EVERYTHING)


def median_of(run: Callable[[], object], times: int = 15) -> float:
    """Return how long a call usually takes, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def measured(selection: Selection) -> dict[str, float]:
    """Return the milliseconds of every kind of frame."""
    data = chart_data(selection)
    event = len(selection.events) // 2
    whole = ChartState(folded=False)

    def frame(state: ChartState) -> object:
        return draw_chart(selection, state, WIDTH, HEIGHT, event=event)

    found = {"first frame": median_of(lambda: frame(whole), 1)}
    near = whole
    for _ in range(4):
        near = near.zoom(data, 1, event)
    close = near
    for _ in range(6):
        close = close.zoom(data, 1, event)
    for name, state in (
        ("whole", whole),
        ("a sixteenth", near),
        ("a thousandth", close),
        ("whole, folded", ChartState(folded=True)),
        ("a thousandth, by actor", close.turned()),
        ("whole, by actor", whole.turned()),
    ):
        frame(state)
        found[name] = median_of(lambda state=state: frame(state))  # type: ignore[misc]
    half = Selection(EVERYTHING, Picks(selection.index, selection.event_bits // 3 * 2))
    found["first frame of a filter"] = median_of(lambda: draw_chart(half, near, WIDTH, HEIGHT), 1)
    found["zoom and paint"] = median_of(lambda: frame(near.zoom(data, 1, event)))
    found["pan and paint"] = median_of(lambda: frame(near.pan(data, 1)))
    return found


def main(sizes: Sequence[int]) -> None:
    """Print one line for each kind of frame."""
    results = [measured(story(size)) for size in sizes]
    print(f"{'':26}" + "".join(f"{size:>12,} events" for size in sizes) + "   ratio")
    for name in results[0]:
        times = [result[name] for result in results]
        row = "".join(f"{taken:>16.2f} ms" for taken in times)
        print(f"{name:26}{row}{times[-1] / times[0]:>8.1f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 100_000])
