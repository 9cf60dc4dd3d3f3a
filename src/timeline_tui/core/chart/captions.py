"""What the chart shows, in words."""

from __future__ import annotations

from timeline_tui.core.axis import Axis
from timeline_tui.core.chart.data import ChartData
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.dates import parse_date
from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.dates.typed import range_text
from timeline_tui.core.text import plural
from timeline_tui.core.words import date_short, date_words


def window_words(axis: Axis) -> str:
    """Return from when to when an axis goes: "14 Aug 2021–20 Feb 2025"."""
    first, last = range_text(axis.start, axis.end).split("..")
    if first == last:
        return date_words(parse_date(first))
    date = parse_date(f"{first}/{last}")
    return date_short(date) if axis.end - axis.start >= 2 * DAY else date_words(date)


def caption(data: ChartData, state: ChartState, axis: Axis) -> str:
    """Return what is shown, how many events are in view, and how many lie before and after it."""
    picked = data.picked
    shown = picked.count(axis.start, axis.end)
    before, after = picked.before(axis.start), picked.after(axis.end)
    parts = [window_words(axis), plural(shown, "event")]
    parts += [f"{before:,} before"] if before else []
    parts += [f"{after:,} after"] if after else []
    parts += ["folded"] if state.folds(data) and any(p.folded for p in axis.stretches) else []
    parts += ["by actor"] if state.by_actor else []
    return ", ".join(parts)
