"""All tables of a timeline for its store: some are made by a second process, where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

import msgspec

from timeline_tui.core.chart.data import places_of
from timeline_tui.core.headings import headings_of
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.survey import MAKERS, survey, survey_tables
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.processes import has_another_processor
from timeline_tui.files.store.packing import Node, packed, unpacked
from timeline_tui.files.store.sections import Pieces, Writer
from timeline_tui.files.store.workers import Worker, WorkerError


@contextmanager
def made_beside(timeline: Timeline, make: Callable[[], object]) -> Iterator[Callable[[], object]]:
    """Let another process, where there can be one, make some tables and put them on the shelf.

    To be called when they are needed here, and no other work is left.
    """
    known = {*timeline.shelf}

    def begin(result: BinaryIO) -> None:
        make()
        writer = Writer(result)
        made = {
            name: packed(table, writer)
            for name, table in timeline.shelf.items()
            if name not in known
        }
        writer.close(msgspec.msgpack.encode(made))

    worker = None
    with suppress(WorkerError):
        worker = Worker(begin) if has_another_processor() else None
    try:
        yield lambda: _taken(timeline, worker) or make()
    finally:
        if worker is not None:
            worker.stop()


def _taken(timeline: Timeline, worker: Worker | None) -> bool:
    with suppress(WorkerError):
        if worker is not None:
            with worker.result() as result:
                pieces = Pieces(result.fileno())
                nodes = msgspec.msgpack.decode(pieces.directory, type=dict[str, Node])
                for name, node in nodes.items():
                    timeline.shelf.put(name, unpacked(node, pieces))
            return True
    return False


def tables_of_dates(timeline: Timeline) -> None:
    """Make what queries by date ask."""
    _ = Index(timeline).stretches


def tables_of_the_chart(timeline: Timeline) -> None:
    """Make what the chart and the headings ask: nothing but dates and the background events."""
    _ = headings_of(timeline).unit
    places = places_of(Index(timeline))
    _ = (places.story, places.bounds, places.busy)


def other_tables(timeline: Timeline) -> None:
    """Make every other table that the screen may ask for, save for the words."""
    survey(timeline, MAKERS, id)
    survey_tables(timeline)
