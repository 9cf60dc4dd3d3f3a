from __future__ import annotations

import shlex
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import event, quote, timeline
from timeline_tui.cli.arguments import read_arguments
from timeline_tui.cli.failures import Failure
from timeline_tui.core.query.command_line import command_line, shell_word, without_marks
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.query.terms import EVERYTHING, Field, Not, Term, Word, all_of, any_of
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index

INDEX = Index(
    timeline(
        event("2021", "One", id="one", actors="ann", quotes=[quote("ann", "first")]),
        event("2022", "Two", id="two", actors="bob", quotes=[quote("bob", "x"), quote("ann", "y")]),
        event("2023", "Three", id="three", status="planned", tags="a"),
        event("2024", "Four", id="four", actors="ann bob", background=True),
    )
)
BASH = shutil.which("bash")


def picked(query: str, *marks: str) -> Selection:
    return select(INDEX, parse(query), frozenset(marks))


@pytest.mark.parametrize(
    ("file", "query", "printed"),
    [
        (None, "", "timeline-tui export"),
        ("mine.yaml", "actor:ann", "timeline-tui export mine.yaml -q actor:ann"),
        ("-", "actor:ann", "timeline-tui export - -q actor:ann"),
        (None, "one two", "timeline-tui export -q 'one two'"),
        (None, "-by:ann", "timeline-tui export -q -by:ann"),
        (None, "-(one or two)", "timeline-tui export -q '-(one or two)'"),
        (None, "sources:<2", "timeline-tui export -q 'sources:<2'"),
        (None, "it's", """timeline-tui export -q 'it'"'"'s'"""),
        ("my talks.yaml", "é", "timeline-tui export 'my talks.yaml' -q 'é'"),
        ("~/a$b", "", "timeline-tui export '~/a$b'"),
        ("-odd.yaml", "", "timeline-tui export ./-odd.yaml"),
        ("export", "", "timeline-tui export export"),
    ],
)
def test_a_view_is_printed_by_a_command(file: str | None, query: str, printed: str) -> None:
    assert command_line(file, picked(query)) == printed


def test_another_format_can_be_asked_for() -> None:
    assert command_line("a.yaml", picked("one"), "json") == (
        "timeline-tui export a.yaml -q one -f json"
    )


@pytest.mark.parametrize(
    ("query", "marks", "written"),
    [
        ("is:marked", "three one", "id:one,three"),
        ("is:MARKED", "one", "id:one"),
        ("one -is:marked", "one two", "one -id:one,two"),
        ("is:marked,planned one", "two", "(is:planned or id:two) one"),
        ("-is:planned,marked", "two", "-(is:planned or id:two)"),
        ("is:planned or is:marked", "two", "is:planned or id:two"),
        ("is:marked", "gone two", "id:two"),
        ("is:marked", "gone", "missing:title"),
        ("-is:marked", "", "-missing:title"),
        ("is:planned", "one", "is:planned"),
    ],
)
def test_marks_are_written_out(query: str, marks: str, written: str) -> None:
    assert str(without_marks(picked(query, *marks.split()))) == written


LEAVES: list[Term] = [
    Word("o"),
    Field("by", ("ann",)),
    Field("is", ("marked",)),
    Field("is", ("marked", "planned")),
    Field("is", ("planned",)),
    Field("actor", ("bob",)),
]
QUERIES: st.SearchStrategy[Term] = st.recursive(
    st.sampled_from(LEAVES),
    lambda terms: (
        st.builds(Not, terms)
        | st.lists(terms, min_size=1, max_size=3).map(all_of)
        | st.lists(terms, min_size=1, max_size=3).map(any_of)
    ),
    max_leaves=6,
)
MARKS = st.frozensets(st.sampled_from(["one", "two", "three", "four", "gone"]))


@given(QUERIES, MARKS)
def test_a_pasted_command_picks_the_same_events_and_quotes(
    query: Term, marks: frozenset[str]
) -> None:
    selection = select(INDEX, query, marks)
    program, *words = shlex.split(command_line("a b.yaml", selection))
    arguments = read_arguments(words)
    assert (program, arguments.command, arguments.file) == ("timeline-tui", "export", "a b.yaml")
    again = select(INDEX, all_of(map(parse, arguments.queries)))
    assert (again.events, again.quotes) == (selection.events, selection.quotes)


@pytest.mark.parametrize("file", [None, "-", "-x", "--", "--force", "./a", "export", "a\tb"])
def test_the_command_line_reads_the_file_that_was_meant(file: str | None) -> None:
    line = command_line(file, select(INDEX, EVERYTHING))
    if file == "a\tb":
        assert line.endswith("$'a\\x09b'")
        return
    named = read_arguments(shlex.split(line)[1:]).file
    assert named == (f"./{file}" if file in {"-x", "--", "--force"} else file)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("\x1b[201~rm", r"$'\x1b[201~rm'"),
        ("it's\n\\", r"$'it\'s\x0a\\'"),
        ("é\u202e", r"$'é\xe2\x80\xae'"),
        ("\udce9.yaml", r"$'\xe9.yaml'"),
        ("\ud800", r"$'\xed\xa0\x80'"),
        ("«\u00a0oui\u00a0»", "'«\u00a0oui\u00a0»'"),
    ],
)
def test_nothing_that_a_terminal_obeys_is_pasted(text: str, word: str) -> None:
    assert shell_word(text) == word


@pytest.mark.skipif(BASH is None, reason="needs bash")
@settings(max_examples=15)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_a_shell_reads_each_word_as_it_was(texts: list[str]) -> None:
    texts = [*texts, "\x1b'\\x41\n", "0\x070", "«\u00a0$HOME `x`"]
    command = f"printf '%s\\0' {' '.join(map(shell_word, texts))}"
    done = subprocess.run((BASH or "", "-c", command), capture_output=True, check=True)
    assert done.stdout.decode().split("\0")[:-1] == texts


@pytest.mark.parametrize(
    "line",
    [
        "convert a.csv b.yaml --date-order dmy --force",
        "convert a.csv --date-order dmy b.yaml --force",
        "convert --date-order dmy a.csv --force b.yaml",
    ],
)
def test_options_may_stand_between_operands(line: str) -> None:
    arguments = read_arguments(line.split())
    assert (arguments.file, arguments.out) == ("a.csv", "b.yaml")
    assert (arguments.date_order, arguments.force) == ("dmy", True)
    assert read_arguments("list actors -q x:y a.yaml".split()).file == "a.yaml"


@pytest.mark.parametrize("option", [["--color", "auto"], ["--color=auto"]])
def test_colour_may_be_said_before_the_command(option: list[str]) -> None:
    arguments = read_arguments([*option, "list", "actors", "a.yaml"])
    assert (arguments.command, arguments.color, arguments.file) == ("list", "auto", "a.yaml")
    assert read_arguments([*option, "a.yaml"]).command == "open"
    # After a value that is missing, a name is that value.
    with pytest.raises(Failure):
        read_arguments(["--color", "list"])
