"""Every table of a timeline at once, in a single walk through its events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.makers import TABLES
from timeline_tui.core.selection.states import LATER
from timeline_tui.core.store.dates import DatesMaker
from timeline_tui.core.store.ids import PlacesMaker
from timeline_tui.core.store.links import IncomingMaker
from timeline_tui.core.store.names import TitlesMaker
from timeline_tui.core.store.quoted import QuotedMaker
from timeline_tui.core.store.shelf import Collector, some_at_a_time
from timeline_tui.core.timeline import Timeline

MAKERS: Mapping[str, Callable[[Timeline], Collector[object]]] = {
    "ids": lambda _: PlacesMaker(),
    "dates": lambda _: DatesMaker(),
    "quotes": lambda _: QuotedMaker(),
    "links": lambda _: IncomingMaker(),
    "titles": lambda _: TitlesMaker(),
    **TABLES,
}
"""What makes each of the tables for which the events of a timeline have to be looked at."""


def survey(timeline: Timeline, names: Iterable[str], passed: Callable[[int], object]) -> None:
    """Make some of these tables in one walk, if they are not there.

    ``passed`` is told now and then how many events have been looked at.
    """
    shelf = timeline.shelf
    collectors = {name: MAKERS[name](timeline) for name in names if not shelf.has(name)}
    for first, some in some_at_a_time(timeline.events if collectors else ()):
        for collector in collectors.values():
            collector.take(first, some)
        passed(first)
    for name, collector in collectors.items():
        shelf.put(name, collector.done())


def survey_tables(timeline: Timeline) -> None:
    """Make every table that an index makes of others."""
    index = Index(timeline)
    index.facet("kinds")
    for what in ("sources", "quotes", "actors"):
        index.counted(what)
    for word in LATER:
        index.told_of(word)
