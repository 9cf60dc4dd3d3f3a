"""Steering by the chart: zoom, pan, fit, fold, go to a date, and filter by what is in view.

These keys work from every pane, because the chart is above all of them.
"""

from __future__ import annotations

from textual import on

from timeline_tui.core.chart.data import ChartData, chart_data
from timeline_tui.core.chart.extents import extent_of
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.dates import DateError
from timeline_tui.core.dates.typed import range_text, typed_date
from timeline_tui.core.query.terms import Field, all_of, conjuncts
from timeline_tui.core.text.lines import Piece
from timeline_tui.core.words import date_words
from timeline_tui.tui.asking import Asking
from timeline_tui.tui.bars import FilterBar
from timeline_tui.tui.panes.chart import ChartPane

_COLUMNS = 100  # what a window begins and ends with does not depend on it


class Charting(Asking):
    """What the explorer does with the chart."""

    @property
    def _data(self) -> ChartData:
        return chart_data(self.view.selection)

    def _chart(self, chart: ChartState) -> None:
        self.show(self.view.charted(chart))

    @on(ChartPane.Changed)
    def _chart_changed(self, message: ChartPane.Changed) -> None:
        self._chart(message.chart)

    def action_zoom(self, steps: int) -> None:
        self._chart(self.view.chart.zoom(self._data, steps, self.view.event))

    def action_pan(self, steps: int) -> None:
        self._chart(self.view.chart.pan(self._data, steps))

    def action_fit(self, filtered: bool) -> None:  # noqa: FBT001
        self._chart(self.view.chart.fit(filtered=filtered))

    def action_period(self, steps: int) -> None:
        chart = self.view.chart.period(self._data, steps)
        if chart == self.view.chart:
            where = "a later" if steps > 0 else "an earlier"
            self.notify(f"Nothing begins in {where} period.", timeout=2, markup=False)
        self._chart(chart)

    def action_turn_chart(self) -> None:
        self._chart(self.view.chart.turned())

    def action_fold(self) -> None:
        self._chart(self.view.chart.fold(self._data))

    def action_only_in_view(self) -> None:
        """Filter by the window; when the filter does so already, set that part of it aside."""
        axis = self.view.chart.axis(self._data, _COLUMNS)
        wanted = Field("date", (range_text(axis.start, axis.end, self.view.timeline.zone),))
        rest = [
            term
            for term in conjuncts(self.view.query)
            if not (isinstance(term, Field) and term.name == "date")
        ]
        terms = rest if wanted in conjuncts(self.view.query) else [*rest, wanted]
        # The window stays what it is, although less may be left to fit into it.
        self.go(self.view.filtered(all_of(terms)))

    # Going to a date

    def action_go_to_date(self) -> None:
        self._write("date", "", "feb 2025, 12.2.2025, 12 feb, 2022 to 2025 …")

    def _try(self, text: str) -> bool:
        before = self._before_prompt
        if self._prompt_for != "date" or before is None:
            return super()._try(text)
        if not text.strip():
            self.show(before)
            self._note(None)
            return False
        data = chart_data(before.selection)
        axis = before.chart.axis(data, _COLUMNS)
        try:
            date = typed_date(text, axis.moment(_COLUMNS // 2))
        except DateError as error:
            self.show(before)
            note = (Piece(error.reason, "error"), Piece(f"  {error.hint}", "muted"))
            self.query_one(FilterBar).note = note
            return False
        first, last = extent_of(date, before.timeline.zone).known
        self.show(before.charted(before.chart.go_to(data, first, last + 1)))
        understood = (Piece("understood: ", "muted"), Piece(date_words(date, weekday=True)))
        self.query_one(FilterBar).note = understood
        return True
