"""A selection as the JSON of TimelineJS 3.

Events are slides, in the order of time; the group names what did not happen, or not surely.
Background with a start and an end is an era, a band behind the slides that shows its title alone.
Dates that are not plain days carry themselves in words as ``display_date``.

For the way back each slide and era has a key ``timeline_tui``, which TimelineJS passes over: the
keys of the file that say something, with actors by name, without quotes and sources; and the seal
of the words in which the slide gives these (`files/sealing.py`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

from timeline_tui.core.phrases import title_words
from timeline_tui.core.records import Event, Heading
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.sealing import seal
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.json_text import json_object
from timeline_tui.files.writers.plain import plain_record
from timeline_tui.files.writers.timelinejs.dates import When, when
from timeline_tui.files.writers.timelinejs.slides import (
    escaped_line,
    evidence,
    facts,
    group_of,
    paragraphs,
)


def timelinejs_export(selection: Selection) -> Iterator[str]:
    """Yield a selection as JSON for TimelineJS, in pieces."""
    contents = Contents(selection)
    timeline = contents.timeline
    is_cosmological = contents.told(lambda date: when(date).is_cosmological)
    document: dict[str, Any] = {}
    if any(map(is_cosmological, selection.events)):
        document["scale"] = "cosmological"
    if timeline.heading.title or timeline.heading.about:
        document["title"] = _title(timeline.heading)
    eras = array("I")
    document["events"] = _slides(contents, eras)
    document["eras"] = (_era(timeline, event) for event in contents.at(eras))
    yield from json_object(document)
    yield "\n"


def _slides(contents: Contents, eras: array[int]) -> Iterator[dict[str, Any]]:
    """Yield the slides, and note the places of the events that are eras."""
    for place, event in contents.placed():
        if _is_era(event):
            eras.append(place)
        else:
            yield _slide(contents.timeline, event)


def _title(heading: Heading) -> dict[str, Any]:
    text = {"headline": escaped_line(heading.title), "text": paragraphs(heading.about)}
    return {"text": text, "autolink": False}


def _is_era(event: Event) -> bool:
    date = event.date
    return event.background and date.is_span and date.start is not None and date.end is not None


def _slide(timeline: Timeline, event: Event) -> dict[str, Any]:
    words = evidence(timeline, event)
    made = {
        "unique_id": event.id,
        **_dates(when(event.date)),
        "text": {
            "headline": escaped_line(title_words(event)),
            "text": facts(timeline, event) + words,
        },
        "group": group_of(event),
        "autolink": False,
        "timeline_tui": {**_own(timeline, event), **({"sealed": seal(words)} if words else {})},
    }
    return {key: value for key, value in made.items() if value != ""}


def _era(timeline: Timeline, event: Event) -> dict[str, Any]:
    found = when(event.date)
    # Without an end, TimelineJS draws no era.
    return {
        "end_date": found.start,
        **_dates(found),
        "text": {"headline": escaped_line(title_words(event))},
        "timeline_tui": _own(timeline, event),
    }


def _dates(found: When) -> dict[str, Any]:
    dates: dict[str, Any] = {"start_date": found.start}
    if found.end:
        dates["end_date"] = found.end
    if found.words:
        dates["display_date"] = found.words
    return dates


def _own(timeline: Timeline, event: Event) -> dict[str, object]:
    links = plain_record(event.links)
    record = {
        **plain_record(event),
        "actors": [visible_line(timeline.name_of(who)) for who in event.actors],
        "links": {kind: others for kind, others in links.items() if others},
    }
    not_there = {"quotes", "sources"}
    return {key: value for key, value in record.items() if value and key not in not_there}
