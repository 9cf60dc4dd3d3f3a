"""Parts of a timeline in words, the same on the screen, in exports and in what is copied.

What these return is one line that is safe to show, unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline_tui.core.records import Actor, Citation, Event, Quote
from timeline_tui.core.text import fold, visible, visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_words

LINK_WORDS = {
    ("follows", True): "follows",
    ("part_of", True): "part of",
    ("fulfils", True): "fulfils",
    ("follows", False): "followed by",
    ("part_of", False): "includes",
    ("fulfils", False): "fulfilled by",
}
"""What a link says, by its kind and by whether it is outgoing."""

_LANGUAGES = dict(
    pair.split("=")
    for pair in (
        "ar=Arabic be=Belarusian bg=Bulgarian cs=Czech da=Danish de=German el=Greek en=English"
        " es=Spanish et=Estonian fa=Persian fi=Finnish fr=French he=Hebrew hi=Hindi hu=Hungarian"
        " it=Italian ja=Japanese ka=Georgian ko=Korean la=Latin lt=Lithuanian lv=Latvian nl=Dutch"
        " no=Norwegian pl=Polish pt=Portuguese ro=Romanian ru=Russian sk=Slovak sr=Serbian"
        " sv=Swedish tr=Turkish uk=Ukrainian zh=Chinese"
    ).split()
)
_QUOTATION_MARKS = {
    "": ("“", "”"),
    "de": ("„", "“"),
    "fr": ("«\u00a0", "\u00a0»"),
    "ru": ("«", "»"),
    "uk": ("«", "»"),
}
_OPENING = tuple("«»“„\"'‘‚「『")
_CLOSING = tuple("»«”“\"'’」』")


def title_words(event: Event) -> str:
    """Return an event's title, never without its status where that is not "happened".

    Whoever copies this one line must not turn a plan or a claim into a fact.
    """
    status = "" if event.status == "happened" else f"{event.status.upper()}: "
    return status + visible_line(event.title)


def language_words(lang: str) -> str:
    """Return the English name of a language by its code, or the code where we know no name."""
    return _LANGUAGES.get(lang.partition("-")[0].lower()) or visible_line(lang)


def translation_label(lang: str) -> str:
    """Return what stands before a translation, so that it is never taken for the words said."""
    return f"Translated from {language_words(lang)}:" if lang else "Translation:"


def in_quotation_marks(text: str, lang: str = "") -> str:
    """Return a text in the quotation marks of its language, unless it brings its own.

    It is safe to show, and has as many lines as before.
    """
    text = visible(text).strip()
    if text[:1] in _OPENING and text[-1:] in _CLOSING:
        return text
    language = lang.partition("-")[0].lower()
    before, after = _QUOTATION_MARKS.get(language, _QUOTATION_MARKS[""])
    return f"{before}{text}{after}"


def speaker_words(timeline: Timeline, quote: Quote) -> str:
    """Return whose words a quote gives: "Dmitry Peskov, relaying Vladimir Putin"."""
    speaker = timeline.name_of(quote.by)
    relayed = f", relaying {timeline.name_of(quote.relays)}" if quote.relays else ""
    return visible_line(speaker + relayed)


def addressed_words(timeline: Timeline, quote: Quote) -> str:
    """Return to whom something was said: "to journalists"; empty where that is not known."""
    return visible_line(f"to {timeline.name_of(quote.to)}") if quote.to else ""


def speaking_words(timeline: Timeline, quote: Quote) -> str:
    """Return who says something to whom: "Ana Ruiz, relaying the council, to journalists"."""
    said = (speaker_words(timeline, quote), addressed_words(timeline, quote))
    return ", ".join(filter(None, said))


def citation_text(citation: Citation | None) -> str:
    """Return a citation as the file has it: "article ¶ 4"; empty for none."""
    return visible_line(f"{citation.source} {citation.place}".strip()) if citation else ""


def actor_words(timeline: Timeline, actor: Actor) -> str:
    """Return who an actor is: "Pete Hegseth: US Secretary of Defense (United States)".

    What it is part of stands in brackets, unless the role names it already.
    """
    office = actor.role or actor.kind
    whole = timeline.name_of(actor.part_of)
    within = f" ({whole})" if whole and fold(whole) not in fold(office) else ""
    return visible_line(f"{actor.name}: {office}{within}")


def citation_words(timeline: Timeline, citations: Iterable[Citation]) -> str:
    """Return citations in full, each source once: its title, when it appeared, and the places."""
    places: dict[str, list[str]] = {}
    for citation in dict.fromkeys(citations):
        places.setdefault(citation.source, []).append(citation.place)
    return "; ".join(
        visible_line(", ".join(filter(None, (source_words(timeline, source), *found))))
        for source, found in places.items()
    )


def source_words(timeline: Timeline, source: str) -> str:
    """Return a source's title, or its id where it has none, and when it was published."""
    known = timeline.sources_by_id[source]
    published = f" ({date_words(known.published)})" if known.published else ""
    return visible_line(known.title or source) + published
