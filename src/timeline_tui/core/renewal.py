"""A view of a timeline as a view of another: after its file has changed, or more of it is read.

What somebody looks at stays, as far as there is such a thing in the other timeline.  A query that
names what is no longer there is not forgotten: see `View.lost`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import msgspec
from msgspec.structs import replace

from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.context import context_of
from timeline_tui.core.order import day_and_width
from timeline_tui.core.query.drafts import so_far
from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.query.terms import EVERYTHING, Term
from timeline_tui.core.records import Event
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.surroundings import Surroundings, surroundings_of
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.view import Lost, View, nearest


class Renewal(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Makes views of the timeline of an index out of views of another one.

    It remembers what each query picks: views whose queries it has seen cost next to nothing.  So
    whoever has many of them, or a large timeline, makes them first on another thread.
    """

    index: Index

    @cached_property
    def _found(self) -> dict[tuple[Term, frozenset[str]], Selection | QueryError]:
        return {}

    def of(self, view: View) -> View:
        """Return the view of the other timeline that shows what a view shows.

        The chosen event is the one with the same id; without one, that of the same title which was
        not there before, and else the nearest in time.  A query that means nothing any more is
        kept as `View.lost`, and what of it still means something picks the events; one that was
        lost is asked again.
        """
        if view.index is self.index:
            return view
        selection, lost = self._asked(view)
        same = self.same_event(view)
        event = self._event(view, same, selection.events)
        chart = view.chart
        if event is not None and event != same:
            chart = chart.reveal(chart_data(selection), event)
        return replace(
            view,
            selection=selection,
            lost=lost,
            event=event,
            quote=None if event is None or event != same else self._quote(view, event),
            value=view.value if view.value in selection.counts(view.facet) else "",
            search=self._search(view),
            chart=chart,
            around=self._around(view),
        )

    @property
    def timeline(self) -> Timeline:
        """The timeline that the views will be of."""
        return self.index.timeline

    # What is asked

    def _select(self, query: Term, marks: frozenset[str]) -> Selection:
        """Return what a query picks; of equal ones always the same.  Raises `QueryError`."""
        found = self._found.get((query, marks))
        if found is None:
            try:
                found = select(self.index, query, marks)
            except QueryError as error:
                found = error
            self._found[query, marks] = found
        if isinstance(found, QueryError):
            raise found
        return found

    def _asked(self, view: View) -> tuple[Selection, Lost | None]:
        query = view.wanted
        try:
            return self._select(query, view.marks), None
        except QueryError as error:
            rest = so_far(str(query), lambda term: self._select(term, view.marks))
            return rest or self._select(EVERYTHING, view.marks), Lost(query, error.reason)

    def _search(self, view: View) -> Selection | None:
        try:
            return view.search and self._select(view.search.query, view.marks)
        except QueryError:
            return None

    def _around(self, view: View) -> Surroundings | None:
        """Return the days around the same event; None where its date is another now."""
        around = context_of(view)
        if around is None:
            return None
        place = self.timeline.event_places.get(view.timeline.events[around.event].id)
        if place is None:
            return None
        now = surroundings_of(self.timeline, place, around.days)
        return now if now.term == around.term else None

    # What is chosen

    def same_event(self, view: View) -> int | None:
        """Return where the chosen event of a view stands now; None where it is gone."""
        if view.event is None:
            return None
        event = view.timeline.events[view.event]
        place = self.timeline.event_places.get(event.id)
        return self._renamed(view.timeline, event) if place is None else place

    def _event(self, view: View, same: int | None, picked: Sequence[int]) -> int | None:
        if same is None and view.event is not None:
            return self._near(picked, view.timeline.events[view.event])
        place = self.timeline.opening_event if same is None else same
        return nearest(self.timeline, picked, place)

    def _renamed(self, before: Timeline, event: Event) -> int | None:
        """Return the event that took the place of one that is gone: ids are made of date and title.

        It is one that was not there before, of the same title or, on the same day, of any.
        """
        events, known = self.timeline.events, before.event_places
        day, zone = self._key(event), self.timeline.zone
        alike = (
            place
            for place, other in enumerate(events)
            if other.title == event.title and other.id not in known
        )
        first = bisect_left(events, day, key=lambda other: day_and_width(other.date, zone))
        for place in range(first, len(events)):
            if self._key(events[place]) != day:
                break
            if events[place].id not in known:
                return place
        return next(alike, None)

    def _near(self, picked: Sequence[int], event: Event) -> int | None:
        day = self._key(event)
        at = bisect_left(picked, day, key=lambda place: self._key(self.timeline.events[place]))
        around = picked[max(0, at - 1) : at + 1]
        return min(
            around,
            key=lambda place: abs(self._key(self.timeline.events[place])[0] - day[0]),
            default=None,
        )

    def _key(self, event: Event) -> tuple[int, int]:
        return day_and_width(event.date, self.timeline.zone)

    def _quote(self, view: View, event: int) -> int | None:
        """Return the quote with the same words, else the one in its place by the same speaker."""
        if view.quote is None or view.event is None:
            return None
        said = view.timeline.quotes[view.quote].quote
        places = self.timeline.quotes_of(event)
        for place in places:
            other = self.timeline.quotes[place].quote
            if (other.by, other.text) == (said.by, said.text):
                return place
        at = view.quote - view.timeline.quotes_of(view.event).start
        if at < len(places) and self.timeline.quotes[places[at]].quote.by == said.by:
            return places[at]
        return None
