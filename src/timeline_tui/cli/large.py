"""A large file for the explorer: its first events at once, and the rest when it has been read."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from timeline_tui.cli import inputs
from timeline_tui.cli.beside import large_file
from timeline_tui.cli.first_view import beginning_of, nothing_yet
from timeline_tui.cli.inputs import telling
from timeline_tui.cli.queries import selected
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.opening import complete
from timeline_tui.files.state import open_state
from timeline_tui.tui.app import Opened
from timeline_tui.tui.arriving import Rest

if TYPE_CHECKING:
    # What makes a store need not be loaded where there is one.
    from timeline_tui.files.store.loading import Loading
    from timeline_tui.files.store.reports import Report
    from timeline_tui.files.watching import Watched


def first_of(large: Loading, arguments: Namespace, known: Watched | None) -> Opened:
    """Return the first events of a large file, and what waits for the others."""
    file, queries = arguments.file, arguments.queries
    kept, nothing = open_state(file), nothing_yet(file)

    def wait(progress: Callable[[Report], object]) -> Timeline:
        with telling(file):
            timeline = large.wait(progress)
        selected(queries, lambda: timeline, lambda: kept.state.marked)
        return timeline

    return Opened(beginning_of(arguments), kept, known, rest=Rest(wait, large.stop, nothing))


def read_again(arguments: Namespace) -> Timeline:
    """Return the timeline of the file as it is now."""
    large = large_file(arguments)
    if large:
        return large.wait(id)
    timeline = inputs.read_again(arguments.file, arguments)
    complete(arguments.file, timeline)
    return timeline
