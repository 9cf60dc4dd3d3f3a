"""All tables of a timeline for its store: some are made by a second process, where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

import msgspec

from timeline_tui.core.chart.data import places_of
from timeline_tui.core.headings import headings_of
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.survey import MAKERS, survey, survey_tables
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.store.packing import Node, packed, unpacked
from timeline_tui.files.store.sections import Pieces, Writer
from timeline_tui.files.store.workers import Worker, WorkerError, may_have_one


@contextmanager
def dates_beside(timeline: Timeline) -> Iterator[Worker | None]:
    """Let another process make what depends on dates, where there can be one.

    The tables of the dates and of the background events are there.
    """
    known = {*timeline.shelf}

    def begin(result: BinaryIO) -> None:
        _by_dates(timeline)
        writer = Writer(result)
        made = {
            name: packed(table, writer)
            for name, table in timeline.shelf.items()
            if name not in known
        }
        writer.close(msgspec.msgpack.encode(made))

    worker = None
    with suppress(WorkerError):
        worker = Worker(begin) if may_have_one() else None
    try:
        yield worker
    finally:
        if worker is not None:
            worker.stop()


def take_dates(timeline: Timeline, others: Worker | None) -> None:
    """Take what another process has made of the dates; make it where there is none."""
    if others is not None:
        with suppress(WorkerError), others.result() as result:
            pieces = Pieces(result.fileno())
            nodes = msgspec.msgpack.decode(pieces.directory, type=dict[str, Node])
            for name, node in nodes.items():
                timeline.shelf.put(name, unpacked(node, pieces))
    _by_dates(timeline)


def other_tables(timeline: Timeline) -> None:
    """Make every other table that the screen may ask for, save for the words."""
    survey(timeline, MAKERS, id)
    survey_tables(timeline)


def _by_dates(timeline: Timeline) -> None:
    """Make what depends on nothing but dates, and on which events are background."""
    index = Index(timeline)
    _ = (index.stretches, headings_of(timeline).unit)
    places = places_of(index)
    _ = (places.story, places.bounds, places.busy)
