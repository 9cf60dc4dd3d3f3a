"""What a store lacks, for its maker was ended early, is added to it by another process."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from timeline_tui.core.store.shelf import BrokenStoreError
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.safety import is_safe
from timeline_tui.files.store.cache import place_for
from timeline_tui.files.store.making import Maker, receive
from timeline_tui.files.store.sections import opened
from timeline_tui.files.store.stored import Store


def complete(path: str, timeline: Timeline) -> None:
    """Have the tables made that the store of a timeline lacks, and put on its shelf.

    Where a process cannot be had, or not write there, the store stays what it is.
    """
    store = timeline.shelf.stored
    if is_safe() or sys.platform == "win32" or not isinstance(store, Store):
        return
    with suppress(OSError, BrokenStoreError):
        place = place_for(path)
        file = opened(place)
        try:
            # A file that has changed may have another store by now.
            if Store(file).origin.is_of(store.origin):
                receive(Maker(place), os.dup(file), timeline.shelf)
        finally:
            os.close(file)
