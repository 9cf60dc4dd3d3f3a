"""What is loaded by whom.

The import contracts see what is written; these tests see what happens, through other packages too.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from timeline_tui.files.bundled import bundled_story

LOAD = """
import importlib, json, pkgutil, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""

WALK = """
import importlib, json, pkgutil, sys
package = importlib.import_module(sys.argv[1])
below = pkgutil.walk_packages(package.__path__, package.__name__ + ".")
print(json.dumps([package.__name__, *(module.name for module in below)]))
"""


def answer(program: str, *words: str) -> list[str]:
    """Run a program in a fresh interpreter and read the list it prints."""
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    names: list[str] = json.loads(done.stdout)
    return names


def test_core_loads_neither_the_screen_nor_a_file_format() -> None:
    modules = answer(WALK, "timeline_tui.core")
    assert "timeline_tui.core.records" in modules
    loaded = set(answer(LOAD, *modules))
    assert loaded.issuperset(modules)
    assert loaded.isdisjoint({"textual", "rich", "yaml"})


def test_files_load_no_screen() -> None:
    modules = answer(WALK, "timeline_tui.files")
    assert "timeline_tui.files.bundled" in modules
    assert "textual" not in answer(LOAD, *modules)


def test_the_first_screen_is_drawn_without_textual() -> None:
    drawn = [*answer(WALK, "timeline_tui.tui.drawn"), "timeline_tui.cli.first_view"]
    assert "timeline_tui.tui.drawn.first_screen" in drawn
    assert {"textual", "rich"}.isdisjoint(answer(LOAD, *drawn, "timeline_tui.tui.ahead"))


RUN = """
import json, os, sys
before = set(sys.modules)
from timeline_tui.cli import main
console = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
assert main(sys.argv[1:]) == 0
sys.stdout.flush()
os.dup2(console, 1)
print(json.dumps(sorted(set(sys.modules) - before)))
"""
NEVER_AT_START = {"csv", "dataclasses", "pathlib", "shutil", "textual", "urllib"}


@pytest.mark.parametrize(
    ("command", "most"),
    [("list actors", 90), ("export", 90), (f"check {bundled_story()}", 70)],
)
def test_a_short_command_loads_little(command: str, most: int) -> None:
    loaded = set(answer(RUN, *command.split()))
    ours = {name for name in loaded if name.startswith("timeline_tui")}
    assert len(ours) <= most
    without = {"timeline_tui.files.save", "timeline_tui.core.selection.pickers"}
    assert loaded.isdisjoint(without | NEVER_AT_START)


@pytest.mark.parametrize("late", ["textual", "importlib.metadata"])
def test_the_command_line_starts_without(late: str) -> None:
    loaded = answer(LOAD, "timeline_tui.cli")
    assert "timeline_tui.cli" in loaded
    assert late not in loaded
