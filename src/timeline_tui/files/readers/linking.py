"""The ids of imported events, and the links between these events."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from timeline_tui.core.records import Event, EventId, Links
from timeline_tui.core.text import plural, some
from timeline_tui.core.text.slugs import FreeIds, slug
from timeline_tui.core.timeline import LINK_KINDS
from timeline_tui.files.problems import quoted
from timeline_tui.files.readers.checking import RefusedRecordError
from timeline_tui.files.readers.yaml.tree import Tree


class EventIds:
    """Keeps the ids that a file gives its events, as far as ids can be so, and says where not."""

    def __init__(self, *, strict: bool) -> None:
        """Begin without ids; those of a strict file, one of our own, are kept or refused."""
        self._strict = strict
        self._free = FreeIds()
        self._ids: dict[str, str] = {}  # as written, and as the events have them
        self._changed: list[str] = []
        self._left_out: list[str] = []

    def safe(self, tree: dict[str, Tree]) -> dict[str, Tree]:
        """Return the draft of an event with an id that our own files can hold."""
        written = tree.get("id")
        if self._strict or not isinstance(written, str) or _is_id(written):
            return tree
        return {**tree, "id": slug(written) or "event"} if written.strip() else {**tree, "id": None}

    def keep(self, event: Event, written: Tree) -> Event:
        """Return an event with an id of its own; `written` is the id as it stands in the file.

        Raises RefusedRecordError for a second event of that id in a strict file.
        """
        if not event.id or not isinstance(written, str):
            return event
        if event.id in self._free and self._strict:
            reason = f"a second event with the id {quoted(event.id)}"
            raise RefusedRecordError(reason, "each event needs its own")
        id_ = self._free.give(event.id)
        self._ids.setdefault(written, id_)
        if id_ != written:
            self._changed.append(f"{quoted(written)} is {quoted(id_)}")
        return event if id_ == event.id else replace(event, id=id_)

    def linked(self, event: Event) -> Event:
        """Return an event whose links lead to other events of the file; the others are noted."""
        if event.links == Links():
            return event
        links = {
            kind: tuple(
                self._ids[target]
                for target in getattr(event.links, kind)
                if self._leads_on(event, target)
            )
            for kind in LINK_KINDS
        }
        return replace(event, links=Links(**links))

    def _leads_on(self, event: Event, target: str) -> bool:
        if self._ids.get(target, event.id) != event.id:
            return True
        self._left_out.append(f"{quoted(event.id or event.title)} to {quoted(target)}")
        return False

    def notes(self) -> Iterator[str]:
        """Yield what was changed and left out."""
        if self._changed:
            yield f"the ids of {plural(len(self._changed), 'event')} had to change: " + some(
                self._changed
            )
        if self._left_out:
            what = plural(len(self._left_out), "link")
            yield f"left out: {what} to events that are not there: {some(self._left_out)}"


def _is_id(text: str) -> bool:
    try:
        msgspec.convert(text, EventId)
    except msgspec.ValidationError:
        return False
    return True
