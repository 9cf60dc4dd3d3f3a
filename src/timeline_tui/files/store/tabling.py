"""All tables of a timeline for its store: some are made by a second process, where there is one."""

from __future__ import annotations

from collections.abc import Callable
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

_BESIDE = frozenset({"ids", "links", "titles", "quotes", "listeners", "voices", "told"})
"""The tables that a second process makes besides those of the dates."""


def all_tables(timeline: Timeline, passed: Callable[[int], object]) -> None:
    """Make every table that the screen may ask for, save for the words.

    Those of the dates and of the background events are there.  ``passed`` is told now and then how
    many events have been looked at.
    """
    known = {*timeline.shelf}

    def of_dates(result: BinaryIO) -> None:
        _by_dates(timeline)
        survey(timeline, _BESIDE, id)
        writer = Writer(result)
        made = {
            name: packed(table, writer)
            for name, table in timeline.shelf.items()
            if name not in known
        }
        writer.close(msgspec.msgpack.encode(made))

    worker = Worker(of_dates) if may_have_one() else None
    try:
        survey(timeline, MAKERS if worker is None else MAKERS.keys() - _BESIDE, passed)
        try:
            if worker is not None:
                with worker.result() as result:
                    pieces = Pieces(result.fileno())
                nodes = msgspec.msgpack.decode(pieces.directory, type=dict[str, Node])
                for name, node in nodes.items():
                    timeline.shelf.put(name, unpacked(node, pieces))
        except WorkerError:
            pass
        _by_dates(timeline)
        survey(timeline, MAKERS, id)
        survey_tables(timeline)
    finally:
        if worker is not None:
            worker.stop()


def _by_dates(timeline: Timeline) -> None:
    """Make what depends on nothing but dates, and on which events are background."""
    index = Index(timeline)
    _ = (index.stretches, headings_of(timeline).unit)
    places = places_of(index)
    _ = (places.story, places.bounds, places.busy)
