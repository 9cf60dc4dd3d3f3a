"""Who stands in an entry of a calendar: its organizer and those who attend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.files.readers.ical.values import values
from timeline_tui.files.readers.losses import Losses

if TYPE_CHECKING:
    from icalendar import Component

_NO_PEOPLE = {"ROOM": "the rooms", "RESOURCE": "the resources"}


class Person(NamedTuple):
    """An actor of an entry: the name, and the kind of actor where it is no person."""

    name: str
    kind: str


def people(entry: Component, losses: Losses) -> list[Person]:
    """Return the organizer and the attendees of an entry, each once, in their order.

    Those who declined took no part (PARTSTAT, RFC 5545, 3.2.12); rooms are no actors.  Somebody
    without a name goes by the address.
    """
    found: dict[Person, None] = {}
    losing: dict[str, None] = {}
    for address in values(entry, "ORGANIZER") + values(entry, "ATTENDEE"):
        params = getattr(address, "params", {})
        used_by = str(params.get("CUTYPE", "")).upper()
        if used_by in _NO_PEOPLE:
            losing[_NO_PEOPLE[used_by]] = None
        elif str(params.get("PARTSTAT", "")).upper() == "DECLINED":
            losing["those who declined"] = None
        elif name := _name(str(address), str(params.get("CN", "")), losing):
            found[Person(name, "group" if used_by == "GROUP" else "")] = None
    for what in losing:
        losses.add(what)
    return list(found)


def _name(address: str, name: str, losing: dict[str, None]) -> str:
    is_mail = address[:7].lower() == "mailto:"
    mail = address[7:] if is_mail else ""
    name = " ".join(name.split())
    if not name or name == mail:
        return (mail or address).strip()
    if mail and not mail.endswith(".invalid"):
        losing["the e-mail addresses"] = None
    return name
