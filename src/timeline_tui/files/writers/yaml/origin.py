"""The file that a timeline was read from: what stood where, and the comments on it.

None of its events stays in memory: what is kept of each is its place.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

from msgspec.structs import replace

from timeline_tui.core.records import Actor, Event, File, Source
from timeline_tui.core.store.events import event_encoder
from timeline_tui.core.text.slugs import FreeIds
from timeline_tui.core.timeline import LINK_KINDS, Timeline, wanted_id
from timeline_tui.files.comments import Comments, Path
from timeline_tui.files.readers.yaml.comments import comments_of
from timeline_tui.files.readers.yaml.reading import joined, taken
from timeline_tui.files.writers.yaml.moving import Moves

_NOWHERE = -1
_SIZE = 16


class Origin(NamedTuple):
    """Where the events of a timeline stand in a file.  An empty one is a file that is not known.

    ``places`` has for each event of the timeline its place in the file, and -1 for one that is not
    there; ``named`` has a 1 for those whose ids somebody has written.  Of the events with comments
    within, ``changed`` are those that do not say what the file says.  ``bare`` is the file without
    events.
    """

    bare: File = File()
    comments: Comments = Comments()
    places: Sequence[int] = ()
    named: bytes | bytearray = b""
    changed: Collection[int] = ()

    def in_order(self, events: Sequence[int]) -> Sequence[int]:
        """Return events as they stand in the file; then those that are not there."""
        if not self.places:
            return events
        known = (event for event in events if self.places[event] != _NOWHERE)
        others = (event for event in events if self.places[event] == _NOWHERE)
        return array("I", (*sorted(known, key=self.places.__getitem__), *others))

    def has_id(self, event: int) -> bool:
        """Tell whether somebody has written the id of an event."""
        return bool(self.places) and bool(self.named[event])


def origin_of(source: bytes, timeline: Timeline) -> Origin:
    """Return where the events of a timeline stand in the bytes of a file of ours."""
    # Of most large files it is known at once that there are no comments.
    marks = _Marks() if b"#" in source else None
    origin = taken(source, partial(_read, timeline, marks))
    if origin is None or (origin.places and set(origin.places) <= {_NOWHERE}):
        # It is another file by now, or of another format.
        return Origin()
    if marks is None:
        return origin
    comments = comments_of(source)
    commented = {path[1] for path in comments.paths() if path[0:1] == ("events",) and path[1:]}
    changed = {
        place
        for event, place in enumerate(origin.places)
        if place in commented and not marks.is_of(place, timeline.events[event])
    }
    return origin._replace(comments=comments, changed=changed)


class _Marks:
    """What tells each event of a file from any other, but for its id."""

    def __init__(self) -> None:
        self._encode = event_encoder()
        self._marks = bytearray()

    def begin(self) -> None:
        self._marks.clear()

    def add(self, event: Event) -> None:
        self._marks += self._mark(event)

    def is_of(self, place: int, event: Event) -> bool:
        """Tell whether the event at a place of the file says the same as this one."""
        return self._marks[_SIZE * place : _SIZE * (place + 1)] == self._mark(event)

    def _mark(self, event: Event) -> bytes:
        return blake2b(self._encode(replace(event, id="")), digest_size=_SIZE).digest()


def _read(timeline: Timeline, marks: _Marks | None, parts: Iterable[File]) -> Origin:
    """Return where the events are, as the file is read; and take their marks, if any are wanted."""
    places, named = array("q", (_NOWHERE,)) * len(timeline.events), bytearray(len(timeline.events))
    bare: list[File] = []
    free, nameless = FreeIds(), list[tuple[int, str]]()
    if marks:
        marks.begin()

    def put(id_: str, place: int) -> int | None:
        event = timeline.event_places.get(id_)
        if event is not None:
            places[event] = place
        return event

    place = 0
    for part in parts:
        bare.append(replace(part, events=()))
        for event in part.events:
            if marks:
                marks.add(event)
            if event.id:
                free.take(event.id)
                if (known := put(event.id, place)) is not None:
                    named[known] = True
            else:
                nameless.append((place, wanted_id(event.date.text, event.title)))
            place += 1
    for at, wanted in nameless:
        put(free.give(wanted), at)
    return Origin(joined(bare), places=places, named=named)


def moves_of(
    origin: Origin, file: File, events: Iterable[tuple[int, Event]], timeline: Timeline
) -> Moves:
    """Return where the records of the origin stand in a file that holds some of its records.

    ``file`` is that file without its events, ``events`` are these, with their places in the
    timeline.
    """
    records: dict[Path, Path] = {}
    items: dict[Path, Path] = {}
    changed: set[Path] = {("events", place) for place in origin.changed}
    commented = {path[:2] for path in origin.comments.paths()}
    pairs: tuple[tuple[str, Sequence[Source | Actor], Sequence[Source | Actor]], ...] = (
        ("sources", origin.bare.sources, file.sources),
        ("actors", origin.bare.actors, file.actors),
    )
    for name, old, new in pairs:
        places = {record.id: place for place, record in enumerate(new)}
        for place, record in enumerate(old):
            if record.id in places:
                records[name, place] = (name, places[record.id])
                if record != new[places[record.id]]:
                    changed.add((name, place))
    for place, (at, event) in enumerate(events):
        before = origin.places[at]
        if before == _NOWHERE:
            continue
        old_path, new_path = ("events", before), ("events", place)
        records[old_path] = new_path
        if old_path in commented and old_path not in changed:
            # What has not changed says in the file what it says in the timeline.
            items.update(_items(timeline.events[at], event, old_path, new_path))
    return Moves(records, items, changed)


def _items(old: Event, new: Event, old_path: Path, new_path: Path) -> dict[Path, Path]:
    """Return where the quotes and links of an event go that keeps some of them, in their order."""
    moves: dict[Path, Path] = {}
    for way, before, after in (
        (("quotes",), old.quotes, new.quotes),
        *(
            (("links", kind), getattr(old.links, kind), getattr(new.links, kind))
            for kind in LINK_KINDS
        ),
    ):
        place = 0
        for at, item in enumerate(before):
            if place < len(after) and item == after[place]:
                moves[*old_path, *way, at] = (*new_path, *way, place)
                place += 1
    return moves
