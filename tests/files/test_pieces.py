"""A file in pieces gives what it gives as a whole, or nothing at all."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.core.dates import parse_date
from timeline_tui.core.records import Event, File
from timeline_tui.files.bundled import bundled_story
from timeline_tui.files.readers.yaml import pieces
from timeline_tui.files.readers.yaml.blanks import without_blanks
from timeline_tui.files.readers.yaml.pieces import TogetherError, parts_of, some_parts_of
from timeline_tui.files.readers.yaml.reading import joined
from timeline_tui.files.readers.yaml.references import Soundness
from timeline_tui.files.readers.yaml.shapes import boolean_keys, file_shape
from timeline_tui.files.readers.yaml.texts import reader_of_texts
from timeline_tui.files.readers.yaml.tree import MAX_DIRECTIVES, RefusedError, tree_of

REFUSED = (RefusedError, UnicodeError, msgspec.ValidationError)


@pytest.fixture(autouse=True)
def _cut_at_every_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_FEW", 1)
    monkeypatch.setattr(pieces, "_MANY", 1)


def whole(data: bytes) -> File | None:
    try:
        tree, blanks = tree_of(data, boolean_keys())
        if blanks:
            tree = without_blanks(tree, file_shape())
        return msgspec.convert(tree, File, dec_hook=reader_of_texts())
    except REFUSED:
        return None


def in_pieces(data: bytes, size: int) -> File | None:
    chunks = (data[at : at + size] for at in range(0, len(data), size))
    try:
        return joined(parts_of(chunks))
    except REFUSED:
        return None


HEAD = "timeline: {title: A story}\nactors:\n  - {id: a, name: A}\n"
TWO = "  - date: 2025\n    title: One\n  - {date: 2026, title: Two}\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}events:\n{TWO}",
        f"events:\n{TWO}",
        f"---\n# why\n{HEAD}events: # all of them\n\n# the first\n{TWO}",
        f"events:\n{TWO}{HEAD}",
        f"events:\n{TWO}\n# the end\n",
        f"events:\n{TWO}# less\n\n  # as far\n      # more\n  - {{date: 2027, title: Three}}",
        "events:\n- date: 2025\n  title: One\n- date: 2026\n  title: Two\nsources:\n- id: s\n",
        "events:\r\n  - date: 2025\r\n    title: One\r\n  - date: 2026\r\n    title: Two\r\n",
        "events:\n  -\n    date: 2025\n    title: One\n  -\n    date: 2026\n    title: Two\n",
        "events:\r\n  -\r\n    date: 2025\r\n    title: O\r\n  -\r\n    {date: 2026, title: T}\r\n",
        "events:\n  - date: 2025\n    title: One\n  -\r\n    date: 2026\r\n    title: Two\n",
        "events:\n  - date: 2025\n    title: >-\n      O\n\n      ne\n  - {date: 2026, title: T}",
        "events:\n  - date: 2025\n    title: |+\n      One\n\n\n  - {date: 2026, title: T}\n",
        "events:\n  - date: 2025\n    title: O\n    tags:\n    - x\n  - {date: 2026, title: T}",
        "events:\n  - &one\n    date: 2025\n    title: &t O\n  - {date: 2026, title: *t}\n",
        "events:\n  - {date: 2025, title: One, summary: }\n  - {date: 2026, title: Two}\n",
    ],
)
def test_a_file_as_people_write_it_is_read_in_pieces(text: str) -> None:
    data = text.encode()
    assert whole(data) is not None
    for size in (1, 7, 1 << 20):
        assert in_pieces(data, size) == whole(data)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "events: []\n",
        "events:\n",
        f"{HEAD}",
        'events:\n  - date: 2025\n    title: "One\n  - date: 2026"\n',
        "events:\n  - date: 2025\n    title: 'One\nsources: two'\n",
        "events:\n  - {date: 2025, title: One,\n  - date: 2026}\n",
        'timeline:\n  about: "\nevents:\n  - {date: 2025, title: One}\n"\n',
        f"timeline:\n  about: |\n    events:\nevents:\n{TWO}",
        f"a: 1\n...\nevents:\n{TWO}",
        f"a: 1\n---\nevents:\n{TWO}",
        f"events:\n{TWO}...\n",
        f"events:\n{TWO}---\nactors: []\n",
        f"events:\n{TWO}events:\n{TWO}",
        f"actors: []\nevents:\n{TWO}actors: []\n",
        f"events:\n{TWO}\tactors: []\n",
        f"events:\n{TWO} actors: []\n",
        f"events:\n{TWO}  title: Three\n",
        f"events:\n{TWO}   - date: 2027\n     title: Three\n",
        f"events:\n{TWO}%TAG ! x\n",
        f"events:\n{TWO}\ufeffactors: []\n",
        f"\ufeffevents:\n{TWO}",
        "events:\n  - date: 2025\n    title: One\r  - date: 2026\r    title: Two\r",
        "events:\n  - date: 2025\n    title: One\u0085actors: []\n",
        "events:\n  - !!map {date: 2025, title: One}\n",
        "events:\n  - &a {date: 2025, title: One}\n  - *a\n  - *b\n",
        "events:\n  - date: 2025\n    title: One\n  - nothing\n  -\n",
        "events:\n  - date: 2025\n    title: One\n    title: Two\n",
        "{events: [{date: 2025, title: One}]}",
    ],
)
def test_pieces_never_say_anything_else_than_the_whole(text: str) -> None:
    data = text.encode()
    for size in (1, 7, 1 << 20):
        assert in_pieces(data, size) in (None, whole(data))


class EveryOther:
    """One of two who read a file together."""

    def __init__(self, number: int) -> None:
        self.is_first = not number
        self._number = number

    def take(self, number: int) -> bool:
        return number % 2 == self._number


def by_two(data: bytes) -> File:
    parts = [part for number in (0, 1) for part in some_parts_of([data], EveryOther(number))]
    return joined(part for _, part in sorted(parts, key=itemgetter(0)))


@pytest.mark.parametrize("more", ["", "sources:\n  - {id: s}\n"])
def test_who_read_a_file_together_read_all_of_it(more: str) -> None:
    events = "".join(f"  - date: {2000 + number}\n    title: T\n" for number in range(5))
    data = f"{HEAD}events:\n{events}{more}".encode()
    assert by_two(data) == whole(data)


@pytest.mark.parametrize("text", ["&t One", "{a: '%TAG'}"])
def test_pieces_that_mean_something_for_others_are_not_read_together(text: str) -> None:
    data = f"events:\n  - date: 2025\n    title: {text}\n  - {{date: 2026, title: Two}}\n".encode()
    with pytest.raises((TogetherError, msgspec.ValidationError)):
        by_two(data)


def test_what_is_sound_apart_may_not_be_together() -> None:
    one, same, other = (
        File(events=(Event(date=parse_date("2025"), title="T", id=id_),)) for id_ in "aab"
    )
    soundness = [Soundness() for _ in range(3)]
    assert all(map(Soundness.take, soundness, (one, same, other)))
    assert soundness[0].join(soundness[2])
    assert not soundness[0].join(soundness[1])
    assert soundness[0].holds()


LINES = """\
events:
  - date: 2025
    title: One
    title: >-
      more
  # why
# no

    title: "One
  - two"
actors: []
    tags: [a,
  - b]
  -
...
---
- date: 2025
  title: 'One
  '
    <<: *a
  - &a {date: 2025, title: T}
  - *a""".split("\n")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(LINES), max_size=12), st.integers(1, 40))
def test_whatever_the_lines_pieces_agree_with_the_whole(lines: list[str], size: int) -> None:
    data = "\n".join(["events:", "  - date: 2024", "    title: First", *lines]).encode()
    assert in_pieces(data, size) in (None, whole(data))


def test_so_many_directives_are_refused_even_where_they_are_texts() -> None:
    text = "events:\n" + "  - {date: 2025, title: '%TAG'}\n" * (MAX_DIRECTIVES + 1)
    assert whole(text.encode()) is not None
    assert in_pieces(text.encode(), 7) is None


def test_the_bundled_story_is_read_in_pieces() -> None:
    data = Path(bundled_story()).read_bytes()
    assert in_pieces(data, 4096) == whole(data)
