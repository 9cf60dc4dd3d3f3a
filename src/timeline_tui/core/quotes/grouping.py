"""The picked quotes in the order in which they are read: by event, by speaker or by date.

Within an event and within a speaker they go by date as well: by the day on which the words were
said, which is the event's where a quote has none of its own.  Quotes of one day keep the order of
their events and, within one, of the file.  Speakers come with the one first who is quoted most in
the whole timeline, so that filtering never puts them in another order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, compress, count, islice
from operator import ne
from typing import Literal, TypeAlias, get_args

import msgspec

from timeline_tui.core.dates import Date, parse_date
from timeline_tui.core.on_demand import OnDemand
from timeline_tui.core.order import day_and_width
from timeline_tui.core.quotes.holding import quotes_holding
from timeline_tui.core.selection import Selection
from timeline_tui.core.selection.bits import flags_of
from timeline_tui.core.selection.members import Members, rank_in, ranks_in
from timeline_tui.core.selection.picks import Picks
from timeline_tui.core.timeline import Said, Timeline

QuotesBy: TypeAlias = Literal["event", "speaker", "date"]
GROUPINGS: tuple[QuotesBy, ...] = get_args(QuotesBy)


def said_on(timeline: Timeline, said: Said) -> Date:
    """Return when the words of a quote were said: by its own date, else by its event's."""
    return said.quote.date or timeline.events[said.event].date


class _Ordered(msgspec.Struct, frozen=True, eq=False):
    """Every quote of a timeline in order; ``ranks`` are the places in it by quote.

    ``groups`` has what quotes share that stand together, by quote; it is empty without groups.
    """

    order: Sequence[int]
    ranks: Sequence[int]
    groups: Sequence[object]


@lru_cache(maxsize=6)
def _ordered(timeline: Timeline, by: QuotesBy) -> _Ordered:
    quoted = timeline.quoted
    size = len(quoted.events)
    groups: Sequence[object] = ()
    first: Sequence[int]
    if by == "event":
        groups = first = quoted.events
        if not quoted.dated:
            return _Ordered(range(size), range(size), groups)
    elif by == "speaker":
        groups = quoted.speakers
        places = {who: place for place, (who, _) in enumerate(Counter(groups).most_common())}
        first = [places[who] for who in groups]
    else:
        first = bytes(size)
    keys = list(zip(first, _days(timeline), count(), strict=False))
    order = sorted(range(size), key=keys.__getitem__)
    ranks = [0] * size
    for rank, quote in enumerate(order):
        ranks[quote] = rank
    return _Ordered(order, ranks, groups)


def _days(timeline: Timeline) -> list[tuple[int, int]]:
    """Return what each quote goes by."""
    zone, quoted = timeline.zone, timeline.quoted
    days = [*timeline.dates.each(lambda date: day_and_width(date, zone))]
    found = [*map(days.__getitem__, quoted.events)]
    for quote, date in zip(quoted.dated, quoted.dates, strict=True):
        found[quote] = day_and_width(parse_date(date), zone)
    return found


class _Starts(OnDemand[int]):
    """The places in a list of quotes at which the first quotes of events stand."""

    def __init__(self, quotes: Sequence[int], firsts: Members) -> None:
        self._quotes = quotes
        self._firsts = firsts

    def __len__(self) -> int:
        return len(self._firsts)

    def _at(self, place: int) -> int:
        return rank_in(self._quotes, self._firsts[place])

    def __iter__(self) -> Iterator[int]:
        return iter(ranks_in(self._quotes, self._firsts))

    def before(self, place: int) -> int:
        """Return how many groups begin before a place."""
        if place >= len(self._quotes):
            return len(self)
        return self._firsts.rank(self._quotes[place])


def groups_before(starts: Sequence[int], place: int) -> int:
    """Return how many groups, of which this is where they begin, do so before a place."""
    return starts.before(place) if isinstance(starts, _Starts) else rank_in(starts, place)


class QuoteList(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The picked quotes in order; made by `quote_list`.  A place is one in ``quotes``."""

    picks: Picks
    by: QuotesBy

    @cached_property
    def _all(self) -> _Ordered:
        return _ordered(self.picks.index.timeline, self.by)

    @cached_property
    def quotes(self) -> Sequence[int]:
        """The quotes."""
        bits = self.picks.quote_bits
        order = self._all.order
        if bits.bit_count() == len(order):
            return order
        if isinstance(order, range):
            return self.picks.quotes
        flags = flags_of(bits, len(order))
        return list(compress(order, map(flags.__getitem__, order)))

    @cached_property
    def starts(self) -> Sequence[int]:
        """The places at which a group begins; none where there are no groups."""
        if not self._all.groups or not self.quotes:
            return ()
        picks = self.picks
        if isinstance(self._all.order, range) and picks.has_whole_events:
            firsts = Members(picks.quote_bits & picks.index.first_quotes)
            return firsts if isinstance(self.quotes, range) else _Starts(self.quotes, firsts)
        groups = list(map(self._all.groups.__getitem__, self.quotes))
        changes = map(ne, islice(groups, 1, None), groups)
        return list(compress(count(), chain((True,), changes)))

    def group_size(self, start: int) -> int:
        """Return how many quotes the group has that begins at a place."""
        after = groups_before(self.starts, start + 1)
        end = self.starts[after] if after < len(self.starts) else len(self.quotes)
        return end - start

    def place_of(self, quote: int) -> int:
        """Return the place of a quote, or the one where it would stand."""
        return self._place(self._all.ranks[quote])

    def _place(self, rank: int) -> int:
        if isinstance(self._all.ranks, range):
            return rank_in(self.quotes, rank)
        return bisect_left(self.quotes, rank, key=self._all.ranks.__getitem__)

    def near(self, event: int) -> int:
        """Return the place of an event's first quote; without any, of what is said next or last.

        There must be one quote at least.
        """
        first = self.picks.index.timeline.first_quotes[event]
        if self.by == "event":
            # The quotes of an event have the same ranks whichever order they have among them.
            return min(self._place(first), len(self.quotes) - 1)
        picked = self.picks.quotes
        return self.place_of(picked[min(rank_in(picked, first), len(picked) - 1)])

    def next_hit(
        self, search: Selection, here: int, steps: int, *, stay: bool = False
    ) -> int | None:
        """Return the hit that many steps from a quote, going round at the ends; None without any.

        Negative steps go backwards; with `stay` the quote itself is taken when it is a hit.
        """
        hits, ranks = quote_hits(self, search), self._all.ranks
        if not hits:
            return None
        at = bisect_left(hits, ranks[here], key=ranks.__getitem__)
        if at < len(hits) and hits[at] == here:
            at += 0 if stay else steps
        elif steps < 0:
            at += steps
        else:
            at += steps - 1
        return hits[at % len(hits)]


def quote_list(selection: Selection, by: QuotesBy) -> QuoteList:
    """Return the quotes that a selection picks, in order; made once for all that pick the same."""
    return _quote_list(selection.picks, by)


@lru_cache(maxsize=6)
def _quote_list(picks: Picks, by: QuotesBy) -> QuoteList:
    return QuoteList(picks, by)


@lru_cache(maxsize=4)
def quote_hits(quotes: QuoteList, search: Selection) -> Sequence[int]:
    """Return those of the quotes in which a search finds something, in the same order."""
    flags = flags_of(quotes_holding(search), len(search.index.timeline.quotes))
    return list(compress(quotes.quotes, map(flags.__getitem__, quotes.quotes)))
