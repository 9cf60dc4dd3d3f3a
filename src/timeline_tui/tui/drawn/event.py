"""The chosen event as a page: all of it, with links that can be followed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from timeline_tui.core.evidence import quote_source, source_count
from timeline_tui.core.phrases import (
    LINK_WORDS,
    addressed_words,
    source_words,
    speaker_words,
)
from timeline_tui.core.quotes.wording import Texts, language_remark, texts_shown
from timeline_tui.core.records import Citation, Event, Quote
from timeline_tui.core.selection.involved import sources_of
from timeline_tui.core.status_marks import MARKED, STATUS_MARKS
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.text.lines import Line, Piece, marked, wrapped
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.view import View
from timeline_tui.core.words import date_short, date_words
from timeline_tui.tui.drawn.rows import Rows

_STATUS_WORDS = {
    "happened": "happened",
    "planned": "planned",
    "claimed": "claimed, not established",
}


class Target(NamedTuple):
    """What a line leads to: an event, a quote (by their places) or an actor (by its id)."""

    event: int | None = None
    quote: int | None = None
    actor: str = ""


NOWHERE = Target()


class Block(msgspec.Struct, frozen=True):
    """Text that is wrapped as one, with what stands in the margin of its first line."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    first: str = ""
    target: Target = NOWHERE


class EventPage(Rows, msgspec.Struct, frozen=True, dict=True):
    """An event as a page of a certain width.

    Every line is an item, so that one reads on line by line.
    """

    view: View
    width: int

    @staticmethod
    def columns(width: int) -> int:
        """Return the width of a page in a pane of so many columns."""
        return width - 2

    @cached_property
    def _lines(self) -> list[tuple[Line, Block]]:
        lines: list[tuple[Line, Block]] = []
        for block in _blocks(self.view):
            room = max(8, self.width - block.indent)
            for number, line in enumerate(wrapped(block.pieces, room)):
                lead = block.first if number == 0 else ""
                margin = Piece(f"{lead:<{block.indent}}", "muted")
                lines.append(((margin, *line), block))
        return lines

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self._lines)

    def line(self, y: int, width: int) -> Line:  # noqa: ARG002
        """Return a line; it was drawn for the page's own width."""
        return self._lines[y][0]

    def target(self, item: int) -> Target:
        """Return what a line leads to."""
        return self._lines[item][1].target

    def line_to(self, target: Target) -> int:
        """Return the first line that leads to a target; the first of all when none does."""
        places = (y for y, (_, block) in enumerate(self._lines) if block.target == target)
        return next(places, 0)


def _nothing(view: View) -> Iterator[Block]:
    if not view.timeline.events:
        yield Block((Piece("This timeline has no events yet.", "muted"),))
        return
    yield Block((Piece("No event is picked.", "muted"),))
    yield Block()
    yield Block((Piece("c", "accent"), Piece(" clears the filter", "muted")))


def _blocks(view: View) -> Iterator[Block]:
    if view.event is None:
        yield from _nothing(view)
        return
    event = view.timeline.events[view.event]
    yield from _head(event, view.marked, is_marked=event.id in view.marks)
    for title, blocks in (
        ("Quotes", _quotes(view)),
        ("Who", (_actor(view, actor) for actor in event.actors)),
        ("Links", _links(view)),
        (f"On whose word: {source_count(view.timeline, event)}", _citations(view.timeline, event)),
    ):
        for number, block in enumerate(blocks):
            if number == 0:
                yield Block()
                yield Block((Piece(title, "heading"),))
            yield block
    yield Block()
    yield Block((Piece(f"id {visible_line(event.id)}", "faint"),))


def _head(event: Event, words: tuple[str, ...], *, is_marked: bool) -> Iterator[Block]:
    yield Block(tuple(marked(visible_line(event.title), words, "strong")))
    written = Piece(f"  {visible_line(event.date.text)}", "faint")
    yield Block((Piece(date_words(event.date, weekday=True)), written))
    mark = (Piece(f"{MARKED} marked  ", "accent"),) if is_marked else ()
    yield Block((*mark, *_standing(event, words)))
    if event.summary:
        yield Block()
        for paragraph in visible(event.summary).split("\n"):
            yield Block(tuple(marked(paragraph, words)))


def _standing(event: Event, words: tuple[str, ...]) -> Iterator[Piece]:
    yield Piece(f"{STATUS_MARKS[event.status]} {_STATUS_WORDS[event.status]}", "muted")
    if event.background:
        yield Piece(" · background", "muted")
    if event.place:
        yield Piece(" · ", "muted")
        yield from marked(visible_line(event.place), words, "muted")
    for tag in event.tags:
        yield Piece("  #", "faint")
        yield from marked(visible_line(tag), words, "muted")


def _quotes(view: View) -> Iterator[Block]:
    for place in view.timeline.quotes_of(view.event or 0):
        quote, target = view.timeline.quotes[place].quote, Target(quote=place)
        first = "▶" if place == view.quote else "❝"
        words, texts = view.marked, texts_shown(quote, view.words)
        if texts.original:
            yield Block(tuple(marked(texts.original, words, "quote")), 2, first, target)
            first = ""
        if texts.translation:
            style = "quote italic" if texts.are_translated else "muted italic"
            yield Block(tuple(marked(texts.translation, words, style)), 2, first, target)
        yield Block(tuple(_said(view.timeline, quote, texts, words)), 2, target=target)


def _said(
    timeline: Timeline, quote: Quote, texts: Texts, words: tuple[str, ...]
) -> Iterator[Piece]:
    yield Piece("— ", "muted")
    yield from marked(speaker_words(timeline, quote), words, "accent")
    if quote.to:
        yield Piece(f" {addressed_words(timeline, quote)}", "muted")
    if quote.date:
        yield Piece(f", {date_words(quote.date)}", "muted")
    if language := language_remark(quote, texts):
        yield Piece(f" {language}", "faint")
    yield Piece(f"  {quote_source(quote)}", "muted")


def _actor(view: View, actor_id: str) -> Block:
    actor = view.timeline.actors_by_id[actor_id]
    pieces = [*marked(visible_line(actor.name), view.marked, "accent")]
    if actor.role:
        pieces += [Piece("  "), *marked(visible_line(actor.role), view.marked, "muted")]
    return Block(tuple(pieces), target=Target(actor=actor_id))


def _links(view: View) -> Iterator[Block]:
    links = view.timeline.links_of(view.event or 0)
    width = max((len(LINK_WORDS[link.kind, link.outgoing]) for link in links), default=0) + 2
    for link in links:
        event = view.timeline.events[link.event]
        pieces = (
            *marked(visible_line(event.title), view.marked, "accent"),
            Piece(f"  {date_short(event.date)}", "muted"),
        )
        first = LINK_WORDS[link.kind, link.outgoing]
        yield Block(pieces, width, first, Target(event=link.event))


def _citations(timeline: Timeline, event: Event) -> Iterator[Block]:
    for citation in event.sources:
        yield _citation(timeline, citation)
    known = {citation.source for citation in event.sources}
    quoted = (quote.source for quote in event.quotes)
    for citation in dict.fromkeys(cited for cited in quoted if cited and cited.source not in known):
        yield _citation(timeline, citation, " (for what is quoted)")
    if not sources_of(event):
        yield Block((Piece("Nothing in the file says where this is known from.", "muted"),))


def _citation(timeline: Timeline, citation: Citation, why: str = "") -> Block:
    place = f", {visible_line(citation.place)}" if citation.place else ""
    if timeline.sources_by_id[citation.source].dates_only:
        why = " (for the date alone)"
    return Block((Piece(source_words(timeline, citation.source)), Piece(f"{place}{why}", "muted")))
