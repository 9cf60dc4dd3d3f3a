"""An event as an entry of markwhen.

The first line has the date, the title and those tags that markwhen can hold.  Properties follow,
keyed as in the file: ``id`` and ``date`` (as written) always, then what else the event says; actors
stand by name, all tags as ``tags`` where one is more than a word.  The description is the summary;
lines with ``>`` are ours: quotes and sources, whose seal is ``sealed`` (`files/sealing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline_tui.core.phrases import (
    citation_words,
    in_quotation_marks,
    speaking_words,
    title_words,
    translation_label,
)
from timeline_tui.core.records import Event, Quote
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.timeline import LINK_KINDS, Timeline
from timeline_tui.core.words import date_words
from timeline_tui.files.sealing import seal
from timeline_tui.files.writers.markwhen.dates import markwhen_zone
from timeline_tui.files.writers.markwhen.escaping import inline, title_line, whole_line
from timeline_tui.files.writers.markwhen.properties import listed, scalar

_TAG = re.compile(r"(?!\d+\Z)\w+", re.ASCII)


def is_tag(text: str) -> bool:
    """Say whether markwhen can hold a tag: it is one word."""
    return _TAG.fullmatch(text) is not None


def entry(timeline: Timeline, event: Event, date: str) -> Iterator[str]:
    """Yield the lines of an event whose date is written so."""
    tags = [f"#{tag}" for tag in event.tags if is_tag(tag)]
    yield " ".join([f"{date}:", title_line(title_words(event).strip()), *tags])
    yield from _properties(timeline, event)
    evidence = list(_evidence(timeline, event))
    if evidence:
        yield f"sealed: {seal_of(evidence)}"
    yield from _summary(event)
    yield from evidence


def seal_of(lines: Iterable[str]) -> str:
    """Return the seal of quotes and sources, by the lines of a description that hold them."""
    return seal("\n".join(filter(None, map(str.rstrip, lines))))


def _evidence(timeline: Timeline, event: Event) -> Iterator[str]:
    for quote in event.quotes:
        yield ""
        yield from _ours(_quote(timeline, quote))
    if event.sources:
        yield ""
        yield from _ours([f"Sources: {citation_words(timeline, event.sources)}"])


def _properties(timeline: Timeline, event: Event) -> Iterator[str]:
    yield f"id: {scalar(event.id)}"
    yield f"date: {scalar(event.date.text, is_date=True)}"
    if zone := markwhen_zone(event.date):
        yield f"timezone: {zone}"
    if event.status != "happened":
        yield f"status: {event.status}"
    if event.background:
        yield "background: true"
    if event.place:
        yield f"place: {scalar(event.place)}"
    if event.actors:
        yield f"actors: {listed(map(timeline.name_of, event.actors))}"
    if not all(map(is_tag, event.tags)):
        yield f"tags: {listed(event.tags)}"
    for kind in LINK_KINDS:
        if others := getattr(event.links, kind):
            yield f"{kind}: {listed(others)}"


def _summary(event: Event) -> Iterator[str]:
    summary = visible(event.summary).strip()
    if summary:
        yield ""
        yield from map(whole_line, (line.rstrip() for line in summary.split("\n")))


def _quote(timeline: Timeline, quote: Quote) -> Iterator[str]:
    date = f" ({date_words(quote.date, weekday=True)})" if quote.date else ""
    yield f"{speaking_words(timeline, quote)}{date}:"
    yield from in_quotation_marks(quote.text, quote.lang).split("\n")
    if quote.translation:
        translation = in_quotation_marks(quote.translation)
        yield from f"{translation_label(quote.lang)} {translation}".split("\n")
    if quote.source:
        yield f"Source: {citation_words(timeline, [quote.source])}"


def _ours(lines: Iterable[str]) -> Iterator[str]:
    return (f"> {inline(visible_line(line))}".rstrip() for line in lines)
