"""What the chart shows as something that can be kept, and back."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from timeline_tui.core.axis import LONGEST, SHORTEST, Window
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.kept.saved import SavedChart

# So many digits are more than any window needs, and no trouble to reckon with.
_FRACTION: Final = r"\d{1,60}(?:/[1-9]\d{0,59})?"
_WINDOW: Final = rf"(?a)(-?\d{{1,60}}) ({_FRACTION}) ({_FRACTION})"


def saved_chart(chart: ChartState) -> SavedChart:
    """Return what to keep of what the chart shows: all of it."""
    window = chart.window
    return SavedChart(
        window=f"{window.anchor} {window.at} {window.span}" if window else "",
        filtered=chart.filtered,
        folded=chart.folded,
        by_actor=chart.by_actor,
    )


def returned_chart(saved: SavedChart) -> ChartState:
    """Return what the chart showed; a window that means nothing gives way to the whole timeline."""
    return ChartState(_window(saved.window), saved.filtered, saved.folded, saved.by_actor)


def _window(text: str) -> Window | None:
    """Return the window that "anchor at span" stands for, whole numbers or fractions."""
    parts = re.fullmatch(_WINDOW, text)
    if parts is None:
        return None
    at, span = Fraction(parts[2]), Fraction(parts[3])
    sound = 0 <= at <= 1 and SHORTEST <= span <= LONGEST
    return Window(int(parts[1]), at, span) if sound else None
