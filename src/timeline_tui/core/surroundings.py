"""The days around an event, as a term of a query: what else happened then."""

from __future__ import annotations

from typing import Final, NamedTuple

from timeline_tui.core.chart.extents import FAR, extent_of
from timeline_tui.core.dates.calendar import DAY, to_fields
from timeline_tui.core.query.terms import Field
from timeline_tui.core.text import plural
from timeline_tui.core.timeline import Timeline

USUAL_DAYS: Final = 7
_DAYS: Final = (1, 3, USUAL_DAYS, 14, 30, 90, 365)
_LAST_YEAR: Final = 9999


class Surroundings(NamedTuple):
    """Some days before and after an event, given by its place; made by `surroundings_of`.

    ``term`` is what a query asks for them.  It is not ``exact`` where it asks for whole years,
    because EDTF writes no days of years of more than four digits.
    """

    event: int
    days: int
    term: Field
    exact: bool

    def words(self, timeline: Timeline) -> str:
        """Return "within 7 days of “The call”"."""
        days = plural(self.days, "day") if self.exact else "whole years"
        return f"within {days} of “{timeline.events[self.event].title}”"


def surroundings_of(timeline: Timeline, event: int, days: int = USUAL_DAYS) -> Surroundings:
    """Return the days before an event may have begun, to those after it may have ended.

    Days are whole.  On the side of an open end (``..``) there is no bound; where an end is not
    known, the other one stands for both.
    """
    extent = extent_of(timeline.events[event].date, timeline.zone)
    first = "" if extent.first <= -FAR else _day(extent.first // DAY - days)
    last = "" if extent.last >= FAR else _day(extent.last // DAY + days)
    exact = not first.startswith("Y") and not last.startswith("Y")
    return Surroundings(event, days, Field("date", (f"{first}..{last}",)), exact)


def days_after(days: int, steps: int) -> int:
    """Return the next larger number of days on offer, or with negative steps the next smaller."""
    offered = [*_DAYS] if days in _DAYS else sorted((*_DAYS, days))
    at = offered.index(days) + steps
    return offered[max(0, min(at, len(offered) - 1))]


def _day(days: int) -> str:
    """Return a day, counted from 1970-01-01, in EDTF, or its year where EDTF has no such day."""
    year, month, day, *_ = to_fields(days * DAY)
    if abs(year) > _LAST_YEAR:
        return f"Y{year}"
    return f"{year:05}-{month:02}-{day:02}" if year < 0 else f"{year:04}-{month:02}-{day:02}"
