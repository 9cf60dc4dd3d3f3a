"""Names of events beside or inside what is drawn of them, where there is room, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.chart.brush import Brush, Shape, Subject
from timeline_tui.core.text.wrap import cells, cut

_APART = 8  # cells between a label and what stands before it
_FURTHEST = 40  # cells between a mark in a crowd and its label

LEAST = 12
"""A label that would be cut to fewer cells than this is left out."""


def label(brush: Brush, y: int, subject: Subject, shape: Shape) -> bool:
    """Write an event's title where it lies over nothing else; tells whether it could.

    Of events that share a cell only the chosen one is named.
    """
    chosen = subject.place == brush.chosen
    if len(brush.canvas.events[y][shape.main]) > 1 and not chosen:
        return False
    title = brush.title(subject)
    size = cells(title)
    ways = [*_ways(brush, y, subject, shape, size)]
    at = next((x for room, x in ways if room >= size), None)
    if at is None:
        room, at = max(ways)
        if room < min(size, LEAST // 2 if chosen else LEAST):
            return False
        title = cut(title, room)
        if brush.signs.ellipsis != "…":
            title = title.replace("…", brush.signs.ellipsis)
    _clear(brush, y, subject.place, at, at + cells(title))
    style = brush.style(subject.place, subject.event)
    brush.canvas.write(at, y, title, style, subject.place)
    return True


def _ways(
    brush: Brush, y: int, subject: Subject, shape: Shape, size: int
) -> Iterator[tuple[int, int]]:
    """Yield how many cells a label may have and where it then begins, the best way first.

    To the left it stands only when it can belong to nothing else.
    """
    if shape.bar:
        yield _inside(brush, y, subject.place, shape.bar), shape.bar[0] + 3
    yield _room(brush, y, shape.right + 1, 1, shape.own), shape.right + 2
    if shape.bar and shape.bar[1] < shape.right:
        whole = shape.bar[0], shape.right
        yield _inside(brush, y, subject.place, whole), shape.bar[0] + 3
    chosen = subject.place == brush.chosen
    if chosen or subject.seat.alone:
        own = None if subject.seat.alone else shape.own
        # So far from anything else it cannot be taken for the name of what stands before it.
        apart = 1 if chosen or shape.right + 2 + size > brush.canvas.width else _APART
        room = max(_room(brush, y, shape.left - 1, -1, own) - apart, 0)
        yield room, shape.left - 1 - min(size, room)
    if chosen:
        yield from _further(brush, y, shape.main, size, alone=subject.seat.alone)


def _further(brush: Brush, y: int, x: int, size: int, *, alone: bool) -> Iterator[tuple[int, int]]:
    """Yield the gaps to the right and to the left, the nearest first.

    Behind what is not of its own crowd a name stands apart, so that it is not taken for that one's.
    """
    for step in (1, -1):
        is_apart, was_free = alone, False
        for at in range(x + step, x + step * (_FURTHEST + 1), step):
            is_free = brush.canvas.is_free(at, y)
            if is_free and not was_free:
                apart = _APART if is_apart else 0
                room = max(_room(brush, y, at, step, None) - apart, 0)
                yield room, at + 1 + apart if step > 0 else at - apart - min(size, room)
                is_apart = True
            was_free = is_free


def _clear(brush: Brush, y: int, place: int, start: int, end: int) -> None:
    """Leave a blank before and behind a label that is written on [start, end)."""
    for x in (start - 1, end):
        if (x, y) in brush.dots or (
            0 <= x < brush.canvas.width and brush.canvas.events[y][x] == (place,)
        ):
            brush.canvas.put(x, y, " ", "", place)
    brush.dots.difference_update((x, y) for x in range(start - 1, end + 1))


def _inside(brush: Brush, y: int, place: int, bar: tuple[int, int]) -> int:
    """Return how many cells a title has within a bar, with some of the bar left on both sides."""
    owners = brush.canvas.events[y]
    end = bar[0] + 1
    while end < bar[1] and owners[end] == (place,):
        end += 1
    return end - bar[0] - 5


def _room(brush: Brush, y: int, x: int, step: int, own: tuple[int, int] | None) -> int:
    """Return how many cells a title has from a column on, with a blank before and behind."""
    canvas, found = brush.canvas, 0
    while canvas.is_free(x, y) or (own and (x, y) in brush.dots and own[0] <= x <= own[1]):
        found += 1
        x += step
    at_edge = not 0 <= x < canvas.width
    return max(found - (1 if at_edge else 2), 0)
