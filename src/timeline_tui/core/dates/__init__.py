"""EDTF dates: the text as written, what it bounds, and how sure we are of it.

EDTF is ISO 8601-2:2019.  Levels 0 and 1 are read in full; level 2 is kept as written, with its
bounds.  Nothing is guessed: a text that is not EDTF is an error that says what to write.
"""

from __future__ import annotations

from functools import lru_cache

from timeline_tui.core.dates.calendar import DAY
from timeline_tui.core.dates.edtf import read_moment
from timeline_tui.core.dates.iso import earliest_iso, iso, latest_iso
from timeline_tui.core.dates.moments import DateError, Moment, Precision, shown
from timeline_tui.core.dates.values import Date, Edge, Kind

__all__ = [
    "Date",
    "DateError",
    "Edge",
    "Kind",
    "Moment",
    "Precision",
    "earliest_iso",
    "iso",
    "latest_iso",
    "parse_date",
]

_LONGEST = 500
_REMEMBERED = 1 << 16
_MOST_ZONES_DIFFER = 2 * DAY
_BRACKETS: dict[str, tuple[str, Kind]] = {"[": ("]", "one_of"), "{": ("}", "all_of")}


def parse_date(text: str) -> Date:
    """Read an EDTF date; DateError when the text is anything else."""
    return _parse(text)


@lru_cache(maxsize=_REMEMBERED)
def _parse(text: str) -> Date:
    if len(text) > _LONGEST:
        msg = f"the date has {len(text):,} characters"
        raise DateError(msg, f"write at most {_LONGEST}", _LONGEST)
    try:
        if "/" in text:
            return _span(text)
        if text[:1] in _BRACKETS:
            return _set(text)
        moment = read_moment(text)
    except DateError as error:
        from timeline_tui.core.dates.hints import advice

        better = advice(text)
        raise DateError(*better) if better else error from None
    return Date(text, "moment", moment, moment)


def _span(text: str) -> Date:
    before, _, after = text.partition("/")
    if "/" in after:
        at = len(before) + 1 + after.index("/")
        raise DateError("a span has one slash, between its two ends", "write start/end", at)
    start, start_edge = _end(before, 0)
    end, end_edge = _end(after, len(before) + 1)
    _in_order(start, end, len(before) + 1)
    return Date(text, "span", start, end, start_edge, end_edge)


def _end(text: str, at: int) -> tuple[Moment | None, Edge]:
    if not text:
        return None, "unknown"
    if text == "..":
        return None, "open"
    return read_moment(text, at), "closed"


def _in_order(start: Moment | None, end: Moment | None, at: int) -> None:
    """Refuse ends that are surely reversed; where zones leave room for doubt, allow it."""
    if start is None or end is None:
        return
    first, last = start.earliest, end.latest
    if start.offset is not None and end.offset is not None:
        first, last = first - start.offset, last - end.offset
    elif start.offset != end.offset:
        last += _MOST_ZONES_DIFFER
    if last < first:
        raise DateError(
            f"the end {shown(end.text)} lies before the start {shown(start.text)}",
            f"write {end.text}/{start.text} if the two are swapped",
            at,
        )


def _set(text: str) -> Date:
    closing, kind = _BRACKETS[text[0]]
    if text[-1] != closing or len(text) < 3:
        raise DateError(
            "a set of dates needs its dates and its closing bracket",
            "write [1667,1668] for one of them, {1667,1668} for all of them",
            len(text),
        )
    pieces = text[1:-1].split(",")
    at = 1
    members = []
    for index, piece in enumerate(pieces):
        members.append(_member(piece, at, first=index == 0, last=index == len(pieces) - 1))
        at += len(piece) + 1
    bounds = [end for member in members for end in (member.start, member.end) if end]
    low = min(bounds, key=lambda end: end.earliest)
    high = max(bounds, key=lambda end: end.latest)
    hull = Moment(
        text,
        low.earliest,
        high.latest,
        low.precision,
        uncertain=any(end.uncertain for end in bounds),
        approximate=any(end.approximate for end in bounds),
        unspecified=True,
        offset=low.offset,
    )
    start_edge, end_edge = members[0].start_edge, members[-1].end_edge
    return Date(
        text,
        kind,
        hull if start_edge == "closed" else None,
        hull if end_edge == "closed" else None,
        start_edge,
        end_edge,
        tuple(members),
    )


def _member(piece: str, at: int, *, first: bool, last: bool) -> Date:
    """Read a date of a set, or a range ``a..b``, whose ends may be open at the set's own ends."""
    before, dots, after = piece.partition("..")
    if not dots:
        moment = read_moment(piece, at)
        return Date(piece, "moment", moment, moment)
    if (not before and not first) or (not after and not last) or not (before or after):
        raise DateError(
            "only the first date of a set can begin with '..', only the last can end with it",
            "write both ends, such as 1670..1672",
            at,
        )
    start = read_moment(before, at) if before else None
    end = read_moment(after, at + len(before) + 2) if after else None
    _in_order(start, end, at)
    start_edge: Edge = "closed" if start else "open"
    end_edge: Edge = "closed" if end else "open"
    written = f"{before or '..'}/{after or '..'}"
    return Date(written, "span", start, end, start_edge, end_edge)
