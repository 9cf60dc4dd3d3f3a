"""From a key to a painted frame, in the whole explorer: a small timeline beside a large one.

``python benchmarks/bench_screen.py 100000`` sets so many events beside 100; without a number 1,000.
"""

from __future__ import annotations

import asyncio
import sys
from statistics import median
from time import perf_counter

from make_timeline import timeline
from textual.events import Key
from textual.pilot import Pilot

from timeline_tui.core.view import open_view
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.state import Kept
from timeline_tui.tui.app import Opened, TimelineApp
from timeline_tui.tui.explorer import Explorer

SMALL = 100
TIMES = 15
KEYS = {"k": "up one event", "z": "zoom", "h": "pan", "x": "exclude an actor", "v": "rows by actor"}


async def frame(pilot: Pilot[None], key: str) -> float:
    """Return the seconds from a key to the frame that shows what it did."""
    driver = pilot.app._driver  # noqa: SLF001
    assert driver is not None  # noqa: S101
    started = perf_counter()
    message = Key(key, key)
    message.set_sender(pilot.app)
    driver.send_message(message)
    for _ in range(2):
        await pilot._wait_for_screen()  # noqa: SLF001
        pilot.app.screen._on_timer_update()  # noqa: SLF001
    pilot.app.screen._compositor.render_strips()  # noqa: SLF001
    return perf_counter() - started


async def measured(events: int) -> dict[str, float]:
    """Return the median seconds of each key in a timeline of so many events."""
    data = "".join(timeline(events)).encode()
    view = open_view(read_timeline(data, "made"))
    view.index.prepare()
    app = TimelineApp(lambda: Opened(view, Kept()), "made")
    found: dict[str, float] = {}
    async with app.run_test(size=(120, 36)) as pilot:
        while not isinstance(app.screen, Explorer):
            await pilot.pause()
        for key in KEYS:
            if key == "x":
                await pilot.press("3", "0")
            found[key] = median([await frame(pilot, key) for _ in range(TIMES)])
    return found


def main() -> None:
    """Measure and print."""
    large = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    few, many = asyncio.run(measured(SMALL)), asyncio.run(measured(large))
    print(f"{'key':<20} {SMALL:>9,} {large:>9,} events   ratio")
    for key, says in KEYS.items():
        a, b = few[key] * 1000, many[key] * 1000
        print(f"{key} {says:<18} {a:>6.1f} ms {b:>6.1f} ms {b / a:>14.1f}")


if __name__ == "__main__":
    main()
