"""Comments taken along from a file to another that holds a part of it, in the same order."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from timeline_tui.files.comments import Comments, Lines, Path

_LISTS = ("sources", "actors", "events")


# How long the path of an item is in the lists of which a part may go along.
_ITEMS = {"quotes": 4, "links": 5}


class Moves(msgspec.Struct, frozen=True):
    """Where things go, from path to path; what is missing is left out.

    `records` are sources, actors and events, `items` the quotes and links of events.  Of the
    records in `changed`, which do not say what the file says, only what stands above goes along.
    """

    records: Mapping[Path, Path]
    items: Mapping[Path, Path] = msgspec.field(default_factory=dict)
    changed: Collection[Path] = ()

    def __call__(self, path: Path) -> Path | None:
        """Return where the comments of a path go; None where that is left out."""
        if len(path) < 2 or path[0] not in _LISTS:
            return path
        record = self.records.get(path[:2])
        if record is None or len(path) == 2:
            return record
        if path[:2] in self.changed:
            return None
        length = _ITEMS.get(str(path[2]), len(path) + 1)
        if len(path) >= length:
            item = self.items.get(path[:length])
            return None if item is None else (*item, *path[length:])
        return (*record, *path[2:])


def moved(comments: Comments, moves: Moves) -> Comments:
    """Return the comments that go along, by their new paths."""
    above = {
        goal: lines
        for path, lines in comments.above.items()
        if (goal := moves(path)) is not None and path not in moves.records
    }
    return Comments(
        above | _above_records(comments, moves),
        {goal: text for path, text in comments.beside.items() if (goal := moves(path)) is not None},
        {
            goal: lines
            for path, lines in comments.below.items()
            if (goal := moves(path)) is not None
        },
    )


def _above_records(comments: Comments, moves: Moves) -> dict[Path, Lines]:
    """Return what stands above records.

    What a blank line parts from its record is a heading of several: without that record it stands
    above the next one that goes along, unless that has a heading of its own.
    """
    above: dict[Path, Lines] = {}
    places = {path: None for path in comments.above if len(path) == 2} | dict.fromkeys(
        moves.records
    )
    heading: Lines = ()
    section: str | int = ""
    for path in sorted((path for path in places if path[0] in _LISTS), key=_by_place):
        if path[0] != section:
            section, heading = path[0], ()
        lines = comments.above.get(path, ())
        own = _heading(lines)
        heading = own or heading
        goal = moves.records.get(path)
        if goal is not None:
            if lines or heading:
                above[goal] = lines if own else (*heading, *lines)
            heading = ()
    return above


def _by_place(path: Path) -> tuple[str, int]:
    section, place = path
    return str(section), int(place)


def _heading(lines: Lines) -> Lines:
    """Return the lines up to the last blank one."""
    last = max((place for place, line in enumerate(lines) if not line), default=-1)
    return lines[: last + 1]
