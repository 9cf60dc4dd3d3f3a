"""On whose word a story stands: the table of what one should know before one relies on it.

Each row is a query like any other, so that what it lists can be filtered by, exported and kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline_tui.core.phrases import LINK_WORDS, citation_text, source_words
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.query.terms import Term, all_of, conjuncts
from timeline_tui.core.records import Event, Quote
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.involved import vouching_for
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_short, date_words

NO_SOURCE = "no source given"


class EvidenceRow(NamedTuple):
    """One thing to know: its name, the query that asks for it, and what to tell of an event.

    There is nothing to tell where the name says it all.
    """

    title: str
    query: str
    remark: Callable[[Timeline, int], str] | None

    @property
    def term(self) -> Term:
        """The query as a term."""
        return parse(self.query)

    def found(self, selection: Selection) -> int:
        """Return which of the picked events it is so of, as bits."""
        return select(selection.index, self.term).event_bits & selection.event_bits

    def added_to(self, query: Term) -> Term:
        """Return a query that asks for this too."""
        return query if self.term in conjuncts(query) else all_of((query, self.term))


def source_count(timeline: Timeline, event: Event) -> str:
    """Return on how many sources an event and its quotes stand: "1 source"; or that it is none."""
    count = len(vouching_for(timeline, event))
    if not count:
        return NO_SOURCE
    return "1 source" if count == 1 else plural(count, "independent source")


def quote_source(quote: Quote) -> str:
    """Return the source of a quote as it is cited, or that there is none."""
    return citation_text(quote.source) or NO_SOURCE


def _whose_word(timeline: Timeline, event: int) -> str:
    record = timeline.events[event]
    titles = [source_words(timeline, source) for source in vouching_for(timeline, record)]
    return f"on the word of {'; '.join(titles)}" if titles else NO_SOURCE


def _due(timeline: Timeline, event: int) -> str:
    return f"planned: {date_words(timeline.events[event].date)}; nothing is linked as fulfilling it"


def _linked(*, outgoing: bool) -> Callable[[Timeline, int], str]:
    def told(timeline: Timeline, event: int) -> str:
        links = [
            timeline.events[link.event]
            for link in timeline.links_of(event)
            if link.kind == "fulfils" and link.outgoing == outgoing
        ]
        others = "; ".join(f"{other.title} ({date_short(other.date)})" for other in links)
        return visible_line(f"{LINK_WORDS['fulfils', outgoing]}: {others}")

    return told


EVIDENCE: tuple[EvidenceRow, ...] = (
    EvidenceRow("No source at all", "sources:0", None),
    EvidenceRow("Under two independent sources", "sources:<2", _whose_word),
    EvidenceRow("Claimed only, not established", "is:claimed", _whose_word),
    EvidenceRow("Overdue: planned, date is past", "is:overdue", _due),
    EvidenceRow("Planned, fulfilled by an event", "is:fulfilled", _linked(outgoing=False)),
    EvidenceRow("Fulfils what was planned", "has:fulfils", _linked(outgoing=True)),
)
"""What is listed, the weakest first."""
