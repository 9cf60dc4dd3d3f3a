"""Events that are read line by line are those that libyaml reads, and where it refuses, none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.files.readers.yaml import pieces
from timeline_tui.files.readers.yaml.outlines import Outline, outline_of
from timeline_tui.files.readers.yaml.plain import plain_events
from timeline_tui.files.readers.yaml.shapes import boolean_keys
from timeline_tui.files.readers.yaml.tree import RefusedError, Tree, Trees

LEADS = [
    "",
    " ",
    "  ",
    "- ",
    "  - ",
    "    ",
    "    - ",
    "      ",
    "      - ",
    "        ",
    "-",
    "   -",
]
KEYS = ["id", "date", "title", "background", "tags", "a_b", "A", '"q"', "x y", "?", "&a x", "<<"]
LETTERS = "ab1 -?:,[]{}#&*!|>'\"%@`~.\\/\t\u00a0\u0085\u2028\ufeffé¶\U0001f600"
VALUES = [
    *("", "text", "two words", "a: b", "a:b", "a:", "x # y", "x #y", "x#y", "http://a.b/#c", "-1"),
    *("- a", "-", "true", '"true"', "false", "'true'", "~", "/1950", "2025-02-12", "..", "---"),
    *('"in quotes"', '"a # b: c"', '"a\\"b"', '"open', '"a" b', "'it''s'", "'it s'", "'open", "''"),
    *("[]", "[a, b]", "[a,b]", "[a, ]", "[a b, c]", "[a ¶ 4, b]", "[a: b]", "[-a]", "[- a]", "[a"),
    *("[é, 'b']", "[a]b", "[a] # c", "[?a]", "[a?]", "[a -b]", "{a: [b, c]}", "{a: b}", "{a: []}"),
    *("{}", "{a: [b]", ">-", "|-", ">", "|", ">+", "|2", "&a text", "*a", "!t text", "%a", "@a"),
    *(
        "text ",
        " text",
        "a\tb",
        "a\u0085b",
        "a\u2028b",
        "a\u00a0b",
        "\ufeffa",
        "\U0001f600",
        "a\rb",
    ),
]

NESTED = """\
    quotes:
      - by: a
        text: "one"
        tags: [a, b]
        links:
    - by: b
      text: two
    actors:
      - a
      - two words
    links:
      follows: [a]
        text: >-
          deep
            deeper

      # why
    background: true""".split("\n")
STORY = """\
  - id: one
    date: 2025-02-12/..
    title: What l'été was:"one"
    summary: >-
      Over two
      lines

    background: true
    tags:
      - first tag
      - second
    links: {follows: [zero]}
    # why
    quotes:
      - by: a
        text: "said: # it"
        source: article ¶ 3

      - by: b
        text: 'And so'
  - date: -0044
    title: |-
      As it
      stands
    tags: []
    links:
      follows:
        - one
"""


USUAL = """\
  - id: one
    date: 2025-02-12/..
    title: 'As it was'
    background: true
    tags: [a, two words]
    summary: >-
      Over two
      lines
    a_b: x
    links:
      follows: [zero]
    quotes:
      - by: a
        text: "one"
        summary: >-
          deep
        tags: [a, b]
      - by: b
        text: two

    # why
"""


def usual() -> Outline:
    events = plain_events(USUAL * 8, 2, boolean_keys())
    found = outline_of(USUAL * 8, events, 2, boolean_keys())
    assert found is not None
    return found


OUTLINE = usual()


def line() -> st.SearchStrategy[str]:
    value = st.sampled_from(VALUES) | st.text(LETTERS, max_size=6)
    pair = st.builds("{}{}: {}".format, st.sampled_from(LEADS), st.sampled_from(KEYS), value)
    usual = st.builds("{}{}: {}".format, st.sampled_from(["    ", "    ", "  - "]), keys(), value)
    bare = st.builds("{}{}:".format, st.sampled_from(LEADS), st.sampled_from(KEYS))
    item = st.builds("{}{}".format, st.sampled_from(LEADS), value)
    return usual | usual | usual | pair | bare | item | st.sampled_from(["", "    ", "  # why"])


def keys() -> st.SearchStrategy[str]:
    return st.sampled_from(KEYS[:6])


def by_libyaml(text: str) -> Tree:
    try:
        return Trees(boolean_keys()).next(text.encode(), depth=2)
    except RefusedError:
        return None


def by_lines(text: str, outline: Outline | None = None) -> list[Tree] | None:
    """Return the events, those that are not written plainly by libyaml; None if it refuses one."""
    trees = Trees(boolean_keys())
    try:
        found = plain_events(text, 2, boolean_keys(), outline)
        return [trees.one(one.encode()) if isinstance(one, str) else one for one in found]
    except RefusedError:
        return None


def agrees(text: str) -> bool:
    """Say whether no more is read than libyaml reads, and what is read is the same."""
    found = by_lines(text)
    if found != by_lines(text, OUTLINE):
        return False
    return found is None or found == by_libyaml(text)


@settings(max_examples=1000)
@given(st.lists(line(), max_size=8))
def test_whatever_the_lines_plain_events_are_those_of_libyaml(lines: list[str]) -> None:
    assert agrees("\n".join(["  - id: one", *lines, "  - id: two", ""]))


@settings(max_examples=200)
@given(st.lists(st.sampled_from(NESTED), max_size=8))
def test_so_are_those_in_which_much_is_nested(lines: list[str]) -> None:
    assert agrees("\n".join(["  - id: one", *lines, ""]))


@pytest.mark.parametrize(
    "lines",
    [
        "...",
        "---",
        "    summary: a\u0085...\u0085",
        "    summary: |-\n  - one",
        '    summary: "open\n  - id: no event',
        "    tags: [open,\n  - id]",
        "    tags: &a [b]\n  - tags: *a",
        "  - [a]\n  - {b: c}\n  -",
    ],
)
def test_nothing_is_lost_behind_an_event_that_is_not_written_plainly(lines: str) -> None:
    assert agrees(f"  - id: one\n{lines}\n  - id: two\n")


@settings(max_examples=300)
@given(st.data())
def test_nor_is_anything_read_that_is_almost_an_outline(data: st.DataObject) -> None:
    lines = USUAL.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(1, len(lines) - 1))
        other = line() | st.sampled_from(
            ["      deeper", "", "    # no", "      # yes", "  - id: two"]
        )
        lines[at : at + data.draw(st.integers(0, 1))] = [data.draw(other)]
    assert agrees("\n".join([*lines, "  - id: two", ""]))


def test_an_outline_takes_apart_what_is_written_like_what_it_was_learned_from() -> None:
    outline = usual()
    found = plain_events(USUAL * 3, 2, boolean_keys(), outline)
    assert found == by_libyaml(USUAL * 3)
    assert outline.missed == 0
    assert plain_events(f"{USUAL}  - id: two\n    when: now\n", 2, boolean_keys(), outline)[1:] == [
        {"id": "two", "when": "now"}
    ]
    assert outline.missed == 1


def test_there_is_no_outline_of_few_events_or_of_any() -> None:
    few = plain_events(USUAL, 2, boolean_keys())
    assert outline_of(USUAL, few, 2, boolean_keys()) is None
    mixed = "  - id: one\n    date: 2025\n" * 4 + "  - date: 2025\n    id: one\n" * 5
    assert outline_of(mixed, plain_events(mixed, 2, boolean_keys()), 2, boolean_keys()) is None


def test_an_outline_that_is_of_no_use_any_more_is_learned_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    learned: list[int] = []

    def learn(*asked: object) -> Outline | None:
        learned.append(1)
        return outline_of(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(pieces, "outline_of", learn)
    monkeypatch.setattr(pieces, "_FEW", 1 << 9)
    monkeypatch.setattr(pieces, "_MANY", 1 << 9)
    one = "  - id: e{0}\n    date: 2025\n    title: Title\n"
    other = "  - title: Title\n    date: 2025\n    id: e{0}\n"
    ways = [one] * 100 + [other] * 100 + [one, other] * 200
    events = "".join(way.format(number) for number, way in enumerate(ways))
    data = f"events:\n{events}".encode()
    parts = [*pieces.parts_of(data[at : at + 512] for at in range(0, len(data), 512))]
    ids = [event.id for part in parts for event in part.events]
    assert ids == [f"e{number}" for number in range(len(ways))]
    assert len(learned) == 4


def test_what_people_write_is_read_by_lines() -> None:
    found = plain_events(STORY, 2, boolean_keys())
    assert found == by_libyaml(STORY)
    assert not any(isinstance(one, str) for one in found)


@pytest.mark.parametrize(
    "lines",
    [
        "    nothing",
        "    background: 'true'",
        "    a:\n      b:\n        c:\n          d:\n            e:\n              f: deep",
        "    tags:\n    text",
        "    tags:\n    id: empty",
        "    tags:\n  id: less",
        "    actors:\n      - a\n        b: c",
        "    id: twice",
        "    summary: >-\n    as deep",
    ],
)
def test_what_is_not_plain_is_left_to_libyaml(lines: str) -> None:
    text = f"  - id: one\n{lines}\n"
    assert plain_events(text, 2, boolean_keys()) == [text]


def test_an_event_is_not_two() -> None:
    with pytest.raises(RefusedError):
        Trees(boolean_keys()).one(b"  - id: one\n  -\r\n    id: two\n")


@pytest.mark.parametrize("item", ["text: two\n        by: c", "by: &x c", "by: >\n          c"])
def test_an_outline_leaves_a_list_whose_items_are_written_otherwise(item: str) -> None:
    text = f"{USUAL}{USUAL.replace('- by: b', f'- {item}')}"
    assert by_lines(text, usual()) == by_lines(text) == by_libyaml(text)
