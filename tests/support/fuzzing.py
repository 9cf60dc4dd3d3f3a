"""Inputs without end, each from its number: damaged copies of good files in every format.

`case` makes one, `check` shows that the program does with it what it promises: a timeline or
located problems, nothing a terminal would obey, and every export of what was read.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from attacks import ATTACKS
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import visible
from timeline_tui.core.text.hostile import STEERING
from timeline_tui.files.bundled import bundled_story
from timeline_tui.files.formats import FORMATS, export, writers
from timeline_tui.files.opening import open_file
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.readers.yaml.warnings import warnings_in
from timeline_tui.files.recognising import YAML, readers
from timeline_tui.files.show import show_problems, show_warnings

_LONGEST_OF_STORY = 6000  # bytes; a part of the story is read many times as fast as all of it

_TIMEFLOW = b"""\
#TIMEFLOW\tformat version\t1
#TIMEFLOW\tstart-field\tEvent\tText\t0
#TIMEFLOW\tstart-field\tStart\tDate/Time\t10
#TIMEFLOW\tend-metadata
A call\t2025-02-12 18:00:00
"""

# What means something to one format or another, to a terminal, or to a careless program.
_PIECES = [
    *(bytes([code]) for code in range(0x20)),
    *b"[]{}:,-?&*!|>'\"%@`#~\\/=;<+".decode(),
    *(": ", "- ", " #", "---\n", "...\n", "<<: ", "*a", "&a ", "!!str ", "? ", "|\n", ">-\n"),
    *("\r\n", "\r", "\n\n", "\t", "  ", "\x7f", "\x85", "\u2028", "\ufeff", "\u202e", "\u200d"),
    *("true", "no", "null", "0", "-1", "1e999", "NaN", "9" * 30, "x" * 2000, "[" * 80, "{" * 80),
    *("id: ", "date: ", "title: ", "events:\n", "actors: ", "quotes:\n  - ", "trump", "article"),
    *("2025-02-30", "2024-13", "-9999", "Y12345", "../..", "2021-21", "10/11/12", "T25:61"),
    *("BEGIN:VEVENT\n", "END:VEVENT\n", "DTSTART:", "RRULE:FREQ=SECONDLY\n", "\n ", "=cmd|' '!A1"),
    *('{"record":', '"events": [', "\\u0000", "\\ud800", '""', "section ", "title: |", "#tag"),
    *(
        b"\xff",
        b"\xc3",
        b"\xe2\x80",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xff\xfe",
        b"\x00\x00",
    ),
]
_BYTES = [one if isinstance(one, bytes) else one.encode() for one in _PIECES]


class Case(NamedTuple):
    """A file: its ending, the format it is meant to be of, and what it holds."""

    ending: str
    format: str
    data: bytes


@cache
def _sound(format_: str) -> bytes:
    story = Path(bundled_story()).read_bytes()
    if format_ == YAML:
        return story
    if format_ in writers():
        return export(select(Index(read_timeline(story, "story")), EVERYTHING), format_).data
    return _TIMEFLOW if format_ == "timeflow" else b"date\ttitle\n2025-02-12\tA call\n"


def case(number: int) -> Case:
    """Return the file of that number, the same every time; three of five are our own YAML."""
    random = Random(number)  # noqa: S311 - it has to be the same every time
    format_ = random.choice([YAML] * 2 * len(readers()) + sorted(readers()))
    ending = ".yaml" if format_ == YAML else FORMATS[format_].endings[0]
    if format_ == YAML and random.random() < 0.1:
        attack = random.choice(list(ATTACKS.values()))
        return Case(ending, format_, attack(random.randrange(1, 20_000)))
    data = _part(_sound(format_), random)
    for _ in range(random.choice([0, 1, 1, 2, 3, 10])):
        data = _damaged(data, random)
    return Case(ending, format_, data)


def _part(data: bytes, random: Random) -> bytes:
    """Return a file, or often less: its head and some lines from elsewhere in it."""
    if random.random() < 0.3:
        return data
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(lines))
    return (b"".join(lines[: random.randrange(60)] + lines[at:]))[:_LONGEST_OF_STORY]


def _damaged(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    gone = random.choice([0, 0, 0, 1, 2, 5, 30, 300])
    what = random.randrange(6)
    if what == 0:
        return data[:at]
    if what == 1:
        return data[:at] + bytes(random.choices(range(256), k=random.randrange(9))) + data[at:]
    if what == 2:
        other = random.randrange(len(data) + 1)
        return data[:at] + data[other : other + random.randrange(400)] + data[at:]
    if what == 3:
        lines = data.splitlines(keepends=True) or [b""]
        line = lines.pop(random.randrange(len(lines)))
        lines.insert(random.randrange(len(lines) + 1), random.choice([b"", b" ", b"- "]) + line)
        return b"".join(lines)
    piece = random.choice(_BYTES) * random.choice([1, 1, 1, 2, 100])
    return data[:at] + piece + data[at + gone :]


def check(number: int, folder: Path) -> str:
    """Show that the file of that number is dealt with; return what became of it, in a word."""
    ending, format_, data = case(number)
    path = folder / f"case{ending}"
    path.write_bytes(data)
    assert is_safe(show_warnings(path.name, warnings_in(data)))
    try:
        opened = open_file(str(path), format_, Reading(date_order="dmy"))
    except ProblemsError as error:
        _check_problems(error)
        return "refused"
    selection = select(Index(opened.timeline), EVERYTHING)
    name = sorted(writers())[number % len(writers())]
    assert not re.findall(STEERING, export(selection, name).text.replace("\r\n", "\n"))
    assert is_safe(export(selection, "text").text)
    _check_our_own(selection)
    return "sound"


def _check_problems(error: ProblemsError) -> None:
    shown = show_problems(error)
    assert is_safe(shown)
    assert shown.count("error: ") >= len(error.problems) > 0


def _check_our_own(selection: Selection) -> None:
    written = export(selection, YAML)
    again = read_timeline(written.data, "again")
    assert export(select(Index(again), EVERYTHING), YAML) == written


def is_safe(shown: str) -> bool:
    """Whether nothing in a text for people would be obeyed."""
    return visible(shown) == shown
