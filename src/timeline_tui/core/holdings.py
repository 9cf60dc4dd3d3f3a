"""What a timeline holds, in one line: how much of everything, and which stretch of time."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.dates import Date, DateError, parse_date
from timeline_tui.core.dates.moments import Moment
from timeline_tui.core.order import placed
from timeline_tui.core.text import plural
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_words


def holdings(timeline: Timeline) -> str:
    """Return "23 events, 31 quotes, 24 actors, 2 sources; 24 February 2022 to 16 February 2025"."""
    counts = (
        (len(timeline.events), "event"),
        (len(timeline.quotes), "quote"),
        (len(timeline.actors), "actor"),
        (len(timeline.sources), "source"),
    )
    counted = ", ".join(plural(count, noun) for count, noun in counts)
    extent = extent_words(timeline)
    return f"{counted}; {extent}" if extent else counted


def extent_words(timeline: Timeline) -> str:
    """Return from when to when the dates of the events reach, as far as they are known.

    Each end is as exact as the date that gives it.  Empty for a timeline without events.
    """
    moments = [moment for date in timeline.dates.different for moment in _moments(date)]
    if not moments:
        return ""
    first = min(moments, key=lambda one: placed(one.earliest, one.offset, timeline.zone)).text
    last = max(moments, key=lambda one: placed(one.latest, one.offset, timeline.zone)).text
    if first == last:
        return date_words(parse_date(first))
    try:
        return date_words(parse_date(f"{first}/{last}")).removeprefix("from ")
    except DateError:
        # Moments in different zones may be in order on the axis and yet not by the clock.
        return f"{date_words(parse_date(first))} to {date_words(parse_date(last))}"


def _moments(date: Date) -> Iterator[Moment]:
    for one in date.members or (date,):
        yield from filter(None, (one.start, one.end))
