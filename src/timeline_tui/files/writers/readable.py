"""What exports for reading say in the same words: text, Markdown and the page."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.holdings import extent_words
from timeline_tui.core.phrases import LINK_WORDS, language_words, title_words
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.records import Event, Source
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_short, date_words
from timeline_tui.files.writers.contents import Contents


def holds(timeline: Timeline) -> str:
    """Return how much a timeline holds: "7 events, 3 quotes; 843 to 1911"."""
    extent = extent_words(timeline)
    counted = f"{plural(len(timeline.events), 'event')}, {plural(len(timeline.quotes), 'quote')}"
    return f"{counted}{extent and '; '}{extent}"


def filter_rows(selection: Selection) -> dict[str, str]:
    """Return what is filtered, and how much is shown, by label; nothing where all is shown."""
    timeline = selection.index.timeline
    if selection.query == EVERYTHING:
        return {}
    from timeline_tui.core.query.wording import query_words

    shown = f"{len(selection.events):,} of {plural(len(timeline.events), 'event')}"
    shown += f", {len(selection.quotes):,} of {plural(len(timeline.quotes), 'quote')}"
    words, query = query_words(timeline, selection.query), str(selection.query)
    return {"Filter": visible_line(words), "Query": visible_line(query), "Shown": shown}


def facts(
    timeline: Timeline, contents: Contents, place: int, event: Event
) -> Iterator[tuple[str, str]]:
    """Yield where an event was, who took part, and what it is linked to: labels and texts."""
    if event.place:
        yield "Place", visible_line(event.place)
    if event.actors:
        yield "With", ", ".join(visible_line(timeline.name_of(who)) for who in event.actors)
    others: dict[str, list[str]] = {}
    for link in timeline.links_of(place, event):
        words = LINK_WORDS[link.kind, link.outgoing].capitalize()
        others.setdefault(words, []).append(_linked(timeline, contents, link.event))
    for words, linked in others.items():
        yield words, "; ".join(linked)


def _linked(timeline: Timeline, contents: Contents, place: int) -> str:
    event = timeline.events[place]
    left_out = "" if contents.holds(place) else ", left out here"
    return f"{title_words(event)} ({date_short(event.date)}{left_out})"


def publication(source: Source) -> str:
    """Return when and in what language a source appeared, and what it vouches for."""
    known = []
    if source.published:
        known.append(f"Published: {date_words(source.published, weekday=True)}.")
    if source.lang:
        known.append(f"Language: {language_words(source.lang)}.")
    if source.dates_only:
        known.append("Vouches for dates alone.")
    return " ".join(known)
