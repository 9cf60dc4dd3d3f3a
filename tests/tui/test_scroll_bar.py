"""A scroll bar is left alone exactly as long as it looks the same."""

from __future__ import annotations

from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size
from textual.scrollbar import ScrollBar, ScrollBarRender

from timeline_tui.tui.scroll_bar import thumb


class Bar:
    """What counts of a scroll bar."""

    def __init__(self, size: int, seen: int, of: int, at: float) -> None:
        self.outer_size = Size(1, size)
        self.window_size = seen
        self.window_virtual_size = of
        self.position = int(min(at, of - seen) * 8) / 8 if seen < of else 0.0

    @property
    def picture(self) -> str:
        seen = self.window_size if self.window_size < self.window_virtual_size else 0
        drawn = ScrollBarRender.render_bar(
            self.outer_size.height, self.window_virtual_size, seen, self.position
        )
        return str([(segment.text, str(segment.style)) for segment in drawn.segments])

    @property
    def thumb(self) -> tuple[int, int] | None:
        return thumb(cast("ScrollBar", self))


sizes = st.integers(1, 40)
bars = st.builds(Bar, sizes, sizes, st.integers(1, 200), st.floats(0, 200))


@given(bars, st.integers(1, 200), st.floats(0, 200))
def test_the_same_thumb_is_the_same_picture(bar: Bar, of: int, at: float) -> None:
    height = bar.outer_size.height
    other = Bar(height, bar.window_size, of, at)
    if other.thumb == bar.thumb:
        assert other.picture == bar.picture


def test_a_step_in_a_long_list_moves_no_thumb() -> None:
    assert Bar(20, 20, 100_000, 500).thumb == Bar(20, 20, 100_000, 501).thumb
    assert Bar(20, 20, 100_000, 500).thumb != Bar(20, 20, 100_000, 50_000).thumb
    assert Bar(20, 20, 20, 0).thumb is None
