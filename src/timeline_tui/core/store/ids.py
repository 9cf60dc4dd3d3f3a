"""Where each event stands, by its id: a mapping that keeps no object for an id."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from timeline_tui.core.records import Event
from timeline_tui.core.store.columns import Numbers, Texts, TextsMaker


def sorted_places(texts: Texts) -> Numbers:
    """Return the places of texts in the order of the texts; of equal ones the first comes first."""
    encoded = [*map(texts.encoded, range(len(texts)))]
    return array("I", sorted(range(len(encoded)), key=encoded.__getitem__))


class Places(Mapping[str, int]):
    """Places of events by id; ``order`` has them in the order of the ids."""

    __slots__ = __match_args__ = ("ids", "order")

    def __init__(self, ids: Texts, order: Numbers) -> None:
        self.ids = ids
        self.order = order

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __getitem__(self, wanted: str) -> int:
        text = wanted.encode("utf-8", "surrogatepass")
        at = bisect_left(self.order, text, key=self.ids.encoded)
        if at == len(self.order) or self.ids.encoded(self.order[at]) != text:
            raise KeyError(wanted)
        return self.order[at]


class PlacesMaker:
    """Collects the ids of events."""

    def __init__(self) -> None:
        self._ids = TextsMaker()

    def take(self, _: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        self._ids.extend([event.id for event in events])

    def done(self) -> Places:
        """Return the places."""
        ids = self._ids.done()
        return Places(ids, sorted_places(ids))
