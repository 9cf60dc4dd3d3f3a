"""When events may have begun and ended, and when they surely have, to be asked for many at once.

The start of an event lies between two moments, and so does its end.  Something may be so when it is
for the best choice of both, and it surely is when it is for the worst.  A mark of doubt (? or ~)
leaves what may be as it is written, and nothing is sure by it.  What is still going on (..) surely
goes on until the story's own date; an unknown end may be at any time after the start.

Moments are seconds on the timeline's axis (`core.order`).  A question that names no zone is also
asked of a date as it is written, whatever its zone: the 12th in Washington may be the 13th in
Moscow, and both are right.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import chain
from math import inf
from operator import attrgetter
from typing import NamedTuple

import msgspec

from timeline_tui.core.dates import Date, Moment
from timeline_tui.core.order import placed
from timeline_tui.core.query.when import Bounds
from timeline_tui.core.selection.bits import all_bits, bits_of, members_of
from timeline_tui.core.selection.thresholds import Thresholds, thresholds_of
from timeline_tui.core.store.columns import Numbers
from timeline_tui.core.store.dates import Dates
from timeline_tui.core.timeline import Timeline


class Stretch(NamedTuple):
    """The bounds of a start and of an end, each pair from the earliest to the latest."""

    first_start: float
    last_start: float
    first_end: float
    last_end: float


class Rows(msgspec.Struct, frozen=True, eq=False):
    """Stretches by their events; most events have one, and the first ones of all come first.

    ``more`` has the events of the others, ``starts`` and ``ends`` the moments that are asked for.
    """

    size: int
    more: Numbers
    starts: Thresholds
    ends: Thresholds

    def within(self, asked: Bounds) -> int:
        """Return the events of which a stretch lies within bounds, as bits."""
        found = all_bits(self.size + len(self.more))
        if asked.begun_by is not None:
            found &= self.starts.at_most(asked.begun_by)
        if asked.ended_from is not None:
            found &= self.ends.at_least(asked.ended_from)
        more = bits_of((self.more[row] for row in members_of(found >> self.size)), self.size)
        return found & all_bits(self.size) | more


class Stretches(msgspec.Struct, frozen=True, eq=False):
    """The stretches of all events of a timeline.  Made by `stretches_of`."""

    may_on_axis: Rows
    surely_on_axis: Rows
    may_as_written: Rows | None
    """None where it is the same as on the axis."""
    surely_as_written: Rows | None

    def may(self, asked: Bounds) -> int:
        """Return the events for which it may be so, as bits."""
        rows = None if asked.on_axis else self.may_as_written
        return (rows or self.may_on_axis).within(asked)

    def surely(self, asked: Bounds) -> int:
        """Return the events for which it is surely so, as bits."""
        rows = None if asked.on_axis else self.surely_as_written
        return (rows or self.surely_on_axis).within(asked)

    def prepare(self) -> None:
        """Make what a first question would have to wait for."""
        for rows in (
            self.may_on_axis,
            self.surely_on_axis,
            self.may_as_written,
            self.surely_as_written,
        ):
            if rows is not None:
                rows.starts.prepare()
                rows.ends.prepare()


def stretches_of(timeline: Timeline) -> Stretches:
    """Return the stretches of the events of a timeline."""
    dates = timeline.dates
    told = [_told(date, timeline.zone, timeline.now) for date in dates.different]
    may_on_axis = _rows(dates, [one.may_on_axis for one in told], surely=False)
    surely_on_axis = _rows(dates, [one.surely_on_axis for one in told], surely=True)
    if all(one.may is one.may_on_axis for one in told):
        return Stretches(may_on_axis, surely_on_axis, None, None)
    return Stretches(
        may_on_axis,
        surely_on_axis,
        _rows(dates, [one.may for one in told], surely=False),
        _rows(dates, [one.surely for one in told], surely=True),
    )


def _rows(dates: Dates, rows: list[list[Stretch]], *, surely: bool) -> Rows:
    """Return the rows of all events from those of the different dates."""
    several = {date for date, own in enumerate(rows) if len(own) > 1}
    more = [
        (event, row)
        for event, date in enumerate(dates.which if several else ())
        if date in several
        for row in rows[date][1:]
    ]

    def thresholds(side: str) -> Thresholds:
        take = attrgetter(side)
        firsts = [take(own[0]) for own in rows]
        if not more:
            return thresholds_of(dates.column(firsts))
        every = map(firsts.__getitem__, dates.which)
        return thresholds_of(chain(every, (take(row) for _, row in more)))

    starts, ends = ("last_start", "first_end") if surely else ("first_start", "last_end")
    events = array("I", (event for event, _ in more))
    return Rows(len(dates), events, thresholds(starts), thresholds(ends))


class _Told(NamedTuple):
    """The stretches of a date, of which any one is enough."""

    may_on_axis: list[Stretch]
    surely_on_axis: list[Stretch]
    may: list[Stretch]
    surely: list[Stretch]


def _told(date: Date, zone: int | None, now: int | None) -> _Told:
    axis = _stretches(date, zone, now)
    surely = [_hull(axis)] if date.kind == "one_of" else axis
    if not _is_foreign(date, zone):
        return _Told(axis, surely, axis, surely)
    both = [*axis, *_stretches(date, None, now)]
    return _Told(axis, surely, both, [_hull(both)])


def _hull(rows: Iterable[Stretch]) -> Stretch:
    first_starts, last_starts, first_ends, last_ends = zip(*rows, strict=True)
    return Stretch(min(first_starts), max(last_starts), min(first_ends), max(last_ends))


def _is_foreign(date: Date, zone: int | None) -> bool:
    if zone is None:
        return False
    for end in (date.start, date.end):
        if end is not None and end.offset not in (None, zone):
            return True
    return any(_is_foreign(member, zone) for member in date.members) if date.members else False


def _stretches(date: Date, zone: int | None, now: int | None) -> list[Stretch]:
    if not date.members:
        return [_stretch(date, zone, now)]
    found = []
    for one in date.members:
        stretch = _stretch(one, zone, now)
        if date.kind == "one_of":
            # A range among alternatives is one moment somewhere in it.
            first, last = stretch.first_start, stretch.last_end
            doubtful = one.uncertain or one.approximate
            stretch = Stretch(first, inf if doubtful else last, -inf if doubtful else first, last)
        found.append(stretch)
    return found


def _stretch(date: Date, zone: int | None, now: int | None) -> Stretch:
    start, end = date.start, date.end
    first_start = -inf if start is None else _at(start.earliest, start, zone)
    last_end = inf if end is None else _at(end.latest, end, zone)
    known_end = last_end if end is None or _is_sure(end) else inf
    if start is None:
        last_start = -inf if date.start_edge == "open" else known_end
    else:
        last_start = (
            min(_at(start.latest, start, zone), known_end) if _is_sure(start) else known_end
        )
    known_start = first_start if start is None or _is_sure(start) else -inf
    if end is not None:
        first_end = max(_at(end.earliest, end, zone), known_start) if _is_sure(end) else known_start
    elif date.end_edge == "open" and now is not None:
        first_end = max(known_start, now)
    else:
        first_end = known_start
    return Stretch(first_start, last_start, first_end, last_end)


def _at(moment: int, end: Moment, zone: int | None) -> int:
    return placed(moment, end.offset, zone)


def _is_sure(end: Moment) -> bool:
    return not (end.uncertain or end.approximate)
