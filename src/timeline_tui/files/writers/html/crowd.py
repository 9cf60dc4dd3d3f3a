"""So many events that none can be told apart: bars that count them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from timeline_tui.core.axis import Axis, Stretch
from timeline_tui.core.chart.bands import counts_in
from timeline_tui.core.chart.captions import window_words
from timeline_tui.core.chart.data import ChartData
from timeline_tui.core.chart.spread import Spread
from timeline_tui.core.text import plural
from timeline_tui.files.writers.html.markup import anchor, link, tag
from timeline_tui.files.writers.html.scale import CELL, Scale, line, number


def draw_crowd(
    data: ChartData, scale: Scale, spread: Spread, top: float, height: float
) -> Iterator[Element]:
    """Yield a bar for each column, as high as many events may fall in it, over the line below.

    Each leads to the first event that begins in it.
    """
    counts = counts_in(spread, scale.axis)
    most = max(counts, default=0) or 1
    begins = sorted(
        (data.extents[place].first, place) for _, _, places in spread.groups for place in places
    )
    edges, events = scale.axis.edges, data.picks.index.timeline.events
    quiet = spread is data.background
    look = "bar-count background" if quiet else "bar-count"
    yield line("guide", (0, top), (scale.width, top))
    said = f"{plural(most, 'event')}{' of the background' if quiet else ''}"
    yield tag("text", said, class_="small", x=0, y=number(top - 4))
    for column, count in enumerate(counts):
        start, end = edges[column], edges[column + 1]
        if not count or start >= end:
            continue
        tall = max(count / most * height, 1.5)
        at = {"x": number(column * CELL + 0.5), "y": number(top + height - tall)}
        bar = tag("rect", class_=look, **at, width=CELL - 1, height=number(tall))
        words = tag("title", f"{window_words(_column(start, end))}: {plural(count, 'event')}")
        first = bisect_left(begins, (start, 0))
        if first < len(begins) and begins[first][0] < end:
            target = anchor("event", events[begins[first][1]].id)
            yield link(target, words, bar, class_="ev", tabindex=-1)
        else:
            yield tag("g", words, bar)


def _column(start: int, end: int) -> Axis:
    return Axis((Stretch(start, end, 0, 1),), 1)
