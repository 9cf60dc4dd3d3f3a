"""The records of a file one after the other in a spool, and what has to be known of all of them."""

from __future__ import annotations

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
    """The events of one piece of a file: their records lie between the ``ends`` in a spool.

    What is searched in them lies between ``searched``, or is not kept.  ``dates`` are places in
    those of the share, ``background`` flags; ``names`` are the ids wanted for events that have none
    in the file.
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


def spooled(
    parts: Iterable[tuple[int, File]], spool: BinaryIO, *, gathers: bool
) -> tuple[Share, list[File]]:
    """Write the records of events, whose parts have numbers, to a spool; return the other records.

    What the tables are made of is gathered too, where somebody asks for it.  Raises RefusedError
    where two ids are the same, and what the parts raise.
    """
    encode = event_encoder()
    bare: list[File] = []
    pieces: list[Piece] = []
    soundness, known, different = Soundness(), dict[str, int](), list[Date]()
    ids: list[str] = []
    gatherer = Gatherer() if gathers else None
    end = 0
    for number, part in parts:
        if not soundness.take(part):
            raise RefusedError
        if not part.events:
            bare.append(part)
            continue
        ends = _written([*map(encode, part.events)], spool, end)
        text_ends = array("Q")
        if gatherer is not None:
            gatherer.take(part.events)
            octets = [text.encode("utf-8", "surrogatepass") for text in searched(part.events)]
            text_ends = _written(octets, spool, ends[-1])
        end = (text_ends or ends)[-1]
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
    spool.flush()
    gathered = None if gatherer is None else gatherer.done()
    return Share(pieces, different, ids, soundness, gathered), bare


def _written(parts: Sequence[bytes], spool: BinaryIO, start: int) -> array[int]:
    """Write parts to a spool from a place on; return that place, and where each of them ends."""
    spool.write(b"".join(parts))
    return array("Q", accumulate(map(len, parts), initial=start))
