"""The last filter: whatever a widget draws, the terminal gets text and nothing to obey."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.widgets import Static

from making import event, timeline
from screens import explorer
from timeline_tui.tui.guard import Guard

BACKGROUND = Color(0, 0, 0)


def passed(*segments: Segment) -> list[Segment]:
    return Guard().apply(list(segments), BACKGROUND)


def test_a_line_that_is_as_it_should_be_passes_untouched() -> None:
    segments = [Segment("« été » 👩\u200d🚀"), Segment("│", Style(bold=True))]
    assert Guard().apply(segments, BACKGROUND) is segments


@pytest.mark.parametrize("hostile", ["\x1b", "\x9b", "\n", "\t", "\u202e", "\u2066", "\u200b"])
def test_a_hostile_character_becomes_another_in_its_place(hostile: str) -> None:
    style = Style(bold=True)
    assert passed(Segment(f"a{hostile}b", style)) == [Segment("a\ufffdb", style)]


def test_a_link_and_a_control_sequence_are_dropped() -> None:
    link = Segment("text", Style(bold=True, link="https://example.org"))
    control = Segment("\x1b[2J", None, [(ControlType.CLEAR,)])
    assert [(one.text, one.style and one.style.link, one.control) for one in passed(link, control)]
    assert not any(one.control or (one.style and one.style.link) for one in passed(link, control))
    assert passed(control)[0].text == ""


@given(st.lists(st.text(max_size=5).map(Segment)))
def test_every_character_keeps_its_cell(segments: list[Segment]) -> None:
    after = passed(*segments)
    assert [len(one.text) for one in after] == [len(one.text) for one in segments]


async def test_a_widget_that_shows_data_as_it_is_cannot_reach_the_terminal() -> None:
    async with explorer(timeline(event("2024", "An event"))) as pilot:
        app = pilot.app
        widget = Static(Content("evil\x1b]52;c;AAAA\u202etext"))
        widget.border_title = Content("\x9b31m")
        widget.styles.border = ("round", "red")
        widget.styles.dock = "top"
        await app.screen.mount(widget)
        await pilot.pause()
        drawn = "".join(
            segment.text
            for strip in widget.render_lines(widget.outer_size.region)
            for segment in strip
        )
        assert "evil\ufffd]52;c;AAAA\ufffdtext" in drawn
        assert drawn.replace("\u200d", "").isprintable()
