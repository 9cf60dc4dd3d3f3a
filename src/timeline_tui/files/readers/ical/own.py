"""What our own writer keeps in a calendar beside what calendars know, put back in its place.

The properties are those of `files/writers/ical/events.py`.  Whatever was changed in a calendar
program since then wins over them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.core.dates import DateError, parse_date
from timeline_tui.files.readers.ical.values import categories, values
from timeline_tui.files.readers.losses import Losses
from timeline_tui.files.readers.yaml.tree import Tree
from timeline_tui.files.writers.ical.dates import Stretch, stretch

if TYPE_CHECKING:
    from icalendar import Component

PREFIX = "X-TIMELINE-TUI-"
OWN = frozenset(f"{PREFIX}{name}" for name in "ID DATE STATUS SUMMARY BACKGROUND ACTOR".split())
_STATUSES = {"happened": "", "claimed": "", "planned": "planned"}


def own(entry: Component, name: str) -> str:
    """Return what one of our own properties says, as it was written; empty where there is none."""
    value = entry.get(f"{PREFIX}{name}", "")
    return "" if isinstance(value, list) else str(value)


def restore(event: dict[str, Tree], entry: Component, losses: Losses) -> list[tuple[str, str]]:
    """Put back in an event what our writer kept; return its actors, each an id and a name.

    `event` is what the entry says as any other calendar's would.
    """
    if not own(entry, "ID"):
        return []
    event["id"] = own(entry, "ID")
    title = str(entry["SUMMARY"])
    status = own(entry, "STATUS")
    if status in _STATUSES and _STATUSES[status] == event.get("status", ""):
        event["status"] = status
        title = title.removeprefix(f"{status.upper()}: ")
    event["title"] = title
    _restore_date(event, own(entry, "DATE"), entry, losses)
    _restore_summary(event, own(entry, "SUMMARY"), losses)
    if "place" in event:
        event["place"] = str(entry["LOCATION"])
    if tags := categories(entry):
        event["tags"] = [*tags]
    if own(entry, "BACKGROUND") == "TRUE":
        event["background"] = "true"
    actors = _actors(entry)
    if actors:
        event["actors"] = [id_ for id_, _ in actors]
    return actors


def _restore_date(event: dict[str, Tree], written: str, entry: Component, losses: Losses) -> None:
    """Put back the date as written, unless the entry was moved to another one."""
    try:
        kept = stretch(parse_date(written))
    except DateError:
        kept = ""
    there = tuple(_value(entry, name) for name in ("DTSTART", "DTEND"))
    if isinstance(kept, Stretch) and (kept.start, kept.end) == there:
        event["date"] = written
    else:
        losses.add(f"the {PREFIX}DATE, as the calendar has another date,")


def _value(entry: Component, name: str) -> str:
    value = entry.get(name)
    return "" if value is None or isinstance(value, list) else str(value.to_ical(), "utf-8")


def _restore_summary(event: dict[str, Tree], kept: str, losses: Losses) -> None:
    """Put back the summary; the description holds it too, with actors, quotes and sources."""
    described = str(event.pop("summary", ""))
    if kept.strip() not in described:
        event["summary"] = described
        return
    if kept:
        event["summary"] = kept
    if described != kept.strip():
        losses.add("the words of DESCRIPTION beyond the summary")


def _actors(entry: Component) -> list[tuple[str, str]]:
    named = [
        (str(getattr(one, "params", {}).get("X-ID", "")), str(one))
        for one in values(entry, f"{PREFIX}ACTOR")
    ]
    return [(id_ or name, name or id_) for id_, name in named if id_ or name]
