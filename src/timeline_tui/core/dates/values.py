"""What a date is once it is read: the text as written, its bounds, and how sure we are of it."""

from __future__ import annotations

from typing import Literal, NoReturn, Self, TypeAlias, cast

from timeline_tui.core.dates.moments import DateError, Moment, Precision, shown

Edge: TypeAlias = Literal["closed", "open", "unknown"]
Kind: TypeAlias = Literal["moment", "span", "one_of", "all_of"]


class _Fields:
    """What a date says, while it is made."""

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


class Date(_Fields):
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
    __slots__ = ()

    def __new__(  # noqa: PLR0913, PLR0917
        cls,
        text: str,
        kind: Kind,
        start: Moment | None,
        end: Moment | None,
        start_edge: Edge = "closed",
        end_edge: Edge = "closed",
        members: tuple[Date, ...] = (),
    ) -> Self:
        """Make a date of its parts.  Raises DateError where it has no end at all."""
        known = start or end
        if known is None:
            raise _no_ends(text)
        # Filled in while it can be changed: to get round that takes five times as long.
        made = _Fields()
        made.text = text
        made.kind = kind
        made.start = start
        made.end = end
        made.start_edge = start_edge
        made.end_edge = end_edge
        made.members = members
        made.earliest = None if start is None else start.earliest
        made.latest = None if end is None else end.latest
        made.uncertain = "?" in text or "%" in text
        made.approximate = "~" in text or "%" in text
        made.precision = known.precision
        made.offset = known.offset
        if start is not None and end is not None and end.latest < start.earliest:
            # Ends in different zones can be in order although their wall clocks are not; the
            # stretch then covers both.
            made.earliest = end.earliest
            made.latest = start.latest
        made.__class__ = cls
        return cast("Self", made)

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

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        ends = (self.start, self.end, self.start_edge, self.end_edge)
        return Date, (self.text, self.kind, *ends, self.members)


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
