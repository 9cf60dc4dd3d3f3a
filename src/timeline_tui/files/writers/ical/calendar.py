"""A selection as an iCalendar file (RFC 5545; the names of calendars from RFC 7986).

The file is the same on every export: DTSTAMP, the time of its making, is the timeline's own date,
and a UID comes from the event's id and the timeline's title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from timeline_tui.core.selection import Selection
from timeline_tui.core.text import plural
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.ical.dates import Stretch, is_within, stretch, time
from timeline_tui.files.writers.ical.events import Entries
from timeline_tui.files.writers.ical.lines import folded, line, text
from timeline_tui.files.writers.pieces import Note

_NO_DATE = 0


def ical_export(selection: Selection, note: Note) -> Iterator[str]:
    """Yield a selection as iCalendar, line by line; tell how many events are left out, and why."""
    left_out: Counter[str] = Counter()
    for content in _lines(Contents(selection), left_out):
        for piece in folded(content):
            yield f"{piece}\r\n"
    for why, count in left_out.items():
        note(f"left out {plural(count, 'event')} with {why}")


def _lines(contents: Contents, left_out: Counter[str]) -> Iterator[str]:
    timeline = contents.timeline
    found = contents.told(stretch)

    def is_held(event: str) -> bool:
        place = timeline.event_places[event]
        return contents.holds(place) and isinstance(found(place), Stretch)

    entries = Entries(timeline, f"{_mark(timeline)}.timeline-tui", is_held, _stamp(timeline))
    yield from _head(timeline)
    for place, event in contents.placed():
        dates = found(place)
        if isinstance(dates, Stretch):
            yield from entries.of(event, dates)
        else:
            left_out[dates] += 1
    yield "END:VCALENDAR"


def _head(timeline: Timeline) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//timeline-tui//timeline-tui//EN"
    yield "CALSCALE:GREGORIAN"
    heading = timeline.heading
    for ours, older, words in (
        ("NAME", "X-WR-CALNAME", heading.title),
        ("DESCRIPTION", "X-WR-CALDESC", heading.about),
    ):
        if words:
            yield line(ours, text(words))
            yield line(older, text(words))


def _stamp(timeline: Timeline) -> str:
    """Return the timeline's own date; where no source has one, the beginning of 1970."""
    now = timeline.now
    return time(now if now is not None and is_within(now) else _NO_DATE, utc=True)


def _mark(timeline: Timeline) -> str:
    """Return what tells this timeline's events from those of another one in the same program."""
    return sha256(timeline.heading.title.encode()).hexdigest()[:12]
