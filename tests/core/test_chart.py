from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import event, quote, timeline
from timeline_tui.core.axis import Window
from timeline_tui.core.chart.brush import Highlights
from timeline_tui.core.chart.captions import caption, window_words
from timeline_tui.core.chart.data import ChartData, chart_data
from timeline_tui.core.chart.draw import Drawing, draw_chart
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.dates.calendar import to_seconds
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.records import Event
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.picks import Picks
from timeline_tui.core.text.lines import line_cells, line_text

FLAT = ChartState(folded=False)


def picked(*events: Event) -> Selection:
    return select(Index(timeline(*events)), EVERYTHING)


def window(start: tuple[int, ...], end: tuple[int, ...]) -> ChartState:
    first, after = to_seconds(*start), to_seconds(*end)
    return ChartState(Window(first, Fraction(0), Fraction(after - first)), folded=False)


def text_of(drawing: Drawing) -> str:
    return "\n".join(line_text(line) for line in drawing.lines)


def row_of(*dates: str, state: ChartState, width: int = 40, **more: str) -> str:
    """Return the one row that some events are drawn into."""
    made = [event(date, "A", id=f"e{place}", **more) for place, date in enumerate(dates)]
    drawing = draw_chart(picked(*made), state, width, 3)
    return line_text(drawing.lines[0]).rstrip()


FEBRUARY = window((2025, 2, 1), (2025, 3, 13))
YEARS = window((2020,), (2030,))


@pytest.mark.parametrize(
    ("date", "state", "row"),
    [
        ("2025-02-11", FEBRUARY, "          ● A"),
        ("2025-02-11~", FEBRUARY, "          ●~ A"),
        ("2025-02-11?", FEBRUARY, "          ●? A"),
        ("2022", YEARS, "        ╶┈●┈╴ A"),
        ("2022~", YEARS, "        ~┈●┈~ A"),
        ("2022?", YEARS, "        ?┈●┈? A"),
        ("202X", YEARS, "╶┈┈● A ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╴"),
        ("2022-01-01/2022-01-03", YEARS, "        ━ A"),
        ("2022-01-01/2022-05-03", YEARS, "        ┣┫ A"),
        ("2022-01-01/2024-12-31", YEARS, "        ┣━ A ━━━━━━━┫"),
        ("2022-01-01/2023-12-31~", YEARS, "        ┣━ A ━━~"),
        ("2022/2024", YEARS, "        ╶┈┈┈━━━━┈┈┈┈╴ A"),
        ("2022-01-01/..", YEARS, "        ┣━ A ━━━━━━━━━━━━━━━━━━━━━━━━━━►"),
        ("2022/..", YEARS, "        ╶┈┈┈━━ A ━━━━━━━━━━━━━━━━━━━━━━►"),
        ("../2022-01-01", YEARS, "◄━ A ━━━┫"),
        ("2022-01-01/", YEARS, "        ┣┈? A"),
        ("2022/", YEARS, "        ┣┈┈┈┈┈? A"),
        ("/2022-01-01", YEARS, "      ?┈┫ A"),
        ("2010-01-01/2023-12-31", YEARS, "━━ A ━━━━━━━━━━┫"),
        ("2022-01-01/2040-12-31", YEARS, "        ┣━ A ━━━━━━━━━━━━━━━━━━━━━━━━━━━"),
    ],
)
def test_a_date_is_drawn_as_what_is_known_of_it(date: str, state: ChartState, row: str) -> None:
    assert row_of(date, state=state).replace("┊", " ").rstrip() == row


@pytest.mark.parametrize(
    ("status", "mark", "bar"),
    [("happened", "●", "┣━━━┫"), ("planned", "○", "╞═══╡"), ("claimed", "◇", "┠╍╍╍┨")],
)
def test_what_did_not_surely_happen_differs_in_shape(status: str, mark: str, bar: str) -> None:
    assert mark in row_of("2025-02-11", state=FEBRUARY, status=status)
    assert bar in row_of("2022-01-01/2023-03-31", state=YEARS, status=status)


def test_ascii_is_ascii() -> None:
    dates = ("2022", "2022?", "2022-01-01/..", "/2023", "2024-01-01/2025-02-02~", "2026~")
    made = [event(date, f"Naïve {date}", id=date, actors="ann") for date in dates]
    for state in (YEARS, ChartState(folded=True), ChartState(by_actor=True)):
        drawn = text_of(draw_chart(picked(*made), state, 100, 12, ascii_only=True))
        assert drawn.replace("ï", "").isascii()


def test_events_in_one_column_share_a_sign_that_counts_them() -> None:
    made = [event(f"2025-02-1{day}", "A", id=f"e{day}") for day in range(3)]
    drawing = draw_chart(picked(*made), YEARS, 40, 3)
    assert "⣄" in line_text(drawing.lines[0])
    x = line_text(drawing.lines[0]).index("⣄")
    assert drawing.events_at(x, 0) == (0, 1, 2)


def test_a_crowded_day_is_spread_over_its_stretch_in_the_order_of_the_file() -> None:
    made = [event("2025-02-11", f"A{place}", id=f"e{place}") for place in range(12)]
    drawing = draw_chart(picked(*made), window((2025, 2, 10), (2025, 2, 13)), 90, 7)
    columns = {
        place: x
        for row in drawing.events
        for x, cell in enumerate(row)
        for place in reversed(cell)
        if len(cell) == 1
    }
    assert set(columns) == set(range(12))
    marks = [x for row in drawing.lines[:3] for x, sign in enumerate(line_text(row)) if sign == "●"]
    assert len(marks) == 12
    assert all(30 <= x < 60 for x in marks)


def test_background_stands_below_the_story() -> None:
    made = (
        event("2020-01-01/2029-12-31", "War", id="war", background=True),
        event("2025", "Talks", id="talks"),
    )
    lines = [line_text(line) for line in draw_chart(picked(*made), YEARS, 60, 8).lines]
    war = next(y for y, line in enumerate(lines) if "War" in line)
    talks = next(y for y, line in enumerate(lines) if "Talks" in line)
    assert talks < war
    assert "├─ War ─" in lines[war]


def test_the_chosen_event_is_marked_and_named_even_in_a_crowd() -> None:
    made = [event("2025-02-11", f"Title {place}", id=f"e{place}") for place in range(40)]
    drawing = draw_chart(picked(*made), FEBRUARY, 80, 7, event=7)
    chosen = [piece.text for line in drawing.lines for piece in line if piece.style == "current"]
    assert "Title 7" in " ".join(chosen)


def test_actors_are_rows_the_busiest_first_and_quotes_are_told_apart() -> None:
    made = (
        event("2025-02-11", "A", id="a", actors="bob ann"),
        event("2025-02-13", "B", id="b", actors="ann", quotes=[quote("ann", "Yes.")]),
        event("2025-02-15", "C", id="c", actors="cid ann"),
    )
    lines = [line_text(line) for line in draw_chart(picked(*made), FEBRUARY.turned(), 60, 8).lines]
    assert [line.split()[0] for line in lines[:3]] == ["Ann", "Bob", "Cid"]
    assert lines[0].count("●") == 2
    assert lines[0].count("“") == 1
    assert lines[0].index("●") == lines[1].index("●")


def names_of_rows(drawing: Drawing, rows: int) -> list[str]:
    return [line[0].text.strip() for line in drawing.lines[:rows]]


@pytest.mark.parametrize(
    ("chosen", "looked_at", "names"),
    [
        (0, "", ["Ann", "Bob", "Cid"]),
        (None, "", ["Ann", "Bob", "Cid"]),
        (4, "", ["Ann", "Bob", "Eve"]),
        (0, "fay", ["Ann", "Bob", "Fay"]),
        (4, "fay", ["Ann", "Eve", "Fay"]),
        (4, "nobody", ["Ann", "Bob", "Eve"]),
    ],
)
def test_the_actors_of_the_chosen_event_and_the_one_looked_at_have_rows(
    chosen: int | None, looked_at: str, names: list[str]
) -> None:
    who = ("ann bob cid", "ann bob cid dan", "ann bob cid", "ann bob", "ann eve", "fay")
    made = [
        event(f"2025-02-{day:02}", id=f"e{day}", actors=names)
        for day, names in enumerate(who, start=1)
    ]
    seen = Highlights(actor=looked_at)
    state = FEBRUARY.turned()
    drawing = draw_chart(picked(*made), state, 80, 7, event=chosen, highlights=seen)
    assert names_of_rows(drawing, 3) == names
    assert "+3 actors" in text_of(drawing)


def styled(drawing: Drawing, text: str) -> str:
    """Return the style of the piece in which a text stands."""
    return next(piece.style for line in drawing.lines for piece in line if text in piece.text)


def test_events_that_have_the_value_looked_at_stand_out() -> None:
    made = [event(f"202{year}", f"Title {year}", id=f"e{year}") for year in range(1, 5)]
    seen = Highlights(linked=0b0010)
    drawing = draw_chart(picked(*made), YEARS, 80, 9, event=3, highlights=seen)
    assert styled(drawing, "Title 2") == "linked strong"
    assert styled(drawing, "Title 3") == "faint"
    assert styled(drawing, "Title 4") == "current"


@pytest.mark.parametrize(("ascii_only", "signs"), [(False, "▸★"), (True, ">^")])
def test_the_chosen_and_the_marked_are_told_without_colour(ascii_only: bool, signs: str) -> None:  # noqa: FBT001
    made = [event(f"2025-02-1{day}", f"Title {day}", id=f"e{day}") for day in range(3)]
    drawing = draw_chart(
        picked(*made),
        FEBRUARY,
        80,
        7,
        event=1,
        highlights=Highlights(marked=0b110),
        ascii_only=ascii_only,
    )
    assert " Title 0" in text_of(drawing)
    assert f" {signs}Title 1" in text_of(drawing)
    assert f" {signs[1]}Title 2" in text_of(drawing)


def test_a_marked_event_is_marked_in_the_rows_of_its_actors() -> None:
    made = [event(f"2025-02-1{day}", id=f"e{day}", actors="ann") for day in range(3)]
    seen = Highlights(marked=0b010)
    drawing = draw_chart(picked(*made), FEBRUARY.turned(), 80, 7, highlights=seen)
    row = line_text(drawing.lines[0])
    assert row.count("●") == 2
    assert row.count("★") == 1


def test_the_chosen_event_is_named_where_there_is_room_and_apart_from_others() -> None:
    made = (
        event("2020-01-01/2022-01-01", "Long before", id="a"),
        event("/2022-06-01", "Chosen", id="b"),
        event("2022-07-01/2022-12-31", "After", id="c"),
    )
    drawing = draw_chart(picked(*made), YEARS, 60, 3, event=1)
    row = line_text(drawing.lines[0])
    assert "┫┈┫━━━┫ After   ▸Chosen" in row.replace("┊", " ")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((-3320, 4, 29), (2615, 1, 15), "3321 BC–2615"),
        ((1790, 1, 1), (2026, 1, 1), "1790–2025"),
        ((2021, 8, 13), (2025, 2, 22), "13 Aug 2021–21 Feb 2025"),
        ((2025, 2, 11), (2025, 2, 14), "11–13 Feb 2025"),
        ((2025, 2, 12), (2025, 2, 13), "12 Feb 2025, 00:00–23:59"),
        ((2025, 2, 11, 23, 30), (2025, 2, 13), "11 Feb 2025, 23:30–12 Feb 2025, 23:59"),
        ((100_000, 2, 3), (100_000, 2, 4), "100,000"),
        ((9_999, 12, 31, 12), (10_000, 1, 1, 12), "31 Dec 9999–10,000"),
    ],
)
def test_a_window_in_words(start: tuple[int, ...], end: tuple[int, ...], words: str) -> None:
    state = window(start, end)
    assert window_words(state.axis(chart_data(picked(event("2025"))), 100)) == words


def test_when_rows_are_hidden_the_chart_says_how_many_events_are() -> None:
    made = [event("2021-01-01/2028-12-31", f"Span {place}", id=f"e{place}") for place in range(5)]
    drawing = draw_chart(picked(*made), YEARS, 60, 7, event=4)
    assert len(drawing.hidden) == 2
    assert "+2 more" in text_of(drawing)
    assert "Span 4" in text_of(drawing)


@pytest.mark.parametrize("by_actor", [False, True])
@pytest.mark.parametrize("dates", [(), ("2025-02-12",), ("2025-02-12T18:00:05",), ("2024-02-29",)])
def test_a_timeline_of_nothing_or_of_one_event(dates: tuple[str, ...], by_actor: bool) -> None:  # noqa: FBT001
    selection = picked(*(event(date, actors="ann") for date in dates))
    drawing = draw_chart(selection, ChartState(by_actor=by_actor), 80, 10)
    assert len(drawing.lines) == 10
    assert ("●" in text_of(drawing)) == bool(dates)


DATES = st.sampled_from(
    "2025-02-12 2025-02-12T18:00 2025-02-12T23:59:60Z 2025-02 2025 2025~ 202X 2022-02-24/.. /2025 "
    "../2020 2025-02-12/ -0043-03-15 Y100000 2024-02-29 2021-08-14/2025-02-11 2021/2022 2021-21 "
    "2025-02-12T18:00+01:00/2025-02-12T10:00-08:00 1900-01-01/2100-01-01 [1667,1668..1670] 2025?"
    "".split()
)
STORIES = st.lists(
    st.tuples(DATES, st.sampled_from(["happened", "planned", "claimed"]), st.booleans()),
    max_size=30,
).map(
    lambda rows: picked(
        *(
            event(
                date,
                f"漢字 {date}",
                id=f"e{place}",
                status=status,
                background=background,
                actors="ann bob"[: 4 + place % 4],
            )
            for place, (date, status, background) in enumerate(rows)
        )
    )
)


def moved(data: ChartData, state: ChartState, keys: str, event_: int | None) -> ChartState:
    for key in keys:
        match key:
            case "z" | "Z":
                state = state.zoom(data, 1 if key == "z" else -1, event_)
            case "h" | "l":
                state = state.pan(data, 1 if key == "l" else -1)
            case "b":
                state = state.fold(data)
            case "v":
                state = state.turned()
            case "{" | "}":
                state = state.period(data, 1 if key == "}" else -1)
            case "0":
                state = state.fit(filtered=True)
    return state


@settings(max_examples=150)
@given(
    STORIES,
    st.text("zzzZhlbv{}0", max_size=12),
    st.integers(1, 220),
    st.integers(0, 20),
    st.booleans(),
    st.integers(0, 29),
)
def test_every_event_in_view_is_somewhere_and_every_line_fits(  # noqa: PLR0917
    selection: Selection,
    keys: str,
    width: int,
    height: int,
    ascii_only: bool,  # noqa: FBT001
    chosen: int,
) -> None:
    data = chart_data(selection)
    event_ = chosen if chosen < len(selection.events) else None
    state = moved(data, ChartState(), keys, event_)
    drawing = draw_chart(selection, state, width, height, event=event_, ascii_only=ascii_only)
    assert len(drawing.lines) == height
    assert all(line_cells(line) == width for line in drawing.lines)
    drawn = {place for row in drawing.events for cell in row for place in cell}
    inside = set(data.picked.between(drawing.axis.start, drawing.axis.end))
    assert drawing.counted or drawn | set(drawing.hidden) == inside
    assert caption(data, state, drawing.axis)


@given(STORIES, st.text("zZhl{}", max_size=8), st.integers(0, 29), st.integers(1, 8), st.booleans())
def test_zooming_in_and_out_returns_to_the_same_window(
    selection: Selection,
    keys: str,
    chosen: int,
    steps: int,
    folded: bool,  # noqa: FBT001
) -> None:
    data = chart_data(selection)
    event_ = chosen if chosen < len(selection.events) else None
    start = moved(data, ChartState(folded=folded), keys, event_)
    state, taken = start, 0
    for _ in range(steps):
        closer = state.zoom(data, 1, event_)
        taken += closer.shown(data).span != state.shown(data).span
        state = closer
    for _ in range(taken):
        state = state.zoom(data, -1, event_)
    before, after = start.axis(data, 100), state.axis(data, 100)
    assert (before.start, before.end) == (after.start, after.end)


@given(STORIES, st.text("zZhl", max_size=6), st.text("zZhl", max_size=6))
def test_rows_keep_their_order_while_zooming(selection: Selection, one: str, other: str) -> None:
    data = chart_data(selection)
    orders: list[dict[int, int]] = []
    for keys in (one, other):
        drawing = draw_chart(selection, moved(data, FLAT, keys, None), 120, 12)
        orders.append(
            {place: y for y, row in enumerate(drawing.events) for cell in row for place in cell}
        )
    before, after = orders
    both = [*(before.keys() & after.keys())]
    for first in both:
        for second in both:
            if before[first] < before[second]:
                assert after[first] <= after[second]


def test_what_fits_the_filter_is_shown_with_it() -> None:
    made = [event(f"{year}-01-01", id=f"e{year}") for year in range(1900, 2026, 5)]
    index = Index(timeline(*made))
    few = Selection(EVERYTHING, Picks(index, 0b110))
    axis = FLAT.fit(filtered=True).axis(chart_data(few), 100)
    assert to_seconds(1900) < axis.start <= to_seconds(1905)
    assert to_seconds(1910) < axis.end < to_seconds(1912)


def test_an_event_out_of_view_is_brought_into_view_and_one_in_view_moves_nothing() -> None:
    made = [event(f"{year}-01-01", id=f"e{year}") for year in range(1900, 2026, 5)]
    data = chart_data(picked(*made))
    near = FLAT.zoom(data, 3, 0)
    assert near.reveal(data, 0) is near
    axis = near.reveal(data, 20).axis(data, 100)
    assert axis.shows(to_seconds(2000))
    assert axis.end - axis.start == near.axis(data, 100).end - near.axis(data, 100).start


def test_a_story_of_one_crowded_week_is_folded_without_being_asked() -> None:
    crowded = [event(f"2025-02-1{day}", id=f"e{day}") for day in range(8)]
    war = event("2022-02-24/..", id="war", background=True)
    assert ChartState().folds(chart_data(picked(war, *crowded)))
    spread = [event(f"{year}", id=f"e{year}") for year in range(2000, 2008)]
    assert not ChartState().folds(chart_data(picked(*spread)))


def test_the_next_period_is_one_in_which_something_begins() -> None:
    made = [event(f"{year}-06-15", id=f"e{year}") for year in (2000, 2001, 2020)]
    data = chart_data(picked(*made))
    state = window((2000,), (2001,))
    later = state.period(data, 1)
    assert later.axis(data, 100).shows(to_seconds(2001, 6, 15))
    assert later.period(data, 1).axis(data, 100).shows(to_seconds(2020, 6, 15))
    assert later.period(data, 1).period(data, 1).axis(data, 100).shows(to_seconds(2020, 6, 15))
    assert later.period(data, -1).axis(data, 100).shows(to_seconds(2000, 6, 15))


@pytest.mark.parametrize("steps", [-1, 1])
def test_what_began_at_no_known_time_is_no_period_to_go_to(steps: int) -> None:
    data = chart_data(picked(event("../2020-01-01", id="always"), event("/2021", id="unknown")))
    state = window((2022,), (2023,))
    moved_ = state.period(data, steps)
    assert moved_.period(data, steps).shown(data).anchor >= to_seconds(2021)


def test_many_events_are_counted_but_the_chosen_one_is_shown() -> None:
    made = [
        event(f"{1900 + place % 100}-01-01", f"No. {place}", id=f"e{place}") for place in range(900)
    ]
    drawing = draw_chart(picked(*made), FLAT, 80, 10, event=450)
    assert drawing.counted
    assert "No. " in text_of(drawing)
    assert "█" in text_of(drawing)


def test_the_mouse_finds_moments_in_the_axis_and_in_the_band_of_the_whole() -> None:
    made = [event(f"{year}-01-01", id=f"e{year}") for year in range(2000, 2026)]
    drawing = draw_chart(picked(*made), YEARS, 100, 9)
    assert drawing.whole_line == 8
    moment = drawing.moment_at(50, 7)
    assert moment is not None
    assert to_seconds(2024, 12) < moment < to_seconds(2025, 2)
    whole = drawing.moment_at(2, 8)
    assert whole is not None
    assert whole < to_seconds(2001)


@pytest.mark.parametrize(
    ("start", "end", "seen"),
    [
        ((1950, 6), (1950, 7), r"█ +\[ \] +█"),
        ((1940,), (1960,), r"█ +\[ {3,30}\] +█"),
        ((1990,), (2300,), r"█ +\[ +█ +\]"),
        ((1999, 12), (2000, 2), r"█ +\[█\]"),
    ],
)
def test_one_sees_where_a_window_is_however_short(
    start: tuple[int, ...], end: tuple[int, ...], seen: str
) -> None:
    made = [event("1900-01-01", id="a"), event("2000-01-01", id="b")]
    band = line_text(draw_chart(picked(*made), window(start, end), 80, 9).lines[-1])
    assert re.search(seen, band)
    assert band.count("█") == 2
