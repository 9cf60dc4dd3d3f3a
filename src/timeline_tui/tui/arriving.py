"""The rest of a large file, while another process reads it: how far it is, and what comes of it.

Until all of it is there the first events can be looked at, and no key waits.  Then the whole takes
their place, and what somebody looks at stays.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from textual.reactive import var

from timeline_tui.core.chart.data import prepare
from timeline_tui.core.renewal import Renewal
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text.lines import Line
from timeline_tui.core.timeline import Timeline
from timeline_tui.tui.background import in_background
from timeline_tui.tui.bars import Bar, FilterBar
from timeline_tui.tui.drawn.bars import arrival_line
from timeline_tui.tui.linked import LinkedScreen

if TYPE_CHECKING:
    from timeline_tui.files.store.reports import Report


class Rest(NamedTuple):
    """What comes after the first events: ``wait`` returns the whole, and tells how far it is.

    It raises what is wrong with the file; InterruptedError when ``stop`` has ended it.
    """

    wait: Callable[[Callable[[Report], object]], Timeline]
    stop: Callable[[], object]
    begun: Report
    """How far it is before anything is told."""
    fail: Callable[[Exception], object] = id
    """Told why the whole cannot be shown."""


class Arriving(LinkedScreen):
    """What the explorer does until the file has been read."""

    report: var[Report | None] = var(None)
    """How far the reading is; None when it is over."""

    _rest: Rest | None = None

    def on_mount(self) -> None:
        if self._rest is not None:
            self.report = self._rest.begun
            self.run_worker(self._receive(self._rest))

    async def on_unmount(self) -> None:
        if self._rest is not None:
            self._rest.stop()

    def watch_report(self) -> None:
        for bar in self.query(FilterBar):
            bar.is_beginning = self.report is not None

    def renew(self, renewal: Renewal) -> None:
        """Show another timeline; if the rest is not there yet, the file has been read again."""
        if self._rest is not None and self.report is not None:
            # What was read before would take the place of what is newer.
            self.report = None
            self._rest.stop()
        super().renew(renewal)

    def _take_report(self, report: Report) -> None:
        if self.report is not None:
            self.report = report

    async def _receive(self, rest: Rest) -> None:
        untouched = self.view
        loop = asyncio.get_running_loop()

        def tell(report: Report) -> None:
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(self._take_report, report)

        try:
            timeline = await in_background(partial(rest.wait, tell))
        except InterruptedError:
            return
        except Exception as error:  # noqa: BLE001 - whoever started us tells it
            if self.report is not None:
                rest.fail(error)
            return
        renewal = Renewal(Index(timeline))
        views = self.views()
        await in_background(lambda: [renewal.of(view) for view in views])
        if self.report is None:
            return
        self.report = None
        is_untouched = (self.view.event, self.view.query) == (untouched.event, untouched.query)
        self.renew(renewal)
        place = timeline.opening_event
        if is_untouched and self.view.index is renewal.index and not self.view.is_filtered:
            self.show(self.view if place is None else self.view.choose(place))
        Thread(target=prepare, args=(renewal.index,), daemon=True).start()


class ArrivalBar(Bar):
    """How far the reading of the file is; there is no such line when it is over."""

    report: var[Report | None] = var(None)

    def watch_report(self) -> None:
        self.display = self.report is not None
        self.refresh()

    def content(self, width: int) -> Line:
        shown = len(self.view.timeline.events)
        return arrival_line(self.report, shown, width) if self.report else ()
