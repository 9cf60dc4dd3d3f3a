"""Dates of TimelineJS: numbers for year, month and so on, as far as they are known.

Years before the year 1 are counted as people count them, and as TimelineJS shows them: -1 is 1 BC,
which EDTF writes as the year 0.  There are no zones: times are those of the file.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from timeline_tui.core.dates import Date, Moment
from timeline_tui.core.words import date_words
from timeline_tui.files.writers.known_parts import known_parts

Parts: TypeAlias = dict[str, int]

_NAMES = ("year", "month", "day", "hour", "minute", "second")
# Dates of JavaScript reach a little further than this.
_FURTHEST_YEAR = 271_000


class When(NamedTuple):
    """The first and the last date of an event, and what these do not say: the date in words."""

    start: Parts
    end: Parts | None
    words: str

    @property
    def is_cosmological(self) -> bool:
        """Whether TimelineJS needs its scale for years that JavaScript has no dates for."""
        return any(abs(end["year"]) > _FURTHEST_YEAR for end in (self.start, self.end) if end)


def when(date: Date) -> When:
    """Return when a date is; one with an end alone stands at its end, and the words say so."""
    first, last = date.start or date.end, date.end or date.start
    assert first is not None  # noqa: S101 - a date has at least one end
    assert last is not None  # noqa: S101
    start, end = _parts(first.earliest, first), _parts(last.latest, last)
    goes_on = last.latest >= first.earliest and end != start
    is_plain = date.is_exact and date.end_edge == "closed" and date.offset is None
    return When(start, end if goes_on else None, "" if is_plain else date_words(date))


def _parts(seconds: int, moment: Moment) -> Parts:
    known = dict(zip(_NAMES, known_parts(seconds, moment), strict=False))
    return {**known, "year": known["year"] if known["year"] > 0 else known["year"] - 1}
