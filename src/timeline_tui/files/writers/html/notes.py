"""Numbered notes: from a text to what it rests on, and from there back to every place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from timeline_tui.core.phrases import language_words
from timeline_tui.core.records import Citation, Source
from timeline_tui.core.text import plural
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.writers.html.dates import date_element
from timeline_tui.files.writers.html.markup import (
    Child,
    add,
    anchor,
    isolated,
    link,
    outside_link,
    tag,
)

_MOST_WAYS_BACK = 40


class Notes:
    """The notes made so far: equal citations share a number."""

    def __init__(self) -> None:
        self._numbers: dict[Citation, int] = {}
        self._uses: dict[Citation, int] = {}

    def marks(self, citations: Iterable[Citation]) -> Element | None:
        """Return the numbers of notes on these citations, each a link; None without any."""
        links: list[Child] = []
        numbered = {one: self._numbers.setdefault(one, len(self._numbers) + 1) for one in citations}
        for citation, number in sorted(numbered.items(), key=lambda entry: entry[1]):
            use = self._uses[citation] = self._uses.get(citation, 0) + 1
            links.append(
                link(
                    anchor("note", number),
                    f"[{number}]",
                    id=_way_back(number, use),
                    aria_label=f"note {number}",
                )
            )
        return tag("sup", *links) if links else None

    def by_source(self) -> dict[str, list[int]]:
        """Return the numbers of the notes that lead to each source."""
        found: dict[str, list[int]] = {}
        for cited, number in self._numbers.items():
            found.setdefault(cited.source, []).append(number)
        return found

    def elements(self, timeline: Timeline) -> Iterator[Element]:
        """Yield the notes as items of a list, in the order of their numbers."""
        for citation, number in self._numbers.items():
            source = timeline.sources_by_id[citation.source]
            title = isolated(source.title or source.id)
            place: list[Child] = [", ", isolated(citation.place)] if citation.place else []
            yield tag(
                "li",
                link(anchor("source", source.id), title),
                *place,
                *_ways_back(number, self._uses[citation]),
                id=anchor("note", number),
                value=number,
            )


def _way_back(number: int, use: int) -> str:
    return anchor("cited", f"{number}-{use}")


def _ways_back(number: int, uses: int) -> Iterator[Child]:
    """Yield links to the places that a note belongs to; of very many only the first."""
    yield " "
    for use in range(1, min(uses, _MOST_WAYS_BACK) + 1):
        sign = "↩" if uses == 1 else f"↩\u2009{use}"
        label = f"back to where note {number} is cited" + (f", {use} of {uses}" * (uses > 1))
        yield link(_way_back(number, use), sign, aria_label=label, class_="back")
        yield " " if use < uses else ""
    if uses > _MOST_WAYS_BACK:
        yield f"and {plural(uses - _MOST_WAYS_BACK, 'more place')}"


def source_element(source: Source, notes: list[int]) -> Element:
    """Return a source with all that is known of it, and the notes that lead to it."""
    item = tag("li", id=anchor("source", source.id))
    add(item, tag("p", tag("cite", isolated(source.title or source.id)), class_="name"))
    facts: list[Child] = []
    if source.published:
        facts += ["Published ", date_element(source.published), ". "]
    if source.lang:
        facts += [f"Language: {language_words(source.lang)}. "]
    if source.dates_only:
        facts += ["Vouches for dates alone. "]
    if facts:
        add(item, tag("p", *facts, class_="quiet"))
    if source.about:
        add(item, tag("p", source.about.strip(), class_="text", dir="auto"))
    if source.url:
        add(item, tag("p", outside_link(source.url), class_="url"))
    if notes:
        add(item, tag("p", "Cited in ", *_note_links(notes), ".", class_="quiet"))
    return item


def _note_links(numbers: list[int]) -> Iterator[Child]:
    """Yield "notes 1, 3–7, 9", each a link; a run is named by its two ends."""
    yield "note " if len(numbers) == 1 else "notes "
    runs = groupby(enumerate(numbers), key=lambda entry: entry[1] - entry[0])
    for at, (_, entries) in enumerate(runs):
        run = [number for _, number in entries]
        ends = [run[0], run[-1]] if len(run) > 2 else run
        yield ", " if at else ""
        for which, number in enumerate(ends):
            yield ("–" if len(run) > 2 else ", ") if which else ""
            yield link(anchor("note", number), str(number))
