"""The tables of a timeline by name: each made once, or brought along by a stored timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from threading import Event as Signal
from typing import Protocol, TypeVar, cast

from timeline_tui.core.records import Event

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_SOME = 1000


class BrokenStoreError(Exception):
    """What is stored of a timeline is not as it was written, or is of another version."""


class Collector(Protocol[T_co]):
    """Makes a table while the events of a timeline pass by, in order, some at a time."""

    def take(self, first: int, events: Sequence[Event]) -> None:
        """Take the next events, of which the first has this place."""

    def done(self) -> T_co:
        """Return the table."""


def collected(events: Iterable[Event], collector: Collector[T]) -> T:
    """Return the table that a collector makes of events."""
    for first, some in some_at_a_time(events):
        collector.take(first, some)
    return collector.done()


def some_at_a_time(events: Iterable[Event]) -> Iterator[tuple[int, Sequence[Event]]]:
    """Yield events as collectors take them: the place of the first, and as many as are at hand."""
    walk, first = iter(events), 0
    while some := [*islice(walk, _SOME)]:
        yield first, some
        first += len(some)


class Stored(Protocol):
    """Where tables come from that were made earlier."""

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a table of that name."""

    def table(self, name: str) -> object:
        """Return a table."""


class Shelf(Mapping[str, object]):
    """Tables by name; those that came with the timeline are fetched when they are asked for."""

    def __init__(self, stored: Stored | None = None) -> None:
        self.stored = stored
        """Where tables come from that nobody needs to make; None where all are made here."""
        self._tables: dict[str, object] = {}
        self.is_whole = Signal()
        """Set unless somebody else is making tables, which nobody needs to make meanwhile."""
        self.is_whole.set()

    def get_or_make(self, name: str, make: Callable[[], T]) -> T:
        """Return the table of that name; make it where there is none yet."""
        table = self._tables.get(name)
        if table is None:
            stored = self.stored
            table = make() if stored is None or name not in stored else stored.table(name)
            # Two threads may make the same table at once: the first one stays.
            table = self._tables.setdefault(name, table)
        return cast("T", table)

    def has(self, name: str) -> bool:
        """Tell whether there is a table of that name, or one that came with the timeline."""
        return name in self._tables or (self.stored is not None and name in self.stored)

    def bring(self, stored: Stored) -> None:
        """Take tables from here that were made since the timeline came."""
        self.stored = stored

    def put(self, name: str, table: object) -> None:
        """Put a table there that was made elsewhere."""
        self._tables[name] = table

    def __getitem__(self, name: str) -> object:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)
