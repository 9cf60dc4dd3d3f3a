"""The records of a file one after the other in a spool, and what has to be known of all of them."""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from timeline_tui.core.records import File
from timeline_tui.core.store.columns import texts_of
from timeline_tui.core.store.dates import Dates
from timeline_tui.core.store.events import event_decoder, event_encoder
from timeline_tui.core.text.slugs import FreeIds
from timeline_tui.core.timeline import wanted_id
from timeline_tui.files.readers.yaml.references import Soundness
from timeline_tui.files.readers.yaml.tree import RefusedError


class Piece(msgspec.Struct, array_like=True):
    """The events of one piece of a file: their records end at ``ends`` in a spool.

    ``dates`` are places in those of the share, ``background`` flags; ``names`` are the ids wanted
    for events that have none in the file.
    """

    number: int
    ends: bytes
    dates: bytes
    background: bytes
    names: dict[int, str]


class Share(msgspec.Struct):
    """What one process has read of a file."""

    pieces: list[Piece]
    dates: list[str]
    soundness: Soundness


def spooled(parts: Iterable[tuple[int, File]], spool: BinaryIO) -> tuple[Share, list[File]]:
    """Write the records of events, whose parts have numbers, to a spool; return the other records.

    Raises RefusedError where two ids are the same, and what the parts raise.
    """
    encode = event_encoder()
    bare: list[File] = []
    pieces: list[Piece] = []
    soundness, known = Soundness(), dict[str, int]()
    end = 0
    for number, part in parts:
        if not soundness.take(part):
            raise RefusedError
        if not part.events:
            bare.append(part)
            continue
        records = [*map(encode, part.events)]
        ends = array("Q", accumulate(map(len, records), initial=end))
        spool.write(b"".join(records))
        end = ends[-1]
        texts = [event.date.text for event in part.events]
        for text in texts:
            known.setdefault(text, len(known))
        names = {
            place: wanted_id(event.date.text, event.title)
            for place, event in enumerate(part.events)
            if not event.id
        }
        pieces.append(
            Piece(
                number,
                ends.tobytes(),
                array("I", map(known.__getitem__, texts)).tobytes(),
                bytes(event.background for event in part.events),
                names,
            )
        )
    spool.flush()
    return Share(pieces, [*known], soundness), bare


class Spooled(msgspec.Struct, frozen=True):
    """The events of a file, in its order: where the record of each is, and what is told of all."""

    spools: array[int]
    starts: array[int]
    ends: array[int]
    dates: Dates
    background: bytes
    names: dict[int, str]
    """The ids of the events that have none in the file."""

    def records(self, spools: Sequence[mmap.mmap], order: Sequence[int]) -> Callable[[int], bytes]:
        """Return what gives the records of the events in an order, every one with an id."""
        encode, decode = event_encoder(), event_decoder()
        which, starts, ends, names = self.spools, self.starts, self.ends, self.names

        def record(place: int) -> bytes:
            place = order[place]
            octets = spools[which[place]][starts[place] : ends[place]]
            if place in names:
                octets = encode(replace(decode(octets), id=names[place]))
            return octets

        return record


def together(shares: Sequence[Share]) -> Spooled:
    """Return what is in shares of one file that is sound, in the order of the file."""
    texts: dict[str, int] = {}
    spools, which = array("B"), array("I")
    starts, ends = array("Q"), array("Q")
    background = bytearray()
    wanted: dict[int, str] = {}
    pieces = ((piece, number) for number, share in enumerate(shares) for piece in share.pieces)
    for piece, number in sorted(pieces, key=lambda one: one[0].number):
        wanted |= {len(ends) + place: name for place, name in piece.names.items()}
        bounds = array("Q", piece.ends)
        starts += bounds[:-1]
        ends += bounds[1:]
        spools.frombytes(bytes([number]) * (len(bounds) - 1))
        own, written = array("I", piece.dates), shares[number].dates
        placed = {one: texts.setdefault(written[one], len(texts)) for one in dict.fromkeys(own)}
        which.extend(map(placed.__getitem__, own))
        background += piece.background
    free = FreeIds()
    if wanted:
        for id_ in shares[0].soundness.events:
            free.take(id_)
    names = {place: free.give(name) for place, name in wanted.items()}
    dates = Dates(which, texts_of(texts))
    return Spooled(spools, starts, ends, dates, bytes(background), names)
