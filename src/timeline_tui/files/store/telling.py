"""What one process tells another of what it has read of a file."""

from __future__ import annotations

import msgspec

from timeline_tui.core.dates import Date, Edge, Kind, Moment, parse_date
from timeline_tui.files.readers.yaml.references import Soundness
from timeline_tui.files.store.gathering import Gathered
from timeline_tui.files.store.spooling import Piece, Share


class _Read(msgspec.Struct, array_like=True):
    """A date that has been read already: to take it over is much faster than to read it again."""

    text: str
    kind: Kind
    start: Moment | None
    end: Moment | None
    start_edge: Edge
    end_edge: Edge


class _Told(msgspec.Struct):
    """A `Share`; its ids are told once, and dates that are no short matter as they are written."""

    pieces: list[Piece]
    dates: list[_Read | str]
    ids: list[str]
    soundness: Soundness
    gathered: Gathered | None


def encoded(share: Share) -> bytes:
    """Return what is told of a share, which is used up."""
    share.soundness.events.clear()
    dates = [*map(_told, share.dates)]
    told = _Told(share.pieces, dates, share.ids, share.soundness, share.gathered)
    try:
        return msgspec.msgpack.encode(told)
    except OverflowError:  # by a year of very many digits
        told.dates = [date.text for date in share.dates]
        return msgspec.msgpack.encode(told)


def decoded(octets: bytes) -> Share:
    """Return the share of which that was told."""
    told = msgspec.msgpack.decode(octets, type=_Told)
    told.soundness.events.update(filter(None, told.ids))
    dates = [*map(_date, told.dates)]
    return Share(told.pieces, dates, told.ids, told.soundness, told.gathered)


def _told(date: Date) -> _Read | str:
    if date.members:
        return date.text
    start, end = date.start, date.end
    known = None if start is end else end
    return _Read(date.text, date.kind, start, known, date.start_edge, date.end_edge)


def _date(told: _Read | str) -> Date:
    if isinstance(told, str):
        return parse_date(told)
    end = told.start if told.kind == "moment" else told.end
    return Date(told.text, told.kind, told.start, end, told.start_edge, told.end_edge)
