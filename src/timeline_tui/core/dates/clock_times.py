"""The time of day in a date, and its zone."""

from __future__ import annotations

from timeline_tui.core.dates.calendar import DAY, HOUR, MINUTE
from timeline_tui.core.dates.moments import DateError, Precision


def zone_offset(zone: str, at: int = 0) -> int:
    """Seconds east of UTC of a zone as written: ``Z``, ``+01`` or ``+01:00``; ``at`` its place."""
    if zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:] or 0)
    if hours > 23 or minutes > 59:
        raise DateError(f"there is no zone {zone}", "write Z or hours and minutes as +01:00", at)
    if zone[0] == "-" and not hours and not minutes:
        hint = "write Z for UTC, or leave the zone out"
        raise DateError(f"there is no zone {zone}", hint, at)
    return (hours * HOUR + minutes * MINUTE) * (-1 if zone[0] == "-" else 1)


def clock_bounds(
    clock: tuple[str, str | None, str | None], offset: int | None, at: int = 0
) -> tuple[int, int, Precision]:
    """First and last second of the day that a time covers, and how precise it is.

    ``clock`` holds hour, minute and second as written, ``at`` is their place in the text.  24:00
    is refused, because it names the next day.
    """
    hour, minute, second = (int(part or 0) for part in clock)
    leap = second == 60 and _may_be_leap(hour, minute, offset)
    if hour == 24 and not minute and not second:
        raise DateError("24:00 is the next day's 00:00", "write the next day and T00:00", at)
    if hour > 23 or minute > 59 or (second > 59 and not leap):
        raise DateError(
            f"there is no time {':'.join(part for part in clock if part)}",
            "write hours 00 to 23, minutes 00 to 59, seconds 00 to 59",
            at,
        )
    start = hour * HOUR + minute * MINUTE
    if clock[1] is None:
        return start, start + HOUR - 1, "hour"
    if clock[2] is None:
        return start, start + MINUTE - 1, "minute"
    # The number line has no leap seconds: one counts as the second before it.
    return start + second - leap, start + second - leap, "second"


def _may_be_leap(hour: int, minute: int, offset: int | None) -> bool:
    """Leap seconds end a day of UTC; zones differ from UTC by quarters of an hour."""
    if offset is None:
        return minute % 15 == 14
    return (hour * HOUR + minute * MINUTE - offset) % DAY == DAY - MINUTE
