"""Who names whom: ids that are declared once, and references that lead somewhere.

Twice, on purpose: `sound` says yes or no about a whole file in no time; `References` says where it
fails, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from timeline_tui.core.records import Citation, Event, File
from timeline_tui.core.text import fold
from timeline_tui.files.problems import Report, quoted
from timeline_tui.files.readers.yaml.shapes import a

_WITHOUT_CYCLES = "actor"
_MOST_NAMED = 6
_LONGEST_COMPARED = 100
_MOST_COMPARED = 5_000_000  # pairs of characters: a second or two


def sound(file: File) -> bool:
    """Say whether ids are unique, references lead somewhere, and nothing is part of itself."""
    soundness = Soundness()
    return soundness.take(file) and soundness.holds()


class Soundness(msgspec.Struct, eq=False):
    """What `sound` tells, of a file whose records come in several parts."""

    sources: set[str] = set()
    actors: set[str] = set()
    events: set[str] = set()
    part_of: dict[str, str] = {}
    named: set[str] = set()
    cited: set[str] = set()
    linked: set[str] = set()

    def take(self, file: File) -> bool:
        """Take some records; say whether all is well with their ids so far."""
        written = [event.id for event in file.events if event.id]
        wanted = len(self.events) + len(written)
        self.events.update(written)
        if len(self.events) != wanted:
            return False
        sizes = len(self.sources) + len(file.sources), len(self.actors) + len(file.actors)
        self.sources.update(source.id for source in file.sources)
        self.actors.update(actor.id for actor in file.actors)
        if (len(self.sources), len(self.actors)) != sizes:
            return False
        self.part_of |= {actor.id: actor.part_of for actor in file.actors if actor.part_of}
        return self._take_references(file.events)

    def _take_references(self, events: Iterable[Event]) -> bool:
        named, linked = self.named, self.linked
        # There are far more places than sources: they are not kept.
        cited: set[Citation] = set()
        for event in events:
            named.update(event.actors)
            cited.update(event.sources)
            links = event.links
            targets = links.follows + links.part_of + links.fulfils
            if targets:
                if event.id in targets:
                    return False
                linked.update(targets)
            for quote in event.quotes:
                named.add(quote.by)
                if quote.relays:
                    named.add(quote.relays)
                if quote.source:
                    cited.add(quote.source)
        self.cited.update(source for source, _ in cited)
        return True

    def join(self, other: Soundness) -> bool:
        """Take what another has taken of the same file; say whether all is well so far."""
        for ids, others in (
            (self.sources, other.sources),
            (self.actors, other.actors),
            (self.events, other.events),
        ):
            if not ids.isdisjoint(others):
                return False
            ids.update(others)
        self.part_of |= other.part_of
        self.named |= other.named
        self.cited |= other.cited
        self.linked |= other.linked
        return True

    def holds(self) -> bool:
        """Say whether what was taken is a sound file."""
        named = self.named.union(self.part_of.values())
        return (
            named <= self.actors
            and self.cited <= self.sources
            and self.linked <= self.events
            and not any(cycles_in(self.part_of))
        )


def cycles_in(part_of: Mapping[str, str]) -> list[list[str]]:
    """Return the cycles of a relation in which each has at most one whole, each cycle once."""
    cycles = []
    done: set[str] = set()
    for start in part_of:
        path: dict[str, None] = {}
        current = start
        while current in part_of and current not in done:
            done.add(current)
            path[current] = None
            current = part_of[current]
        if current in path:
            walked = list(path)
            cycles.append(walked[walked.index(current) :])
    return cycles


class _Reference(NamedTuple):
    kind: str
    text: str
    at: int
    by: str  # the id of the record of the same kind in which it stands, or nothing


class _Declared(msgspec.Struct):
    places: dict[str, int] = msgspec.field(default_factory=dict)
    # By folded names and titles, the id.
    labels: dict[str, str] = msgspec.field(default_factory=dict)


class References:
    """Collects declarations and references of a file, then reports those that do not meet."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._declared: dict[str, _Declared] = {}
        self._references: list[_Reference] = []
        self._hints: dict[tuple[str, str], str] = {}
        self._compared = 0

    def declare(self, kind: str, text: str, at: int) -> None:
        """Note a record's id; report it if an earlier record has it."""
        places = self._of(kind).places
        if text not in places:
            places[text] = at
            return
        hint = f"the first is in line {self._report.line(places[text])}; each needs its own"
        self._report.add(at, f"a second {kind} with the id {quoted(text)}", hint)

    def label(self, kind: str, identity: str, labels: Iterable[str]) -> None:
        """Note the names by which people may know a record; identity is empty if it has no id."""
        for label in labels:
            self._of(kind).labels.setdefault(fold(label).strip(), identity)

    def name(self, kind: str, text: str, at: int, by: str = "") -> None:
        """Note a reference to a record, standing in the record called by if that is of its kind."""
        self._references.append(_Reference(kind, text, at, by))

    def resolve(self) -> None:
        """Report all that dangles or is part of itself."""
        part_of: dict[str, str] = {}
        places: dict[str, int] = {}
        for reference in self._references:
            kind, text = reference.kind, reference.text
            if text not in self._of(kind).places:
                hint = self._hint(kind, text)
                self._report.add(reference.at, f"unknown {kind} {quoted(text)}", hint)
            elif reference.by and kind == _WITHOUT_CYCLES:
                part_of.setdefault(reference.by, text)
                places.setdefault(reference.by, reference.at)
            elif reference.by == text:
                message = f"the {kind} {quoted(text)} is linked to itself"
                self._report.add(reference.at, message, "remove the link, or name another")
        for cycle in cycles_in(part_of):
            way = " in ".join(quoted(one) for one in [*cycle, cycle[0]][:_MOST_NAMED])
            more = ", and so on" if len(cycle) >= _MOST_NAMED else ""
            self._report.add(
                places[cycle[0]],
                f"the {_WITHOUT_CYCLES} {quoted(cycle[0])} is part of itself: {way}{more}",
                "take away one part_of of these",
            )

    def _of(self, kind: str) -> _Declared:
        return self._declared.setdefault(kind, _Declared())

    def _hint(self, kind: str, text: str) -> str:
        hint = self._hints.get((kind, text))
        if hint is None:
            hint = self._hints[kind, text] = self._new_hint(kind, text)
        return hint

    def _new_hint(self, kind: str, text: str) -> str:
        from difflib import get_close_matches

        declared = self._of(kind)
        label = declared.labels.get(fold(text).strip())
        if label:
            return f"write its id, {quoted(label)}"
        if label == "":
            return f"give that {kind} an id, and name it by the id"
        for other, others in self._declared.items():
            if text in others.places:
                return f"{quoted(text)} is the id of {a(other)}"
        self._compared += len(text) * sum(map(len, declared.places))
        if self._compared <= _MOST_COMPARED and len(text) <= _LONGEST_COMPARED:
            close = get_close_matches(text, declared.places, 1)
            if close:
                return f"did you mean {quoted(close[0])}?"
        return f"add {a(kind)} with this id, or correct it"
