"""Where the ticks of an axis fall and what they say.

Two lines: the small unit, as dense as its labels allow ("10", "11", "12"), and the larger one that
gives them their meaning ("February 2025"), which is written at its beginning and at the left edge
of whatever is shown of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from timeline_tui.core.axis import Axis, Stretch
from timeline_tui.core.dates.calendar import DAY, MINUTE, add_months, to_fields, to_seconds, weekday
from timeline_tui.core.words.periods import (
    MONTHS,
    WEEKDAYS,
    period_bounds,
    period_words,
    year_words,
)

_YEAR = 31_556_952  # the mean year of the Gregorian calendar
_MONTH = _YEAR // 12
_MOST_YEARS = 10**9
_FAR = 10**20
_USUAL = 7  # columns from one tick to the next


class Tick(NamedTuple):
    """A label and the column of the moment that it stands at; it is written from there on.

    ``at_start`` is false for the label of a period that began before what is shown.
    """

    column: int
    label: str
    at_start: bool = True
    moment: int = 0
    """What the label stands at; columns are coarser."""


class Scale(NamedTuple):
    """Ticks of one unit, and the name of the unit above it."""

    seconds: int
    """How far they are apart, about."""
    after: Callable[[int], int]
    """The first tick at a moment or later."""
    labels: tuple[Callable[[int], str], ...]
    """Ways to name a tick, the longest first."""
    larger: str


def _clock_scale(step: int) -> Scale:
    return Scale(step, lambda moment: -(-moment // step) * step, (_clock,), "day")


def _clock(moment: int) -> str:
    _, _, _, hour, minute, _ = to_fields(moment)
    return f"{hour:02}:{minute:02}"


def _day_scale() -> Scale:
    labels = (
        lambda moment: f"{WEEKDAYS[weekday(moment // DAY)]} {to_fields(moment).day}",
        lambda moment: f"{WEEKDAYS[weekday(moment // DAY)][:3]} {to_fields(moment).day}",
        lambda moment: f"{to_fields(moment).day}",
    )
    return Scale(DAY, lambda moment: -(-moment // DAY) * DAY, labels, "month")


def _week_scale() -> Scale:
    def after(moment: int) -> int:
        day = -(-moment // DAY)
        return (day + -weekday(day) % 7) * DAY

    labels = (
        lambda moment: f"Mon {to_fields(moment).day}",
        lambda moment: f"{to_fields(moment).day}",
    )
    return Scale(7 * DAY, after, labels, "month")


def _month_scale(months: int) -> Scale:
    def after(moment: int) -> int:
        year, month, *_ = to_fields(moment)
        first = to_seconds(year, (month - 1) // months * months + 1)
        return first if first == moment else add_months(first, months)

    labels = (
        lambda moment: MONTHS[to_fields(moment).month - 1],
        lambda moment: MONTHS[to_fields(moment).month - 1][:3],
    )
    return Scale(months * _MONTH, after, labels, "year")


def _year_scale(years: int, larger: str) -> Scale:
    def at(count: int) -> int:
        """Return the moment of a tick: there is no year 0, the one in the middle is AD 1."""
        year = count * years if count > 0 else 1 + count * years
        return to_seconds(year)

    def after(moment: int) -> int:
        count = to_fields(moment).year // years - 1
        while at(count) < moment:
            count += 1
        return at(count)

    return Scale(years * _YEAR, after, (lambda moment: year_words(to_fields(moment).year),), larger)


def _scales() -> Iterator[Scale]:
    for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360):
        yield _clock_scale(minutes * MINUTE)
    yield _day_scale()
    yield _week_scale()
    for months in (1, 3, 6):
        yield _month_scale(months)
    years = 1
    while years <= _MOST_YEARS:
        for factor in (1, 2, 5):
            step = years * factor
            above = ("decade", 2), ("century", 20), ("millennium", 500), ("era", _MOST_YEARS * 10)
            yield _year_scale(step, next(unit for unit, most in above if step <= most))
        years *= 10


SCALES = tuple(_scales())
"""All scales, from minutes to thousands of millions of years."""


class Ticks(NamedTuple):
    """The ticks of an axis: the small unit and, above it, the larger one."""

    small: tuple[Tick, ...]
    large: tuple[Tick, ...]


def larger_unit(axis: Axis) -> str:
    """Return the name of the larger unit of an axis: "month", "century"; "era" beyond millennia."""
    return next((scale.larger for scale in SCALES if scale.seconds >= axis.scale * _USUAL), "era")


@lru_cache(maxsize=8)
def ticks_of(axis: Axis) -> Ticks:
    """Return the ticks of an axis: the smallest unit whose labels do not run into each other."""
    folded = any(part.folded for part in axis.stretches)
    for scale in SCALES:
        thinned = folded and scale.seconds >= DAY
        if scale.seconds < axis.scale * (Fraction(6, 5) if thinned else 3):
            continue
        found = [
            (axis.column(moment), moment, part.right)
            for part in _plain(axis)
            for moment in _within(part, scale.after)
        ]
        for name in scale.labels:
            ticks = [Tick(column, name(moment), moment=moment) for column, moment, _ in found]
            if thinned and name is scale.labels[-1]:
                # Between breaks there is seldom room for more than a few: some are left out.
                ticks = _thinned(ticks)
            elif not _fit(ticks):
                continue
            ends = {column: right for column, _, right in found}
            small = tuple(tick for tick in ticks if _end(tick) <= ends[tick.column])
            return Ticks(small, _large(axis, scale.larger))
    return Ticks((), _large(axis, "era"))


def _thinned(ticks: list[Tick]) -> list[Tick]:
    kept: list[Tick] = []
    for tick in ticks:
        if not kept or _end(kept[-1]) < tick.column:
            kept.append(tick)
    return kept


def _plain(axis: Axis) -> list[Stretch]:
    return [part for part in axis.stretches if not part.folded and part.right > part.left]


def _within(part: Stretch, after: Callable[[int], int]) -> Iterator[int]:
    moment = after(part.start)
    while moment < part.end:
        yield moment
        moment = after(moment + 1)


def _fit(ticks: list[Tick]) -> bool:
    """Tell whether labels leave a blank between them."""
    return all(_end(tick) < after.column for tick, after in pairwise(ticks))


def _large(axis: Axis, unit: str) -> tuple[Tick, ...]:
    starts: list[tuple[int, int, bool]] = []
    seen = None
    for part in _plain(axis):
        moment = part.start
        while moment < part.end:
            first, after = period_at(moment, unit)
            if first != seen:
                starts.append((axis.column(moment), moment, first >= part.start))
            seen, moment = first, after
    names = _NAMES.get(unit, (_era,))
    for name in names:
        chosen = [
            Tick(column, name(moment), at_start, moment) for column, moment, at_start in starts
        ]
        fitting = _without_cramped(chosen, axis.width)
        if len(fitting) >= len(chosen) - 1 and fitting:
            return fitting
    return _without_cramped(chosen, axis.width)


def _without_cramped(ticks: list[Tick], width: int) -> tuple[Tick, ...]:
    """Return the labels that have room; one that only says what went before gives way first."""
    kept: list[Tick] = []
    for tick in ticks:
        if kept and _end(kept[-1]) + 1 > tick.column:
            if kept[-1].at_start or not tick.at_start:
                continue
            kept.pop()
        kept.append(tick)
    return tuple(tick for tick in kept if _end(tick) <= width)


def _end(tick: Tick) -> int:
    return tick.column + len(tick.label) + tick.at_start


def period_at(moment: int, unit: str) -> tuple[int, int]:
    """Return the first moment of a period and of the one that follows."""
    if unit == "era":
        common = to_seconds(1)
        return (common, _FAR) if moment >= common else (-_FAR, common)
    first, last = period_bounds(moment, unit)  # type: ignore[arg-type]
    return first, last + 1


def _era(moment: int) -> str:
    return "years AD" if moment >= to_seconds(1) else "years BC"


def _day_name(letters: int, months: int) -> Callable[[int], str]:
    def name(moment: int) -> str:
        year, month, day, *_ = to_fields(moment)
        week = WEEKDAYS[weekday(moment // DAY)][:letters]
        return f"{week} {day} {MONTHS[month - 1][:months]} {year_words(year)}".lstrip()

    return name


def _short_month(moment: int) -> str:
    year, month, *_ = to_fields(moment)
    return f"{MONTHS[month - 1][:3]} {year_words(year)}"


_NAMES: dict[str, tuple[Callable[[int], str], ...]] = {
    "day": (_day_name(9, 9), _day_name(3, 9), _day_name(3, 3), _day_name(0, 3)),
    "month": (lambda moment: period_words(moment, "month"), _short_month),
    "year": (lambda moment: period_words(moment, "year"),),
    "decade": (lambda moment: period_words(moment, "decade"),),
    "century": (lambda moment: period_words(moment, "century"),),
    "millennium": (lambda moment: period_words(moment, "millennium"),),
}
