"""What a timeline holds, in one line: how much of everything, and which stretch of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline_tui.core.dates import Date, DateError, parse_date
from timeline_tui.core.dates.moments import Moment
from timeline_tui.core.order import placed
from timeline_tui.core.records import File
from timeline_tui.core.store.dates import Dates, DatesMaker
from timeline_tui.core.text import plural
from timeline_tui.core.timeline import Timeline, home_zone
from timeline_tui.core.words import date_words


def holdings(timeline: Timeline) -> str:
    """Return "23 events, 31 quotes, 24 actors, 2 sources; 24 February 2022 to 16 February 2025"."""
    quotes, extent = len(timeline.quotes), extent_words(timeline)
    counts = (len(timeline.events), quotes, len(timeline.actors), len(timeline.sources))
    return _in_words(counts, extent)


def holdings_of(parts: Iterable[File]) -> str:
    """Return the same of the records of a file, none of which is kept."""
    dates, events, quotes, actors, sources = DatesMaker(), 0, 0, 0, 0
    for part in parts:
        actors += len(part.actors)
        sources += len(part.sources)
        dates.take(events, part.events)
        events += len(part.events)
        quotes += sum(len(event.quotes) for event in part.events)
    found = dates.done()
    return _in_words((events, quotes, actors, sources), _extent(found, home_zone(found)))


def _in_words(counts: Iterable[int], extent: str) -> str:
    nouns = ("event", "quote", "actor", "source")
    counted = ", ".join(map(plural, counts, nouns))
    return f"{counted}; {extent}" if extent else counted


def extent_words(timeline: Timeline) -> str:
    """Return from when to when the dates of the events reach, as far as they are known.

    Each end is as exact as the date that gives it.  Empty for a timeline without events.
    """
    return _extent(timeline.dates, timeline.zone)


def _extent(dates: Dates, zone: int | None) -> str:
    moments = [moment for date in dates.different for moment in _moments(date)]
    if not moments:
        return ""
    first = min(moments, key=lambda one: placed(one.earliest, one.offset, zone)).text
    last = max(moments, key=lambda one: placed(one.latest, one.offset, zone)).text
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
