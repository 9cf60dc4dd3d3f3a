"""A file that is large enough for a store, and a place for that."""

from __future__ import annotations

from pathlib import Path

import pytest

from storing import STORY, told
from timeline_tui.files import opening
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.stamps import Stamp


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setenv("TIMELINE_TUI_CACHE", str(tmp_path / "cache"))
    # However fast the tests are: what was written a moment ago would not be trusted by its times.
    monkeypatch.setattr(Stamp, "is_settled", lambda *_: True)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.yaml"
    path.write_bytes(STORY)
    return path


@pytest.fixture(scope="session")
def as_read() -> list[object]:
    return told(read_timeline(STORY, "story.yaml"))
