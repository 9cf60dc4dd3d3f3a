from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("text", "close"), [("zelenski", "zelensky"), ("qqq", ""), ("georg", "george")]
)
def test_what_a_text_is_like(text: str, close: str) -> None:
    assert NAMES.close_to(text) == close


def test_among_very_many_names_only_some_are_compared() -> None:
    many = Names((f"event-{number}", f"Event {number}") for number in range(20_000))
    assert many.close_to("evnt-7").startswith("event-")
    assert len(many.meant("event")) < 10
