"""How quotes are laid out in a width, in full or in three lines each, and where each stands.

In full, every word is shown, original and translation side by side where there is room, and the
heights differ.  They are counted once for a width, without drawing anything, for every selection.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

import msgspec
from msgspec.structs import replace

from timeline_tui.core.on_demand import OnDemand
from timeline_tui.core.quotes.grouping import QuoteList, groups_before
from timeline_tui.core.quotes.parts import foot_pieces, head_pieces
from timeline_tui.core.quotes.wording import Wording, texts_shown
from timeline_tui.core.records import Quote
from timeline_tui.core.text.line_count import line_count
from timeline_tui.core.text.lines import Piece, line_text
from timeline_tui.core.timeline import Timeline

MARGIN = 2
GUTTER = 3
DATES = 24
"""The cells at the right that a date may take."""
_COMPACT_LINES = 3
_SIDE_BY_SIDE = 66


class Page(msgspec.Struct, frozen=True, dict=True):
    """A width in cells, and what is shown in it.

    ``names_events`` adds a line with the title of the event that a quote belongs to.
    """

    width: int
    words: Wording = "both"
    in_full: bool = False
    names_events: bool = False

    @cached_property
    def room(self) -> int:
        """The cells of a line after the margin."""
        return max(1, self.width - MARGIN)

    @cached_property
    def side_by_side(self) -> bool:
        """Whether there is room for two columns, and for dates at the right."""
        return self.room >= _SIDE_BY_SIDE

    @cached_property
    def column(self) -> int:
        """The cells of one of two columns."""
        return (self.room - GUTTER) // 2

    @cached_property
    def beside_dates(self) -> int:
        """The cells of a line that may have a date at its right."""
        return self.room - DATES - 1 if self.side_by_side else self.room


class _Heights:
    """The lines of quotes in full on a page, each counted when it is first asked for."""

    def __init__(self, timeline: Timeline, page: Page) -> None:
        self._timeline = timeline
        self._page = page
        self._heads: dict[object, int] = {}
        self._feet: dict[object, int] = {}
        self._known = [0] * len(timeline.quotes)

    def of(self, quotes: Sequence[int]) -> list[int]:
        """Return the lines of each of some quotes, without the event's title."""
        known = self._known
        for quote in quotes:
            if not known[quote]:
                known[quote] = self._count(self._timeline.quotes[quote].quote)
        return [known[quote] for quote in quotes]

    def _count(self, quote: Quote) -> int:
        page = self._page
        texts = texts_shown(quote, page.words)
        head = (quote.by, quote.relays, quote.to, quote.lang, texts.are_translated)
        if head not in self._heads:
            self._heads[head] = self._side(head_pieces(self._timeline, quote, texts))
        if quote.source not in self._feet:
            foot = foot_pieces(self._timeline, quote, reported=not page.side_by_side)
            self._feet[quote.source] = self._side(foot)
        height = self._heads[head] + self._feet[quote.source]
        if not texts.are_two:
            height += line_count(texts.only, page.room)
        elif page.side_by_side:
            one, other = texts
            height += max(line_count(one, page.column), line_count(other, page.column))
        else:
            height += line_count(texts.original, page.room)
            height += line_count(texts.translation, page.room)
        return height if page.side_by_side else height + 1

    def _side(self, pieces: Iterable[Piece]) -> int:
        return line_count(line_text(pieces), self._page.beside_dates)


@lru_cache(maxsize=8)
def _heights(timeline: Timeline, page: Page) -> _Heights:
    return _Heights(timeline, page)


class Plan(msgspec.Struct, frozen=True, eq=False):
    """On which line each quote of a list stands; headings stand above the groups.

    ``tops`` has the line on which each quote begins, with its heading, and then the end of all.
    """

    heights: Sequence[int]
    tops: Sequence[int]
    starts: Sequence[int]

    def has_heading(self, place: int) -> bool:
        """Tell whether a heading stands above a quote."""
        at = groups_before(self.starts, place)
        return at < len(self.starts) and self.starts[at] == place

    def top(self, place: int) -> int:
        """Return the first line of a quote."""
        return self.tops[place] + self.has_heading(place)

    def at(self, y: int, near: int = -1) -> tuple[int, int]:
        """Return the place of a quote and which of its lines this is.

        A heading above it is its line -1; blank lines below it count on from its height.  It is
        found sooner when it is ``near``, the place of a quote, or the one after it.
        """
        for place in (near, near + 1):
            if 0 <= place < len(self.heights) and self.tops[place] <= y < self.tops[place + 1]:
                break
        else:
            place = bisect_right(self.tops, y) - 1
        return place, y - self.top(place)


class _EvenTops(OnDemand[int]):
    """The first lines of quotes of which each has as many, worked out when they are asked for."""

    def __init__(self, size: int, starts: Sequence[int]) -> None:
        self._size = size
        self._starts = starts

    def __len__(self) -> int:
        return self._size + 1

    def _at(self, place: int) -> int:
        return place * _COMPACT_LINES + groups_before(self._starts, place)


@lru_cache(maxsize=6)
def plan_of(quotes: QuoteList, page: Page) -> Plan:
    """Return where the quotes of a list stand on a page; made once."""
    if not page.in_full:
        size = len(quotes.quotes)
        return Plan(bytes((_COMPACT_LINES,)) * size, _EvenTops(size, quotes.starts), quotes.starts)
    known = _heights(quotes.picks.index.timeline, replace(page, names_events=False))
    heights = known.of(quotes.quotes)
    if page.names_events:
        heights = [height + 1 for height in heights]
    sizes = [height + 1 for height in heights]
    for start in quotes.starts:
        sizes[start] += 1
    return Plan(heights, [*accumulate(sizes, initial=0)], quotes.starts)
