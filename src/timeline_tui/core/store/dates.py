"""The dates of all events: each different one once, so that much is worked out only as often."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar, overload

from timeline_tui.core.dates import Date, parse_date
from timeline_tui.core.records import Event
from timeline_tui.core.store.columns import Numbers, Texts, TextsMaker

T = TypeVar("T")


class Dates(Sequence[Date]):
    """The date of every event, in order; ``which`` has for each the place in ``texts``."""

    __match_args__ = ("which", "texts")

    def __init__(self, which: Numbers, texts: Texts) -> None:
        self.which = which
        self.texts = texts

    def __len__(self) -> int:
        return len(self.which)

    @overload
    def __getitem__(self, place: int) -> Date: ...
    @overload
    def __getitem__(self, place: slice) -> list[Date]: ...
    def __getitem__(self, place: int | slice) -> Date | list[Date]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        return parse_date(self.texts[self.which[place]])

    def __iter__(self) -> Iterator[Date]:
        return map(self.different.__getitem__, self.which)

    @cached_property
    def different(self) -> list[Date]:
        """Each date once."""
        return [parse_date(text) for text in self.texts]

    def each(self, told: Callable[[Date], T]) -> Iterable[T]:
        """Return what is told of every event's date, in order."""
        return map([told(date) for date in self.different].__getitem__, self.which)


class DatesMaker:
    """Collects the dates of events."""

    def __init__(self) -> None:
        self._which = array("I")
        self._known: dict[str, int] = {}
        self._texts = TextsMaker()

    def add(self, _: int, event: Event) -> None:
        """Take the next event."""
        text = event.date.text
        which = self._known.get(text)
        if which is None:
            which = self._known[text] = len(self._texts)
            self._texts.add(text)
        self._which.append(which)

    def done(self) -> Dates:
        """Return the dates."""
        return Dates(self._which, self._texts.done())
