"""Tables of texts as lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.text.columns import in_columns
from timeline_tui.core.text.lines import line_cells, line_text

HEADINGS = ("Events", "Actor", "Role")
ROWS = [("12", "Ana Ruiz", "Mayor of the town"), ("3", "王毅", "外交部长"), ("1", "Bo", "")]


def shown(rows: Sequence[tuple[str, ...]] = ROWS, width: int | None = None) -> list[str]:
    lines = in_columns(HEADINGS, rows, numbers=[0], wide=2, width=width)
    return [line_text(line).rstrip() for line in lines]


def test_columns_stand_under_their_headings_however_wide_the_letters() -> None:
    assert shown() == [
        "Events  Actor     Role",
        "    12  Ana Ruiz  Mayor of the town",
        "     3  王毅      外交部长",
        "     1  Bo",
    ]


@pytest.mark.parametrize(
    ("width", "first"),
    [
        (35, "    12  Ana Ruiz  Mayor of the town"),
        (28, "    12  Ana Ruiz  Mayor of…"),
        (27, "    12  Ana Ruiz"),
        (3, " 12"),
    ],
)
def test_the_column_with_most_to_tell_gives_way_and_then_goes(width: int, first: str) -> None:
    assert shown(width=width)[1] == first


def test_of_no_rows_the_headings_remain() -> None:
    assert shown([]) == ["Events  Actor  Role"]


@given(
    st.lists(st.tuples(*[st.text("ab 王é\u0301", max_size=40)] * 3), max_size=5),
    st.integers(1, 90),
)
def test_no_line_is_wider_than_asked(rows: list[tuple[str, ...]], width: int) -> None:
    for line in in_columns(HEADINGS, rows, numbers=[0], wide=1, width=width):
        assert line_cells(line) <= width
