"""The view: all that the screen shows, as one frozen value, and the ways it can change.

Every transition returns a new view.  One that does not change the query keeps the same selection,
so that whoever draws it can tell by `is` that there is nothing to do again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal, Self, TypeAlias

import msgspec
from msgspec.structs import replace

from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.order import day_and_width
from timeline_tui.core.query.terms import EVERYTHING, Term, fields_in, words_in
from timeline_tui.core.quotes.grouping import GROUPINGS, QuoteList, QuotesBy, quote_hits, quote_list
from timeline_tui.core.quotes.wording import WORDINGS, Wording
from timeline_tui.core.records import File
from timeline_tui.core.selection import NO_MARKS, Selection, select
from timeline_tui.core.selection.facet_filter import FacetFilter, facet_filter, with_facet_filter
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.members import Members, rank_in
from timeline_tui.core.surroundings import Surroundings
from timeline_tui.core.timeline import Timeline, timeline_of

Pane: TypeAlias = Literal["events", "event", "facets", "quotes", "chart"]
PANES: tuple[Pane, ...] = ("events", "event", "facets", "quotes", "chart")
ASIDES: tuple[Pane, ...] = ("event", "facets", "quotes")
_WHOLE_CHART = ChartState()


class Lost(msgspec.Struct, frozen=True):
    """A query that names what the timeline no longer holds, and why it means nothing."""

    query: Term
    reason: str


class View(msgspec.Struct, frozen=True, dict=True):
    """What is picked, what is chosen, and what is searched for.

    ``event`` is the chosen event, None when the query picks nothing; ``quote`` is the chosen quote,
    always one of that event.  ``facet`` is the row
    of `FACETS` that the facets pane lists, ``value`` the one looked at there.  ``pane`` has the
    keyboard; ``aside`` is the pane beside the events where there is room for two.
    ``marks`` are the ids of the events that the user has marked.  ``around`` are the days around an
    event that were asked for last; whether the query still does, `core.context` tells.
    ``lost`` is what was asked where that means nothing any more, since the file has changed; the
    query is then what is left of it.
    ``quotes_by`` is what the quotes are listed by, ``words`` whether a quote is shown as it was
    said, in translation, or in both.
    """

    selection: Selection
    event: int | None = None
    quote: int | None = None
    facet: str = "actors"
    value: str = ""
    search: Selection | None = None
    match_all: bool = False
    marks: frozenset[str] = NO_MARKS
    pane: Pane = "events"
    aside: Pane = "event"
    chart: ChartState = _WHOLE_CHART
    around: Surroundings | None = None
    quotes_by: QuotesBy = "event"
    words: Wording = "both"
    lost: Lost | None = None

    @property
    def index(self) -> Index:
        """The index of the timeline."""
        return self.selection.index

    @property
    def timeline(self) -> Timeline:
        """The timeline."""
        return self.selection.index.timeline

    @property
    def query(self) -> Term:
        """The query that picks what is shown."""
        return self.selection.query

    @property
    def wanted(self) -> Term:
        """The query that was asked, also where it has lost its meaning."""
        return self.lost.query if self.lost else self.query

    @property
    def is_filtered(self) -> bool:
        """Whether the query leaves anything out in principle."""
        return self.query != EVERYTHING

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """The folded words to mark wherever they are shown."""
        search = words_in(self.search.query) if self.search else ()
        return tuple(dict.fromkeys((*search, *words_in(self.query))))

    @cached_property
    def hits(self) -> Sequence[int]:
        """The picked events in which the search finds something, in order."""
        if self.search is None:
            return ()
        return Members(self.selection.event_bits & self.search.event_bits)

    @property
    def quotes(self) -> QuoteList:
        """The picked quotes in the order in which they are listed."""
        return quote_list(self.selection, self.quotes_by)

    @property
    def quote_hits(self) -> Sequence[int]:
        """The picked quotes in which the search finds something, in the order of `quotes`."""
        return () if self.search is None else quote_hits(self.quotes, self.search)

    @property
    def found(self) -> Sequence[int]:
        """What the search leads to: the hits, or the quotes where these have the keyboard."""
        return self.quote_hits if self.pane == "quotes" else self.hits

    @property
    def quote_here(self) -> int | None:
        """The chosen quote, else the one listed at the chosen event; None when none is picked."""
        if self.quote is not None or self.event is None or not self.quotes.quotes:
            return self.quote
        return self.quotes.quotes[self.quotes.near(self.event)]

    def choose(self, event: int) -> Self:
        """Return the view with another event chosen; one that the query leaves out clears it."""
        if event == self.event and self.quote is None:
            return self
        kept = self if self.selection.holds(event) else self.filtered(EVERYTHING)
        chart = kept.chart.reveal(chart_data(kept.selection), event)
        return replace(kept, event=event, quote=None, chart=chart)

    def choose_quote(self, quote: int) -> Self:
        """Return the view with a quote chosen, and with it its event."""
        return replace(self.choose(self.timeline.quotes[quote].event), quote=quote)

    def charted(self, chart: ChartState) -> Self:
        """Return the view with another part of the time in the chart, or drawn otherwise."""
        return self if chart == self.chart else replace(self, chart=chart)

    def filtered(self, query: Term) -> Self:
        """Return the view under another query.

        The chosen event stays when it is still picked, else the nearest picked one is chosen.
        Raises `QueryError` when the query names something that the timeline does not hold.
        """
        if query == self.query:
            return replace(self, lost=None) if self.lost else self
        return replace(self._showing(select(self.index, query, self.marks)), lost=None)

    def _showing(self, selection: Selection) -> Self:
        event = nearest(self.timeline, selection.events, self.event)
        quote = self.quote if event == self.event else None
        chart = self.chart
        if event is not None and event != self.event:
            chart = chart.reveal(chart_data(selection), event)
        return replace(self, selection=selection, event=event, quote=quote, chart=chart)

    def with_marks(self, marks: frozenset[str]) -> Self:
        """Return the view with other events marked; what ``is:marked`` picks follows."""
        if marks == self.marks:
            return self
        search = self.search
        if search and "is" in fields_in(search.query):
            search = select(self.index, search.query, marks)
        changed = replace(self, marks=marks, search=search)
        if "is" not in fields_in(self.query):
            return changed
        return changed._showing(select(self.index, self.query, marks))  # noqa: SLF001

    def marking(self, event: int) -> Self:
        """Return the view with an event marked, or no longer marked."""
        return self.with_marks(self.marks ^ {self.timeline.events[event].id})

    def filter_of(self, facet: str) -> FacetFilter:
        """Return the values of a facet that the query includes and excludes."""
        return facet_filter(self.index, self.query, facet, match_all=self.match_all)

    @cached_property
    def values(self) -> FacetFilter:
        """The values of the facet looked at that the query includes and excludes."""
        return self.filter_of(self.facet)

    def with_filter(self, wanted: FacetFilter) -> Self:
        """Return the view with the query's values of a facet replaced."""
        query = with_facet_filter(self.index, self.query, wanted)
        return replace(self.filtered(query), match_all=wanted.match_all)

    def include(self, value: str) -> Self:
        """Return the view that asks for a value of the facet looked at, or no longer does."""
        return self.with_filter(self.values.include(value))

    def exclude(self, value: str) -> Self:
        """Return the view that rules a value of the facet looked at out, or no longer does."""
        return self.with_filter(self.values.exclude(value))

    def turned(self, steps: int) -> Self:
        """Return the view looking at the next facet of the table, going round at its end."""
        facets = [*FACETS]
        facet = facets[(facets.index(self.facet) + steps) % len(facets)]
        return replace(self, facet=facet, value="")

    def cleared(self) -> Self:
        """Return the view without any filter or search."""
        return replace(self.filtered(EVERYTHING), search=None)

    def searching(self, query: Term | None) -> Self:
        """Return the view with a search; None ends it.  Raises `QueryError` as `filtered` does."""
        if query is None or query == EVERYTHING:
            return replace(self, search=None)
        return replace(self, search=select(self.index, query, self.marks))

    def next_hit(self, steps: int = 1, *, stay: bool = False) -> Self:
        """Return the view at the next hit after the chosen event, going round at the end.

        Negative steps go backwards; with `stay` a chosen event that is a hit is kept.  Where the
        quotes have the keyboard, it goes from quote to quote.
        """
        if self.pane == "quotes":
            return self._next_quote_hit(steps, stay=stay)
        if not self.hits:
            return self
        here = -1 if self.event is None else self.event
        at = rank_in(self.hits, here)
        on_hit = at < len(self.hits) and self.hits[at] == here
        if on_hit:
            at += 0 if stay else steps
        elif steps < 0:
            at += steps
        else:
            at += steps - 1
        return self.choose(self.hits[at % len(self.hits)])

    def _next_quote_hit(self, steps: int, *, stay: bool) -> Self:
        here = self.quote_here
        if self.search is None or here is None:
            return self
        hit = self.quotes.next_hit(self.search, here, steps, stay=stay)
        return self if hit is None or hit == self.quote else self.choose_quote(hit)

    def grouped(self, steps: int = 1) -> Self:
        """Return the view with its quotes by event, by speaker or by date: the next of these."""
        at = GROUPINGS.index(self.quotes_by) + steps
        return replace(self, quotes_by=GROUPINGS[at % len(GROUPINGS)])

    def worded(self, steps: int = 1) -> Self:
        """Return the view with quotes in both languages, the original or the translation alone."""
        at = WORDINGS.index(self.words) + steps
        return replace(self, words=WORDINGS[at % len(WORDINGS)])

    def look_at(self, value: str) -> Self:
        """Return the view with a value of the facet looked at; the empty one for none."""
        return self if value == self.value else replace(self, value=value)

    def focused(self, pane: Pane) -> Self:
        """Return the view with the keyboard in another pane."""
        if pane == self.pane:
            return self
        aside = pane if pane in ASIDES else self.aside
        value = self.value if pane == "facets" else ""
        return replace(self, pane=pane, aside=aside, value=value)


def open_view(timeline: Timeline, query: Term = EVERYTHING) -> View:
    """Return the first view of a timeline: its opening event chosen, or the picked one nearest.

    Raises `QueryError` as `select` does.
    """
    index = Index(timeline)
    selection = select(index, query)
    return View(selection, nearest(timeline, selection.events, timeline.opening_event))


def nearest(timeline: Timeline, events: Sequence[int], event: int | None) -> int | None:
    """Return the event itself when it is among these, else the one whose day is nearest to its.

    Of two as near, it is the earlier one: nobody should be carried on into what is only planned.
    """
    if event is None or not events:
        return events[0] if events else None
    at = rank_in(events, event)
    around = events[max(0, at - 1) : at + 1]
    if event in around:
        return event
    day = _day(timeline, event)
    return min(around, key=lambda other: abs(_day(timeline, other) - day))


def _day(timeline: Timeline, event: int) -> int:
    return day_and_width(timeline.dates[event], timeline.zone)[0]


EMPTY = open_view(timeline_of(File()))
"""The view of a timeline that holds nothing."""
