"""What the benchmarks stand on: their timelines, and the terminal that they measure in."""

from __future__ import annotations

import csv
import io
import sys
import xml.etree.ElementTree as ET

import pytest

from make_timeline import ACTORS, table, timeline
from measuring.figures import Figure, percentile
from measuring.picture import Curve, picture
from measuring.processes import run
from measuring.terminal import Terminal, UnresponsiveError
from timeline_tui.files.readers.yaml.reading import read_timeline
from write_page import page

EVENTS = 400

# It answers a key with two changes, and anything else not at all.
ECHO = """
import os, sys, tty, time
tty.setraw(0)
os.write(1, b"\\x1b[?2026$p\\x1b[2J\\x1b[Hready")
while (key := os.read(0, 1)) != b"q":
    if key == b"k":
        os.write(1, b"\\x1b[Hone  ")
        time.sleep(0.02)
        os.write(1, b"\\x1b[Htwo  ")
"""


def test_a_synthetic_timeline_is_what_it_says() -> None:
    text = "".join(timeline(EVENTS))
    read = read_timeline(text.encode(), "made.yaml")
    assert len(read.events) == EVENTS
    assert len(read.actors) == ACTORS
    assert {len(event.quotes) for event in read.events} == {0, 1, 2}
    assert {len(event.actors) for event in read.events} == {2, 3, 4}
    assert "é" in text
    assert text == "".join(timeline(EVENTS))


def test_an_event_of_it_has_about_530_bytes() -> None:
    heading = len("".join(timeline(0)).encode())
    assert (len("".join(timeline(EVENTS)).encode()) - heading) / EVENTS == pytest.approx(
        530, rel=0.03
    )


def test_the_table_holds_the_same_events() -> None:
    written = io.StringIO()
    csv.writer(written).writerows(table(EVENTS))
    rows = list(csv.DictReader(io.StringIO(written.getvalue())))
    events = {
        event.id: event
        for event in read_timeline("".join(timeline(EVENTS)).encode(), "made").events
    }
    assert len(rows) == len(events) == EVENTS
    for row in rows:
        event = events[row["id"]]
        assert (row["title"], row["date"]) == (event.title, event.date.text)
        assert row["actors"].split() == list(event.actors)


def test_a_key_is_timed_to_its_first_and_to_its_last_change() -> None:
    with Terminal([sys.executable, "-c", ECHO]) as terminal:
        assert 0 < terminal.first_paint() <= terminal.shows("ready")
        painted = terminal.press("k")
        assert painted is not None
        assert 0 < painted.first < painted.settled
        assert "two" in terminal.text
        assert terminal.press("x") is None
        assert terminal.peak_memory > 1


def test_what_never_comes_is_told() -> None:
    with Terminal([sys.executable, "-c", ECHO]) as terminal:
        terminal.shows("ready")
        terminal.send("q")
        with pytest.raises(UnresponsiveError, match="ready"):
            terminal.shows("steady")


def test_a_process_tells_the_most_that_it_has_held() -> None:
    little, much = run("pass"), run("held = b'x' * 50_000_000")
    assert 40 < much.peak - little.peak < 60
    assert little.seconds > 0


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (Figure("x", 1, 10, "y", 20, 0.5), True),
        (Figure("x", 1, 11, "y", 20, 0.5), False),
        (Figure("x", 1, 11, "y", 20), None),
        (Figure("x", 1, 11, at_most=10), False),
        (Figure("x", 1, 9, at_most=10), True),
    ],
)
def test_a_target_is_met_or_not(figure: Figure, met: bool | None) -> None:  # noqa: FBT001
    assert figure.met is met


@pytest.mark.parametrize(("per_cent", "value"), [(50, 10), (95, 19), (100, 20), (1, 1)])
def test_a_percentile_is_one_of_the_values(per_cent: float, value: int) -> None:
    assert percentile(range(1, 21), per_cent) == value


def test_the_page_names_the_targets_that_are_missed() -> None:
    figures = {
        "Open": [
            Figure("quickly", 1000, 10, "a peer", 20, 0.5),
            Figure("slowly", 1000, 90, "a peer", 20, 0.5),
        ],
        "Growth": [Figure("open", 1000, 10), Figure("open", 10_000, 95)],
    }
    text = "\n".join(page({"Python": "3"}, ["2025-02-12"], figures))
    assert "Measured 2025-02-12 on" in text
    assert "1 of 2 targets are met" in text
    assert "- slowly (1,000 events): 90.0 ms, 4.50 × a peer (20.0 ms); at most 0.5 ×" in text
    assert "- quickly" not in text
    assert "| open | 10.0 ms | 95.0 ms | 9.5 |" in text


def test_the_picture_has_a_chart_for_each_unit_and_a_line_for_each_curve() -> None:
    curves = [
        Curve("open", "ms", ((1000, 10), (10_000, 95))),
        Curve("move <key>", "ms", ((1000, 10), (10_000, 11))),
        Curve("memory", "MB", ((1000, 50), (10_000, 80))),
    ]
    tree = ET.fromstring(picture(curves))  # noqa: S314 - it is ours
    texts = [text.text for text in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Time", "Memory", "move <key>", "0.01 s", "10,000"} <= set(texts)
    lines = [*tree.iter("{http://www.w3.org/2000/svg}polyline")]
    assert len(lines) == len(curves)
    # A higher value stands higher: the last point of what grows most.
    ends = [float(line.attrib["points"].split(",")[-1]) for line in lines[:2]]
    assert ends[0] < ends[1]
