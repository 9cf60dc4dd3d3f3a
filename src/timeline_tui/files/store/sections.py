"""The file of a store: pieces of memory, and a directory that says what they are.

    magic 8 | begin of the directory 8 | its length 8 | its checksum 4 | reserved 36
    pieces of memory, each at a multiple of 8
    the directory, in MessagePack

More may be added behind the directory, with another one that knows of both.  The header that leads
to it is written last and at once: a writer that is killed before leaves the store as it was, and
what it has written is written over.

The header is little-endian.  Every piece has a checksum (CRC-32), which is verified before anything
in it is used; of the records, which are read here and there, every block has one.
"""

from __future__ import annotations

import mmap
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import Struct
from typing import BinaryIO
from zlib import crc32

import msgspec

from timeline_tui.core.store.shelf import BrokenStoreError

MAGIC = b"tltuist\x01"
BLOCK = 1 << 16
_HEADER = Struct("<8sQQI36x")
_ALIGNED = 8


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """Where a piece of memory lies, and the checksum of it or of each of its blocks."""

    at: int
    length: int
    sums: tuple[int, ...]


class Writer:
    """Writes a store piece by piece."""

    def __init__(self, file: BinaryIO, end: int = 0) -> None:
        """Begin a store, or more at the end of one that stays what it is until this is closed."""
        self._file = file
        self._at = file.seek(end) if end else file.write(bytes(_HEADER.size))

    def whole(self, octets: bytes | bytearray | memoryview) -> Piece:
        """Write a piece of memory that is read as a whole."""
        self._align()
        at, self._at = self._at, self._at + len(octets)
        self._file.write(octets)
        return Piece(at, len(octets), (crc32(octets),))

    def flowing(self, parts: Iterable[bytes]) -> Piece:
        """Write a piece of memory that is read as a whole, and never all in memory here."""
        self._align()
        at, checksum = self._at, 0
        for part in parts:
            checksum = crc32(part, checksum)
            self._at += self._file.write(part)
        return Piece(at, self._at - at, (checksum,))

    def in_blocks(self, parts: Iterable[bytes]) -> Piece:
        """Write a piece of memory of which little is read at a time."""
        self._align()
        at, sums = self._at, []
        block = bytearray()
        for part in parts:
            block += part
            if len(block) >= BLOCK:
                whole = len(block) - len(block) % BLOCK
                with memoryview(block) as view:
                    sums += [crc32(view[start : start + BLOCK]) for start in range(0, whole, BLOCK)]
                    self._file.write(view[:whole])
                self._at += whole
                del block[:whole]
        if block:
            sums.append(crc32(block))
            self._at += self._file.write(block)
        return Piece(at, self._at - at, tuple(sums))

    def close(self, directory: bytes) -> None:
        """Write the directory, and with it make the store whole."""
        self._align()
        self._file.write(directory)
        self._file.seek(0)
        self._file.write(_HEADER.pack(MAGIC, self._at, len(directory), crc32(directory)))
        self._file.flush()

    def _align(self) -> None:
        self._at += self._file.write(bytes(-self._at % _ALIGNED))


@contextmanager
def alone_adding(file: int, *, wait: bool = True) -> Iterator[None]:
    """Let no other process add to a store meanwhile; wait for one that does.

    Raises OSError where files cannot be locked, and without waiting where somebody adds to it.
    A lock is gone with its process.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    # Not `lockf`: that lock would end when a mapping of the file is closed.
    fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def opened(path: Path) -> int:
    """Open the file of a store.  Raises OSError."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))


def _mapped(file: int, length: int) -> mmap.mmap:
    """Map an open file up to a length, or all of it."""
    try:
        return mmap.mmap(file, length, access=mmap.ACCESS_READ)
    except ValueError as error:  # somebody has cut it off just now
        raise BrokenStoreError("it is cut off") from error


class Pieces:
    """The pieces of a store, mapped into memory.  Raises OSError and BrokenStoreError."""

    def __init__(self, file: int) -> None:
        """Map an open file, which may be closed then."""
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode) or not _is_ours(found):
            raise BrokenStoreError("it may be written by others")
        if found.st_size < _HEADER.size:
            raise BrokenStoreError("it is cut off")
        # Before the rest is mapped: it leads to what somebody may be adding.
        with _mapped(file, _HEADER.size) as header:
            magic, at, length, checksum = _HEADER.unpack_from(header)
        self._memory = memoryview(_mapped(file, 0))
        self.end: int = at + length
        """Where more may be added."""
        if magic != MAGIC or not length:
            raise BrokenStoreError("it is no store of this version, or not complete")
        self.directory = self.whole(Piece(at, length, (checksum,)))

    def whole(self, piece: Piece) -> memoryview:
        """Return a piece that is read as a whole."""
        octets = self._octets(piece)
        if piece.sums != (crc32(octets),):
            raise BrokenStoreError("a checksum is wrong")
        return octets

    def in_blocks(self, piece: Piece) -> Blocks:
        """Return a piece of which little is read at a time."""
        return Blocks(self._octets(piece), piece.sums)

    def _octets(self, piece: Piece) -> memoryview:
        if not 0 <= piece.at <= piece.at + piece.length <= len(self._memory):
            raise BrokenStoreError("it is cut off")
        return self._memory[piece.at : piece.at + piece.length]


class Blocks:
    """A piece of memory whose blocks are verified when something in them is first read."""

    def __init__(self, octets: memoryview, sums: tuple[int, ...]) -> None:
        self._octets = octets
        self._sums = sums
        self._verified = bytearray(len(sums))
        if len(sums) != -(-len(octets) // BLOCK):
            raise BrokenStoreError("checksums are missing")

    def read(self, start: int, end: int) -> memoryview:
        """Return the bytes between two places.  Raises BrokenStoreError."""
        if not 0 <= start <= end <= len(self._octets):
            raise BrokenStoreError("a record lies outside of it")
        for block in range(start // BLOCK, -(-end // BLOCK)):
            if not self._verified[block]:
                octets = self._octets[block * BLOCK : (block + 1) * BLOCK]
                if crc32(octets) != self._sums[block]:
                    raise BrokenStoreError("a checksum is wrong")
                self._verified[block] = 1
        return self._octets[start:end]


def _is_ours(found: os.stat_result) -> bool:
    """Tell whether nobody but the user may have written a file, where the system knows users."""
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022
