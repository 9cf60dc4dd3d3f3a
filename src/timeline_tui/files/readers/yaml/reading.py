"""Timelines from YAML: a good file at full speed, a bad one again, slowly, to say what is wrong."""

from __future__ import annotations

import codecs
import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import msgspec

from timeline_tui.core.records import File, Heading
from timeline_tui.core.timeline import Timeline, timeline_of
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml.blanks import without_blanks
from timeline_tui.files.readers.yaml.references import Soundness, sound
from timeline_tui.files.readers.yaml.shapes import boolean_keys, file_shape
from timeline_tui.files.readers.yaml.texts import reader_of_texts
from timeline_tui.files.readers.yaml.tree import RefusedError, tree_of

T = TypeVar("T")

_LARGE = 1 << 18


def read_timeline(data: bytes, name: str) -> Timeline:
    """Return the timeline that the bytes of a file hold; name is what messages call the file.

    Raises ProblemsError, with every problem there is, and nothing else, whatever the bytes.
    """
    with collector_paused():
        return timeline_of(read_file(data, name))


def read_file(data: bytes, name: str) -> File:
    """Return the records that the bytes of a file hold, as they stand there; see above."""
    return read_parts(data, name, joined)


def read_whole(data: bytes, name: str) -> File:
    """Return the same of a file that has been refused in pieces already."""
    file = _whole(data)
    if file is None:
        raise _explained(data, name)
    return file


def read_parts(data: bytes, name: str, take: Callable[[Iterable[File]], T]) -> T:
    """Return what is made of the records that the bytes of a file hold; see `taken` and above."""
    found = taken(data, take)
    if found is None:
        raise _explained(data, name)
    return found


def taken(data: bytes, take: Callable[[Iterable[File]], T]) -> T | None:
    """Return what is made of the records of a sound file as it is read, None for any other file.

    Where the file turns out to be one that must be read as a whole, `take` begins anew with that.
    """
    if len(data) > _LARGE:
        # What is refused in pieces may be sound as a whole.
        with suppress(RefusedError, UnicodeError, msgspec.ValidationError):
            return take(sound_parts(_chunks(data)))
    file = _whole(data)
    return None if file is None else take([file])


def _whole(data: bytes) -> File | None:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            data = data.decode("utf-16").encode()
        tree, blanks = tree_of(data, boolean_keys())
        if blanks:
            tree = without_blanks(tree, file_shape())
        file = msgspec.convert(tree, File, dec_hook=reader_of_texts())
    except (RefusedError, UnicodeError, msgspec.ValidationError):
        return None
    return file if sound(file) else None


def sound_parts(chunks: Iterable[bytes]) -> Iterator[File]:
    """Yield the records of a sound file as it is read; see `parts_of`.

    At the end it raises RefusedError if an id or a reference is not as it should be.
    """
    # Loaded here: a small file is read without.
    from timeline_tui.files.readers.yaml.pieces import parts_of

    soundness = Soundness()
    for part in parts_of(chunks):
        if not soundness.take(part):
            raise RefusedError
        yield part
    if not soundness.holds():
        raise RefusedError


def _chunks(data: bytes) -> Iterator[bytes]:
    view = memoryview(data)
    return (bytes(view[at : at + _LARGE]) for at in range(0, len(data), _LARGE))


def joined(parts: Iterable[File]) -> File:
    """Return the parts of a file as one."""
    parts = list(parts)
    return File(
        next((part.timeline for part in parts if part.timeline != Heading()), Heading()),
        tuple(source for part in parts for source in part.sources),
        tuple(actor for part in parts for actor in part.actors),
        tuple(event for part in parts for event in part.events),
    )


def _explained(data: bytes, name: str) -> ProblemsError:
    from timeline_tui.files.readers.yaml.encoding import text_of
    from timeline_tui.files.readers.yaml.explain import explain

    report = text_of(data)
    if not report.problems:
        explain(report)
    if not report.problems:
        report.add(0, "this file cannot be read, and we cannot say why", "please report it")
    return ProblemsError(name, report.problems)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector out: it would walk the growing records again and again.

    What is read is never garbage before it is complete, and holds no cycles.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
