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
from timeline_tui.files.writers.contents import contents_of
from timeline_tui.files.writers.ical.dates import Stretch, is_within, stretch, time
from timeline_tui.files.writers.ical.events import Entries
from timeline_tui.files.writers.ical.lines import folded, line, text

_NO_DATE = 0


def ical_export(selection: Selection) -> tuple[str, tuple[str, ...]]:
    """Return a selection as iCalendar, and notes on the events that it cannot hold."""
    timeline = selection.index.timeline
    events = contents_of(selection).events.values()
    dated = [(event, stretch(event.date)) for event in events]
    held = [(event, found) for event, found in dated if isinstance(found, Stretch)]
    left_out = Counter(found for _, found in dated if not isinstance(found, Stretch))
    uids = {event.id: f"{event.id}@{_mark(timeline)}.timeline-tui" for event, _ in held}
    entries = Entries(timeline, uids, _stamp(timeline))
    lines = [
        *_head(timeline),
        *(content for event, found in held for content in entries.of(event, found)),
        "END:VCALENDAR",
    ]
    whole = "".join(f"{piece}\r\n" for content in lines for piece in folded(content))
    notes = (f"left out {plural(count, 'event')} with {why}" for why, count in left_out.items())
    return whole, tuple(notes)


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
