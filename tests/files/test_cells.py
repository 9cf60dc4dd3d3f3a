from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_tui.files.cells import escaped, guarded, joined, split, table, unescaped, unguarded

texts = st.text("'=+-@＝＋－＠\t\r\n \\;,\"uU01fd\x00\x1b\u202e\U000e0041é", max_size=12) | st.text(
    max_size=20
)
FORMULAS = [
    "=1+1",
    "+1",
    "-0044-03-15",
    "@SUM(A1)",
    "\t=1",
    "\rx",
    "\nx",
    "  =1",
    "\u00a0=1",
    "＝1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_takes_for_a_formula_is_made_a_text(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert guarded(f"'{text}") == f"''{text}"


@pytest.mark.parametrize("text", ["2025-02-12", "'tis", "''", "a=b", "– said he", "¶ 4", "0843~"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@pytest.mark.parametrize(
    ("items", "cell"),
    [
        (["a", "b c"], "a; b c"),
        (["a;b", "c\\d"], "a\\;b; c\\\\d"),
        (["\x1b", "\U000e0041"], "\\u001b; \\U000e0041"),
    ],
)
def test_a_list_stands_in_one_cell_and_comes_back(items: list[str], cell: str) -> None:
    assert joined(items) == cell
    assert split(cell) == items


@given(texts)
@example("'=1")
def test_a_guarded_cell_gives_its_text_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(texts)
def test_an_escaped_text_comes_back_and_steers_no_terminal(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert {"\x00", "\x1b", "\r", "\u202e", "\U000e0041"}.isdisjoint(escaped(text))


@given(st.lists(texts.filter(bool), max_size=5))
@example(["\\", "; ;", " a ", ";"])
def test_a_list_comes_back(items: list[str]) -> None:
    assert split(joined(items)) == items


@pytest.mark.parametrize(
    ("cell", "items"),
    [("a;b", ["a", "b"]), ("a; b;", ["a", "b"]), ("", []), ("C:\\new;\\", ["C:\\new", "\\"])],
)
def test_a_list_that_a_person_wrote_is_read(cell: str, items: list[str]) -> None:
    assert split(cell) == items


@pytest.mark.parametrize("cell", ["\\ud800", "\\U00110000"])
def test_a_code_that_is_no_character_is_an_error(cell: str) -> None:
    with pytest.raises(ValueError, match=r"surrogates|range"):
        unescaped(cell)


@given(st.lists(st.lists(texts.filter(lambda text: "\x00" not in text), min_size=1), max_size=4))
def test_a_table_comes_back(rows: list[list[str]]) -> None:
    assert list(csv.reader(StringIO("".join(table(rows)), newline=""))) == rows


def test_a_table_is_as_rfc_4180_has_it() -> None:
    lines = table([["a", 'say "yes"'], ["b;c", "x\ny"]])
    assert "".join(lines) == '"a","say ""yes"""\r\n"b;c","x\ny"\r\n'
