"""What the chart shows, in words."""

from __future__ import annotations

from timeline_tui.core.axis import Axis
from timeline_tui.core.chart.data import ChartData
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.dates import parse_date
from timeline_tui.core.dates.calendar import DAY, to_fields
from timeline_tui.core.dates.typed import range_text
from timeline_tui.core.text import plural
from timeline_tui.core.words import date_short
from timeline_tui.core.words.periods import years_words

_CENTURIES = 200 * 366 * DAY
"""A window of so many seconds is named by its years."""


def window_words(axis: Axis) -> str:
    """Return from when to when an axis goes: "14 Aug 2021–20 Feb 2025", "12 Feb, 18:00–19:30"."""
    length = axis.end - axis.start
    if length >= _CENTURIES:
        return years_words(to_fields(axis.start)[0], to_fields(axis.end - 1)[0])
    first, last = range_text(axis.start, axis.end).split("..")
    if first == last:
        return date_short(parse_date(first))
    if "T" not in first or "T" not in last:
        return date_short(parse_date(f"{first}/{last}"))
    (day, clock), (last_day, last_clock) = first.split("T"), last.split("T")
    until = last_clock if day == last_day else f"{date_short(parse_date(last_day))}, {last_clock}"
    return f"{date_short(parse_date(day))}, {clock}–{until}"


def caption(data: ChartData, state: ChartState, axis: Axis) -> str:
    """Return what is shown, how many events are in view, and how many lie before and after it."""
    both = (data.story, data.background)
    shown = sum(some.count(axis.start, axis.end) for some in both)
    before = sum(some.before(axis.start) for some in both)
    after = sum(some.after(axis.end) for some in both)
    parts = [window_words(axis), plural(shown, "event")]
    parts += [f"{before:,} before"] if before else []
    parts += [f"{after:,} after"] if after else []
    parts += ["folded"] if state.folds(data) and any(p.folded for p in axis.stretches) else []
    parts += ["by actor"] if state.by_actor else []
    return ", ".join(parts)
