"""A table that a second process makes while this one makes the others, where the system can fork.

The process that builds a store has no threads: only then may it be doubled.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

import msgspec

from timeline_tui.core.records import Event
from timeline_tui.core.store.shelf import Collector, collected
from timeline_tui.files.store.packing import Node, packed, unpacked
from timeline_tui.files.store.sections import Pieces, Writer

Waiting: TypeAlias = Callable[[], object]
_EVERY = 1000


def begun(events: Iterable[Event], collector: Callable[[], Collector[object]]) -> Waiting:
    """Begin to make the table that a collector makes of events; return what waits for it."""
    if sys.platform == "win32" or (os.cpu_count() or 1) < 2:
        return lambda: collected(events, collector())
    file = tempfile.NamedTemporaryFile()  # noqa: SIM115 - it lives as long as what waits
    parent = os.getpid()
    other = os.fork()
    if not other:
        status = 1
        try:
            # Nobody tells this process to end, when the other one is ended.
            table = collected(_while_there(parent, events), collector())
            writer = Writer(cast("BinaryIO", file.file))
            node = packed(table, writer)
            writer.close(msgspec.msgpack.encode(node))
            status = 0
        finally:
            os._exit(status)

    def made() -> object:
        _, status = os.waitpid(other, 0)
        if status:
            return collected(events, collector())
        with file:
            pieces = Pieces(Path(file.name))
            return unpacked(msgspec.msgpack.decode(pieces.directory, type=Node), pieces)

    return made


def _while_there(parent: int, events: Iterable[Event]) -> Iterator[Event]:
    for place, event in enumerate(events):
        if place % _EVERY == 0 and os.getppid() != parent:
            os._exit(1)
        yield event
