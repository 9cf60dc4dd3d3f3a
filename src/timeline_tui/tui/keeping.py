"""Keeping: what somebody marked, named and asked, for the next time the timeline is opened.

A change counts at once.  It is stored on another thread, one store after the other, so that no key
waits for a disk; whatever goes wrong there is told and changes nothing else.
"""

from __future__ import annotations

import asyncio

from timeline_tui.core.history import History
from timeline_tui.core.kept.saved import State, merged
from timeline_tui.core.view import View
from timeline_tui.files.state import Kept, keep
from timeline_tui.tui.asking import Asking
from timeline_tui.tui.linked import Stop

_SECONDS = 12


class Keeping(Asking):
    """What the explorer does with the state of a timeline.

    Marks belong to the timeline and not to a view: every view that is shown, also one that was
    left long ago, has those of today.
    """

    def __init__(self, view: View, kept: Kept) -> None:
        self._state = kept.state
        self._marks = kept.state.marked
        self._kept = kept
        self._storing: asyncio.Task[None] | None = None
        self._is_leaving = False
        super().__init__(view.with_marks(self._marks))

    def on_mount(self) -> None:
        self._tell("")

    @property
    def state(self) -> State:
        """What is kept, or about to be."""
        return self._state

    def remember(self, state: State) -> None:
        """Keep another state from now on."""
        self._state = state
        self._use_marks()
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._store())

    async def _store(self) -> None:
        while self._state != self._kept.state:
            sent, told = self._state, self._kept.message
            self._kept = await asyncio.to_thread(keep, self._kept, sent)
            # Meanwhile more may have changed here; and another program may have kept something.
            self._state = merged(sent, self._state, self._kept.state)
            if not self._is_leaving:
                self._use_marks()
                self._tell(told)

    async def on_unmount(self) -> None:
        self._is_leaving = True
        if self._storing is not None:
            await self._storing

    def _tell(self, told: str) -> None:
        message = self._kept.message
        if message and message != told:
            self.notify(message, severity="warning", timeout=_SECONDS, markup=False)

    # The marks of every view

    def _use_marks(self) -> None:
        self._marks = self._state.marked
        self.show(self.view)

    def show(self, view: View) -> None:
        super().show(view.with_marks(self._marks))

    def go(self, view: View) -> None:
        super().go(view.with_marks(self._marks))

    def _return_to(self, history: History[Stop]) -> None:
        stop = history.now
        view = stop.view.with_marks(self._marks)
        # Where the cursor was says nothing about a list that has other rows by now.
        places = stop.places if view.selection is stop.view.selection else {}
        super()._return_to(history.at(Stop(view, places)))

    # The queries asked before, for the line in which they are written

    def asked_before(self) -> tuple[str, ...]:
        """Return the filters asked before, the oldest first."""
        return self._state.queries

    def query_asked(self, text: str) -> None:
        """Keep a filter as the last one asked."""
        self.remember(self._state.asked(text))
