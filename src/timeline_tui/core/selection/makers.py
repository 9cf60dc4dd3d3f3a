"""The tables of an index, by name, and what makes each while the events of a timeline pass by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from timeline_tui.core.records import Event, Quote
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.involved import voices
from timeline_tui.core.selection.states import TOLD, ToldMaker
from timeline_tui.core.selection.tables import Table, TableMaker, gathered
from timeline_tui.core.selection.words import FoldedMaker
from timeline_tui.core.store.shelf import Collector
from timeline_tui.core.timeline import Timeline


class FacetMaker:
    """Collects the events by the values of a facet."""

    def __init__(self, timeline: Timeline, name: str) -> None:
        facet = FACETS[name]
        self._timeline = timeline
        self._values = facet.values
        self._table = TableMaker(facet.listed(timeline))

    def take(self, _: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        values, timeline = self._values, self._timeline
        self._table.put_all([values(timeline, event) for event in events])

    def done(self) -> Table:
        """Return the table."""
        return self._table.done()


class ListenersMaker:
    """Collects the events by to whom or where something was said in them."""

    def __init__(self) -> None:
        self._table = TableMaker()

    def take(self, _: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        self._table.put_all(
            [dict.fromkeys(quote.to for quote in event.quotes if quote.to) for event in events]
        )

    def done(self) -> Table:
        """Return the table."""
        return self._table.done()


class QuotesMaker:
    """Collects the quotes by what is told of each."""

    def __init__(
        self, values: Callable[[Quote], Iterable[str]], listed: Iterable[str] = ()
    ) -> None:
        self._values = values
        self._table = TableMaker(listed)

    def take(self, _: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        self._table.put_all([self._values(quote) for event in events for quote in event.quotes])

    def done(self) -> Table:
        """Return the table."""
        return self._table.done()


def listeners(quote: Quote) -> Iterable[str]:
    """Return to whom a quote was said, if that is known."""
    return (quote.to,) if quote.to else ()


def _told(word: str, _: Timeline) -> ToldMaker:
    return ToldMaker(word)


def kinds_of(timeline: Timeline, actors: Table) -> Table:
    """Return the events by the kinds of those who take part, of the events by who does."""
    groups: dict[str, list[str]] = {kind: [] for kind in FACETS["kinds"].listed(timeline)}
    for actor in timeline.actors:
        groups[actor.kind].append(actor.id)
    return gathered(actors, groups)


TABLES: Mapping[str, Callable[[Timeline], Collector[object]]] = {
    **{f"facet:{name}": partial(FacetMaker, name=name) for name in FACETS if name != "kinds"},
    **{word: partial(_told, word) for word in TOLD},
    "listeners": lambda _: ListenersMaker(),
    "voices": lambda timeline: QuotesMaker(voices, timeline.actors_by_id),
    "told": lambda _: QuotesMaker(listeners),
    "texts": lambda _: FoldedMaker(),
}
