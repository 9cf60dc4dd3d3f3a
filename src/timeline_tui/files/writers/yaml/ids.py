"""Which ids a file must hold: those that the reader would not make again."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_tui.core.records import Event
from timeline_tui.core.store.columns import TextsMaker
from timeline_tui.core.text.slugs import FreeIds
from timeline_tui.core.timeline import LINK_KINDS, wanted_id


def ids_to_keep(events: Iterable[tuple[Event, bool]]) -> set[str]:
    """Return the ids that a file of these events, in this order, must hold; all of them have one.

    They are those that an author has written, which is told with each event, those that links name,
    and those that the reader would make otherwise.
    """
    ids, wanted = TextsMaker(), TextsMaker()
    kept: set[str] = set()
    for event, is_written in events:
        ids.add(event.id)
        wanted.add(wanted_id(event.date.text, event.title))
        if is_written:
            kept.add(event.id)
        for kind in LINK_KINDS:
            kept.update(getattr(event.links, kind))
    known, made = ids.done(), wanted.done()
    while True:
        free = FreeIds()
        for one in kept:
            free.take(one)
        wrong = {
            one
            for one, again in zip(known, made, strict=True)
            if one not in kept and free.give(again) != one
        }
        if not wrong:
            return kept
        kept |= wrong
