"""A megabyte of anything is dealt with in seconds and in bounded memory: the system holds us to it.

The promise is 5 seconds and 300 MB; a slow machine is given twice the time.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from attacks import ATTACKS, FOREIGN

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
SIZE = 1 << 20
SECONDS = 10
MEMORY = 300 << 20

READER = """
import resource, sys
resource.setrlimit(resource.RLIMIT_DATA, (int(sys.argv[1]),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
from timeline_tui.cli import main
sys.exit(main(["check", sys.argv[3]]))
"""


def checked(path: Path, data: bytes) -> subprocess.CompletedProcess[bytes]:
    path.write_bytes(data)
    return subprocess.run(
        [sys.executable, "-c", READER, str(MEMORY), str(SECONDS), path],
        check=False,
        capture_output=True,
    )


@posix
@pytest.mark.parametrize("name", FOREIGN)
def test_a_megabyte_of_another_format_is_read_within_bounds(name: str, tmp_path: Path) -> None:
    done = checked(tmp_path / f"attack{Path(name).suffix}", FOREIGN[name](SIZE))
    said = done.stderr.decode()
    assert done.returncode in (0, 1), said[-500:]
    assert done.returncode == 0 or "error: " in said or " refused" in said


@posix
@pytest.mark.parametrize("name", ATTACKS)
def test_a_megabyte_is_read_within_bounds(name: str, tmp_path: Path) -> None:
    done = checked(tmp_path / "attack.yaml", ATTACKS[name](SIZE))
    said = done.stderr.decode()
    assert done.returncode in (0, 1), said[-500:]
    assert (b"event" in done.stdout) == (done.returncode == 0)
    assert ("error: " in said) == (done.returncode == 1)
