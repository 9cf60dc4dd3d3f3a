"""Figures beside yardsticks of the same run: printed as a table, and kept for the docs."""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from measuring.material import BUILD
from measuring.programs import versions

RESULTS = BUILD / "results.json"
LARGE = 1_000_000


class Figure(NamedTuple):
    """What was measured, beside what, and what it should be."""

    what: str
    events: int
    """0 for the bundled story."""
    ours: float
    """Milliseconds, or MB where `unit` says so."""
    beside: str = ""
    """The yardstick; empty when there is none."""
    theirs: float | None = None
    at_most: float | None = None
    """The target: a ratio to the yardstick, or without one in units."""
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """How many times the yardstick it is."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None when there is none, or nothing to compare with."""
        value = self.ratio if self.beside else self.ours
        return None if self.at_most is None or value is None else value <= self.at_most


def percentile(values: Iterable[float], per_cent: float = 95) -> float:
    """Return the value that so many per cent of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * int(per_cent) // 100) - 1)]


def median(values: Iterable[float]) -> float:
    """Return the value in the middle."""
    return percentile(values, 50)


def in_turn(rounds: int, works: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Do every work once in each round, so that noise hits all; return what they measured."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            found[name].append(work())
    return found


def asked(about: str | None) -> bool:
    """Read the command line of a benchmark; tell whether the large timelines are asked for."""
    parser = argparse.ArgumentParser(description=about and about.splitlines()[0])
    parser.add_argument("--large", action="store_true", help="measure a million events instead")
    return bool(parser.parse_args().large)


def report(title: str, figures: Sequence[Figure]) -> None:
    """Print figures as a table, and keep them in place of earlier ones of as many events."""
    print(f"\n{title}")
    for cells in [_HEADINGS, *map(cells_of, figures)]:
        print("  ".join(_padded(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True)))
    kept = results()
    now = {figure.events for figure in figures}
    earlier = kept["figures"].get(title, {}).items()
    section = {name: one for name, one in earlier if one["events"] not in now}
    kept["figures"][title] = section
    today = datetime.now(UTC).date().isoformat()
    for figure in figures:
        section[f"{figure.what}, {figure.events}, {figure.beside}"] = figure._asdict() | {
            "date": today
        }
    RESULTS.write_text(json.dumps(kept, indent=1), encoding="utf-8")


def results() -> dict[str, Any]:
    """Return all figures that were kept on this machine, and what machine it is."""
    now = machine()
    if RESULTS.exists():
        kept: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
        if kept["machine"] == now:
            return kept
    return {"machine": now, "figures": {}}


def machine() -> dict[str, str]:
    """Return what the figures depend on."""
    system = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    names = [line.split(": ")[1] for line in system.splitlines() if line.startswith("model name")]
    memory = int(Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]) / 2**20
    return {
        "Processor": f"{names[0] if names else platform.machine()}, {len(names)} cores",
        "Memory": f"{memory:.0f} GB",
        "System": f"{platform.system()} {platform.release().split('-')[0]}",
        "Python": platform.python_version(),
        "Textual": version("textual"),
        "PyYAML": version("PyYAML"),
        **versions(),
    }


_HEADINGS = ("", "events", "ours", "beside", "", "ratio", "at most", "")
_WIDTHS = (-46, 9, 11, -26, 11, 7, 8, -4)


def cells_of(figure: Figure) -> tuple[str, ...]:
    """Return a figure as cells: what, events, ours, beside, theirs, ratio, target, verdict."""
    ratio, target = figure.ratio, figure.at_most
    return (
        figure.what,
        f"{figure.events:,}" if figure.events else "story",
        amount(figure.ours, figure.unit),
        figure.beside,
        "" if figure.theirs is None else amount(figure.theirs, figure.unit),
        "" if ratio is None else f"{ratio:.2f} ×",
        "" if target is None else f"{target:g} ×" if figure.beside else amount(target, figure.unit),
        {None: "", True: "yes", False: "NO"}[figure.met],
    )


def amount(value: float, unit: str) -> str:
    """Return a value with its unit, as short as it says enough."""
    if unit == "ms" and value >= 10_000:
        value, unit = value / 1000, "s"
    return f"{value:,.1f} {unit}" if value < 100 else f"{value:,.0f} {unit}"


def _padded(cell: str, width: int) -> str:
    return cell.ljust(-width) if width < 0 else cell.rjust(width)
