"""A selection as a text in markwhen's notation, for its parser 1.2.

The sections are the periods of the headings: they say nothing of the events in them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from timeline_tui.core.headings import headings_of
from timeline_tui.core.records import Heading
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import plural
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.markwhen.dates import markwhen_date
from timeline_tui.files.writers.markwhen.entries import entry
from timeline_tui.files.writers.markwhen.properties import scalar
from timeline_tui.files.writers.pieces import Note


def markwhen_export(selection: Selection, note: Note) -> Iterator[str]:
    """Yield a selection in markwhen's notation, line by line; tell how many events are left out."""
    contents = Contents(selection)
    date = contents.told(markwhen_date)
    held = array("I", (place for place in selection.events if date(place) is not None))
    lines = _lines(contents, held)
    # There is no empty line at the top.
    yield next(filter(None, lines), "") + "\n"
    for line in lines:
        yield line + "\n"
    if left_out := len(selection.events) - len(held):
        note(f"left out {plural(left_out, 'event')} more than 99,999 years away")


def _lines(contents: Contents, held: array[int]) -> Iterator[str]:
    timeline = contents.timeline
    yield from _head(timeline.heading)
    headings = headings_of(timeline)
    begins = set(headings.breaks(held))
    for position, (place, event) in enumerate(zip(held, contents.at(held), strict=True)):
        if position in begins:
            yield from ("", f"# {headings.before(place, None).title}")
        yield ""
        yield from entry(timeline, event, markwhen_date(event.date) or "")


def _head(heading: Heading) -> Iterator[str]:
    if heading.title:
        yield f"title: {scalar(heading.title)}"
    if heading.about:
        yield f"description: {scalar(heading.about)}"
