"""Lists of what a selection holds, as a table to read, as JSON or as CSV.

In JSON a list is an array of objects, in CSV a row each; both have the same keys, in every row.
What the file does not say is null in JSON and an empty cell in CSV.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from timeline_tui.core.listings import LISTINGS
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.text.columns import in_columns
from timeline_tui.core.text.lines import Line
from timeline_tui.files.cells import guarded, joined, table
from timeline_tui.files.writers.json_text import json_array
from timeline_tui.files.writers.plain import plain


def listing_lines(selection: Selection, name: str, width: int | None = None) -> list[Line]:
    """Return a list as lines under headings; with a width, none is wider."""
    listing = LISTINGS[name]
    found = list(listing.rows(selection))
    # A column in which nothing stands, such as the URL where no source has one, only takes room.
    keys = [
        key
        for key in listing.shown
        if key == listing.wide or not found or any(getattr(row, key) != "" for row in found)
    ]
    return in_columns(
        [listing.shown[key] for key in keys],
        [[visible_line(_text(getattr(row, key))) for key in keys] for row in found],
        numbers=[at for at, key in enumerate(keys) if key in ("events", "quotes")],
        wide=keys.index(listing.wide),
        width=width,
    )


def listing_json(selection: Selection, name: str) -> Iterator[str]:
    """Yield a list as JSON, item by item."""
    rows = LISTINGS[name].rows(selection)
    yield from json_array(
        {key: plain(value) for key, value in row._asdict().items()} for row in rows
    )
    yield "\n"


def listing_csv(selection: Selection, name: str) -> Iterator[str]:
    """Yield a list as CSV, row by row; no cell is one that a spreadsheet takes for a formula."""
    listing = LISTINGS[name]
    rows = ([guarded(visible(_text(value))) for value in row] for row in listing.rows(selection))
    return table(chain([listing.row._fields], rows))


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return joined(map(visible_line, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
