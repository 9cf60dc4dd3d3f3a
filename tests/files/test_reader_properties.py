"""Whatever the bytes: a timeline or located problems, and both ways of reading agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml.encoding import text_of
from timeline_tui.files.readers.yaml.explain import explain
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.show import show_problems

STORY = """\
timeline: {title: A story, about: Of calls}
sources:
- {id: article, title: The article, lang: fr, published: 2025-02-12, url: "x"}
- id: record
  about:
actors:
- {id: usa, name: United States, kind: state}
- {id: trump, name: Donald Trump, role: President, part_of: usa, aliases: [M. Trump, DJT]}
events:
- id: call
  date: 2025-02-12T18:00+01:00
  title: 'A call'
  summary: >-
    Over an hour
    and more
  status: happened
  background: false
  place: &place Washington
  actors: [trump, usa]
  tags: [diplomacy]
  links: {follows: [war], part_of: [war], fulfils: []}
  sources: [article ¶ 2, record]
  quotes:
  - by: trump
    text: "« Oui »"
    lang: fr
    translation: Yes
    to: reporters
    relays: usa
    date: 2025-02-11
    source: article ¶ 3
- {id: war, date: 2022-02-24/.., title: The war, background: true, place: *place}
- {date: 202X, title: Without an id}
"""

PIECES = [
    *"[]{}:,-?&*!|>'\"%@`#~\\ \n\t\r\0\x1b\x85\ufeff\u2028\ud7ff\uffff",
    *(
        ": ",
        "- ",
        " #",
        "---\n",
        "...\n",
        "<<: ",
        "*place",
        "&place ",
        "!!str ",
        "!x ",
        "\n\n",
        "  ",
    ),
    *("true", "no", "1", "id: ", "date: ", "title:", "actors: ", "events:\n", "sources:", "by: "),
    *("call", "war", "trump", "usa", "article", "2025-02-30", "x" * 200, "[" * 70, "'': ", '""'),
]
pieces = st.sampled_from(PIECES)
places = st.integers(0, len(STORY))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = STORY
    for _ in range(draw(st.integers(1, 4))):
        at = draw(places)
        gone = draw(st.sampled_from([0, 0, 1, 2, 5, 20, 100]))
        text = (
            text[:at]
            + draw(st.one_of(pieces, st.just(""), st.text(max_size=3)))
            + text[at + gone :]
        )
    return text


@st.composite
def with_a_line_moved(draw: st.DrawFn) -> str:
    lines = STORY.splitlines(keepends=True)
    line = lines.pop(draw(st.integers(0, len(lines) - 1)))
    shift = draw(st.sampled_from(["", " ", "  ", "- "]))
    lines.insert(draw(st.integers(0, len(lines))), shift + line)
    return "".join(lines)


def error_of(data: bytes) -> ProblemsError | None:
    try:
        read_timeline(data, "f")
    except ProblemsError as error:
        return error
    return None


def check(data: bytes) -> None:
    report = text_of(data)
    if not report.problems:
        explain(report)
    error = error_of(data)
    # Both ways refuse the same, so that nobody is told "we cannot say why".
    assert (error.problems if error else ()) == tuple(sorted(set(report.problems)))
    if error:
        lines = report.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for problem in error.problems:
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2
            assert "\n" not in str(problem)
        assert show_problems(error).count("error: ") >= len(error.problems)


def test_the_story_is_sound() -> None:
    check(STORY.encode())
    assert len(read_timeline(STORY.encode(), "f").events) == 3


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.sampled_from([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"]), st.binary())
def test_any_bytes_after_a_byte_order_mark(mark: bytes, data: bytes) -> None:
    check(mark + data)


@given(st.text())
def test_any_text(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@given(st.lists(pieces, max_size=30).map("".join))
def test_any_pieces_of_yaml(text: str) -> None:
    check(text.encode())


@settings(max_examples=400)
@given(mutated())
def test_a_story_with_mistakes(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=200)
@given(with_a_line_moved())
def test_a_story_with_a_line_in_the_wrong_place(text: str) -> None:
    check(text.encode())


@given(st.integers(0, len(STORY.encode())))
def test_a_story_cut_off(end: int) -> None:
    check(STORY.encode()[:end])


@given(mutated())
def test_encodings_agree(text: str) -> None:
    text = text.encode("utf-16", "replace").decode("utf-16")

    assert str(error_of(text.encode("utf-16"))) == str(error_of(text.encode("utf-8-sig")))
