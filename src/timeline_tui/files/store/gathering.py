"""What the first screen asks of the events, gathered while they are read, and put in order then.

Each of those who read a file knows its own events alone, in the order of the file.  To gather it
while the records are at hand saves making each of them of its bytes again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from operator import sub
from typing import NamedTuple

import msgspec

from timeline_tui.core.records import Event
from timeline_tui.core.selection.involved import actors_in, voices
from timeline_tui.core.selection.tables import Table, TableMaker
from timeline_tui.core.store.columns import texts_of
from timeline_tui.core.store.ids import Places, sorted_places
from timeline_tui.core.store.links import WrittenLink, incoming_of, written_links
from timeline_tui.core.store.quoted import Quoted


class Gathered(msgspec.Struct):
    """What is told of the events that one has read, which count from 0 in the order of the file.

    ``quotes`` is how many each event has, and ``speakers`` are theirs, by their place in ``who``;
    ``dated`` are those that have a date of their own.  A link is to an event of ``targets``, of one
    of ``kinds``, in one of ``linking``.  Who has a part in which events, and a voice in which
    quotes, is known by actor.  Numbers are those of `array`, as bytes.
    """

    quotes: bytes
    speakers: bytes
    who: list[str]
    dated: list[tuple[int, str]]
    targets: list[str]
    kinds: bytes
    linking: bytes
    actors: dict[str, bytes]
    voices: dict[str, bytes]


class Gatherer:
    """Gathers it."""

    def __init__(self) -> None:
        self._quotes = array("I")
        self._speakers = array("I")
        self._who: dict[str, int] = {}
        self._dated: list[tuple[int, str]] = []
        self._targets: list[str] = []
        self._kinds, self._linking = bytearray(), array("I")
        self._actors, self._voices = TableMaker(), TableMaker()

    def take(self, events: Sequence[Event]) -> None:
        """Take the next events."""
        for target, kind, place in written_links(len(self._quotes), events):
            self._targets.append(target)
            self._kinds.append(kind)
            self._linking.append(place)
        self._quotes.extend([len(event.quotes) for event in events])
        quotes = [quote for event in events for quote in event.quotes]
        first = len(self._speakers)
        self._dated += (
            (place, quote.date.text) for place, quote in enumerate(quotes, first) if quote.date
        )
        who = self._who
        self._speakers.extend([who.setdefault(quote.by, len(who)) for quote in quotes])
        self._actors.put_all([actors_in(event) for event in events])
        self._voices.put_all([voices(quote) for quote in quotes])

    def done(self) -> Gathered:
        """Return it."""
        return Gathered(
            self._quotes.tobytes(),
            self._speakers.tobytes(),
            [*self._who],
            self._dated,
            self._targets,
            bytes(self._kinds),
            self._linking.tobytes(),
            _as_bytes(self._actors),
            _as_bytes(self._voices),
        )


def _as_bytes(table: TableMaker) -> dict[str, bytes]:
    return {value: held.tobytes() for value, held in table.members.items()}


class Part(NamedTuple):
    """What one has gathered, the ids of its events and their places in order of the timeline."""

    gathered: Gathered
    ids: Sequence[str]
    places: Sequence[int]


def tables_of_ids(parts: Sequence[Part], names: Mapping[int, str]) -> dict[str, object]:
    """Return the ids and the links of a timeline, of what has been gathered of all its events.

    These tables are, as those below, what the makers of `core.selection.survey` make.  The names
    are the ids, by place, of the events that have none in the file.
    """
    ids = [""] * sum(len(part.ids) for part in parts)
    for part in parts:
        for place, written in zip(part.places, part.ids, strict=True):
            ids[place] = written
    for place, name in names.items():
        ids[place] = name
    texts = texts_of(ids)
    return {
        "ids": Places(texts, sorted_places(texts)),
        "links": incoming_of(_links(parts), {id_: place for place, id_ in enumerate(ids)}),
    }


def tables_of_actors(parts: Sequence[Part], actors: Iterable[str]) -> dict[str, object]:
    """Return who takes part in the events of a timeline, and who speaks; given the ids of all."""
    listed, size = [*actors], sum(len(part.ids) for part in parts)
    firsts = _first_quotes(parts, size)
    quotes = [_places_of_quotes(part, firsts) for part in parts]
    taking = ((part.gathered.actors, part.places) for part in parts)
    speaking = ((part.gathered.voices, own) for part, own in zip(parts, quotes, strict=True))
    return {
        "facet:actors": _table(size, listed, taking),
        "voices": _table(firsts[-1], listed, speaking),
        "quotes": _quoted(parts, quotes, firsts),
    }


def _links(parts: Iterable[Part]) -> Iterator[WrittenLink]:
    for gathered, _, places in parts:
        events = map(places.__getitem__, array("I", gathered.linking))
        yield from map(WrittenLink, gathered.targets, gathered.kinds, events)


def _table(
    size: int, listed: Iterable[str], parts: Iterable[tuple[Mapping[str, bytes], Sequence[int]]]
) -> Table:
    """Return the table of all members, whose values are all listed."""
    held: dict[str, list[int]] = {value: [] for value in listed}
    for own, places in parts:
        for value, members in own.items():
            held[value] += map(places.__getitem__, array("I", members))
    starts, all_members = array("I", (0,)), array("I")
    for found in held.values():
        found.sort()
        all_members.extend(found)
        starts.append(len(all_members))
    return Table(size, texts_of(held), starts, all_members)


def _first_quotes(parts: Iterable[Part], size: int) -> array[int]:
    """Return where the quotes of each event begin, and then the end of all."""
    counts = array("I", bytes(4 * size))
    for gathered, _, places in parts:
        for place, count in zip(places, array("I", gathered.quotes), strict=True):
            counts[place] = count
    return array("I", accumulate(counts, initial=0))


def _places_of_quotes(part: Part, firsts: Sequence[int]) -> Sequence[int]:
    """Return where each quote of a part stands among all quotes."""
    starts = map(firsts.__getitem__, part.places)
    return [
        place
        for start, count in zip(starts, array("I", part.gathered.quotes), strict=True)
        for place in range(start, start + count)
    ]


def _quoted(parts: Sequence[Part], quotes: Sequence[Sequence[int]], firsts: array[int]) -> Quoted:
    who: dict[str, int] = {}
    said = array("I", bytes(4 * firsts[-1]))
    dated: list[tuple[int, str]] = []
    for part, places in zip(parts, quotes, strict=True):
        own = part.gathered
        numbers = [who.setdefault(speaker, len(who)) for speaker in own.who]
        for place, speaker in zip(places, array("I", own.speakers), strict=True):
            said[place] = numbers[speaker]
        dated += ((places[place], date) for place, date in own.dated)
    dated.sort()
    speakers = [*who]
    # They are numbered as they come in the order of the timeline.
    rank = {number: place for place, number in enumerate(dict.fromkeys(said))}
    counts = map(sub, firsts[1:], firsts)
    return Quoted(
        firsts,
        array("I", chain.from_iterable(map(repeat, range(len(firsts) - 1), counts))),
        array("I", map(rank.__getitem__, said)),
        texts_of(speakers[number] for number in rank),
        array("I", (place for place, _ in dated)),
        texts_of(date for _, date in dated),
    )
