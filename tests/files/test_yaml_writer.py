"""What is written as YAML is read back as it was, and looks as if a person had written it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from making import actor, event, quote, source
from strategies import ODD, files, texts
from timeline_tui.core.records import File, Heading
from timeline_tui.core.timeline import timeline_of
from timeline_tui.files.comments import Comments, comment_lines
from timeline_tui.files.readers.yaml.reading import read_file
from timeline_tui.files.writers.yaml.scalars import inline
from timeline_tui.files.writers.yaml.writing import write_yaml


def written(file: File, comments: Comments | None = None) -> str:
    text = "".join(write_yaml(file, comments))
    assert read_file(text.encode(), "written") == file, text
    return text


@given(files())
def test_a_file_is_read_back_as_it_was(file: File) -> None:
    written(file)


def test_every_odd_text_is_read_back_wherever_it_stands() -> None:
    for text in ODD:
        written(
            File(
                timeline=Heading(text, text),
                actors=(actor("a", text, role=text, aliases=(text, text)),),
                events=(
                    event("2025", text, tags="", place=text, quotes=[quote("a", text, to=text)]),
                ),
            )
        )


def _texts_in(tree: object) -> Iterator[object]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from (
                () if key in {"date", "published", "dates_only", "background"} else _texts_in(value)
            )
    elif isinstance(tree, list):
        for item in tree:
            yield from _texts_in(item)
    else:
        yield tree


@given(files())
def test_other_readers_of_yaml_see_texts_where_we_see_texts(file: File) -> None:
    tree = yaml.load("".join(write_yaml(file)), Loader=yaml.CSafeLoader)
    assert all(isinstance(text, str) for text in _texts_in(tree))


@given(texts, st.booleans())
def test_a_text_on_one_line_is_one_line_without_hostile_characters(text: str, flow: bool) -> None:  # noqa: FBT001
    shown = inline(text, flow=flow)
    assert shown.splitlines() == [shown]
    file = f"a: [{shown}]" if flow else f"a:\n- {shown}"
    assert yaml.load(file, Loader=yaml.CSafeLoader) == {"a": [text]}


FILE = File(
    timeline=Heading("A short war of words", "How it came to this."),
    sources=(source("gazette", "2024-03-02", title="The Gazette"), source("rumour")),
    actors=(
        actor("mayor", "Ana Ruiz", role="Mayor", aliases=("Mme Ruiz", "the mayor")),
        actor("town", "Town", kind="state"),
    ),
    events=(
        event("2024-03~", "The bridge is to be closed", status="planned", actors="mayor town"),
        event(
            "2024-03-02",
            "Answer: no",
            id="no",
            summary="It is a long story " * 8 + "and it ends.",
            sources=["gazette p. 2, left", "rumour"],
            tags="bridge",
            follows="no",
            quotes=[
                quote(
                    "mayor",
                    "Il le faut.",
                    lang="no",
                    translation="It must\nbe.",
                    cites="gazette p. 2",
                )
            ],
        ),
    ),
)
YAML = """\
timeline:
  title: A short war of words
  about: How it came to this.

sources:
  - id: gazette
    title: The Gazette
    published: 2024-03-02
  - id: rumour

actors:
  - id: mayor
    name: Ana Ruiz
    role: Mayor
    aliases: [Mme Ruiz, the mayor]
  - id: town
    name: Town
    kind: state

events:
  - date: 2024-03~
    title: The bridge is to be closed
    status: planned
    actors: [mayor, town]

  - id: "no"
    date: 2024-03-02
    title: "Answer: no"
    summary: >-
      It is a long story It is a long story It is a long story It is a long story It is a long story
      It is a long story It is a long story It is a long story and it ends.
    tags: [bridge]
    links: {follows: ["no"]}
    sources:
      - gazette p. 2, left
      - rumour
    quotes:
      - by: mayor
        text: Il le faut.
        lang: "no"
        translation: |-
          It must
          be.
        source: gazette p. 2
"""


def test_it_looks_as_a_person_would_have_written_it() -> None:
    assert "".join(write_yaml(FILE)) == YAML


def test_long_paragraphs_are_folded_and_stay_apart() -> None:
    long = ("word " * 30).rstrip()
    text = written(File(events=(event("2025", "T", summary=f"{long}\n{long}\n\n{long}"),)))
    _, folded = text.split("    summary: >-\n")
    assert [bool(line) for line in folded.splitlines()] == [
        *(True, True, False),
        *(True, True, False, False),
        *(True, True),
    ]


def test_comments_of_another_format_stand_above_their_events_and_at_the_head() -> None:
    comments = Comments(
        above={
            (): [*comment_lines(["From notes.mw"]), ""],
            ("events", 1): comment_lines(["two\nlines", "", "# a \x1b third"]),
        }
    )
    text = written(File(events=(event("2024", "One"), event("2025", "Two"))), comments)
    assert text == dedent("""\
        # From notes.mw

        events:
          - date: 2024
            title: One

          # two
          # lines
          #
          # a ␛ third
          - date: 2025
            title: Two
        """)


@pytest.mark.parametrize("file", [File(), File(timeline=Heading("Only a title"))])
def test_a_timeline_without_events_is_one(file: File) -> None:
    assert "events: []\n" in written(file)
    assert not timeline_of(file).events
