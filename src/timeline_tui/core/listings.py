"""Lists of what a selection holds, as rows: its actors, quotes, sources, tags and places.

Programs get every field of a row; people see those that `Listing.shown` names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from timeline_tui.core.phrases import citation_text
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import fold


class ActorRow(NamedTuple):
    """An actor, with how many of the picked events and quotes it has."""

    id: str
    name: str
    kind: str
    role: str
    part_of: str
    aliases: tuple[str, ...]
    events: int
    quotes: int


class QuoteRow(NamedTuple):
    """A quote: when and by whom, by id and by name, and the event's id and title."""

    date: str
    by: str
    name: str
    text: str
    lang: str
    translation: str
    to: str
    relays: str
    source: str
    event: str
    title: str


class SourceRow(NamedTuple):
    """A source, with how many of the picked events and quotes stand on it."""

    id: str
    title: str
    about: str
    lang: str
    published: str
    url: str
    dates_only: bool
    events: int
    quotes: int


class TagRow(NamedTuple):
    """A tag, with how many of the picked events have it."""

    tag: str
    events: int


class PlaceRow(NamedTuple):
    """A place, with how many of the picked events were there."""

    place: str
    events: int


Row: TypeAlias = ActorRow | QuoteRow | SourceRow | TagRow | PlaceRow


class Listing(NamedTuple):
    """One list: what it tells, how its rows are made, and the headings of what people see.

    `wide` is the field with most to tell; those after it are the first to go where room is short.
    """

    about: str
    row: type[Row]
    rows: Callable[[Selection], Iterable[Row]]
    shown: Mapping[str, str]
    wide: str


def _actors(selection: Selection) -> Iterator[ActorRow]:
    quotes = selection.quotes_by_actor
    known = selection.index.timeline.actors_by_id
    for id_, events in _counted(selection, "actors", lambda id_: (-quotes[id_], known[id_].name)):
        one = known[id_]
        about = (one.name, one.kind, one.role, one.part_of, one.aliases)
        yield ActorRow(id_, *about, events, quotes[id_])


def _quotes(selection: Selection) -> Iterator[QuoteRow]:
    timeline = selection.index.timeline
    for place in selection.quotes:
        at, quote = timeline.quotes[place]
        event = timeline.events[at]
        yield QuoteRow(
            date=(quote.date or event.date).text,
            by=quote.by,
            name=timeline.name_of(quote.by),
            text=quote.text,
            lang=quote.lang,
            translation=quote.translation,
            to=quote.to,
            relays=quote.relays,
            source=citation_text(quote.source),
            event=event.id,
            title=event.title,
        )


def _sources(selection: Selection) -> Iterator[SourceRow]:
    timeline = selection.index.timeline
    said = (timeline.quotes[place].quote for place in selection.quotes)
    quotes = Counter(quote.source.source for quote in said if quote.source)
    order = {id_: place for place, id_ in enumerate(timeline.sources_by_id)}
    for id_, events in _counted(selection, "sources", lambda id_: (order[id_], "")):
        one = timeline.sources_by_id[id_]
        published = one.published.text if one.published else ""
        about = (one.title or id_, one.about, one.lang, published, one.url, one.dates_only)
        yield SourceRow(id_, *about, events, quotes[id_])


def _tags(selection: Selection) -> Iterator[TagRow]:
    return (TagRow(*held) for held in _counted(selection, "tags", lambda tag: (0, tag)))


def _places(selection: Selection) -> Iterator[PlaceRow]:
    return (PlaceRow(*held) for held in _counted(selection, "places", lambda place: (0, place)))


def _counted(
    selection: Selection, facet: str, then: Callable[[str], tuple[int, str]]
) -> list[tuple[str, int]]:
    """Return the values of a facet with how many of the picked events have them, most first.

    `then` orders those with as many.  What no picked event has is left out, but for a whole
    timeline, of which all is listed.
    """
    counts = selection.counts(facet)
    held = [value for value in counts if counts[value] or selection.query == EVERYTHING]

    def order(value: str) -> tuple[int, int, str]:
        second, name = then(value)
        return -counts[value], second, fold(name)

    return [(value, counts[value]) for value in sorted(held, key=order)]


_COUNTS = {"events": "Events", "quotes": "Quotes"}

LISTINGS: dict[str, Listing] = {
    "actors": Listing(
        "who takes part or is quoted, and how often",
        ActorRow,
        _actors,
        {**_COUNTS, "name": "Actor", "id": "Id", "kind": "Kind", "role": "Role"},
        "role",
    ),
    "quotes": Listing(
        "who said what, in the order of time",
        QuoteRow,
        _quotes,
        {"date": "Date", "name": "By", "text": "Quote", "source": "Source", "event": "Event"},
        "text",
    ),
    "sources": Listing(
        "on whose word it stands, and how often",
        SourceRow,
        _sources,
        {**_COUNTS, "id": "Id", "title": "Source", "published": "Published", "url": "URL"},
        "title",
    ),
    "tags": Listing(
        "what events are filed under, and how many",
        TagRow,
        _tags,
        {"events": "Events", "tag": "Tag"},
        "tag",
    ),
    "places": Listing(
        "where events took place, and how many",
        PlaceRow,
        _places,
        {"events": "Events", "place": "Place"},
        "place",
    ),
}
