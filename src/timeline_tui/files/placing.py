"""Where in its file an event stands, for an editor to be opened there."""

from __future__ import annotations

from timeline_tui.files.readers.yaml.places import Place, place_of
from timeline_tui.files.reading_bytes import bytes_of


def place_in(path: str, event: str, quote: int | None = None) -> Place:
    """Return the line and the column of an event, given by its id, or of a quote of it.

    Where it cannot be told, because the file is of another format, or has changed, it is the
    beginning of the file.
    """
    try:
        data = bytes_of(path)
    except OSError:
        return Place(1)
    return place_of(data, event, quote) or Place(1)
