"""Make a synthetic timeline of any size, as a timeline file or as a table for other programs.

python benchmarks/make_timeline.py 100000 > big.yaml
python benchmarks/make_timeline.py 100000 --csv > big.csv

The same number always gives the same bytes, and the two forms hold the same events.  The records
are shaped like those of the bundled story: about 530 bytes an event, dates of every kind, accented
text, two to four actors, up to two quotes, links backwards.  No more than one event is kept in
memory, so that a million of them can be written as well.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

ACTORS, SOURCES, SEED = 500, 200, 7
COLUMNS = "id date title summary status place actors tags quotes translations".split()
_WORDS = (
    "the talks on security guarantees for Ukraine resumed after a call between both "
    "presidents while ministers in Brussels asked for a seat at the table and markets waited for a "
    "word on the price of grain gas and rare earths that no side would confirm before the "
    "conference in Munich café naïve Zürich Łódź Škoda façade São Tomé"
).split()
_FRENCH = (
    "nous avons convenu de travailler ensemble très étroitement y compris en visitant nos pays "
    "respectifs et nos équipes doivent commencer à négocier immédiatement sans attendre l’été"
).split()
_PLACES = ("Washington", "Moscow", "Kyiv", "Brussels", "Munich", "Riyadh", "Saint-Étienne", "")
_TAGS = ("diplomacy", "war", "aid", "minerals", "prisoners", "nato", "energy", "elections")
_KINDS = ("person", "state", "organisation", "group")


class Words(NamedTuple):
    """A quote: who says it, the original, its translation and the number of the source."""

    by: int
    text: str
    translation: str
    source: int


class Made(NamedTuple):
    """One event before it is written in either form; actors and sources are numbers."""

    number: int
    date: str
    title: str
    summary: tuple[str, str]
    status: str
    place: str
    actors: tuple[int, ...]
    tags: tuple[str, ...]
    follows: int | None
    source: int
    quotes: tuple[Words, ...]


def made(events: int) -> Iterator[Made]:
    """Yield so many events."""
    choose = random.Random(SEED)
    for number in range(events):
        yield _made(number, choose)


def timeline(events: int) -> Iterator[str]:
    """Yield a timeline file with so many events, a few lines at a time."""
    yield "timeline:\n  title: A synthetic story\n  about: Made by benchmarks/make_timeline.py\n"
    yield "sources:\n"
    for number in range(SOURCES):
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield f"  - {{id: s{number}, title: Paper {number}, lang: fr, published: {day}}}\n"
    yield "actors:\n"
    for number in range(ACTORS):
        part_of = f", part_of: a{number % 20}" if number >= 20 else ""
        kind = _KINDS[number % 4]
        yield f"  - {{id: a{number}, name: Actor No. {number}, kind: {kind}{part_of}}}\n"
    yield "events:\n"
    for event in made(events):
        yield "".join(_lines(event))


def table(events: int) -> Iterator[Sequence[str]]:
    """Yield the same events as rows of a table, the names of the columns first."""
    yield COLUMNS
    for event in made(events):
        yield (
            f"e{event.number}",
            event.date,
            event.title,
            " ".join(event.summary),
            event.status,
            event.place,
            " ".join(f"a{actor}" for actor in event.actors),
            " ".join(event.tags),
            " / ".join(quote.text for quote in event.quotes),
            " / ".join(quote.translation for quote in event.quotes),
        )


def _made(number: int, choose: random.Random) -> Made:
    actors = tuple(sorted(choose.sample(range(ACTORS), choose.randint(2, 4))))
    follows = choose.randrange(max(0, number - 50), number) if number and number % 3 == 0 else None
    return Made(
        number,
        _date(number, choose),
        f"{_text(_WORDS, 6, choose).capitalize()} ({number})",
        (_text(_WORDS, 11, choose), _text(_WORDS, 11, choose)),
        choose.choice(("planned", "claimed")) if number % 10 == 9 else "happened",
        choose.choice(_PLACES),
        actors,
        tuple(choose.sample(_TAGS, choose.randint(0, 3))),
        follows,
        choose.randrange(SOURCES),
        tuple(
            Words(
                choose.choice(actors),
                _text(_FRENCH, 10, choose),
                _text(_WORDS, 10, choose),
                choose.randrange(SOURCES),
            )
            for _ in range((0, 1, 0, 2)[number % 4])
        ),
    )


def _lines(event: Made) -> Iterator[str]:
    yield f"  - id: e{event.number}\n"
    yield f"    date: {event.date}\n"
    yield f"    title: {event.title}\n"
    yield f"    summary: >-\n      {event.summary[0]}\n      {event.summary[1]}\n"
    if event.status != "happened":
        yield f"    status: {event.status}\n"
    if event.number % 50 == 0:
        yield "    background: true\n"
    if event.place:
        yield f"    place: {event.place}\n"
    yield f"    actors: [{', '.join(f'a{actor}' for actor in event.actors)}]\n"
    yield f"    tags: [{', '.join(event.tags)}]\n"
    if event.follows is not None:
        yield f"    links: {{follows: [e{event.follows}]}}\n"
    yield f"    sources: [s{event.source} ¶ {event.number % 30}]\n"
    if event.quotes:
        yield "    quotes:\n"
    for quote in event.quotes:
        yield f"      - by: a{quote.by}\n"
        yield f'        text: "{quote.text}"\n'
        yield f"        lang: fr\n        translation: {quote.translation}\n"
        yield f"        source: s{quote.source} ¶ {event.number % 30}\n"


def _date(number: int, choose: random.Random) -> str:
    year = 1900 + number % 126
    day = f"{year}-{choose.randint(1, 12):02}-{choose.randint(1, 28):02}"
    kinds = (
        day,
        day,
        day,
        f"{day}T{choose.randrange(24):02}:{choose.randrange(60):02}",
        f"{day}T{choose.randrange(24):02}:30+01:00",
        day[:7],
        str(year),
        f"{day[:7]}~",
        f"{year}?",
        f"{year // 10}X",
        f"{year}-{choose.randint(21, 24)}",
        f"{day}/{year + 2}-01",
        f"{day}/..",
        f"/{year}",
        f"-{choose.randrange(1, 9999):04}",
    )
    return choose.choice(kinds)


def _text(words: Sequence[str], count: int, choose: random.Random) -> str:
    return " ".join(choose.choices(words, k=count))


def main() -> None:
    """Write to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", type=int, nargs="?", default=1000, help="1,000 if not said")
    parser.add_argument("--csv", action="store_true", help="write a table and no timeline file")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    if options.csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows(table(options.events))
    else:
        sys.stdout.writelines(timeline(options.events))


if __name__ == "__main__":
    main()
