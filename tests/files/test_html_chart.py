"""The drawn chart: each event once, at its time, never more than a page can hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import event, timeline
from pages import Node, read_page
from timeline_tui.core.axis import Axis, Stretch
from timeline_tui.core.chart.brush import Subject
from timeline_tui.core.chart.extents import extent_of
from timeline_tui.core.dates.calendar import HOUR
from timeline_tui.core.lanes import Seat
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.records import Event
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.writers.html.page import html_export
from timeline_tui.files.writers.html.scale import Scale
from timeline_tui.files.writers.html.shapes import shape_of

DRAWINGS = ("wide", "narrow")
LETTER = 6.2  # about what a letter takes


def chart_of(*events: Event) -> Node:
    story = timeline(*events)
    page = read_page("".join(html_export(select(Index(story), parse("")))))
    return page.one("section", id="chart")


def bundled() -> Node:
    page = read_page("".join(html_export(select(Index(open_timeline(None)), parse("")))))
    return page.one("section", id="chart")


def linked(drawing: Node) -> list[str]:
    return [one.attributes["href"] for one in drawing.all("a")]


def stretch(element: Node) -> tuple[float, float]:
    """Return from where to where a bar, a line or a mark lies."""
    has = {key: float(value) for key, value in element.attributes.items() if key in _SIZES}
    if element.tag == "rect":
        return has["x"], has["x"] + has["width"]
    if element.tag == "line":
        return min(has["x1"], has["x2"]), max(has["x1"], has["x2"])
    return has["cx"], has["cx"]


_SIZES = frozenset({"x", "x1", "x2", "cx", "width"})


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_every_event_of_the_story_stands_in_the_drawing_once(drawing: str) -> None:
    links = linked(bundled().one("svg", class_=drawing))
    events = open_timeline(None).events
    assert sorted(links) == sorted(f"#event-{one.id}" for one in events)


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_drawing_says_what_it_is_to_those_who_cannot_see_it(drawing: str) -> None:
    svg = bundled().one("svg", class_=drawing)
    assert svg.attributes["role"] == "img"
    described = svg.one("desc", id=svg.attributes["aria-describedby"])
    assert "30 events" in described.text
    tips = [one.one("title").text for one in svg.all("a")]
    assert (
        "12 February 2025: Putin invites Trump to Moscow, according to the Kremlin (claimed)"
        in (tips)
    )


def test_without_events_there_is_no_drawing() -> None:
    page = read_page("".join(html_export(select(Index(timeline(event("2022"))), parse("never")))))
    assert not page.all("svg")
    assert "No event is picked." in page.text


@pytest.mark.parametrize(
    "date", ["2025-02-12", "2025", "202X", "2022/..", "../2022", "2022/", "-0500"]
)
def test_a_single_event_is_drawn(date: str) -> None:
    chart = chart_of(event(date, "Alone", id="alone"))
    for drawing in DRAWINGS:
        assert linked(chart.one("svg", class_=drawing)) == ["#event-alone"]


def test_a_bar_is_solid_only_while_it_surely_lasted() -> None:
    chart = chart_of(event("2001", "Before"), event("2010/2020", "A span", id="span"))
    span = chart.one("svg", class_="wide").one("a", href="#event-span")
    bar, vague = span.one("rect", class_="solid"), span.all("line", class_="maybe")
    (low, high), ends = stretch(bar), sorted(map(stretch, vague))
    assert [ends[0][1], ends[1][0]] == pytest.approx([low, high], abs=0.2)
    year = ends[0][1] - ends[0][0]
    assert high - low == pytest.approx(9 * year, abs=1)


def test_what_is_in_doubt_carries_its_sign() -> None:
    chart = chart_of(
        event("2001", "Sure"), event("2010?", "Unsure", id="a"), event("2012~", id="b")
    )
    svg = chart.one("svg", class_="wide")
    assert svg.one("a", href="#event-a").all("text", class_="doubt")[0].text == "?"
    assert svg.one("a", href="#event-b").all("text", class_="doubt")[0].text == "~"
    assert "uncertain" in chart.one("ul", class_="legend").text


def test_marks_that_would_lie_over_each_other_become_a_number() -> None:
    days = ("1900-02-02", "1960-02-02", "2020-02-02")
    chart = chart_of(*(event(day, f"Nr {n}") for day in days for n in range(100)))
    svg = chart.one("svg", class_="wide")
    counted = sum(int(one.text) for one in svg.all("text", class_="count"))
    single = len(linked(svg)) - len(svg.all("text", class_="count"))
    assert counted + single == 300
    assert len(linked(svg)) < 90


@pytest.mark.parametrize("background", [False, True])
def test_a_crowd_is_counted_in_bars_that_lead_to_its_events(*, background: bool) -> None:
    crowd = (
        event(f"{year}-{month:02}", f"{year}-{month}", id=f"e{year}-{month}", background=background)
        for year in range(1900, 2000)
        for month in range(1, 13)
    )
    chart = chart_of(*crowd)
    svg = chart.one("svg", class_="wide")
    bars = [one for one in svg.all("rect") if "bar-count" in one.attributes["class"]]
    assert 80 < len(bars) <= 124
    assert sum(1 for _ in svg.walk()) < 1000
    assert linked(svg)[0] == "#event-e1900-1"
    assert "Each bar" in chart.one("figcaption").text


@pytest.mark.parametrize("background", [False, True])
def test_a_bar_of_a_crowd_in_which_no_event_begins_is_no_link(*, background: bool) -> None:
    lasting = (
        event(f"190{number % 9}/200{number % 9}", f"Nr {number}", background=background)
        for number in range(1000)
    )
    svg = chart_of(*lasting).one("svg", class_="wide")
    bars = [one for one in svg.all("rect") if "bar-count" in one.attributes["class"]]
    assert 0 < len(linked(svg)) < len(bars)


def test_spans_of_which_little_is_sure_are_drawn_without_a_bar_or_with_their_signs() -> None:
    chart = chart_of(
        event("2001", "Before"),
        event("2010/2010", "Within a year", id="vague"),
        event("2011?/2012~", "About", id="about"),
    )
    svg = chart.one("svg", class_="wide")
    assert svg.one("a", href="#event-vague").all("rect") == []
    signs = svg.one("a", href="#event-about").all("text", class_="doubt")
    assert [sign.text for sign in signs] == ["?", "~"]


@pytest.mark.parametrize(("start", "end", "bounds"), [(-1, 25, 2), (-1, 12, 1), (6, 12, 0)])
def test_a_bound_beyond_the_ends_of_the_axis_is_not_drawn(
    start: int, end: int, bounds: int
) -> None:
    day = event("2025-01-02", "A day")
    extent = extent_of(day.date, None)
    ends = extent.first + start * HOUR, extent.first + end * HOUR
    scale = Scale(Axis((Stretch(*ends, 0, 99),), 99))
    shape = shape_of(scale, 0, Subject(0, day, extent, Seat(0, 0, 1)), 10)
    assert len([one for one in shape.elements if one.get("class") == "bound"]) == bounds


dates = st.builds(
    lambda year, month, day, form: form.format(year, month, day, year + 1),
    st.integers(1800, 2100),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(
        [
            "{0}-{1:02}-{2:02}",
            "{0}-{1:02}",
            "{0}~",
            "{0}/{3}",
            "{0}-{1:02}/..",
            "/{0}",
            "{0}/",
            "../{0}-{1:02}",
            "[{0},{3}]",
            "{0}-{1:02}-{2:02}T10:00/{3}",
        ]
    ),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(dates, st.booleans(), st.sampled_from(["happened", "claimed"])),
        min_size=1,
        max_size=40,
    )
)
def test_no_title_is_written_over_another(given_events: list[tuple[str, bool, str]]) -> None:
    events = [
        event(date, f"The event number {n}", background=quiet, status=status)
        for n, (date, quiet, status) in enumerate(given_events)
    ]
    chart = chart_of(*events)
    for drawing in DRAWINGS:
        rows: dict[str, list[tuple[float, float]]] = {}
        svg = chart.one("svg", class_=drawing)
        for title in svg.all("text"):
            if "name" in title.attributes["class"].split():
                x, size = float(title.attributes["x"]), len(title.text) * LETTER
                left = x - size if title.attributes.get("text-anchor") == "end" else x
                rows.setdefault(title.attributes["y"], []).append((left, left + size))
        for row in rows.values():
            assert all(before[1] <= after[0] for before, after in pairwise(sorted(row)))
            assert min(row)[0] > -20
        assert len(linked(svg)) <= len(events)
