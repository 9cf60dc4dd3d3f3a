"""What the system knows about a process and its children: memory, and time on the processor."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

_PROCESSES = Path("/proc")


def tree(pid: int) -> list[int]:
    """Return a process and all that it has started and not yet ended."""
    found = [pid]
    for known in found:  # it grows while we walk
        for children in _PROCESSES.glob(f"{known}/task/*/children"):
            with suppress(OSError):
                found.extend(map(int, children.read_text().split()))
    return found


def peaks(pid: int) -> dict[int, float]:
    """Return the most memory that a process and each of its children have held so far, in MB.

    It is their high-water mark (VmHWM), which ends with them.
    """
    found = {}
    for one in tree(pid):
        with suppress(OSError):
            said = re.search(r"VmHWM:\s+(\d+) kB", (_PROCESSES / f"{one}/status").read_text())
            if said:
                found[one] = int(said[1]) / 1000
    return found


def work_done(pid: int) -> float:
    """Return the seconds that all threads of a process and its children have run so far."""
    total = 0
    for one in tree(pid):
        for schedule in _PROCESSES.glob(f"{one}/task/*/schedstat"):
            with suppress(OSError):
                total += int(schedule.read_text().split()[0])
    return total / 1e9


class Run(NamedTuple):
    """How long a Python program took from its start to its end, and the most it held in MB."""

    seconds: float
    peak: float


def run(code: str, *words: str, env: Mapping[str, str] | None = None) -> Run:
    """Run Python code in a process of its own, with words as its arguments."""
    with tempfile.NamedTemporaryFile("r") as told:
        started = perf_counter()
        subprocess.run(  # noqa: S603 - python itself
            [sys.executable, "-c", _TELL_PEAK + code, *words],
            check=True,
            env={**os.environ, **(env or {}), "PEAK": told.name},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        return Run(perf_counter() - started, int(told.read()) / 1000)


# A process says it itself: what the system tells of ended children counts their parent as well.
_TELL_PEAK = """
import atexit, os, re
def tell():
    with open("/proc/self/status") as status, open(os.environ["PEAK"], "w") as told:
        told.write(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1])
atexit.register(tell)
"""
