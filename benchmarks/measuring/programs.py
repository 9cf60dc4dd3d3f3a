"""The programs that are measured: ours, a bare Textual app, and the peers on the same events."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from measuring.material import table_file, timeline_file
from measuring.terminal import COLUMNS, ROWS, Terminal

OURS = (sys.executable, "-m", "timeline_tui")
BARE = (sys.executable, str(Path(__file__).parents[1] / "bare_app.py"))
CONTENT = r" 1 Events +[\d,]+"  # the title of the list of events, with their number
ROW = r"\be\d+"  # of a peer: the id of an event
_LOADED = ("timeline_tui", "textual", "rich", "yaml", "msgspec", "platformdirs", "dateutil")

# A million events are more than is read unless somebody says so.
_MAX_SIZE = "2000M"


class Home:
    """A home folder for programs, so that none finds settings, sessions or caches of a user."""

    def __init__(self, path: Path) -> None:
        self.env = {"HOME": str(path), "TIMELINE_TUI_MAX_SIZE": _MAX_SIZE} | {
            f"XDG_{kind}_HOME": str(path / kind.lower())
            for kind in ("CACHE", "CONFIG", "DATA", "STATE")
        }


@contextmanager
def home() -> Iterator[Home]:
    """Make an empty home folder, and remove it in the end."""
    with tempfile.TemporaryDirectory(prefix="timeline-tui-bench-") as path:
        yield Home(Path(path))


@cache
def compile_all() -> None:
    """Compile what is loaded: a start that has to compile as well says nothing."""
    for name in _LOADED:
        package = find_spec(name)
        for place in (package and package.submodule_search_locations) or ():
            compileall.compile_dir(place, quiet=2)


def bare(at: Home) -> Terminal:
    """Start a Textual app with one label."""
    compile_all()
    return Terminal(BARE, env=at.env)


def ours(
    at: Home,
    events: int | None = None,
    *,
    columns: int = COLUMNS,
    rows: int = ROWS,
    ignored_rows: frozenset[int] = frozenset(),
) -> Terminal:
    """Start our program on a synthetic timeline, or on the bundled story."""
    compile_all()
    command = OURS if events is None else (*OURS, str(timeline_file(events)))
    return Terminal(command, env=at.env, columns=columns, rows=rows, ignored_rows=ignored_rows)


def complete(events: int) -> str:
    """Return the pattern that is on our screen once a timeline is there as a whole."""
    return f"All {events:,} events"


def lnav(at: Home, events: int) -> Terminal:
    """Start lnav on the same events.  Its first row has a clock."""
    return Terminal(["lnav", str(table_file(events))], env=at.env, ignored_rows=frozenset({0}))


def visidata(at: Home, events: int) -> Terminal:
    """Start VisiData on the same events."""
    return Terminal(["vd", str(table_file(events))], env=at.env)


_VERSIONS = {"lnav": ("lnav", "-V"), "VisiData": ("vd", "--version")}


@cache
def peer(name: str) -> bool:
    """Tell whether a peer is installed, and if it is not, how to install it."""
    if shutil.which(_VERSIONS[name][0]):
        return True
    print(f"{name} is not installed, and not measured: apt install {name.lower()}")
    return False


def versions() -> dict[str, str]:
    """Return the versions of the peers that are installed."""
    found = {}
    for name, (program, option) in _VERSIONS.items():
        if shutil.which(program):
            said = subprocess.run(  # noqa: S603 - named above
                [program, option], capture_output=True, text=True, check=False, env=dict(os.environ)
            )
            found[name] = (said.stdout or said.stderr).strip().split()[-1].removeprefix("v")
    return found
