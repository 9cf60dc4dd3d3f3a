"""Timelines from YAML: a good file at full speed, a bad one again, slowly, to say what is wrong."""

from __future__ import annotations

import codecs
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from timeline_tui.core.dates import Date, DateError, parse_date
from timeline_tui.core.records import Citation, File
from timeline_tui.core.timeline import Timeline, timeline_of
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml.blanks import without_blanks
from timeline_tui.files.readers.yaml.references import sound
from timeline_tui.files.readers.yaml.shapes import boolean_keys, file_shape
from timeline_tui.files.readers.yaml.tree import RefusedError, tree_of


def read_timeline(data: bytes, name: str) -> Timeline:
    """Return the timeline that the bytes of a file hold; name is what messages call the file.

    Raises ProblemsError, with every problem there is, and nothing else, whatever the bytes.
    """
    with collector_paused():
        return timeline_of(read_file(data, name))


def read_file(data: bytes, name: str) -> File:
    """Return the records that the bytes of a file hold, as they stand there; see above."""
    file = sound_file(data)
    if file is None:
        raise _explained(data, name)
    return file


def sound_file(data: bytes) -> File | None:
    """Return the records of a sound file, None for any other."""
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


def reader_of_texts() -> Callable[[type, object], object]:
    """Return what msgspec asks for values that it does not know: dates and citations from text.

    Equal citations become one value: a story cites the same places again and again.
    """
    citations: dict[str, Citation] = {}

    def read(kind: type, text: object) -> Date | Citation:
        if not isinstance(text, str):
            raise TypeError("not a text")
        if kind is Date:
            try:
                return parse_date(text)
            except DateError as error:
                raise ValueError(str(error)) from error
        citation = citations.get(text)
        if citation is None:
            if not text.strip():
                raise ValueError("no source")
            citation = citations[text] = Citation(*text.strip().split(maxsplit=1))
        return citation

    return read


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
