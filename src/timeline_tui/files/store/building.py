"""From a file of our own YAML to its store, with no more in memory than some of its events."""

from __future__ import annotations

import mmap
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from time import time_ns
from typing import BinaryIO, NamedTuple

import msgspec
from msgspec.structs import replace

from timeline_tui.core.chart.data import places_of
from timeline_tui.core.headings import headings_of
from timeline_tui.core.order import order_of
from timeline_tui.core.records import File
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.survey import survey
from timeline_tui.core.selection.words import WordsMaker
from timeline_tui.core.store.dates import Dates, DatesMaker
from timeline_tui.core.store.events import Events, bare_encoder, event_decoder, event_encoder
from timeline_tui.core.text.slugs import FreeIds
from timeline_tui.core.timeline import Timeline, home_zone, wanted_id
from timeline_tui.files.readers.yaml.reading import collector_paused, joined, sound_parts
from timeline_tui.files.readers.yaml.tree import RefusedError
from timeline_tui.files.store.beside import begun
from timeline_tui.files.store.packing import packed
from timeline_tui.files.store.sections import Writer
from timeline_tui.files.store.stored import Directory, Origin, edition

Progress = Callable[[str, int, int], object]
"""Told what is being done, how much of it is done, and how much there is of it."""

READING, INDEXING = "reading", "indexing"
_CHUNK = 1 << 18


def build(path: str, source: BinaryIO, target: BinaryIO, progress: Progress) -> None:
    """Write the store of an open file, whose path is given for the record, to another open file.

    Raises OSError; where the file is not sound, cannot be read in pieces or changes meanwhile,
    RefusedError, UnicodeError or a ValidationError of msgspec.
    """
    import tempfile
    from hashlib import blake2b

    size = _stamp(source.fileno())[2]
    digest = blake2b()

    def chunks() -> Iterator[bytes]:
        done = 0
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            done += len(chunk)
            progress(READING, min(done, size), size)
            yield chunk

    began = time_ns()
    before = _stamp(source.fileno())
    with collector_paused(), tempfile.TemporaryFile() as spool:
        written = _written(sound_parts(chunks()), spool)
        if _stamp(source.fileno()) != before:
            raise RefusedError
        origin = Origin(path, *before, digest.digest(), began)
        _put(origin, written, spool, target, progress)


def build_from(path: str, data: bytes, file: File, target: BinaryIO, progress: Progress) -> None:
    """Write the store of a file that has been read already, with all the bytes of it."""
    import tempfile
    from hashlib import blake2b

    began = time_ns()
    before = _stamp(path)
    with collector_paused(), tempfile.TemporaryFile() as spool:
        written = _written([replace(file, events=()), replace(file, sources=(), actors=())], spool)
        origin = Origin(path, *before, blake2b(data).digest(), began)
        _put(origin, written, spool, target, progress)


def _stamp(file: int | str) -> tuple[int, int, int, int, int]:
    found = os.stat(file)  # noqa: PTH116 - it may be the number of an open file
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _put(
    origin: Origin, written: _Written, spool: BinaryIO, target: BinaryIO, progress: Progress
) -> None:
    writer = Writer(target)
    ends = array("Q", (0,))
    zone = home_zone(written.dates)
    with _mapped(spool) as memory:
        order = order_of([*written.dates], zone)
        records = writer.in_blocks(_records(written, memory, order, ends))
    target.flush()
    with _mapped(target) as memory:
        at, bare = records.at, written.bare
        events = Events(lambda start, end: memory[at + start : at + end], ends)
        timeline = Timeline(bare.timeline, bare.sources, bare.actors, events, zone)
        words = begun(events, WordsMaker)
        survey(timeline, lambda done: progress(INDEXING, done, len(events)), {"words": words})
        _complete(timeline)
    tables = {name: packed(table, writer) for name, table in timeline.shelf.items()}
    directory = Directory(
        edition(), origin, bare_encoder()(bare), zone, records, packed(ends, writer), tables
    )
    writer.close(msgspec.msgpack.encode(directory))


class _Written(NamedTuple):
    """What is known when all records have been written: in the order of the file."""

    bare: File
    ends: array[int]
    dates: Dates
    names: Mapping[int, str]
    """The ids of the events that have none in the file."""


def _written(parts: Iterable[File], spool: BinaryIO) -> _Written:
    encode = event_encoder()
    bare: list[File] = []
    ends, dates, free = array("Q", (0,)), DatesMaker(), FreeIds()
    nameless: dict[int, str] = {}
    end = 0
    for part in parts:
        if not part.events:
            bare.append(part)
        for event in part.events:
            place = len(ends) - 1
            end += spool.write(encode(event))
            ends.append(end)
            dates.add(place, event)
            if event.id:
                free.take(event.id)
            else:
                nameless[place] = wanted_id(event.date.text, event.title)
    spool.flush()
    names = {place: free.give(wanted) for place, wanted in nameless.items()}
    return _Written(joined(bare), ends, dates.done(), names)


def _records(
    written: _Written, memory: mmap.mmap, order: Iterable[int], ends: array[int]
) -> Iterator[bytes]:
    """Yield the records in order, every one with an id, and note where they end."""
    encode, decode = event_encoder(), event_decoder()
    end = 0
    for place in order:
        octets = memory[written.ends[place] : written.ends[place + 1]]
        name = written.names.get(place)
        if name is not None:
            octets = encode(replace(decode(octets), id=name))
        end += len(octets)
        ends.append(end)
        yield octets


def _complete(timeline: Timeline) -> None:
    """Make what the first screen asks for beside the tables of the index."""
    _ = headings_of(timeline).unit
    places = places_of(Index(timeline))
    _ = (places.story, places.bounds, places.busy)


def _mapped(file: BinaryIO) -> mmap.mmap:
    if not os.fstat(file.fileno()).st_size:
        return mmap.mmap(-1, 1)
    return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
