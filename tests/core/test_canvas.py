from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.chart.canvas import Canvas
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.lines import line_cells, line_text

SIGNS = ["👨\u200d👩\u200d👧", "❤\ufe0f", "漢", "e\u0301", "क\u094d\u200dष", "a", "é", "│"]
# A joiner at the end would join what stands behind the text.
TEXTS = st.lists(st.sampled_from(SIGNS)).map("".join) | st.text().map(visible_line).filter(
    lambda text: not text.endswith("\u200d")
)


@given(st.lists(st.tuples(st.integers(0, 30), TEXTS), max_size=3), st.integers(1, 30))
def test_every_line_is_as_wide_as_the_canvas(written: list[tuple[int, str]], width: int) -> None:
    for x, text in written:
        canvas = Canvas(width, 1)
        behind = canvas.write(x, 0, text)
        (line,) = canvas.lines()
        assert line_cells(line) == width
        assert behind <= max(x, width)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a👨\u200d👩\u200d👧b", "a👨\u200d👩\u200d👧b "),
        ("❤\ufe0f❤\ufe0fé", "❤\ufe0f❤\ufe0fé"),
        ("abc漢字", "abc漢"),
        ("abcd漢", "abcd "),
    ],
)
def test_what_is_one_sign_is_written_whole_or_not_at_all(text: str, shown: str) -> None:
    canvas = Canvas(5, 1)
    canvas.write(0, 0, text)
    assert line_text(canvas.lines()[0]) == shown
