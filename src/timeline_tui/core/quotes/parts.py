"""What stands above and below the words of a quote: who said it to whom, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.evidence import quote_source
from timeline_tui.core.phrases import addressed_words, speaker_words
from timeline_tui.core.quotes.grouping import said_on
from timeline_tui.core.quotes.wording import Texts, language_remark
from timeline_tui.core.records import Quote
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.lines import Piece, marked
from timeline_tui.core.timeline import Said, Timeline
from timeline_tui.core.words import date_short

_Words = tuple[str, ...]


def head_pieces(
    timeline: Timeline, quote: Quote, texts: Texts, words: _Words = ()
) -> Iterator[Piece]:
    """Yield who said it, to whom, and in which language what is shown was said."""
    yield from marked(speaker_words(timeline, quote), words, "strong")
    if quote.to:
        yield Piece(" ")
        yield from marked(addressed_words(timeline, quote), words, "muted")
    if language := language_remark(quote, texts):
        yield Piece(f" {language}", "faint")


def foot_pieces(timeline: Timeline, quote: Quote, *, reported: bool) -> Iterator[Piece]:
    """Yield the citation and, where it is asked for, when that was reported."""
    yield Piece(quote_source(quote), "muted")
    when = reported_words(timeline, quote)
    if reported and when:
        yield Piece(f", {when}", "muted")


def title_pieces(timeline: Timeline, quote: Quote) -> Iterator[Piece]:
    """Yield the title of the source, to be cut where there is little room for it."""
    if quote.source and (title := timeline.sources_by_id[quote.source.source].title):
        yield Piece(f"  {visible_line(title)}", "faint")


def said_words(timeline: Timeline, said: Said, width: int | None = None) -> str:
    """Return when something was said: "said 11 Feb 2025", or only the event's date."""
    own = "said " if said.quote.date else ""
    room = None if width is None else width - len(own)
    return own + date_short(said_on(timeline, said), room)


def reported_words(timeline: Timeline, quote: Quote, width: int | None = None) -> str:
    """Return when the source was published: "reported 12 Feb 2025"; empty where it is not known."""
    if quote.source is None:
        return ""
    published = timeline.sources_by_id[quote.source.source].published
    label = "reported "
    room = None if width is None else width - len(label)
    return label + date_short(published, room) if published else ""
