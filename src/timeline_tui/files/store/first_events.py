"""The first events of a large file, to be looked at while the others are read."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from pathlib import Path

import msgspec

from timeline_tui.core.records import Links
from timeline_tui.core.timeline import Timeline, timeline_of
from timeline_tui.files.readers.yaml.pieces import parts_of
from timeline_tui.files.readers.yaml.reading import joined
from timeline_tui.files.readers.yaml.references import sound
from timeline_tui.files.readers.yaml.tree import RefusedError

_FIRST = 1 << 16
_FEW_PARTS = 3  # what comes before the events, some of these, and a hundred more


def first_events(path: str) -> Timeline | None:
    """Return a timeline of them; None where it cannot be told so soon what they are.

    Raises OSError.
    """
    with Path(path).open("rb") as file:
        parts = parts_of(iter(lambda: file.read(_FIRST), b""))
        with suppress(RefusedError, UnicodeError, msgspec.ValidationError):
            some = joined(islice(parts, _FEW_PARTS))
            ids = {event.id for event in some.events}
            events = tuple(
                msgspec.structs.replace(event, links=_among(event.links, ids))
                for event in some.events
            )
            some = msgspec.structs.replace(some, events=events)
            return timeline_of(some) if sound(some) else None
    return None


def _among(links: Links, ids: set[str]) -> Links:
    """Return those links that lead to one of some events."""
    kept = {
        kind: tuple(one for one in getattr(links, kind) if one in ids)
        for kind in Links.__struct_fields__
    }
    return Links(**kept)
