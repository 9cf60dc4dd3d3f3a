"""Plain-text pictures of the screen, kept beside the tests and compared.

make test ARGS="-k pictures --take-pictures"      to take them anew; then read the difference
"""

from __future__ import annotations

import pytest

from screens import explorer, picture, press, screen_text

SCREENS = [
    ("story-120x36", (120, 36), "", ""),
    ("story-80x24", (80, 24), "", ""),
    ("story-40x12", (40, 12), "", ""),
    ("story-200x50", (200, 50), "", ""),
    ("start-120x36", (120, 36), "", "g"),
    ("filtered-120x36", (120, 36), "actor:zelensky -actor:nato", "3"),
    ("empty-80x24", (80, 24), "zebra", ""),
    ("error-80x24", (80, 24), "", "f 'actor:trmup'"),
    ("search-80x24", (80, 24), "", "slash 'paix' enter"),
    ("too-small-39x12", (39, 12), "", ""),
]


@pytest.mark.parametrize(("name", "size", "query", "keys"), SCREENS)
async def test_pictures(
    name: str, size: tuple[int, int], query: str, keys: str, request: pytest.FixtureRequest
) -> None:
    async with explorer(size=size, query=query) as pilot:
        await press(pilot, keys)
        seen = screen_text(pilot)
    kept = picture(name)
    if request.config.getoption("--take-pictures"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(seen, encoding="utf-8")
    assert seen == kept.read_text(encoding="utf-8")
