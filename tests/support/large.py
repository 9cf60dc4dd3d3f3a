"""Timelines as large as a test needs them, in YAML, with something of everything."""

from __future__ import annotations

WORDS = "talks on a cease-fire resume after the call while Zélensky’s allies wait for Œuvre".split()
DATES = (
    "{year}-{month:02}-{day:02}",
    "{year}-{month:02}-{day:02}T18:30+01:00",
    "{year}-{month:02}",
    "{year}?",
    "{year}-{month:02}-{day:02}/..",
    "/{year}",
    "[{year},{next}]",
    "Y-17E7",
)


def large_story(events: int) -> str:
    """Return a timeline of so many events; some have no id, and they are in no order."""
    return HEAD + "".join(_event(number) for number in range(events))


HEAD = """\
timeline: {title: A large story}
sources:
  - {id: paper, title: The Paper, published: 2025-02-12}
  - {id: radio, title: The Radio}
actors:
  - {id: usa, name: United States, kind: state}
  - {id: trump, name: Donald Trump, part_of: usa}
  - {id: zelensky, name: Volodymyr Zelensky, aliases: [Zélenski]}
events:
"""


def _event(number: int) -> str:
    year = 1950 + number * 7 % 75
    date = DATES[number % len(DATES)].format(
        year=year, next=year + 1, month=number % 12 + 1, day=number % 28 + 1
    )
    words = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 9))
    return (
        (f"  - id: e{number}\n    date: '{date}'\n" if number % 3 else f"  - date: '{date}'\n")
        + f"    title: {words.capitalize()} {number}\n"
        + f"    summary: {words} {'and more of it, ' * 20}{words}\n"
        + ("    status: planned\n" if number % 5 == 0 else "")
        + ("    background: true\n" if number % 11 == 0 else "")
        + (f"    place: {('Kyiv', 'Munich', 'Riyadh')[number % 3]}\n" if number % 4 else "")
        + f"    actors: [{('trump', 'zelensky', 'usa')[number % 3]}]\n"
        + f"    tags: [{('war', 'talks')[number % 2]}]\n"
        + (f"    links: {{fulfils: [e{number - 1}]}}\n" if number % 3 == 2 else "")
        + f"    sources: [paper ¶ {number % 9}]\n"
        + (
            f"    quotes:\n      - {{by: trump, text: Phrase {number}, lang: fr, to: reporters}}\n"
            if number % 2
            else ""
        )
    )
