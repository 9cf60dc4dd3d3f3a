"""The file that a timeline was read from: what stood where, and the comments on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec
from msgspec.structs import replace

from timeline_tui.core.records import Actor, Event, File, Source
from timeline_tui.core.timeline import LINK_KINDS, Timeline, with_ids
from timeline_tui.files.comments import Comments, Path
from timeline_tui.files.readers.yaml.comments import comments_of
from timeline_tui.files.readers.yaml.reading import sound_file
from timeline_tui.files.writers.yaml.moving import Moves


class Origin(msgspec.Struct, frozen=True, dict=True):
    """A file as it stands, and its comments.  An empty one stands for a file that is not known."""

    file: File = msgspec.field(default_factory=File)
    comments: Comments = msgspec.field(default_factory=Comments)

    @cached_property
    def events(self) -> dict[str, tuple[int, Event]]:
        """The place and the record of each event, by the id that it has or was given."""
        named = with_ids(self.file.events)
        return {
            known.id: (place, written)
            for place, (known, written) in enumerate(zip(named, self.file.events, strict=True))
        }


def origin_of(source: bytes) -> Origin:
    """Return what the bytes of a file of ours hold; nothing for any other file."""
    file = sound_file(source)
    return Origin() if file is None else Origin(file, comments_of(source))


def moves_of(origin: Origin, file: File, events: Sequence[Event], timeline: Timeline) -> Moves:
    """Return where the records of the origin stand in the file; ``events`` are its, with ids."""
    records: dict[Path, Path] = {}
    items: dict[Path, Path] = {}
    changed = set()
    commented = {path[:2] for path in origin.comments.paths()}
    pairs: tuple[tuple[str, Sequence[Source | Actor], Sequence[Source | Actor]], ...] = (
        ("sources", origin.file.sources, file.sources),
        ("actors", origin.file.actors, file.actors),
    )
    for name, old, new in pairs:
        places = {record.id: place for place, record in enumerate(new)}
        for place, record in enumerate(old):
            if record.id in places:
                records[name, place] = (name, places[record.id])
                if record != new[places[record.id]]:
                    changed.add((name, place))
    for place, event in enumerate(events):
        if event.id not in origin.events:
            continue
        before, written = origin.events[event.id]
        old_path, new_path = ("events", before), ("events", place)
        records[old_path] = new_path
        if replace(written, id=event.id) != timeline.events[timeline.event_places[event.id]]:
            changed.add(old_path)
        if old_path in commented:
            items.update(_items(written, event, old_path, new_path))
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
