"""An export on its way to a file or to standard output, and what it could not hold."""

from __future__ import annotations

from timeline_tui.cli.outputs import put_out_pieces
from timeline_tui.cli.streams import write_error
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import visible_line
from timeline_tui.files.formats import pieces_of
from timeline_tui.files.options import Writing


def put_out_export(
    selection: Selection,
    name: str,
    options: Writing,
    out: str | None = None,
    *,
    force: bool = False,
) -> None:
    """Write a selection in a format; then tell on standard error what it could not hold.

    Nothing is told to who reads no more, as `head` does: it holds for all of a file.
    """
    notes: list[str] = []
    if put_out_pieces(pieces_of(selection, name, options, notes.append), out, force=force):
        for note in notes:
            write_error(f"timeline-tui: {visible_line(note)}\n")
