"""From a file of our own YAML to its store, with no more in memory than some of its events."""

from __future__ import annotations

import mmap
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import accumulate, islice
from time import time_ns
from typing import BinaryIO, cast

import msgspec
from msgspec.structs import replace

from timeline_tui.core.records import File
from timeline_tui.core.selection.bits import bits_of_flags
from timeline_tui.core.selection.states import told
from timeline_tui.core.selection.words import words_of
from timeline_tui.core.store.columns import Texts
from timeline_tui.core.store.events import Events, bare_encoder
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.readers.yaml.reading import collector_paused
from timeline_tui.files.readers.yaml.tree import RefusedError
from timeline_tui.files.stamps import Stamp, stamp_of_open
from timeline_tui.files.store.gathering import tables_of_actors, tables_of_ids
from timeline_tui.files.store.joining import Joined, joined
from timeline_tui.files.store.packing import packed, packed_texts
from timeline_tui.files.store.sections import Writer, alone_adding
from timeline_tui.files.store.sharing import Read, new_spool, read_shares
from timeline_tui.files.store.spooling import Spool, spooled
from timeline_tui.files.store.stored import Directory, Origin, Store, edition
from timeline_tui.files.store.tabling import (
    made_beside,
    other_tables,
    tables_of_dates,
    tables_of_the_chart,
)

Progress = Callable[[str, int, int], object]
"""Told what is being done, how much of it is done, and how much there is of it.

Reading is told in bytes; indexing in steps that take about the same time.
"""

READING, INDEXING = "reading", "indexing"
_STEPS = 5


def build(path: str, source: BinaryIO, target: BinaryIO, progress: Progress) -> None:
    """Write the store of an open file, whose path is given for the record, to another open file.

    Raises OSError; where the file is not sound, cannot be read in pieces or changes meanwhile,
    RefusedError, UnicodeError or a ValidationError of msgspec.
    """
    began = time_ns()
    with collector_paused():
        stamp, read = read_steadily(source, progress, gathers=True)
        _put(Origin(path, stamp, read.digest, began), read, target, progress)


def read_steadily(source: BinaryIO, progress: Progress, *, gathers: bool) -> tuple[Stamp, Read]:
    """Read an open file that stays as it is meanwhile, and return how it is.

    Raises RefusedError for one that changes, and whatever `read_shares` raises.
    """
    before = stamp_of_open(source.fileno())
    size = before.size
    read = read_shares(
        source, lambda done: progress(READING, min(done, size), size), gathers=gathers
    )
    if stamp_of_open(source.fileno()) != before:
        for spool in read.spools:
            spool.close()
        raise RefusedError
    return before, read


def build_from(origin: Origin, file: File, target: BinaryIO, progress: Progress) -> None:
    """Write the store of a file that has been read already."""
    with collector_paused():
        spool = new_spool()
        parts = [replace(file, events=()), replace(file, sources=(), actors=())]
        share, (bare, *_) = spooled(enumerate(parts), spool, gathers=True)
        _put(origin, Read([share], [spool], bare, origin.digest), target, progress)


def _put(origin: Origin, read: Read, target: BinaryIO, progress: Progress) -> None:
    writer = Writer(target)
    progress(INDEXING, 0, _STEPS)
    with ExitStack() as stack:
        spools = [stack.enter_context(closing(spool)) for spool in read.spools]
        joint = joined(read.shares)
        timeline = timeline_in(read.bare, joint, spools)
        progress(INDEXING, 1, _STEPS)
        ends, text_ends = array("Q", (0,)), array("Q", (0,))

        def beside() -> None:
            tables_of_the_chart(timeline)
            for name, table in tables_of_ids(joint.parts, joint.events.names).items():
                timeline.shelf.put(name, table)

        with made_beside(timeline, beside) as others:
            records = writer.in_blocks(_noting_ends(joint.events.each_record(spools), ends))
            progress(INDEXING, 2, _STEPS)
            for name, table in tables_of_actors(joint.parts, timeline.actors_by_id).items():
                timeline.shelf.put(name, table)
            progress(INDEXING, 3, _STEPS)
            with ExitStack() as mappings:
                searched = [mappings.enter_context(_mapped(spool.searched)) for spool in spools]
                every = joint.events.each_searched(searched)
                texts = writer.flowing(_noting_ends(every, text_ends))
            tables_of_dates(timeline)
            progress(INDEXING, 4, _STEPS)
            others()
        tables = {name: packed(table, writer) for name, table in sorted(timeline.shelf.items())}
        tables["texts"] = packed_texts(texts, text_ends, writer)
    directory = Directory(
        edition(),
        origin,
        bare_encoder()(read.bare),
        timeline.zone,
        records,
        packed(ends, writer),
        tables,
    )
    writer.close(msgspec.msgpack.encode(directory))


def timeline_in(bare: File, joint: Joined, spools: Sequence[Spool]) -> Timeline:
    """Return the timeline that has been read, and whose records are in these spools."""
    found = joint.events
    events = Events(partial(found.record, spools), len(found.spools))
    timeline = Timeline(bare.timeline, bare.sources, bare.actors, events, joint.zone)
    timeline.shelf.put("dates", found.dates)
    timeline.shelf.put("is:background", told(bits_of_flags(found.background)))
    return timeline


def add_other_tables(target: BinaryIO) -> None:
    """Add to a store, which may be in use already, what the first screen did not ask for.

    Raises BrokenStoreError and OSError; until the last moment the store stays what it is.
    """
    with _adding_to(target) as store:
        timeline = store.timeline()
        other_tables(timeline)
        _add(timeline.shelf, store, target)


def add_words(target: BinaryIO) -> None:
    """Add to a store the words of its texts, as the other tables."""
    with _adding_to(target) as store:
        if "words" not in store:
            texts = cast("Texts", store.table("texts"))
            _add({"words": words_of(texts)}, store, target)


@contextmanager
def _adding_to(target: BinaryIO) -> Iterator[Store]:
    with collector_paused(), alone_adding(target.fileno()):
        # Mapped now: somebody else may have added to it.
        yield Store(target.fileno())


def _add(tables: Mapping[str, object], store: Store, target: BinaryIO) -> None:
    missing = sorted(name for name in tables if name not in store)
    if missing:
        writer = Writer(target, store.end)
        nodes = {name: packed(tables[name], writer) for name in missing}
        writer.close(store.directory_with(nodes))


def _noting_ends(parts: Iterable[list[bytes]], ends: array[int]) -> Iterator[bytes]:
    for some in parts:
        ends.extend(islice(accumulate(map(len, some), initial=ends[-1]), 1, None))
        yield b"".join(some)


def _mapped(file: BinaryIO) -> mmap.mmap:
    """Map an open file into memory, which may be empty and closed then."""
    if not os.fstat(file.fileno()).st_size:
        return mmap.mmap(-1, 1)
    return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
