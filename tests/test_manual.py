"""The manual page is what the program says of itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from timeline_tui import version
from timeline_tui.cli.commands import COMMANDS
from timeline_tui.cli.manual import manual_page

PAGE = Path(__file__).parents[1] / "docs" / "timeline-tui.1"


def test_the_page_is_up_to_date() -> None:
    due = manual_page(version()) == PAGE.read_text(encoding="utf-8")
    assert due, "run: make manual"


def test_every_command_has_its_section_and_examples() -> None:
    text = manual_page("1")
    for name in COMMANDS:
        section = text.split(f".SH {name.upper()}\n")[1].split(".SH ")[0]
        assert f"timeline\\-tui {name}" in section
        assert "Examples:" in section
    assert ".SH EXIT CODES\n" in text


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not installed")
def test_nothing_in_the_page_is_wrong() -> None:
    done = subprocess.run(
        ["mandoc", "-T", "lint", PAGE], capture_output=True, encoding="utf-8", check=False
    )
    found = [line for line in done.stdout.splitlines() if "missing date" not in line]
    assert found == []
