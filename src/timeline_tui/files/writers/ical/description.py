"""The DESCRIPTION of an entry: first what happened and with whom, then quotes and sources.

Both are plain words, their parts a blank line from each other.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline_tui.core.dates import Date
from timeline_tui.core.phrases import (
    citation_words,
    in_quotation_marks,
    speaking_words,
    translation_label,
)
from timeline_tui.core.records import Event, Quote
from timeline_tui.core.text import visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_words

BETWEEN = "\n\n"


def date_line(date: Date) -> str:
    """Return what says that a date is more than the calendar can show."""
    return f"Date: {date_words(date, weekday=True)} (the calendar shows its bounds)"


def names_line(names: Iterable[str]) -> str:
    """Return who took part; empty for nobody."""
    written = ", ".join(map(visible_line, names))
    return written and f"With: {written}"


def facts(event: Event, names: Iterable[str], *, exact: bool) -> str:
    """Return the first part; with ``exact`` the calendar shows all that the date says."""
    date = "" if exact else date_line(event.date)
    return BETWEEN.join(filter(None, (date, event.summary.strip(), names_line(names))))


def evidence(timeline: Timeline, event: Event) -> str:
    """Return the second part."""
    parts = [_quote(timeline, quote) for quote in event.quotes]
    if event.sources:
        parts.append(f"Sources: {citation_words(timeline, event.sources)}")
    return BETWEEN.join(parts).strip()


def _quote(timeline: Timeline, quote: Quote) -> str:
    date = f" ({date_words(quote.date, weekday=True)})" if quote.date else ""
    lines = [
        f"{speaking_words(timeline, quote)}{date}:",
        in_quotation_marks(quote.text, quote.lang),
    ]
    if quote.translation:
        translation = in_quotation_marks(quote.translation)
        lines.append(f"{translation_label(quote.lang)} {translation}")
    if quote.source:
        lines.append(f"Source: {citation_words(timeline, [quote.source])}")
    return "\n".join(lines)
