"""The marked events as a short list to take away; `is:marked` exports them in full."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_tui.core.text import visible_line
from timeline_tui.core.timeline import Timeline

_GONE = "(no longer in the timeline)"


def mark_list(timeline: Timeline, marks: Iterable[str]) -> str:
    """Return a line for each marked event: its id, its date as it is written, and its title.

    Tabs stand between them, so that a spreadsheet and `cut` find columns.  The events come in the
    order of time; marks on events that have gone come last, in their own order.
    """
    places = timeline.event_places
    known = list(dict.fromkeys(marks))
    lines = []
    for place in sorted(places[mark] for mark in known if mark in places):
        event = timeline.events[place]
        lines.append((event.id, event.date.text, event.title))
    lines += [(mark, "", _GONE) for mark in known if mark not in places]
    return "".join("\t".join(map(visible_line, line)) + "\n" for line in lines)
