"""Whole timelines for property tests: every field, every kind of date, every odd character.

What is drawn is what a sound file can hold: ids are unique and every reference leads somewhere.
"""

from __future__ import annotations

import re

from hypothesis import strategies as st
from msgspec import inspect
from msgspec.structs import replace

from timeline_tui.core.dates import parse_date
from timeline_tui.core.records import (
    Actor,
    Citation,
    Event,
    File,
    Heading,
    Links,
    Quote,
    Source,
)
from timeline_tui.core.timeline import Timeline, timeline_of

# What other formats, shells, spreadsheets and readers of YAML take for something else.
ODD = (
    *("no", "Yes", "null", "~", "1984", "1e3", "0x1F", "12:30", "2025-02-12", ".5", "=", "<<", "|"),
    *(
        "- a",
        "? b",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "[a]",
        "{a: b}",
    ),
    *("a, b", "'a'", '"a"', "it's", 'say "no"', "back\\slash", "=1+1", "+1", "@SUM(A1)", "\t=a"),
    *("a\nb", "a\n\nb\n", "\na", "a\n\n", " a", "a ", "a  b", "a\n b", "a \nb", "\ta", "a\n\tb"),
    *("a\r\nb", "a\rb", "a\x85b", "a\u2028b", "a\x00b", "\x1b[31ma", "\x7f", "\ufeffa", "a\ufffe"),
    *(
        "\u202ea",
        "a\u200db",
        "a\xa0b",
        "日本語",
        "e\u0301",
        "😀",
        "<b>&amp;</b>",
        "[a](b)",
        "*a* _b_",
    ),
    *("---", "...", "--- a", "a\n---\nb", "BEGIN:VEVENT", "a;b,c\\n", "words " * 40, "x" * 150),
    *(
        "words of a text " * 9 + "\n" + "and more of them " * 9,
        "a\n# b",
        "# a\nb",
        "word  two " * 20,
    ),
)
DATES = (
    *("2025-02-12", "2025-02", "2025", "2025-02-12T18:00", "2025-02-12T18:00+01:00", "2022?"),
    *(
        "2025-02-12T16:30:10Z",
        "2025-02-12T09:00-05:00",
        "2021-08~",
        "2025-02-12%",
        "202X",
        "2021-21",
    ),
    *("2022-02-24/..", "/2022", "2022/", "../2021", "2021-08/2025-02-11", "-0044-03-15", "0000"),
    *(
        "Y170000002",
        "2004-XX",
        "[1667,1668]",
        "{1960,1961-12}",
        "2025-02-12T23:00/2025-02-13T01:00",
    ),
)
_KNOWN_IDS = (
    "trump",
    "usa",
    "é",
    "1984",
    "no",
    "a.b",
    "a_b-c",
    "#a",
    "&a",
    "*a",
    "a#b",
    "[a]",
    "=1",
)

characters = st.characters(exclude_categories=["Cs"])
texts = st.one_of(st.sampled_from(ODD), st.text(characters, max_size=30), st.just(""))
words = texts.filter(bool)
dates = st.sampled_from(DATES).map(parse_date)
_flags = st.booleans()


def _pattern(record: type) -> re.Pattern[str]:
    shape = inspect.type_info(record)
    assert isinstance(shape, inspect.StructType)
    kind = next(field.type for field in shape.fields if field.name == "id")
    text = kind.type if isinstance(kind, inspect.Metadata) else kind
    assert isinstance(text, inspect.StrType)
    return re.compile(text.pattern or "")


_ID = _pattern(Actor)
ids = st.one_of(st.sampled_from(_KNOWN_IDS), st.text(characters, min_size=1, max_size=8)).filter(
    lambda text: _ID.search(text) is not None
)
# The reader takes a citation apart at its first blanks.
_places = texts.map(str.strip)


def _some(values: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    if not values:
        return st.just(())
    return st.lists(st.sampled_from(values), max_size=most).map(tuple)


def _citations(sources: list[str]) -> st.SearchStrategy[Citation]:
    return st.builds(Citation, st.sampled_from(sources), _places)


def _events(actors: list[str], sources: list[str]) -> st.SearchStrategy[Event]:
    cited = _citations(sources) if sources else None
    said = None
    if actors:
        said = st.builds(
            Quote,
            by=st.sampled_from(actors),
            text=words,
            lang=texts,
            translation=texts,
            to=texts,
            relays=st.sampled_from(["", *actors]),
            date=st.none() | dates,
            source=(st.none() | cited) if cited is not None else st.none(),
        )
    return st.builds(
        Event,
        date=dates,
        title=words,
        summary=texts,
        status=st.sampled_from(["happened", "planned", "claimed"]),
        background=_flags,
        place=texts,
        actors=_some(actors),
        tags=st.lists(words, max_size=3).map(tuple),
        sources=st.lists(cited, max_size=2).map(tuple) if cited is not None else st.just(()),
        quotes=st.lists(said, max_size=2).map(tuple) if said is not None else st.just(()),
    )


@st.composite
def files(draw: st.DrawFn, most_events: int = 4) -> File:
    """Draw a whole file as it is written: events in any order, some of them without an id."""
    sources = draw(st.lists(ids, max_size=3, unique=True))
    actors = draw(st.lists(ids, max_size=4, unique=True))
    named = draw(st.lists(ids, max_size=most_events, unique=True))
    events = []
    for place in range(draw(st.integers(0, most_events))):
        event = draw(_events(actors, sources))
        if place < len(named):
            others = [name for name in named[:most_events] if name != named[place]]
            event = replace(event, id=named[place])
        else:
            others = named
        events.append((event, others))
    declared = {event.id for event, _ in events}
    linked = [
        replace(event, links=Links(*(draw(_some(targets, 2)) for _ in Links.__struct_fields__)))
        for event, others in events
        for targets in [[name for name in others if name in declared]]
    ]
    return File(
        timeline=Heading(title=draw(texts), about=draw(texts)),
        sources=tuple(
            Source(
                id=name,
                title=draw(texts),
                about=draw(texts),
                lang=draw(texts),
                published=draw(st.none() | dates),
                url=draw(texts),
                dates_only=draw(_flags),
            )
            for name in sources
        ),
        actors=tuple(
            Actor(
                id=name,
                name=draw(words),
                kind=draw(st.sampled_from(["person", "state", "organisation", "group"])),
                role=draw(texts),
                part_of=draw(st.sampled_from(["", *actors[:place]])),
                aliases=tuple(draw(st.lists(words, max_size=2))),
            )
            for place, name in enumerate(actors)
        ),
        events=tuple(linked),
    )


def timelines(most_events: int = 4) -> st.SearchStrategy[Timeline]:
    """Draw a whole timeline."""
    return files(most_events).map(timeline_of)


def records_of(timeline: Timeline) -> tuple[object, ...]:
    """Return all that a timeline says, in order: equal for two that say the same."""
    return (
        timeline.heading,
        tuple(timeline.sources),
        tuple(timeline.actors),
        tuple(timeline.events),
        timeline.zone,
    )
