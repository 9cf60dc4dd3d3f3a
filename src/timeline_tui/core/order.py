"""The order of events: by when they begin; within a day as in the file, unless they carry times.

1. Events go by the day on which they may begin at the earliest.  One with an open start comes
   first of all; one whose start is unknown goes by its end, the only thing known of it.
2. Of those that share this day, the coarser dates come first (a year, a month, a day), then the
   file's order.
3. Events of one day that carry times keep the places they have there between them, and are put
   into these places by their times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from timeline_tui.core.dates import Date
from timeline_tui.core.records import Event
from timeline_tui.core.store.columns import Numbers
from timeline_tui.core.store.dates import Dates, dates_of

DAY = 86_400
_BEFORE_EVERYTHING = -(10**30)


def placed(moment: int, offset: int | None, zone: int | None) -> int:
    """Return a moment as the clock of the timeline's own zone shows it.

    A time without a zone stays as it is written; so does every time when the file names no zone.
    """
    return moment if offset is None or zone is None else moment - offset + zone


def axis_start(date: Date, zone: int | None) -> int | None:
    """Return the earliest moment of a date on the timeline's axis; None where open or unknown."""
    return None if date.start is None else placed(date.start.earliest, date.start.offset, zone)


def axis_end(date: Date, zone: int | None) -> int | None:
    """Return the latest moment of a date on the timeline's axis; None where open or unknown."""
    return None if date.end is None else placed(date.end.latest, date.end.offset, zone)


def in_order(events: Sequence[Event], zone: int | None) -> list[Event]:
    """Return the events in the order in which they are read."""
    return [events[place] for place in order_of(dates_of(events), zone)]


def order_of(dates: Dates, zone: int | None) -> list[int]:
    """Return the places of events in the order in which they are read; all that counts are dates.

    The dates stand in the order of the file.
    """
    # There may be very many events, and far fewer dates: each is looked at once.
    keys = [day_and_width(date, zone) for date in dates.different]
    ranks = {key: rank for rank, key in enumerate(sorted({*keys}))}
    ranked = [ranks[key] for key in keys]
    rank_of = [ranked[which] for which in dates.which]
    ordered = sorted(range(len(dates)), key=rank_of.__getitem__)
    times = [_time(date, zone) for date in dates.different]
    timed = {rank for rank, time in zip(ranked, times, strict=True) if time is not None}
    if timed:
        sizes = Counter(rank_of)
        ends = [*accumulate(sizes[rank] for rank in range(len(ranks)))]
        for rank in timed:
            if sizes[rank] > 1:
                same = slice(ends[rank] - sizes[rank], ends[rank])
                ordered[same] = _by_time(dates.which, ordered[same], times)
    return ordered


def day_and_width(date: Date, zone: int | None) -> tuple[int, int]:
    """Return what dates are put in order by: the day, then what is coarser before what is finer."""
    moment = date.start
    start = None if moment is None else placed(moment.earliest, moment.offset, zone)
    if start is None and date.start_edge != "open":
        start, moment = axis_end(date, zone), date.end
    if start is None or moment is None:
        return _BEFORE_EVERYTHING, 0
    width = moment.latest - moment.earliest
    return start // DAY, (0 if width < DAY else -width)


def _by_time(which: Numbers, places: list[int], times: Sequence[int | None]) -> Iterable[int]:
    timed = [(time, place) for place in places if (time := times[which[place]]) is not None]
    in_turn = iter(sorted(timed))
    return [place if times[which[place]] is None else next(in_turn)[1] for place in places]


def _time(date: Date, zone: int | None) -> int | None:
    """Return when a date begins whose time of day is known; None for any other."""
    start = date.start
    if start is None or not start.has_time:
        return None
    return placed(start.earliest, start.offset, zone)
