"""What is told of every quote at once: in which event it stands, who says it, and when."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import msgspec

from timeline_tui.core.records import Event
from timeline_tui.core.store.columns import Numbers, Texts, TextsMaker


class Quoted(msgspec.Struct, frozen=True, eq=False):
    """The quotes of a timeline, in order.

    ``firsts`` has where the quotes of each event begin, and then the end of all.  ``events`` has
    the event of each quote, ``speakers`` the place in ``who`` of the one who says it.  ``dated``
    are the quotes that have a date of their own, and ``dates`` these dates.
    """

    firsts: Numbers
    events: Numbers
    speakers: Numbers
    who: Texts
    dated: Numbers
    dates: Texts


class QuotedMaker:
    """Collects the quotes of events."""

    def __init__(self) -> None:
        self._firsts = array("I", (0,))
        self._events = array("I")
        self._speakers = array("I")
        self._who: dict[str, int] = {}
        self._names = TextsMaker()
        self._dated = array("I")
        self._dates = TextsMaker()

    def take(self, first: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        for place, event in enumerate(events, first):
            for quote in event.quotes:
                if quote.date:
                    self._dated.append(len(self._events))
                    self._dates.add(quote.date.text)
                self._events.append(place)
                who = self._who.get(quote.by)
                if who is None:
                    who = self._who[quote.by] = len(self._names)
                    self._names.add(quote.by)
                self._speakers.append(who)
            self._firsts.append(len(self._events))

    def done(self) -> Quoted:
        """Return the quotes."""
        return Quoted(
            self._firsts,
            self._events,
            self._speakers,
            self._names.done(),
            self._dated,
            self._dates.done(),
        )
