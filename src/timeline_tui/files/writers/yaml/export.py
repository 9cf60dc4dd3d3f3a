"""A selection as a file of our own, complete in itself.

It holds the picked events with their picked quotes, and the actors and sources that they need.  A
link to an event that is not picked would dangle: it becomes a comment that names the event.

An id stays that an author has written or a link names.  One that we made is left out, as the
reader makes it again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.records import Event, File, Links
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.timeline import LINK_KINDS, Timeline, with_ids
from timeline_tui.files.comments import Comments, Path, comment_lines
from timeline_tui.files.writers.contents import contents_of
from timeline_tui.files.writers.yaml.moving import moved
from timeline_tui.files.writers.yaml.origin import Origin, moves_of, origin_of
from timeline_tui.files.writers.yaml.writing import write_yaml


def yaml_export(selection: Selection, source: bytes = b"") -> tuple[str, int]:
    """Return a selection as YAML, and how many links it had to turn into comments.

    Of the source, the file that the timeline was read from, order and comments are kept.
    """
    timeline = selection.index.timeline
    origin = origin_of(source) if source else Origin()
    if origin.events.keys().isdisjoint(timeline.event_places):
        # It is another file by now, or of another format.
        origin = Origin()
    contents = contents_of(selection)
    places = sorted(
        contents.events, key=lambda place: _place_in(origin, timeline.events[place], place)
    )
    picked = {timeline.events[place].id for place in places}
    whole = [contents.events[place] for place in places]
    events = [replace(event, links=_links_within(event, picked)) for event in whole]
    written = {id_ for id_, (_, event) in origin.events.items() if event.id}
    file = File(
        timeline.heading,
        tuple(contents.sources),
        tuple(contents.actors),
        tuple(without_made_ids(events, written)),
    )
    comments = moved(origin.comments, moves_of(origin, file, events, timeline))
    above, below = dict(comments.above), dict(comments.below)
    if selection.query != EVERYTHING:
        above[()] = _head(selection, above.get((), ()))
    lost = 0
    for place, event in enumerate(whole):
        if lines := _lost_links(event, picked, timeline):
            path: Path = ("events", place)
            below[path] = (*below.get(path, ()), *lines)
            lost += len(lines)
    return write_yaml(file, Comments(above, comments.beside, below)), lost


def without_made_ids(events: Sequence[Event], written: Collection[str] = ()) -> list[Event]:
    """Return events without the ids that the reader will make again, just as they are.

    Those that are known to be `written` by an author stay, and so do all that links name.
    """
    kept = {
        other for event in events for kind in LINK_KINDS for other in getattr(event.links, kind)
    }
    kept.update(written)
    while True:
        bare = [event if event.id in kept else replace(event, id="") for event in events]
        wrong = {
            event.id
            for event, again in zip(events, with_ids(bare), strict=True)
            if event.id != again.id
        }
        if not wrong:
            return bare
        kept |= wrong


def _place_in(origin: Origin, event: Event, place: int) -> tuple[int, int]:
    """Return what events are sorted by: as in the file that they are from, else as in time."""
    known = origin.events.get(event.id)
    return (1, place) if known is None else (0, known[0])


def _links_within(event: Event, ids: Collection[str]) -> Links:
    kept = {
        kind: tuple(other for other in getattr(event.links, kind) if other in ids)
        for kind in LINK_KINDS
    }
    return Links(**kept)


def _lost_links(event: Event, ids: Collection[str], timeline: Timeline) -> list[str]:
    """Return a comment for each link of an event to one that is not picked."""
    return comment_lines(
        f"{kind} {other}, which is not in this file: {_title(timeline, other)}"
        for kind in LINK_KINDS
        for other in getattr(event.links, kind)
        if other not in ids
    )


def _head(selection: Selection, before: Iterable[str]) -> list[str]:
    """Return the head of a file that holds a part of another: what was asked, how much it is."""
    timeline = selection.index.timeline
    events, quotes = plural(len(timeline.events), "event"), plural(len(timeline.quotes), "quote")
    parts = f"{len(selection.events):,} of {events}, {len(selection.quotes):,} of {quotes}"
    said = [f"A part of a timeline: {parts}.", f"Query: {visible_line(str(selection.query))}"]
    return [*comment_lines(said), "", *before]


def _title(timeline: Timeline, event: str) -> str:
    return visible_line(timeline.events[timeline.event_places[event]].title)
