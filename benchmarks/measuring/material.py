"""The synthetic files that are measured, made when they are needed and kept in build/."""

from __future__ import annotations

import csv
from pathlib import Path

from make_timeline import table, timeline

BUILD = Path(__file__).parents[2] / "build" / "benchmarks"
# Files of another generator are other files.
_VERSION = 1


def timeline_file(events: int) -> Path:
    """Return a timeline with so many events."""
    path = _place(events, "yaml")
    if not path.exists():
        made = path.with_suffix(".part")
        with made.open("w", encoding="utf-8", newline="") as file:
            file.writelines(timeline(events))
        made.rename(path)
    return path


def table_file(events: int) -> Path:
    """Return the same events as CSV."""
    path = _place(events, "csv")
    if not path.exists():
        made = path.with_suffix(".part")
        with made.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(table(events))
        made.rename(path)
    return path


def _place(events: int, ending: str) -> Path:
    BUILD.mkdir(parents=True, exist_ok=True)
    return BUILD / f"events-{_VERSION}-{events}.{ending}"
