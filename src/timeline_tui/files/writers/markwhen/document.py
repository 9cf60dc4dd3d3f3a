"""A selection as a text in markwhen's notation, for its parser 1.2.

The sections are the periods of the headings: they say nothing of the events in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.headings import headings_of
from timeline_tui.core.records import Heading
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import plural
from timeline_tui.files.writers.contents import contents_of
from timeline_tui.files.writers.markwhen.dates import markwhen_date
from timeline_tui.files.writers.markwhen.entries import entry
from timeline_tui.files.writers.markwhen.properties import scalar


def markwhen_export(selection: Selection) -> tuple[str, tuple[str, ...]]:
    """Return a selection in markwhen's notation, and notes on the events that it cannot hold."""
    dated = {
        place: (event, markwhen_date(event.date))
        for place, event in contents_of(selection).events.items()
    }
    held = [(place, event, date) for place, (event, date) in dated.items() if date is not None]
    timeline = selection.index.timeline
    lines = list(_head(timeline.heading))
    headings = headings_of(timeline)
    begins = set(headings.breaks([place for place, _, _ in held]))
    for position, (place, event, date) in enumerate(held):
        if position in begins:
            lines += ["", f"# {headings.before(place, None).title}"]
        lines += ["", *entry(timeline, event, date)]
    text = "\n".join(lines).lstrip("\n") + "\n"
    left_out = len(dated) - len(held)
    if not left_out:
        return text, ()
    return text, (f"left out {plural(left_out, 'event')} more than 99,999 years away",)


def _head(heading: Heading) -> Iterator[str]:
    if heading.title:
        yield f"title: {scalar(heading.title)}"
    if heading.about:
        yield f"description: {scalar(heading.about)}"
