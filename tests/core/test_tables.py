from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.selection import tables
from timeline_tui.core.selection.bits import bits_of, bits_of_flags, flags_of, members_of
from timeline_tui.core.selection.tables import table_of
from timeline_tui.core.selection.thresholds import thresholds_of

MEMBERS = st.lists(st.sets(st.sampled_from("abcdef")), max_size=30)
NUMBERS = st.lists(st.integers(-5, 5) | st.just(float("inf")) | st.just(float("-inf")), max_size=40)


@pytest.mark.parametrize(("rare", "frequent"), [(0, 1), (2, 2), (100, 100), (100, 1), (2, 1)])
def test_frequent_and_rare_values_answer_alike(
    rare: int, frequent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_RARE", rare)
    monkeypatch.setattr(tables, "_FREQUENT", frequent)
    held = [{"a", "b"}, {"a"}, {"a", "c"}, set(), {"b"}]
    table = table_of(held, ["z"])
    assert dict(table.totals) == {"z": 0, "a": 3, "b": 2, "c": 1}
    assert members_of(table["a"]) == [0, 1, 2]
    assert members_of(table["c"]) == [2]
    assert members_of(table.any_of(["b", "c", "z"])) == [0, 2, 4]
    assert table.counts(bits_of([1, 2], 5)) == {"z": 0, "a": 2, "b": 0, "c": 1}
    assert table.counts(0) == dict.fromkeys(table.totals, 0)
    assert table.counts(bits_of(range(5), 5)) == table.totals
    assert "z" in table
    assert "y" not in table
    with pytest.raises(KeyError):
        table["y"]


@given(MEMBERS, st.data(), st.sampled_from([1, 32]))
def test_a_table_counts_what_there_is(
    held: list[set[str]], data: st.DataObject, frequent: int
) -> None:
    chosen = data.draw(st.sets(st.integers(0, max(len(held) - 1, 0))) if held else st.just(set()))
    table = table_of(held)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "_FREQUENT", frequent)
        table.prepare()
    for value, count in table.counts(bits_of(chosen, len(held))).items():
        assert members_of(table[value]) == [at for at, own in enumerate(held) if value in own]
        assert count == sum(value in held[member] for member in chosen)
    some = [*table.totals][::2]
    assert members_of(table.any_of(some)) == [
        at for at, own in enumerate(held) if not own.isdisjoint(some)
    ]


@given(NUMBERS, st.integers(-6, 6), st.integers(-6, 6))
def test_thresholds_are_comparisons(numbers: list[float], least: int, most: int) -> None:
    made = thresholds_of(numbers)

    def where(test: list[bool]) -> list[int]:
        return [member for member, true in enumerate(test) if true]

    assert members_of(made.at_most(most)) == where([number <= most for number in numbers])
    assert members_of(made.at_least(least)) == where([number >= least for number in numbers])
    between = [least <= number <= most for number in numbers]
    assert members_of(made.between(least, most)) == where(between)


def test_thresholds_of_many() -> None:
    numbers = [place * 7919 % 5000 for place in range(5000)]
    made = thresholds_of(numbers)
    for bound in (-1, 0, 2047, 2048, 2049, 4095, 4999, 6000):
        assert made.at_most(bound).bit_count() == max(0, min(bound + 1, 5000))


@given(st.binary(max_size=40))
def test_flags_and_bits_are_the_same_set(octets: bytes) -> None:
    flags = bytes(octet & 1 for octet in octets)
    assert flags_of(bits_of_flags(flags), len(flags)) == flags
