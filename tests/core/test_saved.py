from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.kept.saved import (
    LONGEST_HISTORY,
    NOTHING_KEPT,
    SavedView,
    State,
    merged,
)

TRUMP = SavedView("Trump", "actor:trump", "call")


def marks(text: str) -> State:
    return State(marks=tuple(text.split()))


def views(**queries: str) -> State:
    return State(views=tuple(SavedView(name, query) for name, query in queries.items()))


def test_a_mark_is_set_and_taken_away_and_the_order_of_marking_stays() -> None:
    state = NOTHING_KEPT.toggle("c").toggle("a").toggle("b").toggle("a")
    assert state.marks == ("c", "b")
    assert state.marked == {"b", "c"}
    assert NOTHING_KEPT.marks == ()


def test_marks_that_are_set_together_follow_those_that_were_there() -> None:
    assert marks("z b").with_marks({"b", "c", "a", "z"}).marks == ("z", "b", "a", "c")
    assert marks("z b").with_marks({"b"}).marks == ("b",)


def test_a_view_is_kept_found_replaced_in_its_place_and_removed() -> None:
    other = SavedView("Other")
    state = NOTHING_KEPT.with_view(TRUMP).with_view(other)
    assert state.view("Trump") == TRUMP
    newer = SavedView("Trump", "by:trump")
    assert state.with_view(newer).views == (newer, other)
    assert state.without_view("Trump").views == (other,)
    assert state.without_view("trump") is state
    assert state.view("trump") is None


def test_blanks_make_no_other_name() -> None:
    state = NOTHING_KEPT.with_view(SavedView("  before \t Munich ", "x"))
    assert [view.name for view in state.views] == ["before Munich"]
    assert state.view(" before  Munich") == state.views[0]
    assert state.without_view("before Munich ") == NOTHING_KEPT


@pytest.mark.parametrize("name", ["", " ", "\n\t"])
def test_a_view_needs_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        NOTHING_KEPT.with_view(SavedView(name))


def test_a_query_stands_once_in_the_history_where_it_was_last_asked() -> None:
    state = NOTHING_KEPT
    for query in ("a", " b ", "a", "a", "", "  "):
        state = state.asked(query)
    assert state.queries == ("b", "a")


def test_the_history_has_an_end() -> None:
    state = NOTHING_KEPT
    for number in range(LONGEST_HISTORY + 5):
        state = state.asked(str(number))
    assert (state.queries[0], state.queries[-1]) == ("5", str(LONGEST_HISTORY + 4))
    assert len(state.queries) == LONGEST_HISTORY


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        (marks("a"), marks("a b"), marks("a c"), marks("a c b")),
        (marks("a b"), marks("b"), marks("a b c"), marks("b c")),
        (marks("a b"), marks("a b c"), marks("b"), marks("b c")),
        (marks("a"), marks(""), marks(""), marks("")),
        (marks(""), marks("a"), marks("a"), marks("a")),
        (views(a="1"), views(a="2"), views(a="1", b="1"), views(a="2", b="1")),
        (views(a="1"), views(a="1", c="1"), views(a="2"), views(a="2", c="1")),
        (views(a="1"), views(a="2"), views(a="3"), views(a="2")),
        (views(a="1", b="1"), views(a="1"), views(a="1", b="1"), views(a="1")),
    ],
)
def test_what_two_programs_made_of_one_state_is_joined(
    base: State, mine: State, theirs: State, both: State
) -> None:
    assert merged(base, mine, theirs) == both


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ("a b", "a b c", "a b d", "a b d c"),
        ("a b c", "b c a", "a b c d", "b c d a"),
        ("a b c", "a b c", "b c a", "b c a"),
        ("a b c", "a c b", "a b c d", "a c d b"),
        ("a b", "b c", "a b d", "a b d c"),
        ("", "a", "", "a"),
    ],
)
def test_queries_of_both_survive_the_newest_of_mine_last(
    base: str, mine: str, theirs: str, both: str
) -> None:
    sides = (State(queries=tuple(text.split())) for text in (base, mine, theirs))
    assert merged(*sides).queries == tuple(both.split())


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("toggle"), st.sampled_from("abcd")),
        st.tuples(st.just("keep"), st.sampled_from("abc")),
        st.tuples(st.just("drop"), st.sampled_from("abc")),
        st.tuples(st.just("ask"), st.sampled_from("abcdef")),
    ),
    max_size=8,
)


def after(state: State, steps: list[tuple[str, str]]) -> State:
    for number, (what, value) in enumerate(steps):
        match what:
            case "toggle":
                state = state.toggle(value)
            case "keep":
                state = state.with_view(SavedView(value, f"step {number}"))
            case "drop":
                state = state.without_view(value)
            case _:
                state = state.asked(value)
    return state


@given(STEPS, STEPS, STEPS)
def test_nothing_that_either_program_did_alone_is_lost(
    before: list[tuple[str, str]], mine: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    base = after(NOTHING_KEPT, before)
    ours, others = after(base, mine), after(base, theirs)
    both = merged(base, ours, others)
    assert both.is_sound
    assert both.marked == base.marked ^ (
        (ours.marked ^ base.marked) | (others.marked ^ base.marked)
    )
    for name in "abc":
        changed = ours.view(name) != base.view(name)
        assert both.view(name) == (ours if changed else others).view(name)
    assert set(both.queries) == set(ours.queries) | set(others.queries)
    assert both.queries[-1:] in (ours.queries[-1:], others.queries[-1:])
    assert merged(base, base, others) == others
    assert merged(base, ours, base).marked == ours.marked
    assert merged(base, ours, base).queries == ours.queries


@pytest.mark.parametrize(
    "unsound",
    [
        State(marks=("a", "a")),
        State(views=(TRUMP, TRUMP)),
        State(views=(SavedView(""),)),
        State(views=(SavedView(" a"),)),
        State(queries=("a", "a")),
    ],
)
def test_a_state_that_no_function_makes_is_not_sound(unsound: State) -> None:
    assert not unsound.is_sound
    assert State(("a",), (TRUMP,), ("a",)).is_sound
