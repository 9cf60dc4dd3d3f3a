from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.text import lines
from timeline_tui.core.text.lines import (
    Line,
    Piece,
    fitted,
    line_cells,
    line_text,
    marked,
    slice_of,
    spread,
    wrapped,
)

PIECES = st.builds(Piece, st.text("ab é漢\u0301", max_size=6), st.sampled_from(["", "bold", "dim"]))
LINES = st.lists(PIECES, max_size=5).map(tuple)
LINE: Line = (Piece("12 Feb", "dim"), Piece(" "), Piece("A call", "bold"))


def test_a_line_as_text() -> None:
    assert line_text(LINE) == "12 Feb A call"
    assert line_cells(LINE) == 13


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (14, "12 Feb A call"),
        (13, "12 Feb A call"),
        (12, "12 Feb A ca…"),
        (8, "12 Feb …"),
        (7, "12 Feb…"),
        (6, "12 Fe…"),
        (1, "…"),
        (0, ""),
        (-3, ""),
    ],
)
def test_a_line_is_cut_with_an_ellipsis(width: int, text: str) -> None:
    assert line_text(fitted(LINE, width)) == text


@given(LINES, st.integers(-1, 20))
def test_a_fitted_line_fits(line: Line, width: int) -> None:
    kept = fitted(line, width)
    assert line_cells(kept) <= max(width, 0)
    if line_cells(line) <= width:
        assert line_text(kept) == line_text(line)
    elif width > 0:
        assert line_text(kept).endswith("…")


@pytest.mark.parametrize(
    ("width", "text"),
    [(16, "12 Feb A call  3"), (14, "12 Feb A ca… 3"), (2, " 3"), (1, "3")],
)
def test_a_spread_line_ends_at_the_right(width: int, text: str) -> None:
    assert line_text(spread(LINE, [Piece("3")], width)) == text


@given(LINES, LINES, st.integers(0, 30))
def test_a_spread_line_fills_its_width(left: Line, right: Line, width: int) -> None:
    line = spread(left, right, width)
    assert line_cells(line) <= width
    if line_cells(right) < width:
        assert line_cells(line) == width
        assert line_text(line).endswith(line_text(right))


def test_hits_are_marked_beside_the_style() -> None:
    assert list(marked("Le Élysée", ("elysee",), "bold")) == [
        Piece("Le ", "bold"),
        Piece("Élysée", "bold hit"),
    ]
    assert list(marked("NATO", ("nato",))) == [Piece("NATO", "hit")]
    assert list(marked("NATO", ())) == [Piece("NATO")]
    assert list(marked("", ("a",))) == []


@given(st.text("aé b"), st.sampled_from([("a",), ("e", "b"), ()]))
def test_marking_keeps_the_text(text: str, words: tuple[str, ...]) -> None:
    assert line_text(marked(text, words)) == text


@given(LINES, st.integers(2, 20))
def test_wrapped_lines_keep_styles(line: Line, width: int) -> None:
    rows = wrapped(line, width)
    assert all(line_cells(row) <= width for row in rows)
    styled = [(letter, piece.style) for piece in line for letter in piece.text if letter != " "]
    assert [
        (letter, piece.style)
        for row in rows
        for piece in row
        for letter in piece.text
        if letter != " "
    ] == styled


@given(LINES, st.integers(0, 20), st.integers(0, 20))
def test_a_slice_is_that_of_the_text(line: Line, start: int, end: int) -> None:
    assert line_text(slice_of(line, start, end)) == line_text(line)[start:end]


@pytest.mark.parametrize(
    ("start", "end", "texts"),
    [(0, 9, ["ab", "cd"]), (1, 3, ["b", "c"]), (2, 9, ["cd"]), (0, 2, ["ab"]), (4, 9, [])],
)
def test_a_slice_holds_the_pieces_that_lie_in_it(start: int, end: int, texts: list[str]) -> None:
    line = (Piece("ab", "bold"), Piece("cd"))
    assert [piece.text for piece in slice_of(line, start, end)] == texts


def test_very_many_pieces_are_wrapped_without_walking_all_of_them_for_each_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    walked: list[int] = []

    def counting(line: Line, start: int, end: int) -> Line:
        walked.append(len(line))
        return slice_of(line, start, end)

    monkeypatch.setattr(lines, "slice_of", counting)
    pieces = [Piece(f"#tag{n} ", "tag") for n in range(5000)]
    made = wrapped(pieces, 20)
    assert "".join(map(line_text, made)).replace(" ", "") == line_text(pieces).replace(" ", "")
    assert sum(walked) < 3 * len(pieces)
