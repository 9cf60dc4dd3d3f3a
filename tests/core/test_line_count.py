from __future__ import annotations

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_tui.core.text.line_count import _NARROW, line_count
from timeline_tui.core.text.wrap import cells, wrap


@given(st.text("ab é’  \u00a0日\t\n", max_size=60), st.integers(0, 12))
@example("  a  bb   ccc ", 3)
@example("abcdefghij k", 3)
@example("     ", 2)
@example("", 5)
def test_it_counts_what_wrap_would_make(text: str, width: int) -> None:
    assert line_count(text, width) == len(wrap(text, width))


def test_what_is_taken_for_one_cell_wide_is() -> None:
    narrow = [letter for letter in map(chr, range(sys.maxunicode + 1)) if _NARROW.fullmatch(letter)]
    assert len(narrow) > 700
    assert [letter for letter in narrow if cells(letter) != 1] == []


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("  a  bb   ccc ", 3, 3),
        ("abcdefghij k", 3, 4),
        ("     ", 2, 1),
        ("", 5, 1),
        ("a b", 0, 2),
        ("日本 日本", 4, 2),
    ],
)
def test_lines_break_at_blanks_or_where_they_must(text: str, width: int, lines: int) -> None:
    assert line_count(text, width) == len(wrap(text, width)) == lines


@pytest.mark.parametrize(
    ("text", "lines"), [("Je pense à la paix", 2), ("Переговоры о мире", 2), ("paix", 1)]
)
def test_french_and_russian_are_counted_without_wrapping(text: str, lines: int) -> None:
    assert _NARROW.fullmatch(text)
    assert line_count(text, 12) == lines
