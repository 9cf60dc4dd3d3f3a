"""The dates of all events: each different one once, so that much is worked out only as often."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from timeline_tui.core.dates import Date, parse_date
from timeline_tui.core.on_demand import OnDemand
from timeline_tui.core.records import Event
from timeline_tui.core.store.columns import Numbers, Texts, TextsMaker, numbers_of, texts_of

T = TypeVar("T")


class Dates(OnDemand[Date]):
    """The date of every event, in order; ``which`` has for each the place in ``texts``."""

    __match_args__ = ("which", "texts")

    def __init__(self, which: Numbers, texts: Texts) -> None:
        self.which = which
        self.texts = texts

    def __len__(self) -> int:
        return len(self.which)

    def _at(self, place: int) -> Date:
        return parse_date(self.texts[self.which[place]])

    def __iter__(self) -> Iterator[Date]:
        return map(self.different.__getitem__, self.which)

    @cached_property
    def different(self) -> list[Date]:
        """Each date once."""
        return [parse_date(text) for text in self.texts]

    def put_in_order(self, order: Iterable[int]) -> Dates:
        """Return the dates of the same events in another order, given as their places in this."""
        dates = Dates(array("I", map(self.which.__getitem__, order)), self.texts)
        vars(dates)["different"] = self.different
        return dates

    def column(self, numbers: Iterable[float]) -> Numbers:
        """Return what is told of every event's date, in order, of what is told of each date."""
        told = numbers_of(numbers)
        if isinstance(told, list):
            return [*map(told.__getitem__, self.which)]
        # An array makes a number each time it is asked, and takes those of a list at once.
        return array("q", [*map([*told].__getitem__, self.which)])

    def each(self, told: Callable[[Date], T]) -> Iterable[T]:
        """Return what is told of every event's date, in order."""
        return map([told(date) for date in self.different].__getitem__, self.which)


def dates_of(events: Sequence[Event]) -> Dates:
    """Return the dates of events."""
    maker = DatesMaker()
    maker.take(0, events)
    return maker.done()


def dates_known(which: Iterable[int], known: Sequence[Date]) -> Dates:
    """Return dates as `dates_of` does, but without reading any: they are places in those known."""
    which = array("I", which)
    places = {one: place for place, one in enumerate(dict.fromkeys(which))}
    different = [known[one] for one in places]
    dates = Dates(
        array("I", map(places.__getitem__, which)), texts_of(date.text for date in different)
    )
    vars(dates)["different"] = different
    return dates


class DatesMaker:
    """Collects the dates of events."""

    def __init__(self) -> None:
        self._which = array("I")
        self._known: dict[str, int] = {}
        self._texts = TextsMaker()

    def take(self, _: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        texts = [event.date.text for event in events]
        known = self._known
        for text in dict.fromkeys(texts):
            if text not in known:
                known[text] = len(known)
                self._texts.add(text)
        self._which.extend(map(known.__getitem__, texts))

    def done(self) -> Dates:
        """Return the dates."""
        return Dates(self._which, self._texts.done())
