"""What an event is like and what is filled in, told of every event at once.

The words are those of `core.fields.STATES` and `core.fields.PROPERTIES`.
"""

from __future__ import annotations

from collections.abc import Callable

from timeline_tui.core.order import axis_end
from timeline_tui.core.records import Event
from timeline_tui.core.selection.involved import actors_in, sources_of
from timeline_tui.core.timeline import LINK_KINDS, Timeline

_STATES: dict[str, Callable[[Event], bool]] = {
    "background": lambda event: event.background,
    "happened": lambda event: event.status == "happened",
    "planned": lambda event: event.status == "planned",
    "claimed": lambda event: event.status == "claimed",
    "quoted": lambda event: bool(event.quotes),
    "uncertain": lambda event: event.date.uncertain,
    "approximate": lambda event: event.date.approximate,
    "ongoing": lambda event: event.date.ongoing,
}

_PROPERTIES: dict[str, Callable[[Event], bool]] = {
    "actors": lambda event: bool(actors_in(event)),
    "sources": lambda event: bool(sources_of(event)),
    "links": lambda event: any(getattr(event.links, kind) for kind in LINK_KINDS),
    "translation": lambda event: any(quote.translation for quote in event.quotes),
    "time": lambda event: event.date.has_time,
}


def in_state(timeline: Timeline, word: str) -> bytes:
    """Return for every event whether it is so, as flags; all words but "marked" can be told."""
    if word == "fulfilled":
        return bytes(_is_fulfilled(timeline, place) for place in range(len(timeline.events)))
    if word == "overdue":
        return bytes(_is_overdue(timeline, place) for place in range(len(timeline.events)))
    return bytes(map(_STATES[word], timeline.events))


def with_property(timeline: Timeline, word: str) -> bytes:
    """Return for every event whether something is filled in, as flags."""
    if word in LINK_KINDS:
        return bytes(bool(getattr(event.links, word)) for event in timeline.events)
    if word in _PROPERTIES:
        return bytes(map(_PROPERTIES[word], timeline.events))
    return bytes(bool(getattr(event, word)) for event in timeline.events)


def _is_fulfilled(timeline: Timeline, place: int) -> bool:
    return any(
        link.kind == "fulfils" and not link.outgoing for link in timeline.incoming.get(place, ())
    )


def _is_overdue(timeline: Timeline, place: int) -> bool:
    event = timeline.events[place]
    if event.status != "planned" or timeline.now is None or _is_fulfilled(timeline, place):
        return False
    last = axis_end(event.date, timeline.zone)
    return last is not None and last < timeline.now
