"""Write a synthetic timeline of any size: `python benchmarks/make_timeline.py 1000 > big.yaml`.

The same number always gives the same bytes.  The records are shaped like those of the bundled
story: about 500 bytes an event, dates of every kind, quotes in some of the events, links backwards.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

_WORDS = (
    "the talks on security guarantees for Ukraine resumed after a call between both "
    "presidents while ministers in Brussels asked for a seat at the table and markets waited for a "
    "word on the price of grain gas and rare earths that no side would confirm before the "
    "conference in Munich"
).split()
_FRENCH = (
    "nous avons convenu de travailler ensemble très étroitement y compris en visitant nos pays "
    "respectifs et nos équipes doivent commencer à négocier immédiatement sans attendre l’été"
).split()
_PLACES = ("Washington", "Moscow", "Kyiv", "Brussels", "Munich", "Riyadh", "Saint-Étienne", "")
_TAGS = ("diplomacy", "war", "aid", "minerals", "prisoners", "nato", "energy", "elections")
_KINDS = ("person", "state", "organisation", "group")


def timeline(events: int, actors: int = 500, sources: int = 200, seed: int = 7) -> Iterator[str]:
    """Yield the lines of a timeline file with that many records, a few lines at a time."""
    choose = random.Random(seed)
    yield "timeline:\n  title: A synthetic story\n  about: Made by benchmarks/make_timeline.py\n"
    yield "sources:\n"
    for number in range(sources):
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield f"  - {{id: s{number}, title: Paper {number}, lang: fr, published: {day}}}\n"
    yield "actors:\n"
    for number in range(actors):
        part_of = f", part_of: a{number % 20}" if number >= 20 else ""
        kind = _KINDS[number % 4]
        yield f"  - {{id: a{number}, name: Actor No. {number}, kind: {kind}{part_of}}}\n"
    yield "events:\n"
    for number in range(events):
        yield from _event(number, choose, actors, sources)


def _event(number: int, choose: random.Random, actors: int, sources: int) -> Iterator[str]:
    some = sorted({choose.randrange(actors) for _ in range(choose.randint(1, 4))})
    tags = ", ".join(choose.sample(_TAGS, choose.randint(0, 3)))
    yield f"  - id: e{number}\n"
    yield f"    date: {_date(number, choose)}\n"
    yield f"    title: {_text(_WORDS, 6, choose).capitalize()} ({number})\n"
    yield f"    summary: >-\n      {_text(_WORDS, 16, choose)}\n      {_text(_WORDS, 16, choose)}\n"
    if number % 10 == 9:
        yield f"    status: {choose.choice(('planned', 'claimed'))}\n"
    if number % 50 == 0:
        yield "    background: true\n"
    if place := choose.choice(_PLACES):
        yield f"    place: {place}\n"
    yield f"    actors: [{', '.join(f'a{actor}' for actor in some)}]\n"
    yield f"    tags: [{tags}]\n"
    if number and number % 3 == 0:
        yield f"    links: {{follows: [e{choose.randrange(max(0, number - 50), number)}]}}\n"
    yield f"    sources: [s{choose.randrange(sources)} ¶ {number % 30}]\n"
    if number % 2 == 0:
        yield "    quotes:\n"
        for _ in range(choose.randint(1, 2)):
            yield f"      - by: a{choose.choice(some)}\n"
            yield f'        text: "{_text(_FRENCH, 14, choose)}"\n'
            yield f"        lang: fr\n        translation: {_text(_WORDS, 14, choose)}\n"
            yield f"        source: s{choose.randrange(sources)} ¶ {number % 30}\n"


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


def _text(words: tuple[str, ...] | list[str], count: int, choose: random.Random) -> str:
    return " ".join(choose.choices(words, k=count))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(timeline(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
