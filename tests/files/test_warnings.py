"""A sound file may hold characters that nobody sees: each is told, with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.text import visible
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.readers.yaml.warnings import warnings_in
from timeline_tui.files.show import show_warnings

HEAD = "events:\n- date: 2024\n"


def places(text: str, encoding: str = "utf-8") -> list[str]:
    return [f"{one.line}:{one.column} {one.message}" for one in warnings_in(text.encode(encoding))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("title: pay\u200bpal", ["3:13 an invisible character: U+200B ZERO WIDTH SPACE"]),
        (
            "title: a # \u202e",
            ["3:14 a character that reorders text: U+202E RIGHT-TO-LEFT OVERRIDE"],
        ),
        ("title: a\u0085  b", ["3:11 a line break that many editors do not show: U+0085"]),
        ("title: \U000e0041", ["3:10 an invisible character: U+E0041 TAG LATIN CAPITAL LETTER A"]),
        (r'title: "a\eb"', ["3:12 a control character: U+001B, written as an escape"]),
        (r'title: "\x9b"', ["3:11 a control character: U+009B, written as an escape"]),
        (
            r'title: "a\u2066\u2069"',
            [
                (
                    "3:12 a character that reorders text: U+2066 LEFT-TO-RIGHT ISOLATE, "
                    "written as an escape"
                ),
                (
                    "3:18 a character that reorders text: U+2069 POP DIRECTIONAL ISOLATE, "
                    "written as an escape"
                ),
            ],
        ),
        (
            r'title: "\U000E0041"',
            [
                (
                    "3:11 an invisible character: U+E0041 TAG LATIN CAPITAL LETTER A, "
                    "written as an escape"
                )
            ],
        ),
        (r'title: "\\e \n \t \" \u00e9 a\_b"', []),
        (r"title: 'C:\report \e'", []),
        (r"title: C:\report\e", []),
        ("title: می\u200cخواهم 👩\u200d🚀 é", []),
        ('title: "می\\u200cخواهم"', []),
        ('title: "pay\\u200cpal"', None),
    ],
)
def test_what_is_told(title: str, found: list[str] | None, encoding: str) -> None:
    said = places(f"{HEAD}  {title}\n", encoding)
    assert said == found if found is not None else len(said) == 1


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_an_editor(ending: str) -> None:
    text = f"{HEAD}  title: a\u2028  b\n  place: \u200b\n".replace("\n", ending)
    assert [place.split()[0] for place in places(text)] == ["3:11", "4:10"]


def test_a_byte_order_mark_is_no_character_of_the_text_but_a_second_one_is() -> None:
    assert places("\ufeff" + HEAD + "  title: a\n") == []
    assert places(HEAD + "  title: a\ufeffb\n") == [
        "3:11 an invisible character: U+FEFF ZERO WIDTH NO-BREAK SPACE"
    ]


def test_what_is_no_text_or_no_yaml_has_problems_and_no_warnings() -> None:
    assert warnings_in(b"a: \xff\xe2\x80\xae") == ()
    assert warnings_in(b'a: "\\e" b: "\\e"\n"') != ()


def test_of_very_many_the_first_are_told_and_the_rest_counted() -> None:
    *_, last = warnings_in((HEAD + "  title: " + "\u200b" * 1000 + "\n").encode())
    assert last.message == "and 950 more characters that nobody sees"


def test_a_warning_is_shown_with_its_line_and_nothing_to_obey() -> None:
    warnings = warnings_in(f"{HEAD}  title: a\u202eb\n".encode())
    assert (
        show_warnings("a\x1b.yaml", warnings)
        == """\
a␛.yaml:3:11: warning: a character that reorders text: U+202E RIGHT-TO-LEFT OVERRIDE
    3 |   title: a⟨U+202E⟩b
      |           ^
  hint: remove it, unless it is meant; people see ⟨U+202E⟩ in its place

1 warning in a␛.yaml
"""
    )
    assert show_warnings("a.yaml", ()) == ""


PIECES = [
    *'ab é\\\n"\x7f\u200b\u200c\u202e\u2028\ufeff',
    r"\e",
    r"\u202e",
    r"\x85",
    r"\t",
    "م\u200c",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(["", '"', "'"]))
def test_no_hidden_character_of_a_sound_file_goes_without_a_warning(text: str, quote: str) -> None:
    data = f"{HEAD}  title: {quote}{text}{quote}\n".encode()
    try:
        title = read_timeline(data, "f").events[0].title
    except ProblemsError:
        return
    hidden = visible(title) != title.replace("\t", " ")
    assert not hidden or warnings_in(data)
