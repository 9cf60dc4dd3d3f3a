"""Text that is no YAML, and bytes that are no text: in plain words, at the right place."""

from __future__ import annotations

import pytest

from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml.reading import read_timeline


def only_problem(data: bytes) -> str:
    with pytest.raises(ProblemsError) as caught:
        read_timeline(data, "f")
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a:\n\t- b", "2:1: a tab in the indentation; indent with blanks only"),
        ("\ta: b", "1:1: a tab in the indentation; indent with blanks only"),
        ("a: |\n\tb\n", "2:1: a tab in the indentation; indent with blanks only"),
        ("a: 'b\nc: d\n", "1:4: the quote ' is never closed; close it with '; "),
        ('a: "b\nc: d\n', '1:4: the quote " is never closed; close it with "'),
        ("a: b: c", "1:5: ': ' inside a text without quotes; put the text in quotes"),
        ("- a: b: c", "1:7: ': ' inside a text without quotes; put the text in quotes"),
        ("a: [{b: c: d}]", "1:10: ': ' inside a text without quotes; put the text in quotes"),
        (
            "a\nb: c",
            "2:2: this line continues the text above it, so that no key can stand here; is",
        ),
        ("a:b\r\nc: d", "2:2: this line continues the text above it, so that no key can stand her"),
        ("a: 1\n  b: 2", "2:4: this line continues the text above it, so that no key can stand he"),
        ("a: b\nkey\nc: d", "2:1: this key has no colon; write key: value, with a blank after the"),
        ("a: [b, c\nd: e", "1:4: the list that begins here is not closed; write ']' at its end"),
        ("a: {b: c", "1:4: the group of keys that begins here is not closed; write '}' at its end"),
        ("a: ['b' c]", "1:9: ',' or ']' is expected here; text with brackets needs quotes"),
        ("a: [", "1:5: the file ends where a value is expected; is a bracket not closed?"),
        ("a: @b", "1:4: text cannot begin with '@'; put the text in quotes"),
        ("a: `b`", "1:4: text cannot begin with '`'; put the text in quotes"),
        ("a: 50\nb: %", "2:4: text cannot begin with '%'; put the text in quotes"),
        ("a: & b", "1:5: text cannot begin with '&' or '*' here; put the text in quotes"),
        ("a: *", "1:5: text cannot begin with '&' or '*' here; put the text in quotes"),
        ("a: !<", "1:6: text cannot begin with '!' here; put the text in quotes"),
        ("a: ]", "1:4: a value is expected before ']'; put the text in quotes"),
        ("a: 'b' c", "1:8: text after the closing quote; put the text in quotes as a whole"),
        ("a: [b]]", "1:7: text after the closing bracket; remove it, or put the whole value in q"),
        ('a: "b\\qc"', "1:6: in double quotes a backslash begins an escape, and this one is unk"),
        ('a: "\\uD800"', "1:7: this escape is no character; "),
        ('a: "\\u00zz"', "1:7: this escape needs hexadecimal digits; "),
        ("a: | x\n", "1:6: after '|' or '>' nothing may stand in the same line; begin the text in"),
        ("- a\nb: c", "2:1: this does not belong to the list that begins in line 1; begin the ite"),
        ("a:\n  - b\n c: d", "3:2: no key of the group that begins in line 1 stands here; indent"),
        ('a: "b\n---\n', "2:1: a line that begins with '---' or '...' ends the document inside"),
        ("a: - b", "1:4: an item of a list cannot stand here; begin it with '- ' in a line of its"),
        ("% x", "1:2: a line cannot begin with '%' here; put the text in quotes"),
        ("a: !x{b: c}", "1:6: text cannot begin with '!' or '%' here; put the text in quotes"),
        ("a: [b:]", "1:6: ':' inside a text without quotes; put the text in quotes"),
        ("%YAML 2.0\n---\na: b", "1:1: a version of YAML that is not known; write %YAML 1.2"),
        ("%FOO x\n---\na: b", "1:1: a line cannot begin with '%' here; put the text in quotes"),
    ],
)
def test_syntax(text: str, problem: str) -> None:
    assert only_problem(text.encode()).startswith(problem)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"a: b\nc: \xe9t\xe9", "2:4: these bytes are not UTF-8: E9; save the file as UTF-8"),
        (b"\xef\xbb\xbfa\xff", "1:2: these bytes are not UTF-8: FF; the file may be cut off"),
        (b"a: \xed\xa0\x80", "1:4: these bytes are not UTF-8: ED; save the file as UTF-8"),
        (b"a: \xe2\x82", "1:4: these bytes are not UTF-8: E2 82; save the file as UTF-8"),
        (b"\xff\xfea\x00:\x00\x00", "1:3: these bytes are not UTF-16: 00; the file may be cut off"),
        (b"a: \x00", "1:4: text cannot hold the character U+0000; remove it, or write it as an"),
        (b"\n a: \x1b[0m", "2:5: text cannot hold the character U+001B; remove it, or write it"),
        ("a: \uffff".encode(), "1:4: text cannot hold the character U+FFFF; remove it, or"),
    ],
)
def test_bytes(data: bytes, problem: str) -> None:
    assert only_problem(data).startswith(problem)


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{a: "])
def test_deep_nesting_is_refused_and_not_followed(opening: str) -> None:
    assert "nested more than 64 deep" in only_problem(opening.encode() * 100_000)


@pytest.mark.parametrize(
    "line", ["k{0}: &k{0} [*k{1}, *k{1}]\n", "k{0}: &k{0} {{<<: [*k{1}, *k{1}]}}\n"]
)
def test_bombs_do_not_go_off(line: str) -> None:
    text = "k0: &k0 [x]\n" + "".join(line.format(n, n - 1) for n in range(1, 60))
    assert "stand for more than 10,000 values" in only_problem(text.encode())


def test_directives_are_bounded() -> None:
    lines = "".join(f"%TAG !a{number}! x\n" for number in range(200_000))
    assert "begin with %TAG" in only_problem(f"{lines}---\na: b\n".encode())


def test_a_file_full_of_nonsense_is_not_told_line_by_line() -> None:
    with pytest.raises(ProblemsError) as caught:
        read_timeline(b"\x00\n" * 100_000, "f")
    assert len(caught.value.problems) == 51
