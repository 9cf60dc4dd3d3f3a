"""The links of a timeline as seen from the events that they lead to."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
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


class WrittenLink(NamedTuple):
    """A link as it is written: to the event with that id, of a kind, in the event at a place."""

    target: str
    kind: int
    event: int


class IncomingMaker:
    """Collects the links of events."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._links: list[WrittenLink] = []

    def take(self, first: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        for place, event in enumerate(events, first):
            self._places[event.id] = place
        self._links += written_links(first, events)

    def done(self) -> Incoming:
        """Return the links."""
        return incoming_of(self._links, self._places)


def written_links(first: int, events: Sequence[Event]) -> Iterator[WrittenLink]:
    """Yield the links that are written in events, of which the first has this place."""
    for place, event in enumerate(events, first):
        links = event.links
        if links.follows or links.part_of or links.fulfils:
            for kind, others in enumerate((links.follows, links.part_of, links.fulfils)):
                for other in others:
                    yield WrittenLink(other, kind, place)


def incoming_of(links: Iterable[WrittenLink], places: Mapping[str, int]) -> Incoming:
    """Return links, those of one event in their order, by where the events that they name stand."""
    known = sorted(
        ((places[target], event, kind) for target, kind, event in links), key=itemgetter(0, 1)
    )
    return Incoming(
        array("I", (target for target, _, _ in known)),
        array("B", (kind for _, _, kind in known)),
        array("I", (event for _, event, _ in known)),
    )
