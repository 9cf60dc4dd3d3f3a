"""Comments of a timeline file are kept, each at what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.files.bundled import bundled_story
from timeline_tui.files.formats import export
from timeline_tui.files.options import Writing
from timeline_tui.files.readers.yaml import comments
from timeline_tui.files.readers.yaml.comments import comments_of
from timeline_tui.files.readers.yaml.reading import read_file, read_timeline
from timeline_tui.files.readers.yaml.tokens import Token, tokens_of
from timeline_tui.files.writers.yaml.writing import write_yaml

STORY = Path(bundled_story()).read_bytes()


def rewritten(text: str) -> str:
    """Write a file anew: it must say the same, with the same comments, and stay as it is then."""
    data = text.encode()
    file = read_file(data, "before")
    again = "".join(write_yaml(file, comments_of(data))).encode()
    assert read_file(again, "after") == file
    assert "".join(write_yaml(file, comments_of(again))) == again.decode()
    return again.decode()


TIDY = (
    """\
%YAML 1.1
---
# Head of the file

# and of its title
timeline:  # beside a key
  # above a key
  title: A title  # beside a value
  about: >-  # beside a long text, of which # this is no comment
    """
    + ("words and # signs " * 8).rstrip()
    + """
  # at the end of the group

# above a section
sources:
  # above the first source
  - id: gazette
    # above an inner key
    title: The Gazette
    # at the end of a record

  # a heading

  # and a remark
  - id: rumour
    # at the end of a list
actors:
  - id: a
    name: "# no comment"
    aliases:  # beside a list
      - one  # beside an item
      # above an item
      - two

events:
  - date: 2024
    title: One  # with a date
    quotes:
      # above a quote
      - by: a
        text: Yes
      - by: a
        text: No  # he said

  # above an event
  - date: 2025
    title: Two
  # at the end of the events
# foot of the file
# in two lines
"""
)


def test_a_tidy_file_keeps_every_comment_in_its_place() -> None:
    again = rewritten(TIDY)
    assert again.splitlines()[:4] == TIDY.splitlines()[2:6]
    before = [line for line in TIDY.splitlines() if re.search(r"(?<!words and )#", line)]
    for line in before:
        if "of which" not in line:
            assert line.replace("text: No", 'text: "No"') in again.splitlines()


def test_comments_in_brackets_open_them() -> None:
    assert rewritten(
        dedent("""\
        actors: [
          # the only one
          {id: a, name: Ann, aliases: [b, # short
            c]}, # known
        ]  # all of them
        events:
        - {date: 2024, title: One, actors: [a], tags: [u, v]} # beside a record
        """)
    ) == dedent("""\
        actors:  # all of them
          # the only one
          # known
          - id: a
            name: Ann
            aliases:
              - b  # short
              - c

        events:
          # beside a record
          - date: 2024
            title: One
            actors: [a]
            tags: [u, v]
        """)


def test_a_comment_at_what_goes_without_saying_is_kept_with_it() -> None:
    again = rewritten(
        dedent("""\
        timeline:
        actors: # nobody yet
        events:
        - date: 2024
          title: One
          status: happened # checked twice
          background: false
          summary: # to be written
          place: ""
        """)
    )
    assert "    status: happened  # checked twice\n" in again
    assert "background" not in again
    assert "    # to be written\n" in again
    assert again.endswith("# nobody yet\n")


def test_anchors_aliases_and_directives_are_no_comments() -> None:
    assert rewritten(
        dedent("""\
        %YAML 1.2 # a directive
        --- # head
        events:
        - &first # the first
          date: 2024
          title: &t 'It''s # one' # not two
          summary: |+ # kept
            # no comment

        - date: 2025
          title: *t # the same
        ...
        # foot
        """)
    ) == dedent("""\
        # a directive
        # head
        events:
          # the first
          - date: 2024
            title: "It's # one"  # not two
            summary: "# no comment\\n\\n"  # kept

          - date: 2025
            title: "It's # one"  # the same

        # foot
        """)


def test_a_comment_before_a_closing_bracket_stays_inside() -> None:
    again = rewritten("actors: [\n  {id: a, name: Ann},\n  # no more of them\n]\nevents: []\n")
    assert again.splitlines()[:4] == [
        "actors:",
        "  - id: a",
        "    name: Ann",
        "  # no more of them",
    ]


def test_two_comments_beside_a_key_and_its_value_are_both_kept() -> None:
    again = rewritten("events:\n- date: 2024\n  title: # in short\n    One # in full\n")
    assert "    # in full\n    title: One  # in short\n" in again


def test_a_blank_line_below_a_comment_within_a_record_goes() -> None:
    again = rewritten("events:\n- date: 2024\n  # why\n\n  title: One\n")
    assert "  - date: 2024\n    # why\n    title: One\n" in again


def test_behind_the_last_comment_nothing_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[Token] = []

    def counted(text: str) -> Iterator[Token]:
        for token in tokens_of(text):
            passed.append(token)
            yield token

    monkeypatch.setattr(comments, "tokens_of", counted)
    many = "- {date: 2025, title: A}\n" * 99
    assert comments_of(f"# Head\nevents:\n{many}".encode()).above == {(): ["# Head"]}
    assert len(passed) == 1


def test_where_only_what_is_empty_had_a_comment_it_stands_behind() -> None:
    again = rewritten(
        "events:\n- date: 2024\n  title: A\n  # a\n  links:\n    # b\n    follows: []\n"
    )
    assert again.endswith("    # a\n    links: {}\n    # b\n")


BUSY = """\
timeline: &t
  title: A title
sources: &s
- &one
  id: gazette
  title: "The
    Gazette"
- {id: rumour,
   title: 'a
     # b', url: "#"}
actors: [
  {id: a,
   name: Ann},
  {
    id: b, name: Bob
  }
]
events:
  -
    date: 2024
    title: |
     One
    actors:
    - a
    - b
    tags: [x,
      y
    ]
  - date: 2025
    title: >
      Two
    summary:
      over
      two lines
    links:
      follows: []
...
"""


@st.composite
def with_new_comments(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from([TIDY, BUSY]))
    # A comment may not come between the head of a long text and the text, nor inside a plain one.
    places = [
        found.end()
        for found in re.finditer(".(?=\n)", text)
        if not re.search(r"(: [|>].*|summary:|over)$", text[: found.end()])
    ]
    margin = draw(st.sampled_from(["", "  ", "    ", "      ", "\n"]))
    for place in sorted(draw(st.sets(st.sampled_from(places), max_size=6)), reverse=True):
        text = f"{text[:place]}\n{margin}# new {place}.{text[place:]}"
    return text


@given(with_new_comments())
def test_a_comment_on_any_line_is_kept(text: str) -> None:
    new = set(re.findall(r"# new \d+\.", text))
    written = rewritten(text)
    assert sorted(re.findall(r"# new \d+\.", written)) == sorted(new)
    # Where the last of them stands, nothing is missed that a look at all of the file would find.
    finder = comments._Finder(text)  # noqa: SLF001
    for token in tokens_of(text):
        finder.meet(token)
    found = comments_of(text.encode())
    assert (found.above, found.beside) == (finder.above, finder.beside)
    assert found.below.keys() == finder.below.keys()


def exported(query: str, data: bytes = STORY) -> str:
    selection = select(Index(read_timeline(data, "story")), parse(query))
    text = export(selection, "yaml", Writing(source=data)).text
    read_timeline(text.encode(), "export")
    return text


def test_the_story_keeps_its_comments_its_order_and_its_ids() -> None:
    text = exported("")
    before = read_file(STORY, "before")
    assert read_file(text.encode(), "after") == before
    comments = re.findall(rb"^ *(#.*)", STORY, re.MULTILINE)
    assert [
        line.strip().encode() for line in text.splitlines() if line.lstrip()[:1] == "#"
    ] == comments


def test_a_part_keeps_what_belongs_to_it() -> None:
    text = exported("place:Munich")
    assert "# Announced\n" in text
    assert "# Russia\n" not in text
    assert text.startswith("# A part of a timeline: ")
    assert "# The story that timeline-tui opens" in text


PARTS = """\
actors:
- {id: a, name: Ann}
- {id: b, name: Bob} # unused
events:
# First part

# about one
- date: 2024
  title: One
  links:
    follows: [two, three] # both
    fulfils:
    # not yet
    - two
    # surely
    - three
# Second part

# about two
- id: two
  date: 2025
  title: Two
  quotes:
  # yes
  - {by: a, text: "Yes"}
  # no
  - {by: b, text: "No"}
- id: three
  date: 2026 # or later
  title: Three
"""


@pytest.mark.parametrize(
    ("query", "kept", "gone"),
    [
        ("two", ["Second part", "about two", "yes", "no"], ["First part", "or later"]),
        ("by:b", ["Second part", "about two", "no", "unused"], ["# yes", "about one"]),
        ("three", ["Second part", "or later"], ["about two", "First part", "# no"]),
        (
            "one or three",
            ["First part", "about one", "both", "surely", "Second part"],
            ["about two", "not yet"],
        ),
    ],
)
def test_comments_go_where_their_records_go(query: str, kept: list[str], gone: list[str]) -> None:
    text = exported(query, PARTS.encode())
    assert [one for one in kept if f"# {one}" not in text] == []
    assert [one for one in gone if one in text] == []


def test_a_link_that_would_dangle_is_named_in_a_comment() -> None:
    text = exported("one or three", PARTS.encode())
    assert "    links:\n      follows: [three]  # both\n" in text
    assert "    # follows two, which is not in this file: Two\n" in text
    assert "    # fulfils two, which is not in this file: Two\n" in text


OLD = PARTS.replace("{id: a, name: Ann}", "id: a\n  name: Ann # her name").encode()


def test_comments_inside_a_record_that_has_changed_since_are_left() -> None:
    now = PARTS.replace("Three", "Drei").replace("{id: a, name: Ann}", "{id: a, name: Anna}")
    selection = select(Index(read_timeline(now.encode(), "now")), parse(""))
    text = export(selection, "yaml", Writing(source=OLD)).text
    assert "or later" not in text
    assert "her name" not in text
    assert "unused" in text
    assert "about two" in text
    assert "Drei" in text


def test_events_that_have_come_or_gone_since_leave_the_comments_on_others() -> None:
    now = (
        PARTS.replace("id: three", "id: four").replace("three", "four")
        + "- date: 2023\n  title: New"
    )
    selection = select(Index(read_timeline(now.encode(), "now")), parse(""))
    text = export(selection, "yaml", Writing(source=PARTS.encode())).text
    assert "or later" not in text
    assert "about two" in text
    assert text.index("title: Two") < text.index("title: New")


def test_a_file_without_events_keeps_its_comments() -> None:
    source = b"""\
# my notes
actors:
  # about Ann
  - {id: ann, name: Ann}  # hi
events: []
"""
    selection = select(Index(read_timeline(source, "notes.yaml")), parse(""))
    text = export(selection, "yaml", Writing(source=source)).text
    assert [note for note in ("# my notes", "# about Ann", "# hi") if note not in text] == []


def test_a_comment_may_stand_behind_all_else() -> None:
    text = "events:\n- date: 2024-01-01\n  title: Alone\n# at the end"
    assert "# at the end" in rewritten(text)
    assert comments_of(text.encode()).below
