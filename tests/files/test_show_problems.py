"""Problems as a person sees them in a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.text import visible
from timeline_tui.files.problems import ProblemsError, Report
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.show import show_problems


def shown(text: str, name: str = "story.yaml", width: int = 80) -> str:
    with pytest.raises(ProblemsError) as caught:
        read_timeline(text.encode(), name)
    return show_problems(caught.value, width)


def test_a_report_reads_like_that_of_a_compiler() -> None:
    text = (
        "actors: [{id: trump, name: Donald Trump}]\n"
        "events:\n"
        "- date: 2025-02-12\n"
        "  title: A call\n"
        "  actors: [trmup]\n"
        "  background: no\n"
    )
    assert shown(text) == (
        "story.yaml:5:12: error: unknown actor 'trmup'\n"
        "    5 |   actors: [trmup]\n"
        "      |            ^\n"
        "  hint: did you mean 'trump'?\n"
        "\n"
        "story.yaml:6:15: error: 'no' is neither true nor false\n"
        "    6 |   background: no\n"
        "      |               ^\n"
        "  hint: write false\n"
        "\n"
        "2 problems in story.yaml\n"
    )


def test_an_empty_file_has_no_line_to_show() -> None:
    assert [line.split(":")[0] for line in shown("").splitlines()] == [
        "story.yaml",
        "  hint",
        "",
        "1 problem in story.yaml",
    ]


def test_the_caret_stands_under_the_place_behind_wide_and_marked_letters() -> None:
    line, caret = shown("events: [{title: 漢字, place: e\u0301, x: 1, date: 2025}]").splitlines()[
        1:3
    ]
    # Two wide letters take four columns, a letter with its accent one.
    assert caret.index("^") == line.index("x: 1") + 2 - 1


def test_long_lines_are_cut_around_the_place() -> None:
    text = f"events: [{{date: 2025, title: {'a' * 300}, x: {'b' * 300}}}]"
    line, caret = shown(text, width=60).splitlines()[1:3]
    assert line[caret.index("^") :].startswith("x: bbb")
    assert line.count("…") == 2
    assert len(line) <= 60


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    text = shown('"\\e[31m\\u202E": 1 # \u202e', "\x1b]0;x\x07.yaml")
    assert text == visible(text)
    assert text.count("\n") == 6


@given(st.text(), st.integers(0, 30), st.integers(0, 100), st.text())
def test_whatever_is_shown_fits_and_is_safe(text: str, at: int, width: int, name: str) -> None:
    report = Report(text)
    report.add(min(at, len(text)), "wrong", "right")
    result = show_problems(ProblemsError(name, report.problems), width)
    assert result == visible(result)
    assert result.endswith("\n")
    assert "\n  hint: right\n" in result


@given(st.text(alphabet="ab\r\n\u2028é", max_size=40), st.data())
def test_places_lead_back_to_the_index(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    report = Report(text)
    report.add(at, "wrong")
    (problem,) = report.problems
    lines = text.replace("\r\n", "\n\0").replace("\r", "\n").replace("\n\0", "\r\n").split("\n")
    before = sum(len(line) + 1 for line in lines[: problem.line - 1])
    assert before + problem.column - 1 == at
