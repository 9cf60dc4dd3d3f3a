"""The links of a timeline as seen from the events that they lead to."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from timeline_tui.core.records import Event
from timeline_tui.core.store.columns import Numbers

LINK_KINDS = ("follows", "part_of", "fulfils")


class Link(NamedTuple):
    """A link as seen from one of its two events.

    ``outgoing`` links are written in this event ("follows"); others are the same link seen from
    the other end ("followed by").
    """

    kind: str
    outgoing: bool
    event: int


class Incoming(msgspec.Struct, frozen=True, eq=False):
    """Links by the events that they lead to, which rise; of one event in the order of the file.

    ``kinds`` are places in `LINK_KINDS`.
    """

    targets: Numbers
    kinds: Numbers
    events: Numbers

    def of(self, event: int) -> list[Link]:
        """Return the links that lead to an event."""
        start, end = bisect_left(self.targets, event), bisect_right(self.targets, event)
        return [
            Link(LINK_KINDS[self.kinds[at]], outgoing=False, event=self.events[at])
            for at in range(start, end)
        ]

    def targets_of(self, kind: str) -> set[int]:
        """Return the events to which a link of that kind leads."""
        wanted = LINK_KINDS.index(kind)
        return {
            target for target, one in zip(self.targets, self.kinds, strict=True) if one == wanted
        }


class IncomingMaker:
    """Collects the links of events."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._links: list[tuple[str, int, int]] = []

    def take(self, first: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        for place, event in enumerate(events, first):
            self._places[event.id] = place
            links = event.links
            for kind, others in enumerate((links.follows, links.part_of, links.fulfils)):
                if others:
                    self._links += ((other, kind, place) for other in others)

    def done(self) -> Incoming:
        """Return the links."""
        places = self._places
        links = sorted(
            ((places[other], kind, place) for other, kind, place in self._links),
            key=lambda link: link[0],
        )
        targets, kinds, events = array("I"), array("B"), array("I")
        for target, kind, place in links:
            targets.append(target)
            kinds.append(kind)
            events.append(place)
        return Incoming(targets, kinds, events)
