"""How much of a date is known, for formats that write dates as numbers."""

from __future__ import annotations

from timeline_tui.core.dates import Moment, Precision
from timeline_tui.core.dates.calendar import to_fields

# How many of year, month, day, hour, minute and second say when a stretch begins and ends.
_KNOWN: dict[Precision, int] = {
    "millennium": 1,
    "century": 1,
    "decade": 1,
    "year": 1,
    "season": 2,
    "month": 2,
    "day": 3,
    "hour": 4,
    "minute": 5,
    "second": 6,
}


def known_parts(seconds: int, moment: Moment) -> tuple[int, ...]:
    """Return year, month, day, hour, minute and second of a bound of a moment, as far as known.

    The first may be all; years are astronomical, the year 0 is 1 BC.
    """
    return to_fields(seconds)[: _KNOWN[moment.precision]]
