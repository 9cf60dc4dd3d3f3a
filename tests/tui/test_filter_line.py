"""The filter line: what may be written next, live results, errors in their place, history."""

from __future__ import annotations

from asyncio import to_thread
from queue import Queue
from threading import Thread, current_thread, main_thread

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from screens import explorer, press, screen_lines, screen_text, settled, view_of
from stories import TALKS
from timeline_tui.core.selection.index import Index
from timeline_tui.tui.completions import Completions
from timeline_tui.tui.prompt import Prompt


def written(pilot: Pilot[None]) -> str:
    """Return what stands in the line, with a bar where the cursor is."""
    line = pilot.app.screen.query_one(Prompt).query_one(Input)
    return f"{line.value[: line.cursor_position]}|{line.value[line.cursor_position :]}"


def listed(pilot: Pilot[None]) -> list[str]:
    """Return the rows of the list as they stand on the screen; none while it is closed."""
    completions = pilot.app.screen.query_one(Completions)
    if not completions.display:
        return []
    region = completions.content_region
    lines = screen_lines(pilot)[region.y : region.bottom]
    return [line[region.x : region.right].rstrip() for line in lines]


def offered(pilot: Pilot[None]) -> list[str]:
    """Return the texts that the list offers."""
    return [row.lstrip("▌ ").split("  ")[0] for row in listed(pilot)]


def query(pilot: Pilot[None]) -> str:
    return str(view_of(pilot).query)


async def test_an_empty_line_lists_the_fields_and_what_they_ask() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f")
        assert listed(pilot)[0].split("  ")[0] == "▌actor:"
        assert "who takes part or is quoted" in listed(pilot)[0]
        assert len(listed(pilot)) == 8
        assert "All 4 events" in screen_text(pilot)


@pytest.mark.parametrize(
    ("keys", "texts"),
    [
        ("'pl'", ["place:", "is:planned"]),
        ("'actor:'", ["trump", "putin", "zelensky", "nato", "house"]),
        ("'actor:otan'", ["nato"]),
        ("'-by:tr'", ["trump"]),
        ("'id:su'", ["summit"]),
        ("'talks'", []),
        ("'actor:qqq'", []),
        ("'call '", []),
        ("'actor:nato'", []),
    ],
)
async def test_the_list_follows_what_is_written(keys: str, texts: list[str]) -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, f"f {keys}")
        assert offered(pilot) == texts


async def test_a_row_says_what_it_is_and_how_many_events_of_the_rest_have_it() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'actor:zel'")
        assert listed(pilot) == ["▌zelensky  Volodymyr Zelensky  2"]
        await press(pilot, "escape escape f 'call actor:zel'")
        assert listed(pilot) == ["▌zelensky  Volodymyr Zelensky  0"]


async def test_tab_takes_the_row_and_opens_the_list_of_what_comes_next() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'ac' tab")
        assert written(pilot) == "actor:|"
        assert offered(pilot)[0] == "trump"
        await press(pilot, "down tab")
        assert written(pilot) == "actor:putin |"
        assert listed(pilot) == []
        assert "2 of 4 events" in screen_text(pilot)
        await press(pilot, "'ze' tab enter")
        assert query(pilot) == "actor:putin actor:zelensky"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("'actor:tr' tab", "actor:trump |"),
        ("'(actor:tr)' left tab", "(actor:trump|)"),
        ("'actor:tr call' left left left left left tab", "actor:trump |call"),
        ("'actor:tr,putin' left left left left left left tab", "actor:trump|,putin"),
        ("'actor:putin,tr' tab", "actor:putin,trump |"),
        ("'to:' tab", "to:|"),
        ("'place:' tab", "place:|"),
        ("'call ' tab tab", "call actor:|"),
    ],
)
async def test_what_is_taken_stands_in_the_place_of_the_word_at_the_cursor(
    keys: str, text: str
) -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, f"f {keys}")
        assert written(pilot) == text


async def test_values_with_blanks_are_taken_in_quotation_marks() -> None:
    story = "events: [{id: a, date: 2024, title: One, place: The Hague}, {date: 2025, title: Two}]"
    async with explorer(story) as pilot:
        await press(pilot, "f 'hag' tab")
        assert written(pilot) == 'place:"The Hague" |'
        await press(pilot, "enter")
        assert query(pilot) == 'place:"The Hague"'


async def test_hostile_texts_are_listed_and_written_visibly() -> None:
    story = 'events: [{date: 2024, title: One, tags: ["a\\e[31m[/b]"]}, {date: 2025, title: Two}]'
    async with explorer(story) as pilot:
        await press(pilot, "f 'tag:'")
        assert "a␛[31m[/b]" in listed(pilot)[0]
        await press(pilot, "tab")
        assert "tag:a␛[31m[/b]" in screen_text(pilot)
        assert "1 of 2 events" in screen_text(pilot)


async def test_while_a_word_is_written_the_rest_is_shown_and_nothing_is_wrong_yet() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'actor:zelensky'")
        assert "2 of 4 events" in screen_text(pilot)
        await press(pilot, "space 'actor:'")
        assert "2 of 4 events" in screen_text(pilot)
        await press(pilot, "'tr'")
        assert "1 of 4 events" in screen_text(pilot)


async def test_a_phrase_is_searched_while_its_quotation_marks_are_open() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f '\"opens the'")
        assert "1 of 4 events" in screen_text(pilot)
        await press(pilot, "enter")
        assert "this quotation mark is never closed" in screen_text(pilot)
        assert query(pilot) != ""  # what is shown meanwhile
        await press(pilot, "quotation_mark enter")
        assert query(pilot) == '"opens the"'


@pytest.mark.parametrize(
    ("keys", "underlined", "reason", "hint"),
    [
        ("'call actor:trmup'", "trmup", "no actor is called 'trmup'", "did you mean actor:trump"),
        ("'call actr:x'", "actr:", "there is no field 'actr:'", "did you mean actor:"),
        ("'call)'", ")", "no parenthesis is open here", "take the ) away"),
        ("'actor:' enter", "actor:", "a value is missing after 'actor:'", "for example"),
    ],
)
async def test_an_error_underlines_its_place_and_says_reason_and_hint(
    keys: str, underlined: str, reason: str, hint: str
) -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, f"f {keys}")
        [strip] = (
            pilot.app.screen.query_one(Prompt)
            .query_one(Input)
            .render_lines(pilot.app.screen.query_one(Input).size.region)
        )
        marked = [segment for segment in strip if segment.style and segment.style.underline]
        assert "".join(segment.text for segment in marked) == underlined
        assert reason in screen_text(pilot)
        assert hint in screen_text(pilot)


async def test_escape_closes_the_list_first_and_then_the_line() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'actor:p' escape")
        assert listed(pilot) == []
        assert written(pilot) == "actor:p|"
        await press(pilot, "backspace")
        assert listed(pilot) == []
        await press(pilot, "tab")
        assert offered(pilot)[0] == "trump"
        await press(pilot, "escape escape")
        assert not pilot.app.screen.query_one(Prompt).display
        assert query(pilot) == ""


async def test_escape_leaves_an_untouched_line_at_once() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f escape")
        assert not pilot.app.screen.query_one(Prompt).display


async def test_up_and_down_go_through_what_was_asked_and_show_it() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'nato' enter c slash 'call' enter c f up")
        assert written(pilot) == "call|"
        assert "1 of 4 events" in screen_text(pilot)
        assert listed(pilot) == []
        await press(pilot, "up")
        assert written(pilot) == "nato|"
        await press(pilot, "up")
        assert written(pilot) == "nato|"
        await press(pilot, "down down")
        assert written(pilot) == "|"
        assert "All 4 events" in screen_text(pilot)
        await press(pilot, "up up enter")
        assert query(pilot) == "nato"


async def test_up_passes_over_the_filter_that_is_already_written() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'call' enter f ctrl+u 'nato' enter f up")
        assert written(pilot) == "call|"


async def test_up_and_down_move_in_the_list_once_something_is_written() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'nato' enter f ctrl+u 'actor:' down down up")
        assert [row[0] for row in listed(pilot)] == [" ", "▌", " ", " ", " "]
        assert written(pilot) == "actor:|"


async def test_a_wrong_query_is_not_kept_as_asked() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'actor:qqq' enter escape f up")
        assert written(pilot) == "|"


async def test_a_search_lists_values_of_fields_alone_unless_asked() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "slash 'st'")
        assert listed(pilot) == []
        await press(pilot, "tab")
        assert written(pilot) == "status:|"
        assert offered(pilot) == ["happened", "planned", "claimed"]
        await press(pilot, "escape ctrl+u 'actor:pu'")
        assert offered(pilot) == ["putin"]


async def test_a_click_takes_a_row() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'actor:'")
        await pilot.click(Completions, offset=(5, 2))
        await pilot.pause()
        assert written(pilot) == "actor:zelensky |"


async def test_a_click_on_a_pane_takes_what_is_written() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'nato '")
        await pilot.click("#events", offset=(4, 2))
        await pilot.pause()
        assert not pilot.app.screen.query_one(Prompt).display
        assert query(pilot) == "nato"
        await press(pilot, "left_square_bracket")
        assert query(pilot) == ""


async def test_the_explorers_keys_rest_while_somebody_writes() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'nato ' tab escape ctrl+s")
        assert len(pilot.app.screen_stack) == 1
        assert pilot.app.focused is pilot.app.screen.query_one(Input)
        assert "export" not in screen_lines(pilot)[-1]


@pytest.mark.parametrize(
    ("size", "rows"), [((120, 36), 8), ((80, 24), 8), ((60, 16), 6), ((40, 12), 4)]
)
async def test_the_list_leaves_room_for_the_panes(size: tuple[int, int], rows: int) -> None:
    async with explorer(size=size) as pilot:
        await press(pilot, "f 'actor:'")
        completions = pilot.app.screen.query_one(Completions)
        assert len(listed(pilot)) == rows
        assert completions.region.bottom <= size[1] - 3
        assert completions.region.right <= size[0]
        assert "trump" in listed(pilot)[0]
        assert "15" in listed(pilot)[0]
        await press(pilot, " ".join(["down"] * 30))
        assert sum(row.startswith("▌") for row in listed(pilot)) == 1


async def test_the_first_search_need_not_wait_for_its_tables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on = Queue[Thread]()
    monkeypatch.setattr(Index, "prepare", lambda _: on.put(current_thread()))
    async with explorer(TALKS):
        thread = await to_thread(on.get, timeout=10)
    assert thread is not main_thread()
    assert thread.daemon


async def test_the_list_stays_on_the_screen_when_the_terminal_narrows() -> None:
    async with explorer() as pilot:
        await press(pilot, "f 'nato or actor:'")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert pilot.app.screen.query_one(Completions).region.right <= 60


async def test_a_date_is_written_without_list_or_history() -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, "f 'nato' enter t up tab")
        assert (written(pilot), listed(pilot)) == ("|", [])


@pytest.mark.parametrize(("opens", "keys"), [("f", "c clears"), ("/", "n next  c clears")])
async def test_keys_that_would_be_letters_are_not_named_while_writing(
    opens: str, keys: str
) -> None:
    async with explorer(TALKS) as pilot:
        await press(pilot, f"{opens} 'zelensky'")
        assert "“zelensky”" in screen_text(pilot)
        assert "c clears" not in screen_text(pilot)
        await press(pilot, "enter")
        assert keys in screen_text(pilot)
        await press(pilot, "f")
        assert "c clears" not in screen_text(pilot)


async def at_once(pilot: Pilot[None], *keys: str) -> None:
    """Press keys faster than they can be answered."""
    driver = pilot.app._driver  # noqa: SLF001
    assert driver is not None
    for key in keys:
        message = Key(key, key if len(key) == 1 else None)
        message.set_sender(pilot.app)
        driver.send_message(message)
    await settled(pilot)


async def test_enter_never_overtakes_the_letters_before_it() -> None:
    async with explorer() as pilot:
        await press(pilot, "slash")
        await at_once(pilot, *"munich", "enter")
        assert "search “munich”" in screen_text(pilot)
        await press(pilot, "c a")
        await at_once(pilot, *"zelen", "enter")
        assert str(view_of(pilot).query) == "actor:zelensky"


async def test_a_line_longer_than_its_room_follows_the_cursor() -> None:
    long = " or ".join(f"place:p{number}" for number in range(20))
    async with explorer(size=(60, 24)) as pilot:
        await press(pilot, f"f '{long}'")
        assert long[-20:] in screen_text(pilot)
        await press(pilot, "home")
        assert long[:20] in screen_text(pilot)
        assert long[-20:] not in screen_text(pilot)
        await press(pilot, "end ctrl+w ctrl+w ctrl+w 'Z'")
        assert "Z" in screen_text(pilot)
