"""The events of a piece that are written plainly, as trees; of the others, their texts."""

from __future__ import annotations

import re

from timeline_tui.files.readers.yaml.outlines import Outline
from timeline_tui.files.readers.yaml.plain_lines import OtherError, event_of
from timeline_tui.files.readers.yaml.tree import RefusedError, Tree

# The end of a document is the end of its last event too, and what follows would be left out.
_MARK = re.compile(r"(?:^|[\r\x85\u2028\u2029])(?:---|\.\.\.)", re.MULTILINE)


def plain_events(
    piece: str, indent: int, booleans: frozenset[str], outline: Outline | None = None
) -> list[dict[str, Tree] | str]:
    """Return the events of a piece, each as a tree or, if it is not written plainly, as its text.

    The piece begins with an event and ends with a line; the dashes of its events are indented by so
    much.  Only the values of keys named in booleans become bool.  With an outline of how they are
    mostly written it takes less time, and returns the same.

    Raises RefusedError where an event that is not written plainly cannot be told from the next.
    """
    dash = " " * indent + "- "
    if _next_event(f"\n{piece}", dash, 0) != 1:
        raise RefusedError
    events: list[dict[str, Tree] | str] = []
    at = 0
    while at < len(piece):
        try:
            read = None if outline is None else outline.read(piece, at)
        except OtherError:
            read = None
        if read is None:
            end = _next_event(piece, dash, at)
            event, at = _event(piece[at:end], dash, booleans), end
        else:
            event, at = read
        events.append(event)
    if any(isinstance(event, str) for event in events) and _MARK.search(piece):
        raise RefusedError
    return events


def _event(text: str, dash: str, booleans: frozenset[str]) -> dict[str, Tree] | str:
    try:
        return event_of(text, dash, booleans)
    except OtherError:
        return text


def _next_event(piece: str, dash: str, at: int) -> int:
    """Return where the first event begins on a line behind a place, or the end."""
    begin = f"\n{dash[:-1]}"
    at = piece.find(begin, at)
    while at >= 0 and piece[at + len(begin)] not in " \n":
        at = piece.find(begin, at + 1)
    return len(piece) if at < 0 else at + 1
