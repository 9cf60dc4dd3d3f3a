"""All tables of a timeline for its store: some are made by a second process, where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

import msgspec

from timeline_tui.core.chart.data import places_of
from timeline_tui.core.headings import headings_of
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.states import TOLD
from timeline_tui.core.selection.survey import MAKERS, survey, survey_tables
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.store.packing import Node, packed, unpacked
from timeline_tui.files.store.sections import Pieces, Writer
from timeline_tui.files.store.workers import Worker, WorkerError, may_have_one

_BESIDE = frozenset({"links", "quotes", "listeners", "voices", "told", *TOLD})
"""The tables that a second process makes besides those of the dates."""


@contextmanager
def dates_beside(timeline: Timeline) -> Iterator[Worker | None]:
    """Let another process begin with some tables, where there can be one.

    The tables of the dates and of the background events are there.
    """
    known = {*timeline.shelf}

    def begin(result: BinaryIO) -> None:
        _by_dates(timeline)
        survey(timeline, _BESIDE, id)
        writer = Writer(result)
        made = {
            name: packed(table, writer)
            for name, table in timeline.shelf.items()
            if name not in known
        }
        writer.close(msgspec.msgpack.encode(made))

    worker = Worker(begin) if may_have_one() else None
    try:
        yield worker
    finally:
        if worker is not None:
            worker.stop()


def all_tables(timeline: Timeline, others: Worker | None, passed: Callable[[int], object]) -> None:
    """Make every table that the screen may ask for, save for the words.

    ``others`` makes some; ``passed`` is told now and then how many events have been looked at.
    """
    if others is not None:
        survey(timeline, MAKERS.keys() - _BESIDE, passed)
        with suppress(WorkerError), others.result() as result:
            pieces = Pieces(result.fileno())
            nodes = msgspec.msgpack.decode(pieces.directory, type=dict[str, Node])
            for name, node in nodes.items():
                timeline.shelf.put(name, unpacked(node, pieces))
    survey(timeline, MAKERS, passed)
    _by_dates(timeline)
    survey_tables(timeline)


def _by_dates(timeline: Timeline) -> None:
    """Make what depends on nothing but dates, and on which events are background."""
    index = Index(timeline)
    _ = (index.stretches, headings_of(timeline).unit)
    places = places_of(index)
    _ = (places.story, places.bounds, places.busy)
