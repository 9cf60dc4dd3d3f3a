"""What the explorer shows first: as a view, and as a picture drawn without it."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from msgspec.structs import replace

from timeline_tui.cli.beside import large_file
from timeline_tui.cli.inputs import picked
from timeline_tui.cli.names import name_of
from timeline_tui.cli.queries import parsed, selected
from timeline_tui.core.query.terms import EVERYTHING, all_of
from timeline_tui.core.records import File
from timeline_tui.core.timeline import timeline_of
from timeline_tui.core.view import Lost, View, open_view
from timeline_tui.files.opening import is_large, kept_timeline
from timeline_tui.files.recognising import YAML
from timeline_tui.files.state import open_state

if TYPE_CHECKING:
    from timeline_tui.files.store.reports import Report
    from timeline_tui.tui.drawn.picture import Picture

_LATER = "asked as soon as the file has been read"


def view_of(arguments: Namespace) -> View:
    """Return the first view of the whole file; see `inputs.picked`."""
    selection = picked(arguments)
    return open_view(selection.index.timeline, selection.query)


def beginning_of(arguments: Namespace) -> View:
    """Return the first view of the first events of a large file.  Raises OSError."""
    from timeline_tui.files.store.first_events import first_events

    view = open_view(first_events(arguments.file) or timeline_of(File()))
    query = all_of(parsed(arguments.queries))
    if query == EVERYTHING:
        return view
    return replace(view, lost=Lost(query, _LATER))


def nothing_yet(file: str) -> Report:
    """Return how far the reading of a large file is before it begins.  Raises OSError."""
    from timeline_tui.files.store.reports import Report

    return Report("reading", 0, os.stat(file).st_size)  # noqa: PTH116 - it is a text


def first_screen_of(arguments: Namespace, size: tuple[int, int]) -> Picture | None:
    """Return the screen that the explorer begins with in a terminal of that size.

    None where it is not worth it: the terminal is too small, or the file is so large, and in such a
    format, that nothing of it is known before all is read.
    """
    from timeline_tui.tui.drawn.first_screen import first_screen

    file, report = arguments.file, None
    marked = open_state(file).state.marked
    if file is None or not is_large(file):
        view = view_of(arguments)
    elif arguments.from_format in (None, YAML) and (kept := kept_timeline(file)):
        selection = selected(arguments.queries, lambda: kept, lambda: marked)
        view = open_view(kept, selection.query)
    elif large_file(arguments):
        view, report = beginning_of(arguments), nothing_yet(file)
    else:
        return None
    return first_screen(view.with_marks(marked), name_of(file), size, report)
