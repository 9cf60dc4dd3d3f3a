"""What became of a file of a foreign format, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.text import plural, visible_line
from timeline_tui.files.problems import MOST_PROBLEMS
from timeline_tui.files.readers.drafts import Refusal
from timeline_tui.files.readers.gathering import Import

_MOST_NOTES = 50  # a table may have any number of columns that nothing is known of


def show_import(name: str, imported: Import) -> str:
    """Return each refusal with its place and hint, each note, and how much was read and refused.

    Empty when there is nothing to tell but that all went well; else it ends with a line feed.  It
    holds nothing that a terminal would obey.
    """
    if imported.is_whole:
        return ""
    name = visible_line(name)
    lines = [line for one in imported.refused[:MOST_PROBLEMS] for line in _refusal(name, one)]
    if len(imported.refused) > MOST_PROBLEMS:
        more = plural(len(imported.refused) - MOST_PROBLEMS, "more record")
        lines.append(f"{name}: and {more} refused; mend these first")
    lines += [f"{name}: note: {visible_line(note)}" for note in imported.notes[:_MOST_NOTES]]
    if len(imported.notes) > _MOST_NOTES:
        lines.append(f"{name}: note: and {len(imported.notes) - _MOST_NOTES:,} notes more")
    return "\n".join([*lines, f"{name}: {counts(imported)}\n"])


def counts(imported: Import) -> str:
    """Return how many records were read and refused: "497 events read, 3 records refused"."""
    read = plural(len(imported.file.events), "event")
    refused = plural(len(imported.refused), "record") if imported.refused else "none"
    return f"{read} read, {refused} refused"


def _refusal(name: str, refusal: Refusal) -> Iterator[str]:
    yield f"{name}: {visible_line(refusal.where)}: refused: {visible_line(refusal.reason)}"
    if refusal.hint:
        yield f"  hint: {visible_line(refusal.hint)}"
