"""The time chart as a drawing within the page, for wide screens and for narrow ones."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from timeline_tui.core.chart.captions import caption
from timeline_tui.core.chart.data import ChartData, chart_data
from timeline_tui.core.chart.draw import MOST_DRAWN
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.lanes import Lanes
from timeline_tui.core.records import Event
from timeline_tui.core.selection import Selection
from timeline_tui.core.selection.bits import members_of
from timeline_tui.core.store.events import each_of
from timeline_tui.core.words import gap_words
from timeline_tui.files.writers.html.crowd import draw_crowd
from timeline_tui.files.writers.html.legend import legend
from timeline_tui.files.writers.html.markup import add, tag
from timeline_tui.files.writers.html.rows import ROW, draw_rows, lanes_for
from timeline_tui.files.writers.html.scale import BELOW, CELL, Scale, behind, ticks

_WIDTHS = {"wide": 124, "narrow": 46}
"""How many columns each drawing has; a style sheet shows the one that suits the screen."""

_ROWS = 26
_QUIET_ROWS = 10
_CROWD, _QUIET_CROWD = 150, 60
_ABOVE = 18  # room for the words above a crowd


def chart_section(selection: Selection) -> Element | None:
    """Return the chart of a selection with what it shows in words; None where nothing is."""
    if not selection.event_bits:
        return None
    data, state = chart_data(selection), ChartState(filtered=True)
    figure = tag("figure", class_="chart")
    said = caption(data, state, state.axis(data, _WIDTHS["wide"]))
    drawings = [_Drawing(data, state, name) for name in _WIDTHS]
    for drawing in drawings:
        add(figure, drawing.element(said))
    words = [f"{said}."]
    if drawings[0].counted or drawings[0].quiet_counted:
        scale = int(drawings[0].scale.axis.scale)
        words.append(f"Each bar of the wide chart stands for about {gap_words(scale, 0)}.")
    looks = {look for node in figure.iter() for look in node.get("class", "").split()}
    signs = legend(_shown(selection, drawings[0]), looks)
    add(figure, tag("figcaption", tag("p", " ".join(words)), signs))
    return tag("section", tag("h2", "Time chart"), figure, id="chart")


def _shown(selection: Selection, drawing: _Drawing) -> Iterator[Event]:
    """Yield the events that the legend is to explain: those that are not merely counted."""
    shown, background = selection.event_bits, selection.index.in_state("background")
    if drawing.counted:
        shown &= background
    if drawing.quiet_counted:
        shown &= ~background
    return each_of(selection.index.timeline.events, members_of(shown))


class _Drawing:
    """The chart in one width."""

    def __init__(self, data: ChartData, state: ChartState, name: str) -> None:
        self._data, self._name = data, name
        self.scale = Scale(state.axis(data, _WIDTHS[name]))
        self._story = _rows(data, self.scale, background=False)
        self._quiet = _rows(data, self.scale, background=True)
        self.counted = bool(data.story.size) and self._story is None
        self.quiet_counted = bool(data.background.size) and self._quiet is None

    def element(self, said: str) -> Element:
        """Return the drawing, with a title and a description for those who cannot see it."""
        blocks, height = self._blocks()
        title, described = f"chart-title-{self._name}", f"chart-words-{self._name}"
        words = f"{said}. The events are listed below in the order of time, with their dates."
        return tag(
            "svg",
            tag("title", "Time chart", id=title),
            tag("desc", words, id=described),
            *behind(self.scale, height),
            *blocks,
            *ticks(self.scale, height),
            class_=self._name,
            viewBox=f"-9 0 {self.scale.width + 18} {height + BELOW}",
            role="img",
            aria_labelledby=title,
            aria_describedby=described,
        )

    def _blocks(self) -> tuple[list[Element], int]:
        """Return the story above its background, and how high they are."""
        data, scale = self._data, self.scale
        elements: list[Element] = []
        top = 0
        for spread, lanes, tall in (
            (data.story, self._story, _CROWD),
            (data.background, self._quiet, _QUIET_CROWD),
        ):
            if not spread.size:
                continue
            if lanes is not None:
                elements += draw_rows(data, scale, lanes, top)
                top += ROW * lanes.rows
            else:
                elements += draw_crowd(data, scale, spread, top + _ABOVE, tall)
                top += _ABOVE + tall
        return elements, top + CELL


def _rows(data: ChartData, scale: Scale, *, background: bool) -> Lanes | None:
    spread = data.background if background else data.story
    if not spread.size or spread.size > MOST_DRAWN:
        return None
    return lanes_for(data, scale, _QUIET_ROWS if background else _ROWS, background=background)
