"""A file of a foreign format as a file of our own, in its order and with its comments."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from timeline_tui.core.timeline import with_ids
from timeline_tui.files.comments import Comments, Lines, Path, comment_lines
from timeline_tui.files.readers.gathering import Import
from timeline_tui.files.writers.yaml.ids import ids_to_keep
from timeline_tui.files.writers.yaml.writing import write_yaml


def converted(imported: Import) -> Iterator[str]:
    """Yield an import as YAML; ids that the reader makes in the same way are left out."""
    named = with_ids(imported.file.events)
    kept = ids_to_keep((event, False) for event in named)
    events = [event if event.id in kept else replace(event, id="") for event in named]
    above: dict[Path, Lines] = {}
    below: dict[Path, Lines] = {}
    for place, texts in imported.comments.items():
        lines = comment_lines(texts)
        if place < 0:
            above[()] = [*lines, ""]
        elif place < len(events):
            above["events", place] = lines
        else:
            below[()] = lines
    return write_yaml(replace(imported.file, events=tuple(events)), Comments(above, below=below))
