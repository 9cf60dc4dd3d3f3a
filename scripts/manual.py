"""Writes the manual page, docs/timeline-tui.1, of what the parsers of the commands say.

make manual             a test says when this is due
"""

from __future__ import annotations

from pathlib import Path

from timeline_tui import version
from timeline_tui.cli.manual import manual_page

PAGE = Path(__file__).parent.parent / "docs" / "timeline-tui.1"


if __name__ == "__main__":
    PAGE.write_text(manual_page(version()), encoding="utf-8")
