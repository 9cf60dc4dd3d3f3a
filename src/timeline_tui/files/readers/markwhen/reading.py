"""A file of markwhen as drafts of events.

Tags and the titles of sections become tags; properties that are none of ours stay in the summary,
as they are written.  What our own writer keeps in properties is put back, but an entry whose date
was changed since then keeps the new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta, timezone
from textwrap import dedent
from zoneinfo import ZoneInfo

from timeline_tui.core.dates import DateError, parse_date
from timeline_tui.core.query.fields import STATUSES
from timeline_tui.core.text import visible_line
from timeline_tui.core.timeline import LINK_KINDS
from timeline_tui.files.options import DateOrder, Reading
from timeline_tui.files.problems import ProblemsError, quoted
from timeline_tui.files.readers.drafts import Draft, Drafts, Refusal
from timeline_tui.files.readers.foreign_dates import ForeignDates
from timeline_tui.files.readers.losses import Losses
from timeline_tui.files.readers.markwhen.dates import Zone, edtf
from timeline_tui.files.readers.markwhen.grammar import TAG
from timeline_tui.files.readers.markwhen.lines import Entry, Parts, parts_of
from timeline_tui.files.readers.markwhen.properties import mapping_of
from timeline_tui.files.readers.markwhen.titles import own_title_in, title_in, unescaped
from timeline_tui.files.readers.yaml.encoding import decoded
from timeline_tui.files.readers.yaml.tree import Tree
from timeline_tui.files.writers.markwhen.dates import markwhen_date
from timeline_tui.files.writers.markwhen.entries import is_tag, seal_of

_ORDERS: dict[str, DateOrder] = {"d/M/y": "dmy", "M/d/y": "mdy", "y/M/d": "ymd"}
_HOURS = re.compile(r"(?:UTC|GMT)?\s*([+-]?)(\d{1,2})(?::?(\d\d))?")
_FURTHEST_ZONE = 14
_ZONES = ("timezone", "tz")
_LISTS = {"actors": "actors", "tags": "tags", "sources": "sources", "source": "sources"}
_OURS = {"id", "date", "status", "background", "place", "actors", "tags", "sealed"}
_OURS |= {*_ZONES, *LINK_KINDS}
_QUOTED = re.compile(r"\A> ?")
_PLACES = ("place", "location")


def read_markwhen(data: bytes, name: str, options: Reading) -> Drafts:
    """Return what a file of markwhen holds; ProblemsError when it is no text."""
    report = decoded(data)
    if report.problems:
        raise ProblemsError(name, report.problems)
    return _Reader(parts_of(report.text), options).read()


class _Reader:
    def __init__(self, parts: Parts, options: Reading) -> None:
        self._parts = parts
        self._drafts = Drafts()
        self._losses = Losses()
        header = mapping_of(parts.header)
        order = _ORDERS.get(_text(header.get("dateFormat")))
        self._dates = ForeignDates(options.date_order or order)
        self._zone = self._zone_in(header)
        self._head(header)

    def read(self) -> Drafts:
        drafts, parts = self._drafts, self._parts
        for line, text in parts.stray:
            reason = f"{quoted(text.strip())} belongs to no entry"
            hint = "an entry begins with a date and a colon, such as 2025-02-12: The talks"
            drafts.refused.append(Refusal(f"line {line}", reason, hint))
        waiting = drafts.comments
        if parts.comments:
            waiting[-1] = parts.comments
        for entry in parts.entries:
            if entry.comments:
                waiting.setdefault(len(drafts.events), []).extend(entry.comments)
            self._take(entry)
        if parts.last:
            waiting.setdefault(len(drafts.events), []).extend(parts.last)
        if parts.about_sections:
            self._losses.say("the properties of sections")
        drafts.notes.extend(self._losses.notes())
        drafts.remarks.extend([*self._losses.remarks(), *self._dates.remarks()])
        return drafts

    def _head(self, header: dict[str, Tree]) -> None:
        others = []
        for key, value in header.items():
            if key in ("title", "description") and isinstance(value, str):
                self._drafts.heading["title" if key == "title" else "about"] = value
            elif key in _ZONES or (key == "dateFormat" and _text(value) in _ORDERS):
                continue
            elif key.startswith("#"):
                self._losses.say("the colours of tags")
            else:
                others.append(visible_line(key))
        if others:
            self._losses.say(f"what the header says of {', '.join(others)}")

    def _zone_in(self, properties: dict[str, Tree]) -> Zone:
        """Return the zone that a header or an entry gives; None where it gives none."""
        written = next((properties[key] for key in _ZONES if properties.get(key)), None)
        if written is None:
            return None
        zone = _zone_of(_text(written))
        if zone is None:
            self._losses.say(f"the time zone {quoted(_text(written))}, which is not known")
        return zone

    def _take(self, entry: Entry) -> None:
        properties = mapping_of(entry.properties)
        try:
            event = self._event(entry, properties)
        except DateError as error:
            where = f"line {entry.line}"
            self._drafts.refused.append(Refusal(where, error.reason, error.hint))
            return
        self._drafts.events.append(Draft(f"line {entry.line}", event))
        if entry.repeats:
            self._losses.add("the repetition")

    def _event(self, entry: Entry, properties: dict[str, Tree]) -> dict[str, Tree]:
        own = _is_own(properties)
        written = _text(properties.pop("date")) if own else ""
        date = self._date(entry, written, properties)
        title = own_title_in(entry.title) if own else title_in(entry.title)
        event: dict[str, Tree] = {"id": title.id, "date": date, "place": title.place}
        taken = self._from_properties(properties, event)
        status = _text(event.get("status"))
        prefix = f"{status.upper()}: " if own else ""
        words = title.text.removeprefix(prefix).strip()
        if not words:
            raise DateError("it has no title", "write one after the colon")
        if title.is_checked:
            self._losses.add("the check mark")
        summary = self._summary(entry, taken, sealed=_text(properties.get("sealed")), own=own)
        more: list[str] = []
        if not own:
            more = [*_section_tags(entry.sections), *TAG.findall(summary)]
            if entry.sections:
                self._losses.remark("the titles of sections are kept as tags")
        tags: list[Tree] = _tags([*title.tags], _items(event.get("tags")), own=own)
        tags = [*dict.fromkeys([*tags, *more])] if more else tags
        event |= {"title": words, "tags": tags, "summary": summary}
        return {key: value for key, value in event.items() if value}

    def _date(self, entry: Entry, written: str, properties: dict[str, Tree]) -> str:
        if written:
            try:
                if markwhen_date(parse_date(written)) == entry.date:
                    return written
            except DateError:
                pass
            self._losses.add("the property 'date', as the entry begins with another date,")
        if entry.end and entry.end.lower() == "now":
            self._losses.remark("an end that is now is read as still going on")
        zone = self._zone_in(properties) or self._zone
        return edtf(entry.start, entry.end, self._dates, zone)

    def _from_properties(self, properties: dict[str, Tree], event: dict[str, Tree]) -> set[str]:
        """Take into an event what properties say in our own words; return their keys."""
        taken = set(_ZONES) & properties.keys()
        links: dict[str, Tree] = {}
        for key, value in properties.items():
            text = _text(value)
            if key == "id" and text:
                event["id"] = text
            elif key in _PLACES and text:
                event["place"] = text
            elif (key == "status" and text in STATUSES) or (
                key == "background" and text in ("true", "false")
            ):
                event[key] = text
            elif key in _LISTS and (items := _items(value)):
                event[_LISTS[key]] = items
            elif key in LINK_KINDS and (items := _items(value)):
                links[key] = items
            else:
                continue
            taken.add(key)
        event["links"] = links
        return taken

    def _summary(self, entry: Entry, taken: set[str], *, sealed: str, own: bool) -> str:
        if own:
            lines = entry.description
            quoted_lines = [line for line in lines if line.startswith(">")]
            if quoted_lines and seal_of(quoted_lines) == sealed:
                self._losses.add("the quotes and sources in words, which begin with >,")
                lines = [line for line in lines if not line.startswith(">")]
            elif quoted_lines:
                self._losses.remark("quotes and sources are kept as words, as they were changed")
            words = "\n".join(unescaped(_QUOTED.sub("", line)) for line in lines)
            return "\n".join([*_untaken(entry.properties, _OURS), words]).strip()
        return _trimmed([*_untaken(entry.properties, taken), *entry.description])


def _is_own(properties: dict[str, Tree]) -> bool:
    """Say whether our own writer made an entry: it says when in EDTF, and has an id."""
    try:
        parse_date(_text(properties.get("date")))
    except DateError:
        return False
    return bool(_text(properties.get("id")))


def _tags(shown: list[Tree], listed: list[Tree], *, own: bool) -> list[Tree]:
    """Return the tags of a first line and of the property ``tags``, each once.

    In an entry of ours the property holds them all; of those that a first line can hold, it has
    the last word.
    """
    if not own or not listed:
        return [*dict.fromkeys([*shown, *listed])] if listed else shown
    if shown == [tag for tag in listed if is_tag(str(tag))]:
        return listed
    return [*dict.fromkeys([*shown, *(tag for tag in listed if not is_tag(str(tag)))])]


def _untaken(lines: list[str], taken: set[str]) -> Iterator[str]:
    """Yield the lines of properties that an event does not hold in other ways."""
    skipping = False
    for line in lines:
        key, colon, _ = line.partition(":")
        if colon and not line[:1].isspace():
            skipping = key.strip() in taken
        if not skipping:
            yield line


def _trimmed(lines: list[str]) -> str:
    text = dedent("\n".join(line.rstrip() for line in lines))
    return text.strip("\n").rstrip()


def _section_tags(sections: tuple[str, ...]) -> list[str]:
    titles = [title_in(section) for section in sections]
    return [tag for title in titles for tag in (title.text, *title.tags) if tag]


def _text(value: Tree) -> str:
    return value.strip() if isinstance(value, str) else ""


def _items(value: Tree) -> list[Tree]:
    """Return the texts of a list, or those that stand apart by commas."""
    if isinstance(value, str):
        return [text for one in value.split(",") if (text := one.strip())]
    return [one for one in value if isinstance(one, str) and one] if isinstance(value, list) else []


def _zone_of(text: str) -> Zone:
    hours = _HOURS.fullmatch(text)
    if hours and int(hours[2]) <= _FURTHEST_ZONE:
        offset = timedelta(hours=int(hours[2]), minutes=int(hours[3] or 0))
        return timezone(-offset if hours[1] == "-" else offset)
    try:
        return ZoneInfo(text)
    except (ValueError, OSError, KeyError):
        return None
