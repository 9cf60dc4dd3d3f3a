"""The records of a file one after the other in a spool, and what has to be known of all of them."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import BinaryIO, NamedTuple

import msgspec

from timeline_tui.core.dates import Date
from timeline_tui.core.records import File
from timeline_tui.core.selection.words import searched
from timeline_tui.core.store.events import event_encoder
from timeline_tui.core.timeline import wanted_id
from timeline_tui.files.readers.yaml.references import Soundness
from timeline_tui.files.readers.yaml.tree import RefusedError
from timeline_tui.files.store.gathering import Gathered, Gatherer


class Piece(msgspec.Struct, array_like=True):
    """The events of one piece of a file: their records lie between the ``ends`` in their spool.

    What is searched in them lies between ``searched`` in its own, or is not kept.  ``dates`` are
    places in those of the share, ``background`` flags; ``names`` are the ids wanted for events that
    have none in the file.
    """

    number: int
    ends: bytes
    searched: bytes
    dates: bytes
    background: bytes
    names: dict[int, str]


class Share(NamedTuple):
    """What one process has read of a file: the ids are those of its events, in their order."""

    pieces: list[Piece]
    dates: list[Date]
    ids: list[str]
    soundness: Soundness
    gathered: Gathered | None


class Spool(NamedTuple):
    """Files for what need not be in memory: the records of events, and what is searched in them."""

    records: BinaryIO
    searched: BinaryIO

    def record(self, start: int, end: int) -> bytes:
        """Return the record that lies between two places.

        Records are read here and there: mapped, all of them would soon be in memory.
        """
        if hasattr(os, "pread"):
            return os.pread(self.records.fileno(), end - start, start)
        self.records.seek(start)
        return self.records.read(end - start)

    def close(self) -> None:
        """Close both."""
        self.records.close()
        self.searched.close()


def spooled(
    parts: Iterable[tuple[int, File]], spool: Spool, *, gathers: bool
) -> tuple[Share, list[File]]:
    """Write the records of events, whose parts have numbers, to a spool; return the other records.

    What is searched, and what the tables are made of, is gathered too, where somebody asks for it.
    Raises RefusedError where two ids are the same, and what the parts raise.
    """
    encode = event_encoder()
    bare: list[File] = []
    pieces: list[Piece] = []
    soundness, known, different = Soundness(), dict[str, int](), list[Date]()
    ids: list[str] = []
    gatherer = Gatherer() if gathers else None
    end = searched_end = 0
    for number, part in parts:
        if not soundness.take(part):
            raise RefusedError
        if not part.events:
            bare.append(part)
            continue
        ends = _written([*map(encode, part.events)], spool.records, end)
        end, text_ends = ends[-1], array("Q")
        if gatherer is not None:
            gatherer.take(part.events)
            octets = [text.encode("utf-8", "surrogatepass") for text in searched(part.events)]
            text_ends = _written(octets, spool.searched, searched_end)
            searched_end = text_ends[-1]
        ids += [event.id for event in part.events]
        dates = [event.date for event in part.events]
        texts = [date.text for date in dates]
        for text, date in zip(texts, dates, strict=True):
            if text not in known:
                known[text] = len(known)
                different.append(date)
        names = {
            place: wanted_id(event.date.text, event.title)
            for place, event in enumerate(part.events)
            if not event.id
        }
        pieces.append(
            Piece(
                number,
                ends.tobytes(),
                text_ends.tobytes(),
                array("I", map(known.__getitem__, texts)).tobytes(),
                bytes(event.background for event in part.events),
                names,
            )
        )
    for file in spool:
        file.flush()
    gathered = None if gatherer is None else gatherer.done()
    return Share(pieces, different, ids, soundness, gathered), bare


def _written(parts: Sequence[bytes], file: BinaryIO, start: int) -> array[int]:
    """Write parts to a file from a place on; return that place, and where each of them ends."""
    file.write(b"".join(parts))
    return array("Q", accumulate(map(len, parts), initial=start))
