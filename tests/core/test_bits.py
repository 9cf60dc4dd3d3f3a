from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.selection.bits import all_bits, bits_of, changes_in, has, members_of

SETS = st.integers(1, 200).flatmap(
    lambda size: st.tuples(st.sets(st.integers(0, size - 1)), st.just(size))
)


@given(SETS)
def test_a_set_comes_back_in_order(made: tuple[set[int], int]) -> None:
    members, size = made
    assert members_of(bits_of(members, size)) == sorted(members)


@given(SETS, SETS)
def test_the_operators_are_those_of_sets(a: tuple[set[int], int], b: tuple[set[int], int]) -> None:
    size = max(a[1], b[1])
    x, y = bits_of(a[0], size), bits_of(b[0], size)
    assert members_of(x & y) == sorted(a[0] & b[0])
    assert members_of(x | y) == sorted(a[0] | b[0])
    assert members_of(all_bits(size) & ~x) == sorted(set(range(size)) - a[0])
    assert x.bit_count() == len(a[0])


@given(SETS, st.integers(-5, 300))
def test_membership(made: tuple[set[int], int], number: int) -> None:
    assert has(bits_of(*made), number) == (number in made[0])


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 64])
def test_all_and_none(size: int) -> None:
    assert members_of(all_bits(size)) == list(range(size))
    assert all_bits(size) == bits_of(range(size), size)
    assert members_of(bits_of([], size)) == []


@given(st.lists(st.integers(0, 2**32 - 1) | st.integers(254, 258), max_size=40))
def test_changes_are_where_a_number_is_not_the_one_before(numbers: list[int]) -> None:
    changes = [at for at, number in enumerate(numbers) if not at or number != numbers[at - 1]]
    assert members_of(changes_in(array("I", numbers))) == changes
    assert members_of(changes_in(memoryview(array("I", numbers)))) == changes
