"""From drafts to a timeline: every record is checked as our own files are, and named by an id.

A record that fails is refused with its place and the reason; the others are read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from timeline_tui.core.dates import Date
from timeline_tui.core.records import Actor, Citation, Event, File, Heading, Source
from timeline_tui.core.selection.index import actors_in
from timeline_tui.core.timeline import Timeline, timeline_of
from timeline_tui.files.problems import MOST_PROBLEMS, quoted
from timeline_tui.files.readers.checking import RefusedRecordError, checked
from timeline_tui.files.readers.drafts import Drafts, Refusal
from timeline_tui.files.readers.linking import EventIds
from timeline_tui.files.readers.naming import Cast, Register
from timeline_tui.files.readers.yaml.reading import collector_paused
from timeline_tui.files.readers.yaml.references import cycles_in
from timeline_tui.files.readers.yaml.texts import reader_of_texts
from timeline_tui.files.readers.yaml.tree import Tree

_Listed = TypeVar("_Listed", Actor, Source)
_NUMBER = re.compile(r"\d+")


class Import(msgspec.Struct, frozen=True, dict=True):
    """A timeline from a foreign format, and what became of the rest of its file.

    `refused` are the records that are not in it, in the order of the file; `notes` are sentences
    about what else was lost, made or changed.  `comments` stand before an event, by its place in
    ``file.events``; -1 is the head of the file, and the number of events its end.
    """

    file: File
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    comments: Mapping[int, Sequence[str]] = msgspec.field(default_factory=dict)

    @cached_property
    def timeline(self) -> Timeline:
        """The timeline, in order and linked."""
        return timeline_of(self.file)

    @property
    def is_whole(self) -> bool:
        """Whether all was read, and there is nothing to tell about it."""
        return not (self.refused or self.notes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read at all."""
        return not (self.file.events or self.file.actors or self.file.sources)


def gather(drafts: Drafts) -> Import:
    """Return what a reader's drafts come to."""
    with collector_paused():
        return _Gathering(drafts).result()


class _Gathering:
    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._cast = Cast(by_name=drafts.by_name)
        self._ids = EventIds(strict=not drafts.by_name)
        self._texts = reader_of_texts()
        self._refused = list(drafts.refused)
        self._notes = [*(f"left out: {note}" for note in drafts.notes), *drafts.remarks]

    def result(self) -> Import:
        heading = self._heading()
        sources = self._listed(
            Source, self._drafts.sources, self._cast.sources, lambda one: (one.title, one.url)
        )
        actors = self._listed(
            Actor, self._drafts.actors, self._cast.actors, lambda one: (one.name, *one.aliases)
        )
        actors = self._parts(actors)
        kept = dict(self._events())
        events = tuple(map(self._ids.linked, kept.values()))
        named = {who for event in events for who in actors_in(event)}
        named.update(actor.part_of for actor in actors)
        cited = {one.source for event in events for one in _citations_in(event)}
        actors += self._cast.made_actors(named)
        sources += self._cast.made_sources(cited)
        for sentence in (*self._cast.notes(named), *self._ids.notes()):
            self._note(sentence)
        self._refused.sort(key=_number)
        return Import(
            File(heading, tuple(sources), tuple(actors), events),
            tuple(self._refused),
            tuple(self._notes),
            _moved(self._drafts.comments, list(kept), len(self._drafts.events)),
        )

    def _heading(self) -> Heading:
        try:
            return checked(self._drafts.heading, Heading, self._texts)
        except RefusedRecordError as error:
            self._refused.append(error.at("the heading"))
            return Heading()

    def _listed(
        self,
        record: type[_Listed],
        trees: list[dict[str, Tree]],
        register: Register,
        names: Callable[[_Listed], tuple[str, ...]],
    ) -> list[_Listed]:
        """Return the actors or the sources that the file lists."""
        listed: list[_Listed] = []
        for number, tree in enumerate(register.identified(trees), 1):
            try:
                one = checked(tree, record, self._texts)
                register.declare(one.id, names(one))
            except RefusedRecordError as error:
                self._refused.append(error.at(f"{register.kind} {number}"))
            else:
                listed.append(one)
        return listed

    def _parts(self, actors: list[Actor]) -> list[Actor]:
        """Return actors with the ids of what they are part of, without what cannot be."""
        wholes = {}
        for actor in actors:
            if actor.part_of:
                try:
                    wholes[actor.id] = self._cast.actors.id_of(actor.part_of)
                except RefusedRecordError as error:
                    self._note(f"left out: what {quoted(actor.id)} is part of: {error.reason}")
        for cycle in cycles_in(wholes):
            self._note(f"left out: what {quoted(cycle[0])} is part of: it would be part of itself")
            del wholes[cycle[0]]
        return [
            replace(actor, part_of=wholes.get(actor.id, "")) if actor.part_of else actor
            for actor in actors
        ]

    def _events(self) -> Iterator[tuple[int, Event]]:
        """Yield the sound events by their places among the drafts; links are still as written."""
        for place, draft in enumerate(self._drafts.events):
            try:
                told = len(self._refused) < MOST_PROBLEMS
                tree = self._ids.safe(draft.event)
                event = checked(tree, Event, self._read_text, explains=told)
                yield place, self._ids.keep(self._named(event), draft.event.get("id"))
            except RefusedRecordError as error:
                self._refused.append(error.at(self._drafts.where(place)))

    def _read_text(self, kind: type, text: object) -> object:
        """Read like our own files, but leave citations whole: the first word may be no id."""
        if kind is Date or not isinstance(text, str) or not text.strip():
            return self._texts(kind, text)
        return Citation(text)

    def _named(self, event: Event) -> Event:
        """Return an event that names actors and sources by their ids."""
        if not (event.actors or event.sources or event.quotes):
            return event
        actor, citation = self._cast.actors.id_of, self._cast.citation
        return replace(
            event,
            actors=self._cast.actors.ids_of(event.actors),
            sources=tuple(citation(one.source) for one in event.sources),
            quotes=tuple(
                replace(
                    quote,
                    by=actor(quote.by),
                    relays=quote.relays and actor(quote.relays),
                    source=quote.source and citation(quote.source.source),
                )
                for quote in event.quotes
            ),
        )

    def _note(self, sentence: str) -> None:
        if sentence not in self._notes:
            self._notes.append(sentence)


def _citations_in(event: Event) -> Iterator[Citation]:
    yield from event.sources
    yield from filter(None, (quote.source for quote in event.quotes))


def _moved(
    comments: Mapping[int, Sequence[str]], kept: Sequence[int], drafts: int
) -> dict[int, list[str]]:
    """Return comments by the places of events among those that were kept.

    A comment before an event that was refused goes to the next one.
    """
    moved: dict[int, list[str]] = {}
    places = {place: new for new, place in enumerate(kept)}
    following = len(kept)
    new_places = {-1: -1, drafts: following}
    for place in reversed(range(drafts)):
        following = new_places[place] = places.get(place, following)
    for place in sorted(comments):
        moved.setdefault(new_places[place], []).extend(comments[place])
    return moved


def _number(refusal: Refusal) -> int:
    """Return the first number in a place: line 9 comes before line 10."""
    found = _NUMBER.search(refusal.where)
    return int(found[0]) if found else 0
