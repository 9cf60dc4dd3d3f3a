"""An iCalendar file as drafts of events.

An event is an entry VEVENT.  A tentative one is planned; a cancelled one was planned, and bears
the tag "cancelled"; all others happened, as far as the calendar says.  What repeats is read once,
at its first date: how often it really took place, no calendar knows.
"""

from __future__ import annotations

import warnings
from types import ModuleType
from typing import TYPE_CHECKING

from timeline_tui.core.text import plural, visible_line
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import ProblemsError, Report, quoted
from timeline_tui.files.readers.drafts import Draft, Drafts, Refusal
from timeline_tui.files.readers.extras import extra_module
from timeline_tui.files.readers.html_text import html_in
from timeline_tui.files.readers.ical.dates import EntryError, moment_of, when
from timeline_tui.files.readers.ical.own import OWN, own, restore
from timeline_tui.files.readers.ical.parts import CALENDAR, ENTRIES, Part, parts_of
from timeline_tui.files.readers.ical.people import people
from timeline_tui.files.readers.ical.values import one_line, tags_of, texts, unescaped_texts, values
from timeline_tui.files.readers.ical.zones import learn_zones
from timeline_tui.files.readers.losses import Losses
from timeline_tui.files.readers.yaml.encoding import decoded
from timeline_tui.files.readers.yaml.tree import Tree

if TYPE_CHECKING:
    from icalendar import Component

_STATUSES = {"": "", "CONFIRMED": "", "TENTATIVE": "planned"}
_OTHERS = {"VTODO": "a to-do", "VJOURNAL": "a journal entry", "VFREEBUSY": "free or busy time"}
_HEADING = {"title": ("NAME", "X-WR-CALNAME"), "about": ("DESCRIPTION", "X-WR-CALDESC")}
_REPEATING = frozenset("RRULE RDATE EXDATE EXRULE".split())
_KNOWN = (
    frozenset("SUMMARY DTSTART DTEND DURATION DESCRIPTION LOCATION CATEGORIES STATUS URL".split())
    | frozenset("UID ATTENDEE ORGANIZER RELATED-TO".split())
    # What programs note for themselves, which says nothing of the event.
    | frozenset("DTSTAMP CREATED LAST-MODIFIED SEQUENCE TRANSP".split())
    | _REPEATING
    | OWN
)
# The kinds of relation that are links; one without a kind leads to the whole (RFC 5545, 3.2.15).
_LINKS = {
    "PARENT": "part_of",
    "X-TIMELINE-TUI-FOLLOWS": "follows",
    "X-TIMELINE-TUI-FULFILS": "fulfils",
}


def read_ical(data: bytes, name: str, _: Reading) -> Drafts:
    """Return what a calendar holds; ProblemsError when it is none.

    Raises MissingExtraError where the library icalendar is not installed.
    """
    library = extra_module("icalendar", "iCalendar", "ical")
    report = decoded(data)
    if report.problems:
        raise ProblemsError(name, report.problems)
    parts = parts_of(report.text)
    if not any(part.name == CALENDAR or part.name in ENTRIES for part in parts):
        raise ProblemsError(name, _no_calendar(report).problems)
    with warnings.catch_warnings():
        # The library warns when it guesses a zone by the end of its name, which is right.
        warnings.simplefilter("ignore")
        return _Reader(library).read(parts)


def _no_calendar(report: Report) -> Report:
    report.add(0, "this is no iCalendar file", "it begins with BEGIN:VCALENDAR")
    return report


class _Reader:
    def __init__(self, library: ModuleType) -> None:
        self._library = library
        self._drafts = Drafts()
        self._losses = Losses()
        self._groups: dict[str, None] = {}
        self._own_actors: dict[str, str] = {}
        self._ids: dict[str, str] = {}  # of the events, by what the calendar calls them
        self._links: list[tuple[dict[str, Tree], dict[str, list[str]]]] = []

    def read(self, parts: list[Part]) -> Drafts:
        for note in learn_zones(parts, self._library):
            self._losses.say(note)
        for part in parts:
            if part.odd:
                lines = plural(len(part.odd), "line")
                self._losses.say(f"{lines} outside iCalendar's rules, from line {part.odd[0]} on")
            if part.name == CALENDAR:
                self._head(part)
            elif part.name == "VEVENT":
                self._event(part)
            elif part.name in _OTHERS:
                reason = f"{_OTHERS[part.name]} ({part.name}) is no event"
                self._drafts.refused.append(Refusal(f"line {part.line}", reason))
            elif part.name not in ENTRIES:
                self._losses.say(f"what stands in {part.name}, line {part.line}")
        self._drafts.actors.extend({"name": name, "kind": "group"} for name in self._groups)
        self._drafts.actors.extend(
            {"id": id_, "name": who} for id_, who in self._own_actors.items()
        )
        self._link()
        self._drafts.notes.extend(self._losses.notes())
        self._drafts.remarks.extend(self._losses.remarks())
        return self._drafts

    def _head(self, part: Part) -> None:
        """Take the title of a calendar: RFC 7986, or as programs wrote it before that."""
        try:
            calendar = self._library.Component.from_ical(part.text())
        except Exception:  # noqa: BLE001 - a title that trips the library up is only noted
            self._losses.say(f"the title of the calendar in line {part.line}")
            return
        heading = self._drafts.heading
        for key, names in _HEADING.items():
            for name in names:
                for text in unescaped_texts(calendar, name):
                    if heading.setdefault(key, text) != text:
                        self._losses.say(f"the {name} of the calendar in line {part.line}")

    def _event(self, part: Part) -> None:
        try:
            entry = self._entry(part)
            event = self._read(entry)
        except EntryError as error:
            line = part.line_of(error.name)
            refusal = Refusal(f"line {line}", visible_line(error.reason), error.hint)
            self._drafts.refused.append(refusal)
            return
        self._drafts.events.append(Draft(f"line {part.line}", event))
        self._ids.setdefault(str(entry.get("UID", "")), str(event.get("id", "")))
        self._count_losses(part, entry)

    def _entry(self, part: Part) -> Component:
        if part.fault:
            raise EntryError("BEGIN", part.fault, "the file may be cut off")
        try:
            entry: Component = self._library.Component.from_ical(part.text())
        except Exception as error:
            # Whatever trips the library up, only this entry is lost.
            raise EntryError("BEGIN", f"the entry cannot be read: {error}") from error
        return entry

    def _read(self, entry: Component) -> dict[str, Tree]:
        date = when(entry)
        title = one_line(texts(entry, "SUMMARY"))
        if not title:
            raise EntryError("SUMMARY", "it has no SUMMARY: an event needs a title")
        there = people(entry, self._losses)
        self._groups.update((person.name, None) for person in there if person.kind)
        status = " ".join(texts(entry, "STATUS")).upper()
        cancelled = status == "CANCELLED"
        if cancelled:
            self._losses.remark("what is cancelled is planned, with the tag 'cancelled'")
        elif status not in _STATUSES:
            self._losses.add(f"the status {quoted(status)}")
        event: dict[str, Tree] = {
            "id": " ".join(texts(entry, "UID")),
            "date": date,
            "title": title,
            "summary": "\n\n".join(texts(entry, "DESCRIPTION")),
            "status": "planned" if cancelled else _STATUSES.get(status),
            "place": one_line(texts(entry, "LOCATION")),
            "actors": [person.name for person in there],
            "tags": [*tags_of(entry), *(["cancelled"] if cancelled else [])],
            "sources": list(texts(entry, "URL")),
        }
        if not own(entry, "ID") and (found := html_in(str(event["summary"]))):
            event["summary"] = found.text
            event["sources"] = [*dict.fromkeys([*texts(entry, "URL"), *found.links])]
            self._losses.remark(
                "of a description in HTML the words are kept, and what it links to is a source"
            )
        event = {key: value for key, value in event.items() if value}
        self._own_actors.update(restore(event, entry, self._losses))
        self._links.append((event, self._relations(entry)))
        return event

    def _relations(self, entry: Component) -> dict[str, list[str]]:
        """Return what an entry is related to, by what the calendar calls it."""
        links: dict[str, list[str]] = {}
        for one in values(entry, "RELATED-TO"):
            relation = str(getattr(one, "params", {}).get("RELTYPE", "PARENT")).upper()
            if relation in _LINKS:
                links.setdefault(_LINKS[relation], []).append(str(one))
            else:
                self._losses.add(f"the relation {quoted(relation)}")
        return links

    def _link(self) -> None:
        """Let links lead to events by their ids, now that all of these are known."""
        for event, relations in self._links:
            if relations:
                event["links"] = {
                    kind: [self._ids.get(target, target) for target in targets]
                    for kind, targets in relations.items()
                }

    def _count_losses(self, part: Part, entry: Component) -> None:
        for name in dict.fromkeys(part.inside):
            self._losses.add("the alarms" if name == "VALARM" else f"what stands in {name}")
        if _REPEATING & entry.keys():
            self._losses.add("the repetition")
        for name in entry.keys() - _KNOWN:
            self._losses.add(f"the {name}")
        for name in ("DTSTART", "DTEND"):
            if zone := _unknown_zone(entry.get(name)):
                self._losses.add(f"the time zone {quoted(zone)}, which is not known,")
                break


def _unknown_zone(value: object) -> str:
    """Return the name of the zone that a time should have, and has not."""
    zone = str(getattr(value, "params", {}).get("TZID", ""))
    return zone if zone and getattr(moment_of(value), "tzinfo", True) is None else ""
