"""Makes the README's picture: the bundled story in the explorer, drawn without a terminal.

make picture
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from timeline_tui.core.view import open_view
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.state import Kept
from timeline_tui.tui.app import Opened, TimelineApp
from timeline_tui.tui.explorer import Explorer

PICTURE = Path(__file__).parent.parent / "docs" / "explorer.svg"
SIZE = (132, 42)
KEYS = "k k".split()
# The picture is to be shown without asking anybody for a font.
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def picture() -> str:
    """Return the explorer as SVG after a few keys."""
    opened = Opened(open_view(open_timeline(None)), Kept())
    app = TimelineApp(lambda: opened, "events.yaml")
    async with app.run_test(size=SIZE) as pilot:
        while not isinstance(app.screen, Explorer):
            await pilot.pause()
        await pilot.press(*KEYS)
        await pilot.pause()
        return FONT_FACE.sub("", app.export_screenshot(title="timeline-tui"))


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(picture()), encoding="utf-8")
