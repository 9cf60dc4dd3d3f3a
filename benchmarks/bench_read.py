"""How long reading a timeline takes, beside plain PyYAML: `python benchmarks/bench_read.py`.

All figures come from one run over the same bytes, each the best of a few rounds.  The plain loader
only makes dicts and lists, and guesses types; ours checks the file and makes records.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

import msgspec
import yaml
from make_timeline import timeline

from timeline_tui.core.records import File
from timeline_tui.core.timeline import timeline_of
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml.reading import collector_paused, read_timeline
from timeline_tui.files.readers.yaml.references import sound
from timeline_tui.files.readers.yaml.shapes import boolean_keys
from timeline_tui.files.readers.yaml.texts import reader_of_texts
from timeline_tui.files.readers.yaml.tree import tree_of

_A_MISTAKE = "  - {date: 2025, title: The last, actors: [nobody]}\n"


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return how long the fastest of some rounds of work took."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
        del result
    return best


def steps(data: bytes, rounds: int) -> dict[str, float]:
    """Return how long each step of reading takes."""
    with collector_paused():
        tree, _ = tree_of(data, boolean_keys())
        file = msgspec.convert(tree, File, dec_hook=reader_of_texts())
        return {
            "parse to a tree": seconds(lambda: tree_of(data, boolean_keys()), rounds),
            "convert to records": seconds(
                lambda: msgspec.convert(tree, File, dec_hook=reader_of_texts()), rounds
            ),
            "check references": seconds(lambda: sound(file), rounds),
            "order the timeline": seconds(lambda: timeline_of(file), rounds),
        }


def explained(data: bytes) -> None:
    """Read a file with a mistake."""
    try:
        read_timeline(data, "synthetic.yaml")
    except ProblemsError:
        return
    raise AssertionError("the mistake was not found")


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", action="store_true", help="show the steps of reading as well")
    options = parser.parse_args()
    data = "".join(timeline(options.events)).encode()
    ours = seconds(lambda: read_timeline(data, "synthetic.yaml"), options.rounds)
    rows = {"read_timeline": ours}
    if options.steps:
        parts = steps(data, options.rounds)
        rows |= {f"  {name}": value for name, value in parts.items()}
    bad = data + _A_MISTAKE.encode()
    rows["read_timeline, one mistake"] = seconds(lambda: explained(bad), 1)
    rows["yaml.load(CSafeLoader)"] = seconds(lambda: yaml.load(data, yaml.CSafeLoader), 1)
    with collector_paused():
        rows["  collector paused"] = seconds(lambda: yaml.load(data, yaml.CSafeLoader), 1)
    print(f"{options.events:,} events, {len(data) / 1e6:.1f} MB, Python {sys.version.split()[0]}")
    for name, value in rows.items():
        print(f"{name:28} {value:8.2f} s {value / ours:7.1f} x")


if __name__ == "__main__":
    main()
