"""On whose word the story stands."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from screens import explorer, pane_text, press, screen_lines, screen_text, view_of

STORY = """
sources:
  - {id: gazette, title: The Gazette, published: 2024-03-10}
  - {id: minutes, title: Minutes}
actors:
  - {id: mayor, name: Ana Ruiz}
  - {id: guild, name: The Guild}
events:
  - {id: built, date: 1871, title: The bridge is built}
  - id: flood
    date: 2024-03-01
    title: "A [flood]"
    actors: [guild]
    sources: [gazette p. 1, gazette p. 4]
  - {id: plan, date: 2024-03-05, title: To meet, status: planned, sources: [minutes 3, gazette 2]}
  - {id: repair, date: 2024-03-07, title: Repairs, status: planned, sources: [minutes 3, gazette 1]}
  - id: meeting
    date: 2024-03-09
    title: They meet
    actors: [mayor, guild]
    links: {fulfils: [plan]}
    sources: [gazette p. 2]
    quotes:
      - {by: mayor, text: It must close., source: minutes 4}
      - {by: guild, text: Nothing is decided.}
  - {id: toll, date: 2024-03-10, title: A toll was agreed, status: claimed, actors: [guild]}
"""


def part(pilot: Pilot[None], selector: str) -> list[str]:
    """Return what a part of the dialog shows, a text for each line."""
    region = pilot.app.screen.query_one(selector).region
    lines = screen_lines(pilot)[region.y : region.bottom]
    shown = [line[region.x : region.right].strip("▌ ") for line in lines]
    return [" ".join(line.split()) for line in shown if line]


async def test_the_report_counts_what_to_know_and_names_the_query_of_each() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "E")
        assert part(pilot, "Choices") == [
            "No source at all sources:0 2",
            "Under two independent sources sources:<2 3",
            "Claimed only, not established is:claimed 1",
            "Overdue: planned, date is past is:overdue 1",
            "Planned, fulfilled by an event is:fulfilled 1",
            "Fulfils what was planned has:fulfils 1",
        ]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("", ["● The bridge is built 1871", "◇ A toll was agreed 10 Mar 2024"]),
        ("j j", ["◇ A toll was agreed 10 Mar 2024", "no source given"]),
        (
            "j j j",
            ["○ Repairs 7 Mar 2024", "planned: 7 March 2024; nothing is linked as fulfilling it"],
        ),
        ("j j j j", ["○ To meet 5 Mar 2024", "fulfilled by: They meet (9 Mar 2024)"]),
        ("G", ["● They meet 9 Mar 2024", "fulfils: To meet (5 Mar 2024)"]),
    ],
)
async def test_the_report_lists_the_events_and_what_there_is_to_tell(
    keys: str, found: list[str]
) -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, f"E {keys}")
        assert part(pilot, "#found") == found


async def test_the_report_keeps_to_the_filter_and_enter_adds_to_it() -> None:
    async with explorer(STORY, query="actor:guild") as pilot:
        await press(pilot, "E")
        assert "3 of 6 events, as filtered" in screen_text(pilot)
        assert "Under two independent sources sources:<2 2" in part(pilot, "Choices")
        await press(pilot, "j enter")
        assert str(view_of(pilot).query) == "actor:guild sources:<2"
        assert "with The Guild, with at most 1 source" in screen_text(pilot)
        await press(pilot, "left_square_bracket")
        assert str(view_of(pilot).query) == "actor:guild"


@pytest.mark.parametrize("leave", ["escape", "q", "E"])
async def test_leaving_the_report_changes_nothing(leave: str) -> None:
    async with explorer(STORY) as pilot:
        before = view_of(pilot)
        await press(pilot, f"E j {leave}")
        assert view_of(pilot) is before
        assert pilot.app.is_running


async def test_it_opens_at_the_first_question_that_finds_something() -> None:
    async with explorer(STORY, query="id:repair") as pilot:
        await press(pilot, "E enter")
        assert str(view_of(pilot).query) == "id:repair is:overdue"


async def test_what_finds_nothing_says_so_and_enter_waits_for_something_else() -> None:
    async with explorer(STORY, query="id:repair") as pilot:
        await press(pilot, "E g enter")
        assert part(pilot, "#found") == ["Nothing of this kind."]


async def test_without_a_date_of_any_source_nothing_can_be_told_overdue() -> None:
    yaml = "events: [{date: 1900, title: A plan, status: planned}]"
    async with explorer(yaml) as pilot:
        await press(pilot, "E j j j")
        assert part(pilot, "#found") == [
            "No source says when it was published: what is past cannot be told."
        ]


async def test_an_empty_timeline_has_a_report_too() -> None:
    async with explorer("events: []") as pilot:
        await press(pilot, "E enter j enter")
        assert "all 0 events" in screen_text(pilot)


@pytest.mark.parametrize(("size"), [(120, 36), (80, 24), (40, 12)])
async def test_every_question_can_be_seen_at_every_size(size: tuple[int, int]) -> None:
    async with explorer(STORY, size=size) as pilot:
        await press(pilot, "E")
        text = screen_text(pilot)
        for title in ("No source at all", "Overdue: planned, date is past", "Fulfils what was"):
            assert title in text
        assert "Esc leave" in text


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ("built", ["no source given", "Nothing in the file says where this is known from."]),
        (
            "flood",
            ["1 source", "The Gazette (10 March 2024), p. 1", "The Gazette (10 March 2024), p. 4"],
        ),
        (
            "meeting",
            [
                "2 independent sources",
                "The Gazette (10 March 2024), p. 2",
                "Minutes, 4 (for what is quoted)",
            ],
        ),
    ],
)
async def test_every_event_shows_on_whose_word_it_stands(event: str, says: list[str]) -> None:
    async with explorer(STORY, query=f"id:{event}", size=(120, 60)) as pilot:
        lines = [line.strip() for line in pane_text(pilot, "event").splitlines()]
        at = lines.index(f"On whose word: {says[0]}")
        assert lines[at + 1 : at + len(says)] == says[1:]
        assert lines[at + len(says)] == ""


async def test_every_quote_shows_on_whose_word_it_stands() -> None:
    async with explorer(STORY, query="id:meeting", size=(120, 60)) as pilot:
        page = pane_text(pilot, "event")
        assert "— Ana Ruiz  minutes 4" in page
        assert "— The Guild  no source given" in page
