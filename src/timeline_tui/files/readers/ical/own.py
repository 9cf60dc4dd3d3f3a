"""What our own writer keeps in a calendar beside what calendars know, put back in its place.

The properties are those of `files/writers/ical/events.py`.  Whatever was changed in a calendar
program since then wins over them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.core.dates import Date, DateError, parse_date
from timeline_tui.files.readers.ical.description import own_text
from timeline_tui.files.readers.ical.values import categories, values
from timeline_tui.files.readers.losses import Losses
from timeline_tui.files.readers.yaml.tree import Tree
from timeline_tui.files.sealing import unsealed
from timeline_tui.files.writers.ical.dates import Stretch, stretch

if TYPE_CHECKING:
    from icalendar import Component

PREFIX = "X-TIMELINE-TUI-"
OWN = frozenset(
    f"{PREFIX}{name}" for name in "ID DATE STATUS SUMMARY SEALED BACKGROUND ACTOR".split()
)
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
    if "place" in event:
        event["place"] = _as_written(entry, "LOCATION", event["place"])
    if tags := categories(entry):
        event["tags"] = [*tags]
    if own(entry, "BACKGROUND") == "TRUE":
        event["background"] = "true"
    date = _kept_date(entry)
    listed = _actors(entry)
    described = _described(event, entry, losses)
    text = own_text(described, own(entry, "SUMMARY"), [name for _, name in listed], date)
    event["summary"] = text.summary
    ids = {name: id_ for id_, name in listed}
    actors = [(ids.get(name, name), name) for name in text.names] if text.is_edited else listed
    event["actors"] = [id_ for id_, _ in actors]
    if date:
        event["date"] = date.text
    changed = [
        *([] if date else ["date"]),
        *_restore_status(event, entry),
        *(["description"] if text.is_edited else []),
    ]
    for what in changed:
        losses.remark(f"the {what} is what the calendar shows, as it was changed there")
    return actors


def _restore_status(event: dict[str, Tree], entry: Component) -> list[str]:
    """Put back the status and the title; tell whether somebody has changed the status.

    A calendar shows that something is planned in its own way, and a claim in the title alone.
    """
    status = own(entry, "STATUS")
    title = str(_as_written(entry, "SUMMARY", event["title"]))
    label = "" if status == "happened" else f"{status.upper()}: "
    is_labelled = title.startswith(label)
    event["title"] = title.removeprefix(label)
    shown = event.get("status") or ""
    if _STATUSES.get(status) == shown and (is_labelled or shown):
        event["status"] = status
        return []
    event["title"] = title
    return ["status"]


def _kept_date(entry: Component) -> Date | None:
    """Return the date as written, unless the entry was moved to another one."""
    try:
        date = parse_date(own(entry, "DATE"))
    except DateError:
        return None
    kept = stretch(date)
    there = tuple(_value(entry, name) for name in ("DTSTART", "DTEND"))
    return date if isinstance(kept, Stretch) and (kept.start, kept.end) == there else None


def _as_written(entry: Component, name: str, read: Tree) -> Tree:
    """Return a text with all its blanks, where it stands there once."""
    value = entry[name]
    return read if isinstance(value, list) else str(value)


def _value(entry: Component, name: str) -> str:
    value = entry.get(name)
    return "" if value is None or isinstance(value, list) else str(value.to_ical(), "utf-8")


def _described(event: dict[str, Tree], entry: Component, losses: Losses) -> str:
    """Return the description without the quotes and sources that nobody has changed."""
    described, words = unsealed(str(event.get("summary", "")), own(entry, "SEALED"))
    if words:
        losses.add("the quotes and sources, which descriptions hold as words alone,")
    return described.rstrip()


def _actors(entry: Component) -> list[tuple[str, str]]:
    named = [
        (str(getattr(one, "params", {}).get("X-ID", "")), str(one))
        for one in values(entry, f"{PREFIX}ACTOR")
    ]
    return [(id_ or name, name or id_) for id_, name in named if id_ or name]
