"""Every table of a timeline at once, in a single walk through its events."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.makers import TABLES
from timeline_tui.core.selection.states import LATER
from timeline_tui.core.store.dates import DatesMaker
from timeline_tui.core.store.ids import PlacesMaker
from timeline_tui.core.store.links import IncomingMaker
from timeline_tui.core.store.names import TitlesMaker
from timeline_tui.core.store.quoted import QuotedMaker
from timeline_tui.core.store.shelf import Collector
from timeline_tui.core.timeline import Timeline

_EVERY = 1000


def survey(
    timeline: Timeline,
    passed: Callable[[int], object],
    beside: Mapping[str, Callable[[], object]],
) -> None:
    """Make every table that an index of the timeline may be asked for.

    ``passed`` is told now and then how many events have been looked at.  ``beside`` are the tables
    that are made elsewhere meanwhile, and what returns them.
    """
    collectors: dict[str, Collector[object]] = {
        "ids": PlacesMaker(),
        "dates": DatesMaker(),
        "quotes": QuotedMaker(),
        "links": IncomingMaker(),
        "titles": TitlesMaker(),
        **{name: make(timeline) for name, make in TABLES.items() if name not in beside},
    }
    takers = [collector.add for collector in collectors.values()]
    for place, event in enumerate(timeline.events):
        for take in takers:
            take(place, event)
        if place % _EVERY == 0:
            passed(place)
    for name, collector in collectors.items():
        timeline.shelf.put(name, collector.done())
    for name, table in beside.items():
        timeline.shelf.put(name, table())
    index = Index(timeline)
    _ = index.stretches
    for what in ("sources", "quotes", "actors"):
        index.counted(what)
    for word in LATER:
        index.told_of(word)
