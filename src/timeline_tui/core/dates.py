"""EDTF dates: the text as written, what it bounds, and how sure we are of it.

EDTF is ISO 8601-2:2019.  Levels 0 and 1 are read in full; level 2 is kept as written, with its
bounds.  Nothing is guessed: a text that is not EDTF is an error that says what to write.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NoReturn, TypeAlias

from timeline_tui.core.calendar import DAY, to_fields
from timeline_tui.core.moments import DateError, Moment, Precision, not_a_date, read_moment, shown
from timeline_tui.core.date_hints import advice

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
    "order_key",
    "parse_date",
]

Edge: TypeAlias = Literal["closed", "open", "unknown"]
Kind: TypeAlias = Literal["moment", "span", "one_of", "all_of"]

_LONGEST = 500
_REMEMBERED = 1 << 16
_MOST_ZONES_DIFFER = 2 * DAY
_BRACKETS: dict[str, tuple[str, Kind]] = {"[": ("]", "one_of"), "{": ("}", "all_of")}


class Date:
    """A date as written in EDTF, with its bounds; equal when written the same.

    ``earliest`` and ``latest`` are the first and last second it may touch, both included, None
    where that is open or unknown; ``start_edge`` and ``end_edge`` say which.  ``kind`` is
    ``moment``, ``span`` (written with a slash), or a set: ``one_of`` ``[…]`` or ``all_of`` ``{…}``,
    whose ``members`` are dates.  ``start`` and ``end`` are the two ends of a span, None where open
    or unknown; for the others they are the same moment, save for a set that is open on one side.

    ``uncertain`` and ``approximate`` hold when any part is so marked.  ``precision`` and ``offset``
    are those of the start, or of the end where the start is not given.
    """

    # Not a msgspec struct, dataclass or tuple: msgspec would then read it from a mapping or a list
    # and never ask for the text.
    __slots__ = (
        "approximate",
        "earliest",
        "end",
        "end_edge",
        "kind",
        "latest",
        "members",
        "offset",
        "precision",
        "start",
        "start_edge",
        "text",
        "uncertain",
    )

    text: str
    kind: Kind
    start: Moment | None
    end: Moment | None
    start_edge: Edge
    end_edge: Edge
    earliest: int | None
    latest: int | None
    uncertain: bool
    approximate: bool
    precision: Precision
    offset: int | None
    members: tuple[Date, ...]

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        text: str,
        kind: Kind,
        start: Moment | None,
        end: Moment | None,
        start_edge: Edge = "closed",
        end_edge: Edge = "closed",
        members: tuple[Date, ...] = (),
    ) -> None:
        known = start or end
        if known is None:
            raise _no_ends(text)
        put = object.__setattr__
        put(self, "text", text)
        put(self, "kind", kind)
        put(self, "start", start)
        put(self, "end", end)
        put(self, "start_edge", start_edge)
        put(self, "end_edge", end_edge)
        put(self, "members", members)
        put(self, "earliest", None if start is None else start.earliest)
        put(self, "latest", None if end is None else end.latest)
        put(self, "uncertain", "?" in text or "%" in text)
        put(self, "approximate", "~" in text or "%" in text)
        put(self, "precision", known.precision)
        put(self, "offset", known.offset)
        if start is not None and end is not None and end.latest < start.earliest:
            # Ends in different zones can be in order although their wall clocks are not; the
            # stretch then covers both.
            put(self, "earliest", end.earliest)
            put(self, "latest", start.latest)

    @property
    def is_span(self) -> bool:
        """Whether it is written as a span, with a slash."""
        return self.kind == "span"

    @property
    def is_set(self) -> bool:
        """Whether it is a set of dates in brackets or braces."""
        return bool(self.members)

    @property
    def ongoing(self) -> bool:
        """Whether the end is open (``..``): still going on."""
        return self.end_edge == "open"

    @property
    def has_time(self) -> bool:
        """Whether a time of day is written at the start, or at the end where that is all."""
        known = self.start or self.end
        return known is not None and known.has_time

    @property
    def is_exact(self) -> bool:
        """Whether nothing is in doubt: every end is known to the day or finer and bears no mark.

        An open end is no doubt, an unknown one is.
        """
        return (
            not self.members
            and "unknown" not in (self.start_edge, self.end_edge)
            and all(end is None or _is_exact(end) for end in (self.start, self.end))
        )

    def __setattr__(self, name: str, value: object) -> NoReturn:
        msg = f"a Date cannot be changed: {name}"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> NoReturn:
        msg = f"a Date cannot be changed: {name}"
        raise AttributeError(msg)

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Date) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Date({self.text!r})"

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return parse_date, (self.text,)


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
    if text[-1] != closing or len(text) < 3:  # noqa: PLR2004
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


def _is_exact(moment: Moment) -> bool:
    return not (
        moment.uncertain
        or moment.approximate
        or moment.unspecified
        or (moment.precision != "day" and not moment.has_time)
    )


def _no_ends(text: str) -> DateError:
    return DateError(
        f"{shown(text)} gives neither a start nor an end",
        "write at least one of them, such as 2022-02-24/..",
    )


def order_key(date: Date) -> tuple[int, int]:
    """Key that sorts dates as a reader expects: by start, then the vaguer first.

    A date without a start stands where its end does.  Days sort before times on the same day, so
    that equal keys can keep the order of the file.
    """
    known = date.start or date.end
    if known is None:
        return 0, 0
    return known.earliest, known.earliest - known.latest


def iso(seconds: int, like: Moment | None = None) -> str:
    """Write a moment in ISO 8601, with as much as ``like`` has: date only, or time, or zone too.

    Without ``like`` date and time are written.  Years outside 0000–9999 are written with sign and
    at least four digits, the expanded form of ISO 8601.
    """
    year, *rest = to_fields(seconds)
    sign = "-" if year < 0 else "+" if year > 9999 else ""  # noqa: PLR2004
    day = "{}{:04}-{:02}-{:02}".format(sign, abs(year), *rest[:2])
    if like is not None and not like.has_time:
        return day
    zone = "" if like is None or like.offset is None else _zone(like.offset)
    return "{}T{:02}:{:02}:{:02}{}".format(day, *rest[2:], zone)


def _zone(offset: int) -> str:
    if not offset:
        return "Z"
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def earliest_iso(date: Date) -> str | None:
    """Write the first second of a date in ISO 8601, as a day where no time is given."""
    return None if date.earliest is None else iso(date.earliest, _bound(date, date.earliest))


def latest_iso(date: Date) -> str | None:
    """Write the last second of a date in ISO 8601, as a day where no time is given."""
    return None if date.latest is None else iso(date.latest, _bound(date, date.latest))


def _bound(date: Date, seconds: int) -> Moment | None:
    """Which end gave a bound; the other one than usual where zones differ."""
    ends = (date.start, date.end)
    return next((end for end in ends if end and seconds in {end.earliest, end.latest}), None)
