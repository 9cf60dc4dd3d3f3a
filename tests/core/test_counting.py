from __future__ import annotations

import pytest

from timeline_tui.core.query.counting import MOST, count_asked, count_words
from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.query.terms import Field, Place


@pytest.mark.parametrize(
    ("text", "bounds", "words"),
    [
        ("3", (3, 3), "3 sources"),
        ("=1", (1, 1), "1 source"),
        ("0", (0, 0), "no sources"),
        ("<2", (0, 1), "at most 1 source"),
        ("<1", (0, 0), "no sources"),
        ("<=2", (0, 2), "at most 2 sources"),
        (">0", (1, MOST), "at least 1 source"),
        (">=3", (3, MOST), "at least 3 sources"),
        ("2..4", (2, 4), "2 to 4 sources"),
        ("..4", (0, 4), "at most 4 sources"),
        ("2..", (2, MOST), "at least 2 sources"),
    ],
)
def test_counts(text: str, bounds: tuple[int, int], words: str) -> None:
    assert count_asked(Field("sources", (text,)), text) == bounds
    assert count_words(*bounds, "source") == words


@pytest.mark.parametrize("text", ["", "many", "-1", "<", "1.5", "..", "> 2", "٣", "1" * 40, "<>2"])
def test_what_is_no_count(text: str) -> None:
    field = Field("sources", (text,), (Place(8, 12),))
    with pytest.raises(QueryError) as raised:
        count_asked(field, text)
    assert (raised.value.at, raised.value.end) == (8, 12)
    assert raised.value.reason == f"'{text}' is not a count"
    assert "sources:<2" in raised.value.hint
