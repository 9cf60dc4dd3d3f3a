"""Who takes part in an event, who speaks in it, and on whose word it stands."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.records import Event, Quote
from timeline_tui.core.timeline import Timeline


def voices(quote: Quote) -> Iterator[str]:
    """Yield whose words a quote gives: who spoke, and in whose name."""
    yield quote.by
    if quote.relays and quote.relays != quote.by:
        yield quote.relays


def speakers_in(event: Event) -> tuple[str, ...]:
    """Return whose words are given in an event, each actor once, in the order of the quotes."""
    if not event.quotes:
        return ()
    said = [quote.by for quote in event.quotes]
    if any(quote.relays for quote in event.quotes):
        said = [who for quote in event.quotes for who in voices(quote)]
    return tuple(dict.fromkeys(said))


def actors_in(event: Event) -> tuple[str, ...]:
    """Return who takes part in an event, in the file's order, and then who is quoted in it."""
    if not event.quotes:
        return tuple(dict.fromkeys(event.actors))
    return tuple(dict.fromkeys((*event.actors, *speakers_in(event))))


def sources_of(event: Event) -> tuple[str, ...]:
    """Return the ids of the sources on whose word an event and its quotes stand, each one once.

    Several places in one source are one source: what two of its paragraphs say has been said by it
    alone.
    """
    cited = [citation.source for citation in event.sources]
    cited += [quote.source.source for quote in event.quotes if quote.source]
    return tuple(dict.fromkeys(cited))


def vouching_for(timeline: Timeline, event: Event) -> tuple[str, ...]:
    """Return the ids of the sources that vouch for what happened, and not for dates alone."""
    return tuple(one for one in sources_of(event) if not timeline.sources_by_id[one].dates_only)
