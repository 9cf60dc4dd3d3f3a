"""A selection as Markdown: a document with a heading for each period and one for each event.

Quotes are block quotes, citations footnotes; dates are in words, as in the text export.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.headings import headings_of
from timeline_tui.core.phrases import (
    actor_words,
    in_quotation_marks,
    speaking_words,
    title_words,
    translation_label,
)
from timeline_tui.core.records import Event, Quote, Source
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import visible_line
from timeline_tui.core.words import date_words
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.markdown.escaping import line, paragraphs
from timeline_tui.files.writers.markdown.footnotes import Footnotes
from timeline_tui.files.writers.readable import facts, filter_rows, holds, publication


def markdown_export(selection: Selection) -> Iterator[str]:
    """Yield a selection as Markdown, block by block."""
    before = ""
    for block in _Export(selection).blocks():
        yield before + block
        before = "\n\n"
    yield "\n"


class _Export:
    """One export as blocks, and the footnotes that it has made so far."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._timeline = selection.index.timeline
        self._contents = Contents(selection)
        self._footnotes = Footnotes(self._timeline)

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the document: between two is an empty line."""
        yield from self._head()
        headings = headings_of(self._timeline)
        begins = set(headings.breaks(self._selection.events))
        above = None
        for position, (place, event) in enumerate(self._contents.placed()):
            if position in begins:
                period = headings.before(place, above)
                if period.gap:
                    yield f"*… {line(period.gap)} …*"
                yield f"## {line(period.title)}"
            yield from self._event(place, event)
            above = place
        yield from self._ending()

    def _head(self) -> Iterator[str]:
        heading = self._timeline.heading
        yield f"# {line(heading.title) or 'Timeline'}"
        if heading.about.strip():
            yield from paragraphs(heading.about)
        rows = filter_rows(self._selection)
        if rows:
            yield "\n".join(f"- {label}: {line(words)}" for label, words in rows.items())
        else:
            yield line(holds(self._timeline))

    def _event(self, place: int, event: Event) -> Iterator[str]:
        yield f"### {line(title_words(event)) or '…'}"
        date = date_words(event.date, weekday=True)
        background = " (background)" if event.background else ""
        marks = self._footnotes.marks(event.sources)
        summary = paragraphs(event.summary) if event.summary.strip() else []
        yield f"*{line(date[:1].upper() + date[1:])}*{background}{'' if summary else marks}"
        if summary:
            yield from (*summary[:-1], summary[-1] + marks)
        known = facts(self._timeline, self._contents, place, event)
        if rows := [f"- {label}: {line(words)}" for label, words in known]:
            yield "\n".join(rows)
        for quote in event.quotes:
            yield self._quote(quote)

    def _quote(self, quote: Quote) -> str:
        marks = self._footnotes.marks([quote.source] if quote.source else [])
        *before, last = paragraphs(in_quotation_marks(quote.text, quote.lang))
        said = [*before, last + marks]
        if quote.translation:
            translation = in_quotation_marks(quote.translation)
            said += paragraphs(f"{translation_label(quote.lang)} {translation}")
        date = f" ({date_words(quote.date, weekday=True)})" if quote.date else ""
        said.append(f"— {line(speaking_words(self._timeline, quote) + date)}")
        return "\n".join(f"> {one}".rstrip() for one in "\n\n".join(said).split("\n"))

    def _ending(self) -> Iterator[str]:
        named = [who for who in self._contents.actors if who.id in self._contents.named]
        if named:
            yield "## Who is who"
            yield "\n".join(f"- {line(actor_words(self._timeline, who))}" for who in named)
        if self._contents.sources:
            yield "## Sources"
            yield "\n".join(map(_source, self._contents.sources))
        if notes := list(self._footnotes.lines()):
            yield "\n".join(notes)


def _source(source: Source) -> str:
    title = f"{source.id}: {source.title}" if source.title else source.id
    about = paragraphs(source.about) if source.about.strip() else []
    parts = [line(title), line(publication(source)), *about, line(visible_line(source.url))]
    inside = "\n\n".join(filter(None, parts)).replace("\n", "\n  ")
    return f"- {inside}".replace("\n  \n", "\n\n")
