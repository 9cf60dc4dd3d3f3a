"""Live reload: the file is looked at every half second, and what changed in it is shown.

It is read on a thread of its own.  What cannot be read leaves the screen as it was, with a line
that says why until it is mended.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Literal

from textual.reactive import var

from timeline_tui.core.chart.data import prepare
from timeline_tui.core.renewal import Renewal
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import plural
from timeline_tui.core.view import View
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.stamps import Stamp, stamp_of
from timeline_tui.files.watching import Watched
from timeline_tui.tui.background import in_background
from timeline_tui.tui.linked import LinkedScreen
from timeline_tui.tui.trouble import Trouble, trouble_of

_EVERY = 0.5  # seconds between two looks at the file
_SETTLED = 0.1  # seconds in which nobody may have written to it, before it is read
_PATIENCE = 5  # so many times that; somebody may write to it all the time


class Reloading(LinkedScreen):
    """What the explorer does about changes of the file."""

    trouble: var[Trouble | None] = var(None)
    """Why the file as it is now is not what is shown."""

    refused: str = ""
    """What is told of a file of a foreign format: the records that were refused, and why."""

    _watched: Watched | None = None

    def on_mount(self) -> None:
        self._due, self._asked = asyncio.Event(), False
        if self._watched is not None:
            self.refused = self._watched.refused()
            self.run_worker(self._look(self._watched))

    def action_reload(self) -> None:
        if self._watched is None:
            says = "There is no file to read again: this timeline was not read from one."
            self.notify(says, markup=False)
        else:
            self._asked = True
            self.look_again()

    def look_again(self) -> None:
        """Look at the file at once, and show what has changed."""
        self._due.set()

    async def _look(self, file: Watched) -> None:
        known = file.stamp
        if await in_background(file.doubt):
            self._asked = True
            self.look_again()
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._due.wait(), _EVERY)
            asked, self._asked = self._asked, False
            self._due.clear()
            stamp = await in_background(partial(stamp_of, file.path))
            if stamp == known and not asked:
                continue
            if not asked:
                stamp = await _settled(file.path, stamp)
            found = await in_background(partial(_read, file, stamp, self.views()))
            if isinstance(found, Trouble) and not asked and stamp != stamp_of(file.path):
                continue  # it was read while somebody wrote to it
            known = stamp
            self._take(found, asked=asked)

    def _take(self, found: Renewal | Trouble, *, asked: bool) -> None:
        """Show what was read, or that it could not be."""
        if isinstance(found, Trouble):
            self.trouble = found
            says = found.says
        else:
            self.trouble = None
            self.renew(found)
            _forget()
            Thread(target=prepare, args=(found.index,), daemon=True).start()
            says = f"Read again: {plural(len(found.timeline.events), 'event')}"
        self._tell_refused()
        if asked:
            how: Literal["information", "warning"] = "warning" if self.trouble else "information"
            self.notify(says, severity=how, timeout=3, markup=False)

    def _tell_refused(self) -> None:
        """Tell what of a foreign file is refused now, unless it is as it was before."""
        before, self.refused = self.refused, self._watched.refused() if self._watched else ""
        if self.refused and self.refused != before:
            self.notify(self.refused, severity="warning", timeout=10, markup=False)


def _forget() -> None:
    """Let go of what was worked out about the timeline before, which may be a large one."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("timeline_tui."):
            for thing in [*vars(module).values()]:
                if hasattr(thing, "cache_clear"):
                    thing.cache_clear()


async def _settled(path: str, stamp: Stamp | None) -> Stamp | None:
    """Return the stamp of a file once nobody has written to it for a moment.

    Some editors empty a file, or remove it, before they write it.
    """
    for _ in range(_PATIENCE):
        await asyncio.sleep(_SETTLED)
        before, stamp = stamp, await in_background(partial(stamp_of, path))
        if stamp == before:
            break
    return stamp


def _read(file: Watched, stamp: Stamp | None, views: Sequence[View]) -> Renewal | Trouble:
    """Read a file again, and find what the queries of some views pick in it."""
    try:
        if stamp is None:
            os.stat(file.path)  # noqa: PTH116 - to be told why there is no file
            return Trouble("it is no file any more")
        renewal = Renewal(Index(file.read()))
    except (ProblemsError, OSError) as error:
        return trouble_of(error)
    for view in views:
        renewal.of(view)
    return renewal
