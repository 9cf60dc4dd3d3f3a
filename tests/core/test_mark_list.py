from __future__ import annotations

from making import event, timeline
from timeline_tui.core.kept.mark_list import mark_list

STORY = timeline(
    event("2024", "Talks", id="talks"),
    event("2022-02~", "Tab\there, \x1b[2J\nand a break", id="war"),
    event("2023", "Not marked", id="not"),
)


def test_marked_events_come_in_the_order_of_time_with_date_and_title() -> None:
    assert mark_list(STORY, ["talks", "war"]) == (
        "war\t2022-02~\tTab here, ␛[2J and a break\ntalks\t2024\tTalks\n"
    )


def test_marks_on_events_that_have_gone_are_told_last() -> None:
    gone = "(no longer in the timeline)"
    assert mark_list(STORY, ["z", "talks", "a", "z"]) == (
        f"talks\t2024\tTalks\nz\t\t{gone}\na\t\t{gone}\n"
    )
    assert mark_list(STORY, []) == ""
