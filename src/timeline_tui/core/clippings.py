"""An event or a quote to be pasted elsewhere: a few lines that say on whose word they stand."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_tui.core.phrases import (
    citation_words,
    in_quotation_marks,
    speaking_words,
    title_words,
    translation_label,
)
from timeline_tui.core.records import Citation
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_words


def copied_event(timeline: Timeline, event: int) -> str:
    """Return an event's date, title, place, summary and citations."""
    record = timeline.events[event]
    lines = (
        date_words(record.date, weekday=True),
        title_words(record),
        visible_line(record.place),
        visible(record.summary).strip(),
        _sources(timeline, record.sources),
    )
    return "".join(f"{line}\n" for line in lines if line)


def copied_quote(timeline: Timeline, quote: int) -> str:
    """Return a quote as a quotation with its footnote, as it goes into the draft of an article.

    Who said it to whom and when, the words and their translation; the footnote has the source, when
    that was published, the place in it and its address.
    """
    event, record = timeline.quotes[quote]
    said = date_words(record.date or timeline.events[event].date, weekday=True)
    lines = [
        f"{speaking_words(timeline, record)} ({said}):",
        f"{in_quotation_marks(record.text, record.lang)} [1]",
    ]
    if record.translation:
        lines.append(f"{translation_label(record.lang)} {in_quotation_marks(record.translation)}")
    lines += ["", f"[1] {_footnote(timeline, record.source)}"]
    return "".join(f"{line}\n" for line in lines)


def _footnote(timeline: Timeline, citation: Citation | None) -> str:
    if citation is None:
        return "No source given."
    url = visible_line(timeline.sources_by_id[citation.source].url)
    return f"{citation_words(timeline, [citation])}.{url and ' '}{url}"


def _sources(timeline: Timeline, citations: Iterable[Citation]) -> str:
    return f"Source: {citation_words(timeline, citations) or 'not given'}"
