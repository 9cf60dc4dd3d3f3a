"""Marked events of a view."""

from __future__ import annotations

import pytest

from making import event, timeline
from timeline_tui.core.kept.marked import marks_shown, next_marked, only_marked
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.view import View, open_view

DAYS = [event(f"2025-01-0{day}", id=f"e{day}", actors="ana" * (day % 2)) for day in range(1, 8)]


def view(marks: str, query: str = "") -> View:
    return open_view(timeline(*DAYS), parse(query)).with_marks(frozenset(marks.split()))


def test_only_those_that_are_picked_and_known_count() -> None:
    assert marks_shown(view("e1 e2 e5 gone")) == [0, 1, 4]
    assert marks_shown(view("e1 e2 e5 gone", "actor:ana")) == [0, 4]


@pytest.mark.parametrize(
    ("here", "steps", "there"),
    [(0, 1, 1), (1, 1, 4), (4, 1, 1), (6, 1, 1), (6, -1, 4), (4, -1, 1), (2, -1, 1), (1, -1, 4)],
)
def test_from_mark_to_mark_and_round_at_the_end(here: int, steps: int, there: int) -> None:
    assert next_marked(view("e2 e5").choose(here), steps).event == there


def test_without_marks_nothing_moves() -> None:
    unmarked = view("")
    assert next_marked(unmarked) is unmarked


@pytest.mark.parametrize("query", ["", "actor:ana", "actor:ana or e", "-is:marked"])
def test_asking_for_the_marked_ones_alone_and_no_longer(query: str) -> None:
    once = only_marked(parse(query))
    assert view("e1", str(once)).selection.event_bits & ~1 == 0
    assert only_marked(once) == parse(query)
