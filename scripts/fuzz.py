"""Reads damaged files for as long as it is told to, and keeps every one that is not dealt with.

make fuzz                                   a minute, from a number drawn at random
make fuzz SECONDS=600 SEED=12345            ten minutes, from that number on
make fuzz SEED=12345 COUNT=1                one file again

Files are numbered: a number makes the same file every time (tests/support/fuzzing.py).  Each batch
is read by a program of its own with bounds on memory, so that one that crashes or hangs is caught.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "fuzz-failures"
_BATCH = 500
_MEMORY = 1 << 30
_PATIENCE = 60  # seconds for one file

sys.path.insert(0, str(ROOT / "tests" / "support"))


def read_batch(first: int, count: int) -> None:
    """Read the files of some numbers; say each number before, and what became of it after."""
    from fuzzing import check

    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            _say(f"{number}")
            resource.setrlimit(resource.RLIMIT_CPU, (_cpu() + _PATIENCE, -1))
            _say(check(number, Path(folder)))


def _cpu() -> int:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime) + 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def run_batch(first: int, count: int, found: Counter[str]) -> int | None:
    """Let a program of its own read some files; return the number at which it failed, if any."""
    done = subprocess.run(  # noqa: S603 - it is this program
        [sys.executable, __file__, "--batch", str(first), str(count)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout.split()
    found.update(said[1::2])
    if done.returncode == 0:
        return None
    if not said:
        raise SystemExit(done.stderr)
    number = int(said[-1] if len(said) % 2 else said[-2])
    _keep(number, f"exit code {done.returncode}\n{done.stderr}")
    return number


def _keep(number: int, why: str) -> None:
    from fuzzing import case

    failed = case(number)
    KEPT.mkdir(exist_ok=True)
    path = KEPT / f"{number}{failed.ending}"
    path.write_bytes(failed.data)
    path.with_suffix(".txt").write_text(why, encoding="utf-8")
    last = why.strip().splitlines()[-1]
    _say(f"FAILED: {number}, kept as {path.relative_to(ROOT)}: {last[:200]}")


def main() -> int:
    """Run until the time is over; return 1 if any file failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 48))  # noqa: S311
    parser.add_argument("--count", type=int, default=0, help="how many files; 0: until time is up")
    parser.add_argument("--batch", type=int, nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.batch:
        try:
            read_batch(*arguments.batch)
        except Exception:  # noqa: BLE001 - whatever it is, it is what we look for
            sys.stderr.write(traceback.format_exc())
            return 1
        return 0
    end = monotonic() + arguments.seconds
    at, failures = arguments.seed, 0
    stop = at + arguments.count if arguments.count else sys.maxsize
    found: Counter[str] = Counter()
    _say(f"from number {at} on")
    while at < stop and (arguments.count or monotonic() < end):
        count = min(_BATCH, stop - at)
        failed = run_batch(at, count, found)
        failures += failed is not None
        at = at + count if failed is None else failed + 1
    said = ", ".join(f"{count:,} {word}" for word, count in found.most_common())
    _say(f"{said or 'nothing read'}; {failures} failed; the next number is {at}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
