"""Tables as pieces of memory, and back: records of columns, numbers and texts."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any
from zlib import crc32

import msgspec

from timeline_tui.core.chart.data import Whole
from timeline_tui.core.chart.extents import Extents
from timeline_tui.core.chart.happenings import Happenings
from timeline_tui.core.chart.spread import Masks, Order
from timeline_tui.core.folds import Busy
from timeline_tui.core.headings import Headed
from timeline_tui.core.records import Event
from timeline_tui.core.selection.states import Told
from timeline_tui.core.selection.stretches import Rows, Stretches
from timeline_tui.core.selection.tables import Table
from timeline_tui.core.selection.thresholds import Thresholds
from timeline_tui.core.selection.words import Words
from timeline_tui.core.store.columns import Texts, numbers_of
from timeline_tui.core.store.dates import Dates
from timeline_tui.core.store.ids import Places
from timeline_tui.core.store.links import Incoming
from timeline_tui.core.store.names import Titles
from timeline_tui.core.store.quoted import Quoted
from timeline_tui.core.store.shelf import BrokenStoreError
from timeline_tui.files.store.sections import Piece, Pieces, Writer

KINDS: tuple[type[Any], ...] = (
    *(
        Busy,
        Dates,
        Extents,
        Happenings,
        Headed,
        Incoming,
        Masks,
        Order,
        Places,
        Quoted,
        Rows,
        Stretches,
    ),
    *(Table, Texts, Thresholds, Titles, Told, Whole, Words),
)
_BY_NAME: Mapping[str, type[Any]] = {kind.__name__: kind for kind in KINDS}


def shape() -> int:
    """Return a number that changes with the fields of what is stored."""
    told = [(kind.__name__, [*kind.__match_args__]) for kind in KINDS]
    return crc32(repr([told, Event.__struct_fields__]).encode())


class Column(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Numbers in memory, of the type that `array` and `memoryview` know by a letter."""

    letter: str
    piece: Piece


class Packed(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A table, by the name of its kind and with its fields in order."""

    kind: str
    fields: list[Column | Packed | Value]


class Value(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Anything small; whole numbers as text, for they may be larger than any word."""

    value: str | bool | None = None
    number: str = ""
    numbers: list[str] | None = None


Node = Column | Packed | Value


def packed(table: object, writer: Writer) -> Node:
    """Write a table, and return what finds it again."""
    if type(table) in KINDS:
        fields: tuple[str, ...] = type(table).__match_args__  # type: ignore[attr-defined]
        held = [getattr(table, name) for name in fields]
        return Packed(type(table).__name__, [packed(one, writer) for one in held])
    if isinstance(table, bytes | bytearray):
        return Column("B", writer.whole(table))
    if isinstance(table, list):
        numbers = numbers_of(table)
        if isinstance(numbers, list):
            return Value(numbers=list(map(str, numbers)))
        table = numbers
    if isinstance(table, array | memoryview):
        letter = table.typecode if isinstance(table, array) else table.format
        return Column(letter, writer.whole(memoryview(table).cast("B")))
    if isinstance(table, int) and not isinstance(table, bool):
        return Value(number=str(table))
    if isinstance(table, str | bool | None):
        return Value(table)
    raise TypeError(type(table))


def packed_texts(octets: Piece, ends: array[int], writer: Writer) -> Node:
    """Return what finds texts again whose bytes have been written already."""
    return Packed(Texts.__name__, [Column("B", octets), packed(ends, writer)])


def unpacked(node: Node, pieces: Pieces) -> Any:  # noqa: ANN401 - as the kinds' fields say
    """Return a table.  Raises BrokenStoreError."""
    match node:
        case Column(letter, piece):
            octets = pieces.whole(piece)
            if letter == "B":
                return octets
            if letter not in ("I", "Q", "q") or len(octets) % array(letter).itemsize:
                raise BrokenStoreError("there are no such numbers")
            return octets.cast(letter)  # type: ignore[call-overload]
        case Packed(kind, held):
            made = _BY_NAME.get(kind)
            if made is None or len(made.__match_args__) != len(held):
                raise BrokenStoreError("there is no such table")
            return made(*(unpacked(one, pieces) for one in held))
        case Value(_, number, numbers):
            if numbers is not None:
                return [float(one) if one.endswith("inf") else int(one) for one in numbers]
            return int(number) if number else node.value
