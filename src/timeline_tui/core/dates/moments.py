"""A date or time as the stretch in which it lies, and the error of a text that is none."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Precision: TypeAlias = Literal[
    "millennium",
    "century",
    "decade",
    "year",
    "season",
    "month",
    "day",
    "hour",
    "minute",
    "second",
]


_SHOWN = 40
_USUAL = "write 2025-02-12, 2025-02 or 2025, with ? for uncertain, ~ for approximate"
_TIMES = frozenset({"hour", "minute", "second"})


class DateError(ValueError):
    """A text is not a date that we understand.

    ``reason`` says what is wrong, ``hint`` what to do, ``at`` where in the text (an index).
    """

    def __init__(self, reason: str, hint: str, at: int = 0) -> None:
        super().__init__(f"{reason}; {hint}")
        self.reason = reason
        self.hint = hint
        self.at = at

    def __reduce__(self) -> tuple[type[DateError], tuple[str, str, int]]:
        return DateError, (self.reason, self.hint, self.at)


class Moment(msgspec.Struct, frozen=True, gc=False):
    """A date or time known to some precision: the stretch in which it lies, and how sure we are.

    ``earliest`` and ``latest`` are seconds, both included; marks of doubt do not move them.
    ``precision`` is the finest unit that is wholly known: ``1985-04-XX`` is known to the month,
    ``20XX`` to the century; ``season`` stands for every division of a year that is no month, and
    ``millennium`` for a thousand years or more.  ``unspecified`` says that digits were left out on
    purpose (``X`` or ``S``).  ``offset`` is the zone in seconds east of UTC, None when none is
    written.
    """

    text: str
    earliest: int
    latest: int
    precision: Precision
    uncertain: bool = False
    approximate: bool = False
    unspecified: bool = False
    offset: int | None = None

    @property
    def has_time(self) -> bool:
        """Whether a time of day is written."""
        return self.precision in _TIMES


def shown(text: str) -> str:
    """Quote a text for a message: short, and with nothing in it that a terminal would obey."""
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")


def not_a_date(text: str, at: int = 0) -> DateError:
    """Build the error for a text that no rule of EDTF matches."""
    from timeline_tui.core.dates.hints import advice

    known = advice(text)
    return DateError(*known, at) if known else DateError(f"{shown(text)} is not a date", _USUAL, at)
