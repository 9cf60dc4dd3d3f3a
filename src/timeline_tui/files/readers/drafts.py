"""What a reader of a foreign format gives: drafts of records, in the words of our own file.

A draft is the record as our own YAML would hold it, a mapping of texts, before it is checked; it
keeps where it stood, so that whoever checks it can say what was refused and why.  Nothing a reader
meets may vanish: what becomes no draft is a refusal, and what a format says that a timeline cannot
hold is a note.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from timeline_tui.files.readers.yaml.tree import Tree


class Draft(NamedTuple):
    """One event, keyed as in our own file; `where` is its place: "line 12", "record 3".

    Actors (``actors``, and ``by`` and ``relays`` of quotes) and sources may be given by name: they
    get ids, and entries of their own, when the drafts become a timeline (`gathering`).  A citation
    is the id, the title or the URL of a source, or an id and a place.
    """

    where: str
    event: dict[str, Tree]


class Refusal(NamedTuple):
    """A record that was not read: where it stood, why, and what to do about it."""

    where: str
    reason: str
    hint: str = ""


class Drafts(msgspec.Struct, frozen=True):
    """All that a file of a foreign format holds.

    `heading`, `actors` and `sources` are keyed as in our own file; actors and sources may lack
    ids.  `notes` are what the format said and a timeline cannot hold, each once: "the alarms of 3
    events"; `remarks` are sentences about how the file was understood.  `comments` stand before an
    event, by its place in `events`; -1 is the head of the file, and the number of events its end.

    With `by_name` an actor or source that is not listed is made, as foreign formats list none; our
    own formats name records by their ids alone, and one that is not listed is refused.

    `lines` returns the line of every event.  It is asked only when one is refused, by readers for
    which knowing lines costs time; they leave `where` empty, and work it out no more than once.
    """

    events: list[Draft] = msgspec.field(default_factory=list)
    heading: dict[str, Tree] = msgspec.field(default_factory=dict)
    actors: list[dict[str, Tree]] = msgspec.field(default_factory=list)
    sources: list[dict[str, Tree]] = msgspec.field(default_factory=list)
    refused: list[Refusal] = msgspec.field(default_factory=list)
    notes: list[str] = msgspec.field(default_factory=list)
    remarks: list[str] = msgspec.field(default_factory=list)
    comments: dict[int, list[str]] = msgspec.field(default_factory=dict)
    by_name: bool = True
    lines: Callable[[], Sequence[int]] | None = None

    def where(self, place: int) -> str:
        """Return where an event stood, by its place in `events`."""
        return f"line {self.lines()[place]}" if self.lines else self.events[place].where
