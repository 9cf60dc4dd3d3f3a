from __future__ import annotations

import sys
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline_tui.core.text import visible_line
from timeline_tui.core.text.wrap import _is_narrow, cells, cut, exceeds, wrap

# Controls never come here: they are shown as something else.
ANY = st.characters(codec="utf-8", exclude_categories=["Cc"])
TEXTS = st.text(st.sampled_from("abc  \n\té漢字\u0301\u00a0👍") | ANY)
SIGNS = [
    "👨\u200d👩\u200d👧",
    "❤\ufe0f",
    "☰",
    "👍🏽",
    "क\u094d\u200dष",
    "한",
    "漢",
    "e\u0301\u0302",
]
SHOWN = st.text(st.sampled_from("ab é │●…") | st.characters(codec="utf-8")).map(visible_line) | (
    st.lists(st.sampled_from([*SIGNS, "a", " "])).map("".join)
)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("漢字", 4),
        ("👍", 2),
        ("⟨U+202E⟩", 8),
        ("한", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("❤\ufe0f", 2),
        ("│ ★ ●", 5),
    ],
)
def test_how_wide_a_text_is(text: str, width: int) -> None:
    assert cells(text) == width


@given(SHOWN)
def test_the_screen_reckons_the_same(text: str) -> None:
    assert cells(text) == cell_len(text)


def test_what_is_taken_for_one_cell_wide_is() -> None:
    narrow = [letter for letter in map(chr, range(0xA0, sys.maxunicode + 1)) if _is_narrow(letter)]
    assert len(narrow) > 1000
    assert {cell_len(letter) for letter in narrow} == {1}


@pytest.mark.parametrize(
    ("text", "width", "kept"),
    [
        ("events", 6, "events"),
        ("events", 5, "even…"),
        ("two words", 5, "two…"),
        ("漢字漢字", 6, "漢字…"),
        ("漢字", 3, "漢…"),
        ("漢字", 2, "…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
        ("ab", -1, ""),
        ("", 0, ""),
        ("👨\u200d👩\u200d👧!", 2, "…"),
        ("a❤\ufe0fb", 3, "a…"),
        ("a❤\ufe0fb", 4, "a❤\ufe0fb"),
    ],
)
def test_a_cut_says_that_something_is_missing(text: str, width: int, kept: str) -> None:
    assert cut(text, width) == kept


@given(TEXTS.map(visible_line), st.integers(-2, 30))
def test_a_cut_fits(text: str, width: int) -> None:
    shown = cut(text, width)
    assert cells(shown) <= max(width, 0)
    assert shown == text or text.startswith(shown.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("one  two", 3, ["one", "two"]),
        ("one\ntwo", 9, ["one", "two"]),
        ("one\n\ntwo\n", 9, ["one", "", "two", ""]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ab cdefgh", 3, ["ab", "cde", "fgh"]),
        ("«\u00a0paix\u00a0» 10\u00a0000", 8, ["«\u00a0paix\u00a0»", "10\u00a0000"]),
        ("漢字漢字", 4, ["漢字", "漢字"]),
        ("漢字", 1, ["漢", "字"]),
        ("  a", 4, ["a"]),
        ("abc", 0, ["a", "b", "c"]),
    ],
)
def test_how_a_text_is_wrapped(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, width)] == lines


@given(TEXTS, st.integers(0, 30))
def test_wrapping_loses_only_blanks(text: str, width: int) -> None:
    spans = wrap(text, width)
    lines = [text[start:end] for start, end in spans]
    assert spans == sorted(spans)
    blank = str.maketrans("", "", " \t\n")
    assert "".join(lines).translate(blank) == text.translate(blank)
    # A wide character in a column of one cell is the only one that cannot fit.
    assert all(cells(line) <= max(width, 1) or len(line.strip("\u0301")) == 1 for line in lines)
    assert len(lines) >= text.count("\n") + 1


def test_a_very_long_word_takes_no_long_time() -> None:
    text = "é" * 300_000
    assert len(wrap(text, 80)) == len(text) // 80


def test_letters_under_a_heap_of_marks_stay_whole() -> None:
    letter = "a" + "\u0301" * 3
    text = letter * 5
    assert [text[start:end] for start, end in wrap(text, 2)] == [letter * 2, letter * 2, letter]


def test_more_marks_than_are_looked_at_at_once_are_not_lost() -> None:
    letter = "a" + "\u0301" * 500
    assert wrap(letter * 3, 2) == [(0, 2 * len(letter)), (2 * len(letter), 3 * len(letter))]
    assert cut(letter * 3, 2) == letter + "…"


@given(st.lists(st.sampled_from([*SIGNS, "a"])), st.integers(1, 30))
def test_what_is_one_sign_stays_whole(signs: list[str], width: int) -> None:
    text = "".join(signs)
    ends = set(accumulate(map(len, signs), initial=0))
    assert all(end in ends for _, end in wrap(text, width))
    assert len(cut(text, width).removesuffix("…")) in ends


@given(st.text(st.sampled_from("a 한\u0301\u200d"), max_size=300), st.integers(-1, 60))
def test_a_text_exceeds_a_width_when_it_takes_more_cells(text: str, width: int) -> None:
    assert exceeds(text, width) == (cells(text) > width)


@given(st.text("ab  \n", max_size=60), st.integers(1, 12))
def test_plain_letters_are_wrapped_like_those_that_are_looked_up(text: str, width: int) -> None:
    assert wrap(text, width) == wrap(text.replace("a", "α").replace("b", "β"), width)
