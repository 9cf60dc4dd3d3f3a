"""A timeline in a store: what its directory says, and the timeline that is mapped from it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast
from unicodedata import unidata_version

import msgspec

from timeline_tui.core.store.columns import Numbers
from timeline_tui.core.store.events import Events, bare_decoder
from timeline_tui.core.store.shelf import BrokenStoreError, Shelf
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.stamps import Stamp
from timeline_tui.files.store.packing import Node, shape, unpacked
from timeline_tui.files.store.sections import Piece, Pieces, opened

_FORMAT = 4
"""One more for every change in what is stored or in what it means."""


class Origin(msgspec.Struct, frozen=True):
    """The file that a store was made from, and when it was read, in nanoseconds.

    It may have been read again since, and found to be the same.
    """

    path: str
    stamp: Stamp
    digest: bytes
    written: int

    def is_of(self, other: Origin) -> bool:
        """Tell whether two stores were made of the same state of a file."""
        return msgspec.structs.replace(self, written=other.written) == other


class Directory(msgspec.Struct, frozen=True):
    """What is in a store and where.

    ``bare`` is the timeline without its events, ``ends`` has where each record begins in
    ``records``, and then the end.
    """

    edition: str
    origin: Origin
    bare: bytes
    zone: int | None
    records: Piece
    ends: Node
    tables: dict[str, Node]


@cache
def edition() -> str:
    """Return what must be the same where a store is read and where it was written."""
    python = ".".join(map(str, sys.version_info[:2]))
    return f"{_FORMAT} {shape():08x} {sys.byteorder} {python} {unidata_version}"


class Store:
    """A store that is mapped into memory.  Raises OSError, or BrokenStoreError whenever asked."""

    def __init__(self, file: int) -> None:
        """Map an open file, which may be closed then."""
        self._pieces = Pieces(file)
        try:
            self._directory = msgspec.msgpack.decode(self._pieces.directory, type=Directory)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BrokenStoreError("its directory is no directory") from error
        if self._directory.edition != edition():
            raise BrokenStoreError("it was written by another version of the program")

    @property
    def origin(self) -> Origin:
        """The file that the store was made from."""
        return self._directory.origin

    @property
    def end(self) -> int:
        """Where more may be added."""
        return self._pieces.end

    def __contains__(self, name: object) -> bool:
        return name in self._directory.tables

    def directory_with(self, nodes: Mapping[str, Node]) -> bytes:
        """Return the directory with more tables."""
        tables = {**self._directory.tables, **nodes}
        return msgspec.msgpack.encode(msgspec.structs.replace(self._directory, tables=tables))

    def directory_read(self, moment: int) -> bytes:
        """Return the directory of the same, whose file was read again at some moment."""
        origin = msgspec.structs.replace(self.origin, written=moment)
        return msgspec.msgpack.encode(msgspec.structs.replace(self._directory, origin=origin))

    def table(self, name: str) -> object:
        """Return one of the tables."""
        return unpacked(self._directory.tables[name], self._pieces)

    def timeline(self) -> Timeline:
        """Return the timeline; its records and tables are fetched when they are asked for."""
        directory = self._directory
        ends = cast("Numbers", unpacked(directory.ends, self._pieces))
        try:
            bare = bare_decoder()(directory.bare)
        except (msgspec.DecodeError, ValueError) as error:
            raise BrokenStoreError("it holds no actors and sources") from error
        read = self._pieces.in_blocks(directory.records).read
        events = Events(lambda place: read(ends[place], ends[place + 1]), len(ends) - 1)
        return Timeline(
            bare.timeline, bare.sources, bare.actors, events, directory.zone, Shelf(self)
        )


def store_at(path: Path) -> Store:
    """Map the store in a file.  Raises OSError and BrokenStoreError."""
    file = opened(path)
    try:
        return Store(file)
    finally:
        os.close(file)
