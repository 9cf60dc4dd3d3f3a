"""Events under headings: the period in which each begins, and the gaps where time jumps.

The unit of the headings (day, month, year …) is chosen once for a timeline, so that filtering
never changes what a heading is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from timeline_tui.core.dates import Date, Moment
from timeline_tui.core.dates.calendar import DAY, difference, to_fields
from timeline_tui.core.order import axis_end, axis_start
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


@dataclass(frozen=True, eq=False)
class Headings:
    """The headings of one timeline."""

    timeline: Timeline

    @cached_property
    def unit(self) -> Unit:
        """The unit of the headings."""
        starts = [start for start in self._starts if start is not None]
        stretch = max(starts, default=0) - min(starts, default=0)
        return next((unit for least, unit in _UNITS if stretch >= least), "day")

    @cached_property
    def _starts(self) -> list[int | None]:
        """When each event begins on the axis, or ends where only that is known."""
        zone = self.timeline.zone
        return [
            axis_start(event.date, zone)
            if event.date.start_edge != "unknown"
            else axis_end(event.date, zone)
            for event in self.timeline.events
        ]

    @cached_property
    def periods(self) -> list[Period | None]:
        """The period under which each event stands; None for one without beginning."""
        found: dict[tuple[Unit, int], Period] = {}
        periods: list[Period | None] = []
        for event, start in zip(self.timeline.events, self._starts, strict=True):
            if start is None:
                periods.append(None)
                continue
            unit = _coarsest(self.unit, event.date)
            day = (unit, start // DAY)
            if day not in found:
                found[day] = Period(unit, *period_bounds(start, unit))
            periods.append(_around(event.date, found[day]))
        return periods

    def before(self, event: int, above: int | None) -> Heading:
        """Return the heading to put before an event that follows another one in a list."""
        period = self.periods[event]
        if period is None:
            title = _UNKNOWN
        elif period.unit is None:
            title = years_words(to_fields(period.first).year, to_fields(period.last).year)
        else:
            title = period_words(period.first, period.unit)
        return Heading(title, self._gap(event, above))

    def _gap(self, event: int, above: int | None) -> str:
        later = self._starts[event]
        earlier = self._starts[above] if above is not None else None
        if later is None or earlier is None or above is None:
            return ""
        if later - earlier < 2 * _LENGTHS[self.unit]:
            return ""
        dates = (self.timeline.events[above].date, self.timeline.events[event].date)
        return gap_between(later, earlier, dates)


@lru_cache(maxsize=4)
def headings_of(timeline: Timeline) -> Headings:
    """Return the headings of a timeline, made once."""
    return Headings(timeline)


def breaks(headings: Headings, events: Sequence[int]) -> list[int]:
    """Return the positions in a list of events before which a heading belongs."""
    periods = headings.periods
    places: list[int] = []
    last: object = breaks  # nothing that a key can be
    for position, event in enumerate(events):
        if periods[event] != last:
            last = periods[event]
            places.append(position)
    return places


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


def _coarsest(unit: Unit, date: Date) -> Unit:
    precision = "year" if date.precision == "season" else date.precision
    coarser = (known for known in _COARSER if known in (unit, precision))
    return next(coarser)


def _around(date: Date, period: Period) -> Period:
    """Return the period, or the years of a date that may lie outside it: 19XX is no century."""
    moment = date.start or date.end
    if moment is None or moment.latest <= period.last or moment.precision == "day":
        return period
    return Period(None, moment.earliest, moment.latest)
