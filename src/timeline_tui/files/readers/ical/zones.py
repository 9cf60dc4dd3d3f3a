"""The time zones that a calendar brings along, made known to the library that reads its times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import ModuleType

from timeline_tui.core.text import plural
from timeline_tui.files.readers.ical.parts import Part

_MOST_CHANGES = 500
# Clocks change on one day of a year or two.  Anything more often may take the library hours.
_RULE = re.compile(r"RRULE[^:]*:(.*)", re.IGNORECASE)
_YEARLY = re.compile(
    r"(?:(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=\d+|BYDAY=[+-]?\d*[A-Z]{2}|BYMONTHDAY=[\d,-]+"
    r"|WKST=[A-Z]{2}|COUNT=\d+|UNTIL=[\dTZ]+);?)+",
    re.IGNORECASE,
)


def learn_zones(parts: Iterable[Part], library: ModuleType) -> list[str]:
    """Make the library know the zones among the parts of one calendar, and no others.

    Zones of the IANA database are known by their names.  Returns what is wrong with zones.
    """
    library.use_zoneinfo()  # forgets the zones of other calendars, which may go by the same name
    notes = []
    for part in parts:
        if part.name != "VTIMEZONE":
            continue
        try:
            _refuse_endless(part)
            library.Component.from_ical(part.text())
        except Exception as error:  # noqa: BLE001 - whatever it trips over, only the zone is lost
            notes.append(f"the time zone in line {part.line}, which cannot be read: {error}")
    return notes


def _refuse_endless(part: Part) -> None:
    if part.fault:
        raise ValueError(part.fault)
    if len(part.inside) > _MOST_CHANGES:
        raise ValueError(f"it has {plural(len(part.inside), 'change')} of the clock")
    for line in part.lines:
        rule = _RULE.fullmatch(line)
        if rule and not _YEARLY.fullmatch(rule[1]):
            raise ValueError("its clocks change in more than one way a year")
