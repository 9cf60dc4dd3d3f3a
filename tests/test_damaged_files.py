"""Damaged copies of the story and of its exports, by the thousand; `make fuzz` knows no end."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzzing import check

_EACH = 100


@pytest.mark.parametrize("first", range(0, 2000, _EACH))
def test_a_damaged_file_is_a_timeline_or_located_problems(first: int, tmp_path: Path) -> None:
    found = [check(number, tmp_path) for number in range(first, first + _EACH)]
    assert {"sound", "refused"} == set(found)
