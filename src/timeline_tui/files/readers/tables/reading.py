"""Any table with a header: our own, of TimelineJS, or of whoever made it; the header says which."""

from __future__ import annotations

from timeline_tui.files.options import Reading
from timeline_tui.files.readers.drafts import Drafts
from timeline_tui.files.readers.tables.columns import knows
from timeline_tui.files.readers.tables.events import read_events
from timeline_tui.files.readers.tables.own import own_reader
from timeline_tui.files.readers.tables.rows import table_of
from timeline_tui.files.readers.tables.timelinejs import is_sheet, read_sheet


def read_table(data: bytes, name: str, options: Reading) -> Drafts:
    """Return the drafts in a table; ProblemsError where it is none, or not about events."""
    table = table_of(data, name, knows)
    own = own_reader(table.columns)
    if own is not None and not options.columns:
        return own(table)
    if is_sheet(table.columns) and not options.columns:
        return read_sheet(table, options)
    return read_events(table, name, options)
