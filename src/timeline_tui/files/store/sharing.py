"""A file that is read by one process or, where another can help, by two.

Both walk through the file and cut it at the same places; a piece is read by the one that comes to
it first.  What both have read is put together in the order of the file, so that it is the same
however many read it.
"""

from __future__ import annotations

import mmap
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import BinaryIO, NamedTuple, cast

import msgspec

from timeline_tui.core.records import File
from timeline_tui.files.processes import has_another_processor
from timeline_tui.files.readers.yaml.pieces import TogetherError, parts_of, some_parts_of
from timeline_tui.files.readers.yaml.reading import joined
from timeline_tui.files.readers.yaml.references import Soundness
from timeline_tui.files.readers.yaml.tree import RefusedError
from timeline_tui.files.store.spooling import Share, Spool, spooled
from timeline_tui.files.store.telling import decoded, encoded
from timeline_tui.files.store.workers import Worker, WorkerError

_CHUNK = 1 << 18
_COUNT = 8
"""So many bytes count the pieces that have been given away; one more tells why nobody goes on."""
_TOGETHER, _REFUSED = 1, 2


class Read(NamedTuple):
    """What has been read: shares, a spool for each, the other records, and the digest of it all."""

    shares: list[Share]
    spools: list[Spool]
    bare: File
    digest: bytes


def read_shares(source: BinaryIO, progress: Callable[[int], object], *, gathers: bool) -> Read:
    """Read an open file; progress is told how many bytes have been read.

    What the tables are made of is gathered too, where somebody asks for it.

    Raises OSError; where the file is not sound or cannot be read in pieces, RefusedError, a
    UnicodeError or a ValidationError of msgspec.
    """
    if has_another_processor():
        with suppress(TogetherError, WorkerError):
            return _by_two(source, progress, gathers=gathers)
    with _unless_refused([new_spool()]) as spools:
        digest = blake2b()
        parts = parts_of(_chunks(source, digest.update, progress))
        share, bare = spooled(enumerate(parts), spools[0], gathers=gathers)
        return _checked(Read([share], spools, joined(bare), digest.digest()))


@contextmanager
def _unless_refused(spools: list[Spool]) -> Iterator[list[Spool]]:
    """Close files that nobody gets."""
    try:
        yield spools
    except BaseException:
        for spool in spools:
            spool.close()
        raise


def new_spool() -> Spool:
    """Return files that are gone when they are closed."""
    return Spool(*(cast("BinaryIO", tempfile.TemporaryFile()) for _ in range(2)))


def _by_two(source: BinaryIO, progress: Callable[[int], object], *, gathers: bool) -> Read:
    with (
        tempfile.TemporaryFile() as lock,
        mmap.mmap(-1, _COUNT + 1) as count,
        _unless_refused([new_spool(), new_spool()]) as spools,
    ):
        number = source.fileno()

        def help_reading(result: BinaryIO) -> None:
            turns = _Turns(count, lock.fileno(), is_first=False)
            try:
                parts = some_parts_of(_chunks_of(number), turns)
                share, _ = spooled(parts, spools[1], gathers=gathers)
            except TogetherError:
                count[_COUNT] = _TOGETHER
            except (RefusedError, UnicodeError, msgspec.ValidationError):
                count[_COUNT] = _REFUSED
            else:
                result.write(encoded(share))

        def look() -> None:
            if count[_COUNT] == _TOGETHER:
                raise TogetherError
            if count[_COUNT] == _REFUSED:
                raise RefusedError

        def go_on(done: int) -> None:
            look()
            progress(done)

        worker = Worker(help_reading)
        try:
            digest = blake2b()
            turns = _Turns(count, lock.fileno(), is_first=True)
            chunks = _chunks(source, digest.update, go_on)
            share, bare = spooled(some_parts_of(chunks, turns), spools[0], gathers=gathers)
            with worker.result() as result:
                look()
                result.seek(0)
                other = decoded(result.read())
        finally:
            worker.stop()
        if not share.soundness.join(other.soundness):
            raise RefusedError
        return _checked(Read([share, other], spools, joined(bare), digest.digest()))


def _checked(read: Read) -> Read:
    if not read.shares[0].soundness.holds():
        raise RefusedError
    # It takes room, and has told what there is to tell.
    return read._replace(shares=[one._replace(soundness=Soundness()) for one in read.shares])


class _Turns:
    """Gives every piece to one of two processes: to the one that comes to it first."""

    def __init__(self, count: mmap.mmap, lock: int, *, is_first: bool) -> None:
        """Take what both share: how many pieces have been given away, and a file to lock."""
        self.is_first = is_first
        self._count = count
        self._lock = lock
        self._next = 0

    def take(self, number: int) -> bool:
        """Tell whether the piece of events with that number is this one's."""
        if not self._next:
            self._next = self._given()
        if number != self._next:
            return False
        self._next = 0
        return True

    def _given(self) -> int:
        import fcntl

        # A lock that is gone with its process: nobody waits for one that was killed.
        fcntl.lockf(self._lock, fcntl.LOCK_EX)
        given = int.from_bytes(self._count[:_COUNT], "little") + 1
        self._count[:_COUNT] = given.to_bytes(_COUNT, "little")
        fcntl.lockf(self._lock, fcntl.LOCK_UN)
        return given


def _chunks(
    source: BinaryIO, told: Callable[[bytes], object], progress: Callable[[int], object]
) -> Iterator[bytes]:
    source.seek(0)
    done = 0
    while chunk := source.read(_CHUNK):
        told(chunk)
        done += len(chunk)
        progress(done)
        yield chunk


def _chunks_of(number: int) -> Iterator[bytes]:
    """Yield what is in an open file without moving the place where others read it."""
    done = 0
    while chunk := os.pread(number, _CHUNK, done):
        done += len(chunk)
        yield chunk
