"""The names of events, ids and titles, for `core.query.names`, in little memory."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

import msgspec

from timeline_tui.core.on_demand import OnDemand
from timeline_tui.core.query.names import Names
from timeline_tui.core.records import Event
from timeline_tui.core.store.columns import Numbers, Texts, TextsMaker
from timeline_tui.core.store.ids import Places, sorted_places
from timeline_tui.core.text import fold_all


class Titles(msgspec.Struct, frozen=True, eq=False):
    """The folded id and the folded title of each event, in turn; ``order`` has them sorted."""

    folded: Texts
    order: Numbers


class TitlesMaker:
    """Collects the names of events."""

    def __init__(self) -> None:
        self._folded = TextsMaker()

    def take(self, _: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        ids = fold_all([event.id for event in events])
        titles = map(str.strip, fold_all([event.title for event in events]))
        self._folded.extend([*chain.from_iterable(zip(ids, titles, strict=True))])

    def done(self) -> Titles:
        """Return the names."""
        folded = self._folded.done()
        return Titles(folded, sorted_places(folded))


class _Sorted(OnDemand[str]):
    """Every name, sorted; one that several events share comes several times."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles

    def __len__(self) -> int:
        return len(self._titles.order)

    def _at(self, place: int) -> str:
        return self._titles.folded[self._titles.order[place]]


class _Meant(Mapping[str, tuple[str, ...]]):
    """The ids that a name stands for, in the order of the events."""

    def __init__(self, titles: Titles, ids: Texts) -> None:
        self._titles = titles
        self._ids = ids

    def __getitem__(self, name: str) -> tuple[str, ...]:
        text = name.encode("utf-8", "surrogatepass")
        folded, order = self._titles.folded, self._titles.order
        at = first = bisect_left(order, text, key=folded.encoded)
        while at < len(order) and folded.encoded(order[at]) == text:
            at += 1
        if not text or at == first:
            raise KeyError(name)
        events = dict.fromkeys(place // 2 for place in order[first:at])
        return tuple(self._ids[event] for event in events)

    def __iter__(self) -> Iterator[str]:
        return (name for name in dict.fromkeys(self._titles.folded) if name)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class EventNames(Names):
    """The events by their ids and titles."""

    def __init__(self, places: Places, titles: Titles) -> None:
        """Take the ids and the names of the same events."""
        self.ids = places
        self.by_name = _Meant(titles, places.ids)
        self._titles = titles

    @cached_property
    def _sorted(self) -> Sequence[str]:
        return _Sorted(self._titles)

    @cached_property
    def _lines(self) -> str:
        return "\n".join(("", *self._titles.folded, ""))
