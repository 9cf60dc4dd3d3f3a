"""A selection as plain text to read, print or send: the same bytes every time.

The head says what is filtered.  Then come the events by period, each with its quotes and links;
numbers in square brackets lead to the notes at the end, and these to the sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline_tui.core.headings import Heading, headings_of
from timeline_tui.core.phrases import (
    actor_words,
    in_quotation_marks,
    speaking_words,
    title_words,
    translation_label,
)
from timeline_tui.core.records import Citation, Event, Quote
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_words
from timeline_tui.files.options import WIDTH
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.paragraphs import heading, paragraph
from timeline_tui.files.writers.readable import facts, filter_rows, holds, publication


def text_export(
    selection: Selection, width: int = WIDTH, *, chart: bool = False, ascii_only: bool = False
) -> Iterator[str]:
    """Yield a selection as text, line by line, none of them wider than width cells.

    The width is one from `options.NARROWEST` to `options.WIDEST`.  With ``chart`` the chart stands
    at the head, in ASCII alone when so asked.
    """
    export = _TextExport(selection, width)
    drawn: Sequence[str] = ()
    if chart:
        from timeline_tui.core.chart.plain import plain_chart

        drawn = plain_chart(selection, width, ascii_only=ascii_only)
    return (f"{line}\n" for line in export.lines(drawn))


class _TextExport:
    """One export, and the notes that it has made so far."""

    def __init__(self, selection: Selection, width: int) -> None:
        self._selection = selection
        self._timeline: Timeline = selection.index.timeline
        self._contents = Contents(selection)
        self._width = width
        self._notes: dict[Citation, int] = {}

    def lines(self, chart: Sequence[str] = ()) -> Iterator[str]:
        yield from self._head()
        if chart:
            yield from ("", *chart)
        headings = headings_of(self._timeline)
        begins = set(headings.breaks(self._selection.events))
        above = None
        for position, (place, event) in enumerate(self._contents.placed()):
            if position in begins:
                yield from self._period(headings.before(place, above))
            yield ""
            yield from self._event(place, event)
            above = place
        yield from self._section("Who is who", self._actors())
        yield from self._section("Notes", self._note_list())
        yield from self._section("Sources", self._sources())

    def _paragraph(self, text: str, indent: int = 0, hang: int = 0) -> Iterator[str]:
        return paragraph(text, self._width, indent=indent, hang=hang)

    def _period(self, period: Heading) -> Iterator[str]:
        if period.gap:
            yield from ("", "", *self._paragraph(f"... {period.gap} ..."))
        yield from ("", "", *heading(period.title, self._width, "-"))

    def _section(self, title: str, lines: Iterator[str]) -> Iterator[str]:
        first = next(lines, None)
        if first is not None:
            yield from ("", "", *heading(title, self._width, "-"), "", first)
            yield from lines

    def _head(self) -> Iterator[str]:
        about = self._timeline.heading
        yield from heading(visible_line(about.title) or "Timeline", self._width, "=")
        if about.about:
            yield from ("", *self._paragraph(about.about))
        yield ""
        rows = filter_rows(self._selection)
        if not rows:
            yield from self._paragraph(holds(self._timeline))
        for label, words in rows.items():
            yield from self._paragraph(f"{label + ':':7} {words}", hang=8)

    def _event(self, place: int, event: Event) -> Iterator[str]:
        background = " (background)" if event.background else ""
        date = date_words(event.date, weekday=True)
        yield from self._paragraph(f"{date[:1].upper()}{date[1:]}{background}", hang=2)
        marks = self._marks(event.sources)
        yield from self._paragraph(title_words(event) + ("" if event.summary else marks), 2, 2)
        if event.summary:
            yield from ("", *self._paragraph(event.summary.strip() + marks, 2))
        known = list(facts(self._timeline, self._contents, place, event))
        if known:
            yield ""
        for label, words in known:
            yield from self._paragraph(f"{label}: {words}", 2, 2)
        for quote in event.quotes:
            yield ""
            yield from self._quote(quote)

    def _quote(self, quote: Quote) -> Iterator[str]:
        date = f" ({date_words(quote.date, weekday=True)})" if quote.date else ""
        yield from self._paragraph(f"{speaking_words(self._timeline, quote)}{date}:", 2, 2)
        marks = self._marks((quote.source,) if quote.source else ())
        yield from self._paragraph(in_quotation_marks(quote.text, quote.lang) + marks, 4)
        if quote.translation:
            translation = in_quotation_marks(quote.translation)
            yield from self._paragraph(f"{translation_label(quote.lang)} {translation}", 4)

    def _marks(self, citations: tuple[Citation, ...]) -> str:
        """Return the numbers of notes on these citations; equal ones share a note."""
        numbers = {self._notes.setdefault(one, len(self._notes) + 1) for one in citations}
        return " ".join(["", "".join(f"[{number}]" for number in sorted(numbers))]).rstrip()

    def _actors(self) -> Iterator[str]:
        for actor in self._contents.actors:
            if actor.id in self._contents.named:
                yield from self._paragraph(actor_words(self._timeline, actor), 0, 2)

    def _note_list(self) -> Iterator[str]:
        column = len(f"[{len(self._notes)}] ")
        for (source, place), number in self._notes.items():
            text = visible_line(", ".join(filter(None, (source, place))))
            yield from self._paragraph(f"[{number}] ".rjust(column) + text, 0, column)

    def _sources(self) -> Iterator[str]:
        for number, source in enumerate(self._contents.sources):
            if number:
                yield ""
            title = f"{source.id}: {source.title}" if source.title else source.id
            yield from self._paragraph(visible_line(title), 0, 2)
            for text in (publication(source), source.about, visible_line(source.url)):
                if text:
                    yield from self._paragraph(text, 2)
