"""What a slide of TimelineJS shows, as HTML in which nothing of the data is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from timeline_tui.core.phrases import (
    citation_words,
    in_quotation_marks,
    speaking_words,
    translation_label,
)
from timeline_tui.core.records import Event, Quote, Source
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_words

GROUPS = {"happened": "", "planned": "Planned", "claimed": "Claimed"}
"""The groups of slides, by the status that they tell."""

_PARAGRAPHS = re.compile(r"\n\s*\n")
_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)


def paragraphs(text: str) -> str:
    """Return a text as paragraphs of HTML; a single line break stays one."""
    parts = filter(None, map(str.strip, _PARAGRAPHS.split(visible(text))))
    return "".join(f"<p>{_lines(part)}</p>" for part in parts)


def escaped_line(text: str) -> str:
    """Return a text as one line of HTML."""
    return escape(visible_line(text))


def group_of(event: Event) -> str:
    """Return the name of an event's group; empty for what happened."""
    return "Background" if event.background else GROUPS[event.status]


def place_line(place: str) -> str:
    """Return the line of a slide that says where it was."""
    return place and f"<p>Place: {escaped_line(place)}</p>"


def names_line(names: Iterable[str]) -> str:
    """Return the line of a slide that says who took part."""
    written = escaped_line(", ".join(names))
    return written and f"<p>With: {written}</p>"


def facts(timeline: Timeline, event: Event) -> str:
    """Return the first part of an event's slide: what happened, where and with whom."""
    names = map(timeline.name_of, event.actors)
    return paragraphs(event.summary) + place_line(event.place) + names_line(names)


def evidence(timeline: Timeline, event: Event) -> str:
    """Return the rest of an event's slide: quotes, sources and where these lead."""
    parts = [_quote(timeline, quote) for quote in event.quotes]
    if event.sources:
        parts.append(f"<p>Sources: {escaped_line(citation_words(timeline, event.sources))}</p>")
    cited = dict.fromkeys(
        citation.source
        for citation in (*event.sources, *(quote.source for quote in event.quotes))
        if citation
    )
    parts += (_link(timeline.sources_by_id[source]) for source in cited)
    return "".join(parts)


def _quote(timeline: Timeline, quote: Quote) -> str:
    date = f" ({date_words(quote.date)})" if quote.date else ""
    said = f"{escaped_line(speaking_words(timeline, quote))}{escaped_line(date)}:"
    text = _lines(in_quotation_marks(quote.text, quote.lang))
    lang = f' lang="{escape(visible_line(quote.lang))}"' if quote.lang else ""
    parts = [f"<p>{said}</p><blockquote{lang}>{text}</blockquote>"]
    if quote.translation:
        translation = in_quotation_marks(quote.translation)
        parts.append(f"<p>{escaped_line(translation_label(quote.lang))} {_lines(translation)}</p>")
    if quote.source:
        parts.append(f"<p>Source: {escaped_line(citation_words(timeline, [quote.source]))}</p>")
    return "".join(parts)


def _link(source: Source) -> str:
    """Return a link to where a source is on the web; other addresses, which may run, are none."""
    url = visible_line(source.url)
    if not _WEB.fullmatch(url):
        return ""
    return f'<p><a href="{escape(url)}">{escaped_line(source.title or url)}</a></p>'


def _lines(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")
