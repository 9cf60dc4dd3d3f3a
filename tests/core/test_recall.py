from __future__ import annotations

import pytest

from timeline_tui.core.kept.recall import recall


@pytest.mark.parametrize(
    ("texts", "keys", "shown"),
    [
        ("a b", "u", "b"),
        ("a b", "uu", "a"),
        ("a b", "uuuu", "a"),
        ("a b", "uud", "b"),
        ("a b", "uudd", "new"),
        ("a b", "dd", "new"),
        ("a b", "uuddu", "b"),
        ("", "u", "new"),
        ("a new", "u", "a"),
        ("a new", "ud", "new"),
        ("new", "u", "new"),
    ],
)
def test_up_and_down_walk_through_earlier_texts_and_back_to_what_is_written(
    texts: str, keys: str, shown: str
) -> None:
    line, text = recall(tuple(texts.split())), "new"
    for key in keys:
        line = line.up(text) if key == "u" else line.down(text)
        text = line.text
    assert text == shown


def test_what_was_written_is_not_lost_by_changing_an_earlier_text() -> None:
    line = recall(("a", "b")).up("mine").up("b, changed")
    assert line.text == "a"
    assert line.down("a").down("b").text == "mine"
