"""Events under headings: the period in which each begins, and the gaps where time jumps.

The unit of the headings (day, month, year …) is chosen once for a timeline, so that filtering
never changes what a heading is.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import chain, compress, count, islice, pairwise
from math import inf
from operator import ne
from typing import NamedTuple, cast, get_args

import msgspec

from timeline_tui.core.dates import Date, Moment, Precision
from timeline_tui.core.dates.calendar import DAY, difference, to_fields
from timeline_tui.core.order import axis_end, axis_start
from timeline_tui.core.selection.members import ranks_in
from timeline_tui.core.store.columns import MOST, Numbers, Texts, numbers_of, texts_of
from timeline_tui.core.text import plural
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words.periods import Unit, period_bounds, period_words, years_words

YEAR = 365 * DAY
# The shortest stretch from the first event to the last for which each unit makes the headings.
_UNITS: tuple[tuple[int, Unit], ...] = (
    (3000 * YEAR, "century"),
    (300 * YEAR, "decade"),
    (15 * YEAR, "year"),
    (4 * DAY, "month"),
)
_LENGTHS: dict[Unit, int] = {
    "century": 100 * YEAR,
    "decade": 10 * YEAR,
    "year": YEAR,
    "month": 31 * DAY,
    "day": DAY,
}
_SHORTEST: dict[Unit, int] = {
    "millennium": 900 * YEAR,
    "century": 90 * YEAR,
    "decade": 9 * YEAR,
    "year": YEAR,
    "month": 28 * DAY,
    "day": DAY,
}
_COARSER: tuple[Unit, ...] = ("millennium", "century", "decade", "year", "month", "day")
_UNKNOWN = "Start unknown"


class Heading(NamedTuple):
    """The heading before an event, and how much later it is than what stands above it."""

    title: str
    gap: str


class Period(NamedTuple):
    """A stretch of the calendar; without a unit it is one of years that has no name of its own."""

    unit: Unit | None
    first: int
    last: int


class Headed(msgspec.Struct, frozen=True, eq=False):
    """Under what each event stands.  Made by `_headed`.

    ``starts`` is when each event begins on the axis, or ends where only that is known; inf for
    neither.  ``which`` has for each the place of its period, and one that is none for an event
    without beginning; the periods have their units, and their ``firsts`` and ``lasts``.  ``runs``
    are the events that stand under another period than the event before.
    """

    unit: str
    starts: Numbers
    which: Numbers
    runs: Numbers
    units: Texts
    firsts: Numbers
    lasts: Numbers


class Headings(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The headings of one timeline."""

    timeline: Timeline

    @cached_property
    def _headed(self) -> Headed:
        return self.timeline.shelf.get_or_make("headings", lambda: _headed(self.timeline))

    @property
    def unit(self) -> Unit:
        """The unit of the headings."""
        return cast("Unit", self._headed.unit)

    def period(self, event: int) -> Period | None:
        """Return the period under which an event stands; None for one without beginning."""
        headed = self._headed
        which = headed.which[event]
        if which == len(headed.units):
            return None
        unit = headed.units[which]
        return Period(
            cast("Unit", unit) if unit else None, headed.firsts[which], headed.lasts[which]
        )

    def breaks(self, events: Sequence[int]) -> list[int]:
        """Return the positions in a rising list of events before which a heading belongs."""
        which, runs = self._headed.which, self._headed.runs
        if len(events) == len(which):
            return [*runs]
        if len(runs) < len(events):
            # Within a run nothing changes: where each of them begins is enough.
            starts = [*ranks_in(events, runs), len(events)]
            begun = [one < after for one, after in pairwise(starts)]
            positions = [*compress(starts, begun)]
            periods = [*map(which.__getitem__, compress(runs, begun))]
        else:
            positions = [*range(len(events))]
            periods = [*map(which.__getitem__, events)]
        changes = map(ne, islice(periods, 1, None), periods)
        return [*compress(positions, chain((True,), changes))]

    def before(self, event: int, above: int | None) -> Heading:
        """Return the heading to put before an event that follows another one in a list."""
        period = self.period(event)
        if period is None:
            title = _UNKNOWN
        elif period.unit is None:
            title = years_words(to_fields(period.first).year, to_fields(period.last).year)
        else:
            title = period_words(period.first, period.unit)
        return Heading(title, self._gap(event, above))

    def _gap(self, event: int, above: int | None) -> str:
        starts = self._headed.starts
        if above is None or max(starts[event], starts[above]) >= MOST:
            return ""
        later, earlier = starts[event], starts[above]
        if later - earlier < 2 * _LENGTHS[self.unit]:
            return ""
        dates = (self.timeline.dates[above], self.timeline.dates[event])
        return gap_between(later, earlier, dates)


@lru_cache(maxsize=4)
def headings_of(timeline: Timeline) -> Headings:
    """Return the headings of a timeline, made once."""
    return Headings(timeline)


def _headed(timeline: Timeline) -> Headed:
    dates, zone = timeline.dates, timeline.zone
    known = [_start(date, zone) for date in dates.different]
    met = [start for start in known if start is not None]
    stretch = max(met, default=0) - min(met, default=0)
    unit: Unit = next((unit for least, unit in _UNITS if stretch >= least), "day")
    periods = _Periods(unit)
    places: dict[Period, int] = {}
    different = []
    for date, start in zip(dates.different, known, strict=True):
        place = -1
        if start is not None:
            period = _around(date, periods.of(date.precision, start))
            place = places.setdefault(period, len(places))
        different.append(place)
    numbers = [len(places) if place < 0 else place for place in different]
    which = array("I", map(numbers.__getitem__, dates.which))
    changes = map(ne, islice(which, 1, None), which)
    return Headed(
        unit,
        dates.column(inf if one is None else one for one in known),
        which,
        array("I", compress(count(), chain(which and (True,), changes))),
        texts_of(period.unit or "" for period in places),
        numbers_of(period.first for period in places),
        numbers_of(period.last for period in places),
    )


class _Periods:
    """The periods of moments: there may be very many of these, and mostly few of those."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of the headings."""
        self._finest = {precision: _coarsest(unit, precision) for precision in get_args(Precision)}
        self._found: dict[tuple[Unit, int], list[Period]] = defaultdict(list)

    def of(self, precision: Precision, moment: int) -> Period:
        """Return the period of a moment that is known to some precision."""
        unit = self._finest[precision]
        # No period is shorter, so that a few share such a stretch at most.
        near = self._found[unit, moment // _SHORTEST[unit]]
        for period in near:
            if period.first <= moment <= period.last:
                return period
        period = Period(unit, *period_bounds(moment, unit))
        near.append(period)
        return period


def _start(date: Date, zone: int | None) -> int | None:
    return axis_end(date, zone) if date.start_edge == "unknown" else axis_start(date, zone)


def gap_between(later: int, earlier: int, dates: Sequence[Date]) -> str:
    """Return "2 years, 11 months later": no finer than the dates are known, empty for no gap.

    The two largest units at most, never rounded up; "about" where a date is coarse or unsure.
    """
    gap = difference(later, earlier)
    finest = min((_fineness(date.start or date.end) for date in dates), default=3)
    parts = [(gap.years, "year"), (gap.months, "month"), (gap.days, "day")][:finest]
    said = [plural(count, unit) for count, unit in parts if count][:2]
    if not said:
        return ""
    vague = finest < 3 or any(date.uncertain or date.approximate for date in dates)
    return f"{'about ' if vague else ''}{', '.join(said)} later"


def _fineness(moment: Moment | None) -> int:
    """Return how many of years, months and days are known of a moment, one at least."""
    if moment is None or moment.precision in ("millennium", "century", "decade", "year"):
        return 1
    return 2 if moment.precision in ("season", "month") else 3


def _coarsest(unit: Unit, precision: Precision) -> Unit:
    known = "year" if precision == "season" else precision
    return next(one for one in _COARSER if one in (unit, known))


def _around(date: Date, period: Period) -> Period:
    """Return the period, or the years of a date that may lie outside it: 19XX is no century."""
    moment = date.start or date.end
    if moment is None or moment.latest <= period.last or moment.precision == "day":
        return period
    return Period(None, moment.earliest, moment.latest)
