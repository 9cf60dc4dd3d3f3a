"""The tables of a timeline by name: each made once, or brought along by a stored timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol, TypeVar, cast

from timeline_tui.core.records import Event

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class BrokenStoreError(Exception):
    """What is stored of a timeline is not as it was written, or is of another version."""


class Collector(Protocol[T_co]):
    """Makes a table while the events of a timeline pass by, in order."""

    def add(self, place: int, event: Event) -> None:
        """Take the next event."""

    def done(self) -> T_co:
        """Return the table."""


def collected(events: Iterable[Event], collector: Collector[T]) -> T:
    """Return the table that a collector makes of events."""
    add = collector.add
    for place, event in enumerate(events):
        add(place, event)
    return collector.done()


class Stored(Protocol):
    """Where tables come from that were made earlier."""

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a table of that name."""

    def table(self, name: str) -> object:
        """Return a table."""


class Shelf(Mapping[str, object]):
    """Tables by name; those that came with the timeline are fetched when they are asked for."""

    def __init__(self, stored: Stored | None = None) -> None:
        self._stored = stored
        self._tables: dict[str, object] = {}

    def get_or_make(self, name: str, make: Callable[[], T]) -> T:
        """Return the table of that name; make it where there is none yet."""
        table = self._tables.get(name)
        if table is None:
            stored = self._stored
            table = make() if stored is None or name not in stored else stored.table(name)
            # Two threads may make the same table at once: the first one stays.
            table = self._tables.setdefault(name, table)
        return cast("T", table)

    def put(self, name: str, table: object) -> None:
        """Put a table there that was made elsewhere."""
        self._tables[name] = table

    def __getitem__(self, name: str) -> object:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)
