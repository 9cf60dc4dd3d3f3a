"""The chart pane: the story on one axis, with the chosen event marked in it.

It draws nothing itself: `core.chart` says what the lines are and what their cells stand for.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var

from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.chart.draw import Drawing
from timeline_tui.core.chart.moves import nearest_event, next_column, next_in_time, next_row
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.view import EMPTY, View
from timeline_tui.tui.drawn.chart import chart_line, chart_of
from timeline_tui.tui.drawn.listed import Look
from timeline_tui.tui.drawn.titles import chart_title
from timeline_tui.tui.keys.panes import CHART_KEYS
from timeline_tui.tui.messages import EventChosen, EventOpened
from timeline_tui.tui.painted import Painted


class ChartPane(Painted, can_focus=True):
    """The time chart; moving along it chooses an event, the wheel zooms."""

    BINDINGS: ClassVar[list[BindingType]] = [*CHART_KEYS]

    view: var[View] = var(EMPTY)

    class Changed(Message):
        """Somebody asked to see another part of the time."""

        def __init__(self, chart: ChartState) -> None:
            super().__init__()
            self.chart = chart

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._drawn: tuple[object, ...] = ()
        self._drawing: Drawing | None = None
        self._drawn_view: tuple[View, Size] | None = None

    # Drawing

    @property
    def drawing(self) -> Drawing:
        """What is drawn, done again only when something of it is another."""
        view, size = self.view, self.seen.size
        if self._drawing is not None and self._drawn_view == (view, size):
            return self._drawing
        self._drawn_view = view, size
        width, height = size
        seen = view.facet, view.value, view.marks
        asked = (view.selection.picks, view.chart, view.event, *seen, width, height)
        if self._drawing is None or asked != self._drawn:
            self._drawn = asked
            self._drawing = chart_of(view, width, height)
        return self._drawing

    def watch_view(self, old: View, view: View) -> None:
        if not self._says or old.selection is not view.selection or old.chart != view.chart:
            self.entitle(chart_title(view))
        self.redraw()

    def draw_line(self, y: int) -> Look:
        return Look(chart_line(self.view, self.drawing, y))

    # Moving

    def _choose(self, event: int | None) -> None:
        if event is not None and event != self.view.event:
            self.post_message(EventChosen(event))

    def action_along(self, steps: int) -> None:
        self._choose(next_in_time(chart_data(self.view.selection), self.view.event, steps))

    def action_column(self, step: int) -> None:
        data = chart_data(self.view.selection)
        self._choose(next_column(data, self.drawing.axis, self.view.event, step))

    def action_row(self, step: int) -> None:
        self._choose(next_row(self.drawing, self.view.event, step))

    def action_end(self, step: int) -> None:
        picked = self.view.selection.events
        if picked:
            self._choose(picked[0] if step < 0 else picked[-1])

    def action_open(self) -> None:
        if self.view.event is not None:
            self.post_message(EventOpened(self.view.event))

    # The mouse

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        drawing, data = self.drawing, chart_data(self.view.selection)
        here, moment = drawing.events_at(*offset), drawing.moment_at(*offset)
        if offset.y == drawing.whole_line and moment is not None:
            self.post_message(self.Changed(self.view.chart.centred(data, moment)))
        elif here:
            # A second click on a sign that stands for several goes to the next of them.
            at = here.index(self.view.event) + 1 if self.view.event in here else 0
            self._choose(here[at % len(here)])
            if event.chain > 1:
                self.action_open()
        elif moment is not None and (drawing.counted or offset.y >= len(drawing.events)):
            self._choose(nearest_event(data, moment))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, steps: int) -> None:
        offset = event.get_content_offset(self)
        moment = None if offset is None else self.drawing.moment_at(*offset)
        if moment is None:
            return
        event.stop()
        data = chart_data(self.view.selection)
        self.post_message(self.Changed(self.view.chart.zoom_at(data, steps, moment)))
