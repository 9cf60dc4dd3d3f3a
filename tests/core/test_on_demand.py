"""What is found when it is asked for is a sequence like any other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.on_demand import OnDemand


class Squares(OnDemand[int]):
    def __init__(self, size: int) -> None:
        self._size = size

    def __len__(self) -> int:
        return self._size

    def _at(self, place: int) -> int:
        assert 0 <= place < self._size
        return place * place


@given(st.integers(0, 9), st.integers(-12, 12), st.integers(-12, 12), st.sampled_from([-2, 1, 3]))
def test_it_answers_as_a_list_does(size: int, start: int, stop: int, step: int) -> None:
    squares, plain = Squares(size), [place * place for place in range(size)]
    assert [*squares] == plain
    assert [*reversed(squares)] == plain[::-1]
    assert squares[start:stop:step] == plain[start:stop:step]
    if -size <= start < size:
        assert squares[start] == plain[start]
    else:
        with pytest.raises(IndexError):
            squares[start]
