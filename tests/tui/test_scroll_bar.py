"""A scroll bar is left alone exactly as long as it looks the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.style import Style
from textual.geometry import Size
from textual.scrollbar import ScrollBarRender

from timeline_tui.tui.drawn.thumb import thumb, thumb_cells


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
        return thumb(
            self.outer_size.height, self.window_size, self.window_virtual_size, self.position
        )


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


@given(sizes, st.integers(1, 2000), st.integers(0, 2000))
def test_the_cells_of_a_bar_are_those_that_textual_draws(size: int, of: int, at: int) -> None:
    seen, at = min(size, of), max(0, min(at, of - size))
    drawn = ScrollBarRender.render_bar(
        size, of, seen if seen < of else 0, at, back_color=BACK, bar_color=BAR
    )
    expected = [
        (text, *_colours(style or Style.null()))
        for text, style, _ in drawn.segments
        if text != "\n"
    ]
    assert [(cell.text, *LOOKS[cell.style]) for cell in thumb_cells(size, seen, of, at)] == expected


BACK, BAR = Color.parse("#000000"), Color.parse("#ffffff")
LOOKS = {"": (None, BACK), "rule": (BAR, BACK), "thumb": (None, BAR), "thumb rest": (BACK, BAR)}
"""The colours of a sign, and behind it, by the names of styles."""


def _colours(style: Style) -> tuple[Color | None, Color | None]:
    if style.reverse:
        return (style.bgcolor, style.color)
    return (style.color, style.bgcolor)
