"""Links: where sources lead is shown in full, and only then opened."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from making import event, quote, source, timeline
from screens import explorer, press, screen_text, told, until
from timeline_tui.files.safety import safe_mode
from timeline_tui.tui.browser import open_address

STORY = timeline(
    event(
        "2024",
        "The bridge",
        sources=["gazette p. 2", "bank", "rumour", "diary"],
        quotes=[quote("ann", "Yes", cites="letter 1")],
    ),
    event("2025", "Nothing known"),
    sources=(
        source("gazette", title="The Gazette", url="https://www.gazette.example/2024?a=b"),
        source("bank", title="The Bank", url="https://аpple.com/"),
        source("rumour", title="A rumour"),
        source("diary", title="A diary", url="javascript:alert(1)"),
        source("letter", title="A letter", url="mailto:ann@example.org?body=no"),
    ),
)


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the browser writes what it was asked to open; it talks as it does so."""
    script, opened = tmp_path / "browser.py", tmp_path / "opened"
    script.write_text(
        f"import json, sys\nprint('CHATTER', file=sys.stderr)\n"
        f"open({str(opened)!r}, 'w').write(json.dumps(sys.argv[1:]))\n"
    )
    monkeypatch.setenv("BROWSER", f"{shlex.quote(sys.executable)} {script} %s")
    return opened


def opened(browser: Path) -> list[str]:
    """Return what the browser was asked to open."""
    text = browser.read_text() if browser.exists() else ""
    return json.loads(text) if text else []


async def test_the_address_is_shown_before_it_is_opened(browser: Path) -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g o")
        text = screen_text(pilot)
        assert "https://www.gazette.example/2024?a=b" in text
        assert "xn--pple-43d.com" in text
        assert not opened(browser)
        await press(pilot, "enter")
        address = "https://www.gazette.example/2024?a=b"
        await until(pilot, lambda: opened(browser) == [address])


async def test_a_host_in_other_letters_is_told(browser: Path) -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g o j")
        assert "https://xn--pple-43d.com/" in screen_text(pilot)
        assert "The file writes this host as аpple.com" in screen_text(pilot)
        assert not opened(browser)


async def test_what_is_no_link_says_why(browser: Path) -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g o j j")
        assert "Not opened: it has no address." in screen_text(pilot)
        await press(pilot, "j enter y")
        assert "Not opened: its address is not http, https or mailto." in told(pilot)
        assert "Nothing to copy" in told(pilot)
        assert not opened(browser)


async def test_the_source_of_the_chosen_quote_comes_first() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g 4 o")
        assert "mailto:ann@example.org" in screen_text(pilot)
        assert "body=no" not in screen_text(pilot)
        await press(pilot, "y escape")
        assert pilot.app.clipboard == "mailto:ann@example.org"


async def test_without_a_source_there_is_nothing_to_open() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "G o")
        assert "there is nothing to open" in told(pilot)


async def test_in_safe_mode_it_is_only_shown(browser: Path) -> None:
    with safe_mode():
        async with explorer(STORY) as pilot:
            await press(pilot, "g o enter")
            assert "Safe mode: no link is opened. y copies it." in told(pilot)
            assert "https://www.gazette.example" in screen_text(pilot)
    assert not opened(browser)


def test_a_browser_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "false")
    assert open_address("https://example.org") == "the browser cannot be started"
    monkeypatch.setenv("BROWSER", "/usr/bin/w3m")
    assert "beside those for the terminal" in open_address("https://example.org")
