"""What a good file becomes, and how it may be written."""

from __future__ import annotations

import gc
import io
from pathlib import Path

import pytest

from timeline_tui.core.records import Citation
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml import reading
from timeline_tui.files.readers.yaml.pieces import parts_of
from timeline_tui.files.readers.yaml.reading import joined, read_timeline, read_whole, taken
from timeline_tui.files.readers.yaml.texts import reader_of_texts

STORY = """\
timeline:
  title: A story
sources:
  - {id: article, title: The article, lang: fr, published: 2025-02-12}
actors:
  - {id: usa, name: United States, kind: state}
  - {id: trump, name: Donald Trump, part_of: usa, aliases: [M. Trump]}
events:
  - id: call
    date: 2025-02-12
    title: A call
    background: true
    actors: [trump]
    links: {follows: [before]}
    sources: [article ¶ 2, article]
    quotes:
      - {by: trump, text: "« Oui »", relays: usa, date: 2025-02-11, source: article ¶ 3}
  - {id: before, date: 2021-08/.., title: Before}
"""


def read(text: str) -> Timeline:
    return read_timeline(text.encode(), "story.yaml")


def test_every_record_is_there() -> None:
    timeline = read(STORY)
    before, call = timeline.events
    assert timeline.heading.title == "A story"
    assert [actor.id for actor in timeline.actors] == ["usa", "trump"]
    assert timeline.actors[1].aliases == ("M. Trump",)
    assert (before.date.text, before.date.ongoing) == ("2021-08/..", True)
    assert call.background
    assert call.links.follows == ("before",)
    assert call.sources == (Citation("article", "¶ 2"), Citation("article"))
    (quote,) = call.quotes
    assert (quote.text, quote.relays, quote.source) == (
        "« Oui »",
        "usa",
        Citation("article", "¶ 3"),
    )


@pytest.mark.parametrize(
    "title", ["no", "12:30", "1.10", "null", "~", "0x1F", "2025-02-12", "1e3", "yes", "=", "true"]
)
def test_scalars_stay_as_written(title: str) -> None:
    timeline = read(f"events: [{{date: 2025, title: {title}, place: {title}}}]")
    assert timeline.events[0].title == timeline.events[0].place == title


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(codec: str, newline: str) -> None:
    data = STORY.replace("\n", newline).encode(codec)
    assert read_timeline(data, "story.yaml").events == read(STORY).events


def test_keys_with_nothing_after_them_are_as_good_as_not_written() -> None:
    timeline = read("timeline:\nactors:\nevents:\n- date: 2025\n  title: T\n  tags:\n  links:\n")
    assert (timeline.heading.title, timeline.actors) == ("", ())
    assert (timeline.events[0].tags, timeline.events[0].links.follows) == ((), ())


def test_an_event_may_lack_an_id_and_an_empty_timeline_is_one() -> None:
    assert read("events: [{date: 2025, title: T}]").events[0].id
    assert read("timeline: {title: Nothing yet}").events == ()
    assert read("events: []").events == ()


def test_aliases_and_json_and_quoted_keys_are_read() -> None:
    timeline = read(
        "actors: [{id: a, name: A}]\n"
        'events: [{"date": "2025", "title": "T", "actors": &who [a]},'
        " {date: 2026, title: U, actors: *who}]"
    )
    assert [event.actors for event in timeline.events] == [("a",), ("a",)]


def test_blanks_around_a_citation_do_not_count() -> None:
    timeline = read(
        "sources: [{id: a}]\nevents: [{date: 2025, title: T, sources: ['  a  ¶ 2 ', \"a \"]}]"
    )
    assert timeline.events[0].sources == (Citation("a", "¶ 2"), Citation("a"))


def test_text_goes_over_lines() -> None:
    timeline = read("events:\n- date: 2025\n  title: T\n  summary: >-\n    one\n    two\n")
    assert timeline.events[0].summary == "one two"


@pytest.fixture
def _large_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LARGE", 100)


@pytest.mark.usefixtures("_large_files")
def test_a_large_file_is_read_in_pieces_with_the_same_result() -> None:
    files = [taken(text.encode(), joined) for text in (STORY, f"{STORY}...\n")]
    assert files[0] == files[1] == joined(parts_of([STORY.encode()]))


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ("{id: call, date: 2025, title: T}", "a second event with the id 'call'"),
        ("{date: 2025, title: T, actors: [none]}", "unknown actor 'none'"),
    ],
)
@pytest.mark.usefixtures("_large_files")
def test_what_is_wrong_in_a_large_file_is_told_as_in_a_small_one(wrong: str, problem: str) -> None:
    with pytest.raises(ProblemsError, match=rf"story\.yaml:19:\d+: {problem}"):
        read(f"{STORY}  - {wrong}\n")


def test_the_collector_is_as_before() -> None:
    was_enabled = gc.isenabled()
    read(STORY)
    with pytest.raises(ProblemsError):
        read("events: 1")
    assert gc.isenabled() == was_enabled
    gc.disable()
    try:
        read(STORY)
        assert not gc.isenabled()
    finally:
        if was_enabled:
            gc.enable()


def test_opening_a_file_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(STORY, encoding="utf-8")
    assert len(open_timeline(str(path)).events) == 2
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert len(open_timeline("-").events) == 2


def test_problems_carry_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("events: 1", encoding="utf-8")
    with pytest.raises(ProblemsError, match=r"story\.yaml:1:9: "):
        open_timeline(str(path))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"events: 1")))
    with pytest.raises(ProblemsError, match="standard input:1:9: "):
        open_timeline("-")


def test_what_cannot_be_opened_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_timeline(str(tmp_path / "none.yaml"))
    with pytest.raises(OSError, match="directory"):
        open_timeline(str(tmp_path))


def test_a_file_that_was_refused_in_pieces_is_explained_when_it_is_read_as_a_whole() -> None:
    with pytest.raises(ProblemsError, match="date"):
        read_whole(b"events: [{title: Without a date}]", "story.yaml")


def test_however_many_places_are_cited_each_is_what_is_written() -> None:
    read = reader_of_texts()
    for number in range(9000):
        assert read(Citation, f"article p. {number}") == Citation("article", f"p. {number}")
