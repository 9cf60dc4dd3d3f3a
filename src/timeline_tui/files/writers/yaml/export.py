"""A selection as a file of our own, complete in itself.

It holds the picked events with their picked quotes, and the actors and sources that they need.  A
link to an event that is not picked would dangle: it becomes a comment that names the event.

An id stays that an author has written or a link names.  One that we made is left out, as the
reader makes it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.records import Event, File, Links
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.timeline import LINK_KINDS
from timeline_tui.files.comments import Comments, comment_lines
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.pieces import Note
from timeline_tui.files.writers.yaml.ids import ids_to_keep
from timeline_tui.files.writers.yaml.moving import moved
from timeline_tui.files.writers.yaml.origin import Origin, moves_of, origin_of
from timeline_tui.files.writers.yaml.writing import Remarked, write_yaml_of


def yaml_export(selection: Selection, source: bytes, note: Note) -> Iterator[str]:
    """Yield a selection as YAML, line by line; tell how many links it had to turn into comments.

    Of the source, the file that the timeline was read from, order and comments are kept.
    """
    export = _Export(selection, source)
    yield from write_yaml_of(export.bare, export.events(), export.comments())
    if export.lost:
        links = plural(export.lost, "link")
        note(f"left out {links} to events that are not picked; comments name them")


class _Export:
    """One export, and how many links it has turned into comments so far."""

    def __init__(self, selection: Selection, source: bytes) -> None:
        self._selection = selection
        self._contents = Contents(selection)
        self._timeline = self._contents.timeline
        self._origin = origin_of(source, self._timeline) if source else Origin()
        self._places = self._origin.in_order(selection.events)
        self.bare = File(
            self._timeline.heading, tuple(self._contents.sources), tuple(self._contents.actors)
        )
        self.lost = 0

    def comments(self) -> Comments:
        """Return the comments of the origin that go along, and what is to be said of a part."""
        comments = self._origin.comments
        if any(True for _ in comments.paths()):
            linked = ((place, self._within(event)) for place, event in self._placed())
            comments = moved(comments, moves_of(self._origin, self.bare, linked, self._timeline))
        if self._selection.query == EVERYTHING:
            return comments
        above = {**comments.above, (): _head(self._selection, comments.above.get((), ()))}
        return Comments(above, comments.beside, comments.below)

    def events(self) -> Iterator[Remarked]:
        """Yield the events as they will stand in the file, with what is to be said of each."""
        kept = ids_to_keep(
            (self._within(event), self._origin.has_id(place)) for place, event in self._placed()
        )
        for _, whole in self._placed():
            event = self._within(whole)
            remarks = () if event is whole else self._lost_links(whole)
            self.lost += len(remarks)
            yield event if event.id in kept else replace(event, id=""), remarks

    def _placed(self) -> Iterator[tuple[int, Event]]:
        return zip(self._places, self._contents.at(self._places), strict=True)

    def _within(self, event: Event) -> Event:
        """Return an event without its links to events that are not picked."""
        links = {
            kind: tuple(filter(self._holds, getattr(event.links, kind))) for kind in LINK_KINDS
        }
        kept = Links(**links)
        return event if kept == event.links else replace(event, links=kept)

    def _holds(self, event: str) -> bool:
        return self._contents.holds(self._timeline.event_places[event])

    def _lost_links(self, event: Event) -> Sequence[str]:
        """Return a comment for each link of an event to one that is not picked."""
        return comment_lines(
            f"{kind} {other}, which is not in this file: {self._title(other)}"
            for kind in LINK_KINDS
            for other in getattr(event.links, kind)
            if not self._holds(other)
        )

    def _title(self, event: str) -> str:
        timeline = self._timeline
        return visible_line(timeline.events[timeline.event_places[event]].title)


def _head(selection: Selection, before: Iterable[str]) -> list[str]:
    """Return the head of a file that holds a part of another: what was asked, how much it is."""
    timeline = selection.index.timeline
    events, quotes = plural(len(timeline.events), "event"), plural(len(timeline.quotes), "quote")
    parts = f"{len(selection.events):,} of {events}, {len(selection.quotes):,} of {quotes}"
    said = [f"A part of a timeline: {parts}.", f"Query: {visible_line(str(selection.query))}"]
    return [*comment_lines(said), "", *before]
