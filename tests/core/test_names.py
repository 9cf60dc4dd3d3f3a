from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.query.names import Names

NAMES = Names(
    [
        ("usa", "United States"),
        ("usa", "Washington"),
        ("george", "George Washington"),
        ("george", "Washington"),
        ("zelensky", "Volodymyr Zelensky"),
        ("Upper", "ÉLYSÉE palace"),
        ("upper", "something else"),
        ("odd", "\u0301"),
    ]
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("usa", ("usa",)),
        ("USA", ("usa",)),
        ("united states", ("usa",)),
        ("washington", ("usa", "george")),
        ("wash", ("usa", "george")),
        ("george", ("george",)),
        ("zel", ("zelensky",)),
        ("volo", ("zelensky",)),
        ("elysee", ("Upper",)),
        ("upper", ("upper",)),
        ("UPPER", ("Upper", "upper")),
        ("States", ()),
        ("", ()),
        ("\u0301", ()),
    ],
)
def test_what_a_text_means(text: str, ids: tuple[str, ...]) -> None:
    assert NAMES.meant(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("wash", ["usa", "george"]),
        ("zel", ["zelensky"]),
        ("states", ["usa"]),
        ("lens", ["zelensky"]),
        ("nothing", []),
        ("", ["usa", "george", "zelensky", "Upper", "upper", "odd"]),
    ],
)
def test_what_holds_a_text(text: str, ids: list[str]) -> None:
    assert NAMES.holding(text) == ids


def test_beginnings_of_names_come_first_and_of_words_next() -> None:
    names = Names([("a", "malt"), ("b", "new alt"), ("c", "alternative")])
    assert names.holding("alt") == ["c", "b", "a"]


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.text("aàb -\n", max_size=5))),
    st.text("ab -\n", max_size=3),
)
def test_what_holds_a_text_can_be_found_one_by_one(named: list[tuple[str, str]], text: str) -> None:
    names = Names(named)
    assert [*names.each_holding(text)] == names.holding(text)


def test_among_very_many_names_only_some_are_looked_at_within_words() -> None:
    many = Names([*((f"event-{n}", f"Event {n}") for n in range(5000)), ("late", "The vent")])
    assert 1 < len([*many.each_holding("vent")]) < 5000


@pytest.mark.parametrize(
    ("text", "close"), [("zelenski", "zelensky"), ("qqq", ""), ("georg", "george")]
)
def test_what_a_text_is_like(text: str, close: str) -> None:
    assert NAMES.close_to(text) == close


def test_among_very_many_names_only_some_are_compared() -> None:
    many = Names((f"event-{number}", f"Event {number}") for number in range(20_000))
    assert many.close_to("evnt-7").startswith("event-")
    assert len(many.meant("event")) < 10
