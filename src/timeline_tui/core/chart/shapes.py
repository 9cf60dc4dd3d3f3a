"""One event as signs in a row: a mark, a bar, or the stretch in which it may lie.

Solid is what is known to have lasted; dots are where something may lie.  A moment in a stretch of
several columns stands among its dots, and claims no more than they do.
"""

from __future__ import annotations

from timeline_tui.core.axis import Axis
from timeline_tui.core.chart.brush import Brush, Shape, Subject
from timeline_tui.core.chart.extents import FAR, Extent
from timeline_tui.core.dates import Moment
from timeline_tui.core.records import Event
from timeline_tui.core.text.wrap import cells

_INDENT = 3
_ROOM = 9  # the dots, mark and blanks around a title that stands within its stretch


def draw(brush: Brush, y: int, subject: Subject) -> Shape:
    """Draw an event into a row and return where it is."""
    if not subject.extent.is_span:
        return _moment(brush, y, subject)
    return _span(brush, y, subject) if subject.extent.lasts else _half_known(brush, y, subject)


def draw_small(brush: Brush, y: int, subject: Subject, sign: str = "") -> None:
    """Draw an event as a mark, with a line that others may cross for as long as it lasts."""
    axis, extent = brush.axis, subject.extent
    left, right = axis.column(extent.first), axis.column(extent.last)
    x = left
    if not extent.is_span:
        x = _middle(left, right, subject)
    elif not axis.shows(extent.first) and axis.shows(extent.last):
        x = right
    brush.mark(x, y, subject, sign or brush.signs_of(subject.event).mark)
    line = brush.signs.quiet.body if extent.lasts else brush.signs.dots
    style = None if subject.place == brush.chosen else "faint"
    for column in range(left, right + 1):
        brush.dot(column, y, subject, line, style)


def _middle(left: int, right: int, subject: Subject) -> int:
    """Return the column in the middle of the part of a stretch that an event gets."""
    _, turn, turns, _ = subject.seat
    return left + (2 * turn + 1) * (right - left + 1) // (2 * turns)


def _moment(brush: Brush, y: int, subject: Subject) -> Shape:
    place, event, extent, seat = subject
    axis = brush.axis
    left, right = axis.column(extent.first), axis.column(extent.last)
    is_crowd, columns = seat.turns > 1, right - left + 1
    within = not is_crowd and columns >= cells(brush.title(subject)) + _ROOM
    x = left + _INDENT if within else _middle(left, right, subject)
    if columns > 2 or (columns == 2 and not is_crowd):
        style = brush.style(place, event)
        style = style if style == "current" and not is_crowd else f"{style} faint".strip()
        for column in range(left, right + 1):
            at_bound = (column == left and axis.shows(extent.first)) or (
                column == right and axis.shows(extent.last)
            )
            sign = _bounds(brush, event)[column != left] if at_bound else brush.signs.dots
            brush.dot(column, y, subject, sign, "faint" if is_crowd else style)
    brush.mark(x, y, subject, brush.signs_of(event).mark)
    if is_crowd:
        return Shape(x, x, x, own=(left, right))
    if columns == 1 and (event.date.uncertain or event.date.approximate):
        right += 1
        brush.dot(right, y, subject, _bounds(brush, event)[0])
    return Shape(x, x, x, own=(left, right - 2)) if within else Shape(left, right, x)


def _bounds(brush: Brush, event: Event) -> tuple[str, str]:
    """Return the signs at the two bounds of where a moment may lie."""
    if event.date.uncertain:
        return brush.signs.unknown, brush.signs.unknown
    if event.date.approximate:
        return brush.signs.around, brush.signs.around
    return brush.signs.left, brush.signs.right


def _half_known(brush: Brush, y: int, subject: Subject) -> Shape:
    """Draw an event of which one end is known, with a short tail to where the other may be."""
    axis, extent, signs = brush.axis, subject.extent, brush.signs_of(subject.event)
    left, right = axis.column(extent.first), axis.column(extent.last)
    for column in range(left, right + 1):
        brush.dot(column, y, subject, brush.signs.dots)
    if extent.start_edge == "unknown":
        brush.mark(right, y, subject, signs.right)
        brush.dot(left - 1, y, subject, brush.signs.dots)
        brush.dot(left - 2, y, subject, brush.signs.unknown)
        return Shape(max(left - 2, 0), right, right)
    brush.mark(left, y, subject, signs.left)
    brush.dot(right + 1, y, subject, brush.signs.dots)
    brush.dot(right + 2, y, subject, brush.signs.unknown)
    return Shape(left, min(right + 2, axis.width - 1), left)


def _span(brush: Brush, y: int, subject: Subject) -> Shape:
    axis, extent, signs = brush.axis, subject.extent, brush.signs_of(subject.event)
    left, right = axis.column(extent.first), axis.column(extent.last)
    begun, ending = solid_part(subject.event, extent)
    low, high = axis.column(begun), axis.column(ending)
    if begun > ending + 1:
        low, high = right + 1, left - 1
    free = [x for x in range(left, right + 1) if brush.canvas.is_free(x, y) or (x, y) in brush.dots]
    if not free:
        brush.mark(left, y, subject, signs.body)
        return Shape(left, right, left)
    for x in free:
        sign = signs.body if low <= x <= high else brush.signs.dots
        in_break = sign == signs.body and _is_folded(axis, x)
        brush.mark(x, y, subject, brush.signs.gap if in_break else sign)
    cap = _left_cap(brush, subject, signs.left if left == low else brush.signs.left)
    if cap and left in free and right > left:
        brush.mark(left, y, subject, cap)
    cap = _right_cap(brush, subject, signs.right if right == high else brush.signs.right)
    if cap and right in free and (right > left or extent.last >= FAR):
        brush.mark(right, y, subject, cap)
    solid = max(left, min(low, high)), min(right, max(low, high))
    return Shape(left, right, free[0], bar=solid)


def solid_part(event: Event, extent: Extent) -> tuple[int, int]:
    """Return from when to when it surely lasted; an end known to the day takes in the whole day."""
    start, end = event.date.start, event.date.end
    begun = extent.first if start and _is_exact(start) else extent.begun
    return begun, extent.last if end and _is_exact(end) else extent.ending


def _is_exact(moment: Moment) -> bool:
    vague = moment.uncertain or moment.approximate or moment.unspecified
    return not vague and (moment.has_time or moment.precision == "day")


def _left_cap(brush: Brush, subject: Subject, sign: str) -> str:
    if subject.extent.start_edge == "open":
        return brush.signs.open_left
    if not brush.axis.shows(subject.extent.first):
        return ""
    return _cap(brush, subject.event.date.start, sign)


def _right_cap(brush: Brush, subject: Subject, sign: str) -> str:
    if subject.extent.end_edge == "open":
        return brush.signs.open_right
    if not brush.axis.shows(subject.extent.last):
        return ""
    return _cap(brush, subject.event.date.end, sign)


def _cap(brush: Brush, moment: Moment | None, sign: str) -> str:
    if moment and moment.uncertain:
        return brush.signs.unknown
    if moment and moment.approximate:
        return brush.signs.around
    return sign


def _is_folded(axis: Axis, column: int) -> bool:
    return any(part.folded and part.left <= column < part.right for part in axis.stretches)
