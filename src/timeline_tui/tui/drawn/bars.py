"""The quiet lines around the panes: the title, the filter in words, and how far the reading is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.core.context import context_of, filter_words
from timeline_tui.core.query.wording import query_words
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.lines import Line, Piece, fitted, line_cells, spread
from timeline_tui.core.view import View
from timeline_tui.files.safety import is_safe

if TYPE_CHECKING:
    from timeline_tui.files.store.reports import Report

_MEGABYTE = 1_000_000
_BAR = 24
_PERCENT = 8  # cells, with the blanks around


def title_line(view: View, name: str, width: int) -> Line:
    """Return the title of a timeline, and the name of its file."""
    title, name = view.timeline.heading.title, visible_line(name)
    if is_safe():
        name = f"safe mode  {name}"
    shown = visible_line(title) or name
    right = [Piece(name, "faint")] if title and len(shown) + len(name) + 4 < width else []
    return spread([Piece(shown, "strong")], right, width)


def filter_line(
    view: View, width: int, *, is_beginning: bool = False, with_keys: bool = True
) -> Line:
    """Return the filter in words with "14 of 23 events", and the search with its hits.

    Without a filter it is "All 23 events"; "The first" where more are still being read.
    """
    all_of_them = "The first" if is_beginning else "All"
    shown, of = len(view.selection.events), len(view.timeline.events)
    everything = plural(of, "event") if of else "No events"
    left = [Piece(f"{all_of_them} {everything}" if of > 1 else everything, "muted")]
    right = []
    if view.is_filtered:
        words = visible_line(filter_words(view))
        left = [Piece(words, "accent")]
        keys = "c clears" if context_of(view) is None else "( ) days  C returns"
        right = [Piece(f"{shown:,} of {plural(of, 'event')}")]
        right += [Piece(f"  {keys}", "muted")] if with_keys else []
    if view.lost is not None:
        query = visible_line(str(view.lost.query))
        left = [Piece(f"{query}: {visible_line(view.lost.reason)}", "error"), Piece("  "), *left]
        right = right or ([Piece("f edits  c clears", "muted")] if with_keys else [])
    if view.search is not None:
        words = visible_line(query_words(view.timeline, view.search.query))
        hits = plural(len(view.found), "quote" if view.pane == "quotes" else "hit")
        left += [Piece("   search ", "muted"), Piece(words), Piece(f" {hits}", "muted")]
        if with_keys and not right:
            right = [Piece("n next  c clears", "muted")]
    if line_cells(left) + line_cells(right) > width and len(right) > 1:
        right = right[:1]
    return spread(left, right, width)


def arrival_line(report: Report, shown: int, width: int) -> Line:
    """Return what is being done, how much of how much, and that what is shown is not all."""
    part = report.done / report.total if report.total else 0.0
    if report.what == "reading":
        of = f"{report.done / _MEGABYTE:,.1f} of {report.total / _MEGABYTE:,.1f} MB"
        does = "Reading the file"
    else:
        of = f"{report.done} of {plural(report.total, 'step')}"
        does = "Indexing"
    length = max(0, min(_BAR, width - len(does) - _PERCENT))
    filled = int(part * length)
    says = (
        Piece(f"{does}  "),
        Piece("━" * filled, "accent"),
        Piece("━" * (length - filled), "faint"),
        Piece(f" {part:4.0%}"),
        Piece(f"  {of}", "muted"),
    )
    only = f"   the first {plural(shown, 'event')} can be looked at" if shown > 1 else ""
    if only and line_cells(says) + len(only) <= width:
        return (*says, Piece(only, "muted"))
    return fitted(says if line_cells(says) <= width else says[:-1], width)
