"""Members of a set that are found where they are asked for, and sets that are moved as a whole."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.selection import members
from timeline_tui.core.selection.bits import bits_of, members_of
from timeline_tui.core.selection.members import Members
from timeline_tui.core.selection.moving import Packing, Spreading

BITS = st.integers(0, 200).flatmap(lambda size: st.integers(0, (1 << size) - 1))


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "_BLOCK", 3)


@given(BITS, st.lists(st.integers(0, 300)))
def test_members_are_those_of_a_list(bits: int, numbers: list[int]) -> None:
    found, plain = Members(bits), members_of(bits)
    assert [found[place] for place in range(len(found))] == plain == [*found]
    assert [found[place - len(plain)] for place in range(len(plain))] == plain
    assert found[1:-1] == plain[1:-1]
    assert found == Members(bits_of(plain, 200))
    assert [one in found for one in numbers] == [one in plain for one in numbers]
    assert [found.rank(one) for one in numbers] == [bisect_left(plain, one) for one in numbers]
    assert found.ranks(sorted(numbers)) == [bisect_left(plain, one) for one in sorted(numbers)]


@pytest.mark.parametrize("place", [2, -3])
def test_there_are_no_members_beyond_the_ends(place: int) -> None:
    with pytest.raises(IndexError):
        Members(0b1010)[place]


@given(BITS, BITS)
def test_bits_are_packed_and_put_back(mask: int, bits: int) -> None:
    packing, places = Packing(mask), members_of(mask)
    together = [at for at, place in enumerate(places) if bits >> place & 1]
    assert members_of(packing.together(bits)) == together
    assert packing.apart(packing.together(bits)) == bits & mask


@given(st.lists(st.integers(0, 3)), BITS)
def test_owners_bring_all_that_is_theirs(counts: list[int], bits: int) -> None:
    begins = [*accumulate(counts, initial=0)]
    size, owning = begins[-1], [owner for owner, count in enumerate(counts) if count]
    firsts = bits_of((begins[owner] for owner in owning), size)
    wanted = [
        thing
        for owner, count in enumerate(counts)
        if bits >> owner & 1
        for thing in range(begins[owner], begins[owner] + count)
    ]
    spreading = Spreading(bits_of(owning, len(counts)), firsts, size)
    assert members_of(spreading.of(bits)) == wanted
