"""An event on a page: when, what, where and who, its links, and what was said in it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from timeline_tui.core.phrases import LINK_WORDS, in_quotation_marks, translation_label
from timeline_tui.core.records import Event, Quote
from timeline_tui.core.status_marks import STATUS_MARKS
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_short, date_words
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.html.dates import date_element
from timeline_tui.files.writers.html.markup import (
    Child,
    add,
    anchor,
    isolated,
    language_tag,
    link,
    tag,
)
from timeline_tui.files.writers.html.notes import Notes
from timeline_tui.files.writers.html.people import People


class Events(msgspec.Struct, frozen=True):
    """Makes the elements of events, with the notes that they cite and the people on the page."""

    timeline: Timeline
    contents: Contents
    people: People
    notes: Notes

    def element(self, place: int, event: Event) -> Element:
        """Return an event in full."""
        marks = self.notes.marks(event.sources)
        article = tag(
            "article",
            _title(event, None if event.summary else marks),
            _when(event),
            class_=" ".join(_classes(event)),
            id=anchor("event", event.id),
            data_date=event.date.text,
        )
        if event.summary:
            summary = event.summary.strip()
            add(
                article,
                tag(
                    "p", summary, " " if marks is not None else "", marks, class_="text", dir="auto"
                ),
            )
        facts = list(self._facts(place, event))
        if facts:
            add(article, tag("dl", *facts))
        add(article, *map(self._quote, event.quotes))
        return article

    def _facts(self, place: int, event: Event) -> Iterator[Element]:
        if event.place:
            yield _fact("Place", isolated(event.place))
        if event.actors:
            yield _fact("With", *self.people.names(dict.fromkeys(event.actors)))
        others: dict[str, list[int]] = {}
        for one in self.timeline.links_of(place, event):
            words = LINK_WORDS[one.kind, one.outgoing].capitalize()
            others.setdefault(words, []).append(one.event)
        for words, linked in others.items():
            yield _fact(words, *self._linked(linked))
        if event.tags:
            tags: list[Child] = []
            for name in dict.fromkeys(event.tags):
                tags += [" " if tags else None, tag("bdi", name, class_="tag")]
            yield _fact("Tags", *tags)

    def _linked(self, places: list[int]) -> Iterator[Child]:
        for at, place in enumerate(places):
            event = self.timeline.events[place]
            yield "; " if at else ""
            status = "" if event.status == "happened" else f"{event.status}: "
            title = isolated(event.title)
            here = self.contents.holds(place)
            yield (
                link(anchor("event", event.id), status, title)
                if here
                else tag("span", status, title)
            )
            yield f" ({date_short(event.date)}{'' if here else ', left out here'})"

    def _quote(self, quote: Quote) -> Element:
        said = tag("figcaption", self.people.name(quote.by))
        if quote.relays:
            add(said, ", relaying ", self.people.name(quote.relays))
        if quote.to:
            add(said, ", to ", self.people.name(quote.to))
        if quote.date:
            add(said, ", ", date_element(quote.date, weekday=True))
        marks = self.notes.marks((quote.source,) if quote.source else ())
        words = in_quotation_marks(quote.text, quote.lang)
        original = tag(
            "blockquote", words, dir="auto", lang=language_tag(quote.lang), class_="text"
        )
        # The number of a note is no part of what was said.
        figure = tag("figure", said, original, class_="quote")
        if marks is not None:
            add(original, tag("span", " ", marks, lang="en"))
        if quote.translation:
            label = tag("span", translation_label(quote.lang), " ", class_="label")
            translation = tag("bdi", in_quotation_marks(quote.translation))
            add(figure, tag("p", label, translation, class_="text translation"))
        return figure


def _classes(event: Event) -> Iterator[str]:
    yield "event"
    yield event.status
    if event.background:
        yield "background"


def _title(event: Event, marks: Element | None) -> Element:
    title = link(anchor("event", event.id), isolated(event.title), class_="self")
    badges: list[Child] = [
        tag("span", name, class_="badge")
        for name in (event.status, "background" if event.background else "happened")
        if name != "happened"
    ]
    spaced = [part for badge in badges for part in (" ", badge)]
    mark = tag("span", STATUS_MARKS[event.status], class_="mark", aria_hidden="true")
    return tag("h4", mark, title, *spaced, " " if marks is not None else "", marks)


def _when(event: Event) -> Element:
    words = date_words(event.date, weekday=True)
    words = f"{words[:1].upper()}{words[1:]}"
    return tag("p", date_element(event.date, words=words), class_="date")


def _fact(name: str, *children: Child) -> Element:
    return tag("div", tag("dt", name), tag("dd", *children))
