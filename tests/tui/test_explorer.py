"""Stories of somebody at the keyboard: what they press, and what they then see."""

from __future__ import annotations

import pytest

from screens import explorer, pane_text, press, screen_text, settled, view_of

STORY = """
timeline: {title: The bridge}
sources:
  - {id: gazette, title: The Gazette, published: 2024-03-10}
actors:
  - {id: mayor, name: Ana Ruiz, role: Mayor, aliases: [Señora Ruiz]}
  - {id: guild, name: The Guild, kind: organisation}
  - {id: clerk, name: Émile Noël}
events:
  - {id: built, date: 1871, title: The bridge is built, background: true}
  - id: flood
    date: 2024-03-01
    title: A flood shakes the bridge
    actors: [guild]
    tags: [water]
  - id: meeting
    date: 2024-03-09
    title: The mayor meets the guild
    actors: [mayor, guild]
    place: Town hall
    links: {follows: [flood]}
    sources: [gazette p. 2]
    quotes:
      - by: mayor
        text: Il faut fermer le pont.
        lang: fr
        translation: The bridge must be closed.
        to: guild
        source: gazette p. 2
      - {by: clerk, relays: mayor, text: Nothing is decided., source: gazette p. 3}
  - id: closing
    date: 2024-04~
    title: The bridge is to be closed
    status: planned
    actors: [mayor]
  - {id: toll, date: /2024-03-10, title: A toll was agreed, status: claimed, actors: [guild]}
"""


def chosen(pilot: object) -> str:
    view = view_of(pilot)  # type: ignore[arg-type]
    return "" if view.event is None else view.timeline.events[view.event].id


async def test_the_story_opens_at_the_last_event_that_is_not_in_its_future() -> None:
    async with explorer(STORY) as pilot:
        assert chosen(pilot) == "toll"
        assert "All 5 events" in screen_text(pilot)


async def test_planned_and_claimed_differ_from_happened_without_colour() -> None:
    async with explorer(STORY) as pilot:
        events = pane_text(pilot, "events")
        assert "● The mayor meets the guild" in events
        assert "○ The bridge is to be closed" in events
        assert "◇ A toll was agreed" in events


async def test_a_jump_in_time_is_told_in_words_no_finer_than_the_dates() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g")
        assert "about 153 years later" in pane_text(pilot, "events")


async def test_moving_through_events_shows_their_actors_and_quotes() -> None:
    async with explorer(STORY, size=(120, 70)) as pilot:
        await press(pilot, "g j j")
        assert chosen(pilot) == "meeting"
        actors = pane_text(pilot, "facets").splitlines()
        assert "in this event" in actors[1]
        assert [line.split("  ")[1].strip() for line in actors[2:5]] == [
            "Ana Ruiz",
            "The Guild",
            "Émile Noël",
        ]
        assert "2 in this event" in pane_text(pilot, "quotes")
        event = pane_text(pilot, "event")
        assert "Saturday 9 March 2024" in event
        assert "Town hall" in event
        assert "The bridge must be closed." in event
        assert "— Émile Noël, relaying Ana Ruiz" in event
        assert "— Ana Ruiz to The Guild [fr]  gazette p. 2" in event
        assert "follows" in event
        assert "A flood shakes the bridge" in event
        assert "The Gazette" in event


async def test_including_an_actor_narrows_events_and_quotes_and_says_so_in_words() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g j j 3 space")
        assert str(view_of(pilot).query) == "actor:mayor"
        text = screen_text(pilot)
        assert "with Ana Ruiz" in text
        assert "2 of 5 events" in text
        assert "A flood shakes" not in pane_text(pilot, "events")
        await press(pilot, "c")
        assert "All 5 events" in screen_text(pilot)


async def test_any_of_the_actors_or_all_of_them() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g j j 3 space j space")
        assert str(view_of(pilot).query) == "actor:mayor,guild"
        assert "4 of 5 events" in screen_text(pilot)
        await press(pilot, "A")
        assert str(view_of(pilot).query) == "actor:mayor actor:guild"
        assert "1 of 5 events" in screen_text(pilot)


async def test_excluding_an_actor() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g j j 3 x")
        assert str(view_of(pilot).query) == "-actor:mayor"
        assert "without Ana Ruiz" in screen_text(pilot)
        await press(pilot, "x")
        assert str(view_of(pilot).query) == ""


async def test_the_cursor_stays_on_the_actor_while_the_filter_changes() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g j 3 j space")
        assert view_of(pilot).value == view_of(pilot).filter_of("actors").included[0]


async def test_choosing_a_quote_goes_to_its_event() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g 4 j")
        assert chosen(pilot) == "meeting"
        assert "A flood" not in pane_text(pilot, "event").split("Links")[0]
        assert "▶ Nothing is decided." in pane_text(pilot, "event")


async def test_enter_follows_a_link_and_back_returns_to_exactly_where_one_was() -> None:
    async with explorer(STORY, size=(80, 24)) as pilot:
        await press(pilot, "g j j enter")
        page = pane_text(pilot, "event")
        for _ in range(60):
            await press(pilot, "j")
            cursor = [line for line in pane_text(pilot, "event").splitlines() if "▌" in line]
            if cursor and "A flood" in cursor[0]:
                break
        before = screen_text(pilot)
        assert before != page
        await press(pilot, "enter")
        assert chosen(pilot) == "flood"
        await press(pilot, "left_square_bracket")
        assert chosen(pilot) == "meeting"
        assert screen_text(pilot) == before
        await press(pilot, "right_square_bracket")
        assert chosen(pilot) == "flood"


async def test_a_link_out_of_the_filter_sets_it_aside_and_back_brings_it_back() -> None:
    async with explorer(STORY, query="actor:mayor") as pilot:
        await press(pilot, "g 2 G")
        for _ in range(40):
            await press(pilot, "k enter")
            if chosen(pilot) == "flood":
                break
        assert chosen(pilot) == "flood"
        assert str(view_of(pilot).query) == ""
        await press(pilot, "escape")
        assert str(view_of(pilot).query) == "actor:mayor"


async def test_the_filter_line_takes_the_text_of_the_filter_and_shows_it_while_typed() -> None:
    async with explorer(STORY, query="actor:mayor") as pilot:
        await press(pilot, "f")
        assert "filter actor:mayor" in screen_text(pilot)
        await press(pilot, "'-by:clerk'")
        assert "1 of 5 events" in screen_text(pilot)
        await press(pilot, "enter")
        assert str(view_of(pilot).query) == "actor:mayor -by:clerk"
        assert "not quoting Émile Noël" in screen_text(pilot)


async def test_leaving_the_filter_line_changes_nothing() -> None:
    async with explorer(STORY) as pilot:
        before = screen_text(pilot)
        await press(pilot, "f 'flood' escape")
        assert screen_text(pilot) == before


async def test_a_wrong_filter_says_where_and_why_and_is_not_taken() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "f 'actor:mayr' enter")
        assert "no actor is called 'mayr'" in screen_text(pilot)
        assert "did you mean actor:mayor" in screen_text(pilot)
        assert str(view_of(pilot).query) == ""


async def test_search_goes_from_hit_to_hit_without_accents_or_case() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g slash 'BRIDGE' enter")
        text = screen_text(pilot)
        assert "search “BRIDGE” 4 hits" in text
        assert chosen(pilot) == "built"
        seen = []
        for _ in range(4):
            await press(pilot, "n")
            seen.append(chosen(pilot))
        assert seen == ["flood", "meeting", "closing", "built"]
        await press(pilot, "N")
        assert chosen(pilot) == "closing"
        await press(pilot, "c slash 'noel' enter")
        assert chosen(pilot) == "meeting"


async def test_escape_goes_one_step_back_and_never_quits() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "g j j 3 space space x")
        await press(pilot, "escape escape escape escape escape escape")
        assert str(view_of(pilot).query) == ""
        assert pilot.app.is_running


async def test_nothing_picked_says_how_to_go_on() -> None:
    async with explorer(STORY, query="zebra") as pilot:
        text = screen_text(pilot)
        assert "0 of 5 events" in text
        assert "No event is picked." in text
        assert "clears the filter" in text
        await press(pilot, "j k enter 2 3 4 space enter c")
        assert "All 5 events" in screen_text(pilot)


async def test_an_empty_timeline_opens() -> None:
    async with explorer("timeline: {title: Nothing yet}\nevents: []\n") as pilot:
        text = screen_text(pilot)
        assert "No events" in text
        assert "This timeline has no events yet." in text
        assert "clears the filter" not in text
        assert "1970" not in screen_text(pilot)
        await press(pilot, "j 2 j 3 j space 4 j enter n")
        assert pilot.app.is_running


async def test_a_single_event_is_not_called_all() -> None:
    async with explorer("events: [{date: 2020, title: One}]\n") as pilot:
        lines = screen_text(pilot).splitlines()
        assert lines[1].strip() == "1 event"


async def test_at_80_columns_the_keys_at_the_foot_lead_out_of_the_program_with_a_file() -> None:
    async with explorer(STORY, size=(80, 24)) as pilot:
        foot = screen_text(pilot).splitlines()[-1]
        for key in ("a actors", "f filter", "/ search", "^s export", "? help", "q quit"):
            assert key in foot


async def test_q_quits() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "q")
    assert not pilot.app.is_running


async def test_every_pane_is_reached_in_a_small_terminal() -> None:
    async with explorer(STORY, size=(40, 12)) as pilot:
        for key, title in (
            ("1", "1 Events"),
            ("2", "2 Event"),
            ("3", "3 Actors"),
            ("4", "4 Quotes"),
        ):
            await press(pilot, key)
            assert title in screen_text(pilot)


async def test_a_pane_in_full_size_and_back() -> None:
    async with explorer(STORY) as pilot:
        before = screen_text(pilot)
        await press(pilot, "plus")
        assert "2 Event " not in screen_text(pilot)
        await press(pilot, "plus")
        assert screen_text(pilot) == before


async def test_hostile_text_is_shown_and_does_nothing() -> None:
    hostile = (
        'events: [{date: "2024", title: "A[/nope]B [@click=app.bell]x[/] \\e[31mred\\u202e \\a",'
        ' summary: "[bold]no", place: "\\u009b1m"}]'
    )
    async with explorer(hostile) as pilot:
        text = screen_text(pilot)
        assert "A[/nope]B [@click=app.bell]x[/] ␛[31mred⟨U+202E⟩ ␇" in text
        assert "[bold]no" in text
        assert "⟨U+009B⟩1m" in text


async def test_the_keys_at_the_bottom_can_be_clicked() -> None:
    async with explorer(STORY) as pilot:
        line = screen_text(pilot).splitlines()[-1]
        await pilot.click(offset=(line.index("help"), 35))
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 2


@pytest.mark.parametrize(("opens", "letters"), [("", ""), ("f", "nato")])
async def test_the_keyboard_is_where_it_was_after_a_terminal_that_was_too_small(
    opens: str, letters: str
) -> None:
    async with explorer(size=(100, 30)) as pilot:
        await press(pilot, opens)
        had = pilot.app.focused
        assert had is not None
        await pilot.resize_terminal(1, 1)
        await settled(pilot)
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert pilot.app.focused is had
        before = view_of(pilot).event
        await press(pilot, f"'{letters}'" if letters else "k")
        assert view_of(pilot).event != before or len(view_of(pilot).selection.events) == 3


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("c", "no filter"),
        ("left_square_bracket", "nothing to go back to"),
        ("right_square_bracket", "nothing to go forward to"),
        ("right_curly_bracket " * 6, "Nothing begins in a later period"),
        ("x", "x is a key of the actors, tags …: 3 goes there"),
        ("3 s", "s is a key of the quotes: 4 goes there"),
    ],
)
async def test_a_key_that_can_do_nothing_says_so(keys: str, says: str) -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, keys)
        *_, last = pilot.app._notifications  # noqa: SLF001
        assert says in last.message


async def test_the_keys_of_one_pane_are_letters_in_what_somebody_writes() -> None:
    async with explorer(STORY) as pilot:
        await press(pilot, "f 'x s' space 's'")
        assert not pilot.app._notifications  # noqa: SLF001


async def test_a_pane_without_rows_says_why() -> None:
    async with explorer("events: [{date: 2024, title: A}]\n") as pilot:
        assert "This timeline has no quotes." in pane_text(pilot, "quotes")
        assert "No event has actors." in pane_text(pilot, "facets")
        await press(pilot, "3 space x enter j greater_than_sign 4 j enter s")
        assert view_of(pilot).event == 0
    async with explorer(STORY, query="nowhere") as pilot:
        assert "No quote is picked." in pane_text(pilot, "quotes")
