"""One event as a drawing: a mark, a bar, or the stretch in which it may lie.

Solid is what is known to have lasted, dots are where something may lie, as on the screen
(`core/chart/shapes.py`); here nothing is rounded to columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from timeline_tui.core.chart.brush import Subject
from timeline_tui.core.chart.extents import Extent
from timeline_tui.core.chart.shapes import solid_part
from timeline_tui.core.dates import Moment
from timeline_tui.core.records import Event, Status
from timeline_tui.files.writers.html.markup import tag
from timeline_tui.files.writers.html.scale import Scale, line, number

_TAIL = 20  # dots towards an end that nobody knows
_WIDE = 14  # a stretch wider than this is drawn as one
_INSIDE = 44  # what remains of a stretch around the title that stands in it
_ARROW = 7
_LOOKS: dict[Status, str] = {"happened": "solid", "planned": "hollow", "claimed": "dashed"}


class Shape(NamedTuple):
    """What is drawn of an event, and from where to where.

    ``mark`` is the middle of its mark, for what is no bar.  ``inside`` is where a title may begin
    within it, and how much room it has there.
    """

    elements: list[Element]
    left: float
    right: float
    mark: float | None = None
    inside: tuple[float, float] | None = None


def shape_of(scale: Scale, y: float, subject: Subject, title: float) -> Shape:
    """Return the drawing of an event in the row around y; ``title`` is how wide its title is."""
    if not subject.extent.is_span:
        return _moment(scale, y, subject, title)
    if subject.extent.lasts:
        return _span(scale, y, subject.event, subject.extent)
    return _half_known(scale, y, subject.event, subject.extent)


def mark(x: float, y: float, status: Status, *, quiet: bool) -> Element:
    """Return the mark of a status; that of the background is smaller."""
    size = 3.4 if quiet else 4.6
    if status != "claimed":
        at = {"cx": number(x), "cy": number(y), "r": number(size)}
        return tag("circle", class_=_LOOKS[status], **at)
    size += 1
    corners = ((x - size, y), (x, y - size), (x + size, y), (x, y + size))
    return tag("path", class_="hollow", d=_path(*corners))


def _mark(x: float, y: float, event: Event) -> Element:
    return mark(x, y, event.status, quiet=event.background)


def _path(*corners: tuple[float, float]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "z"


def _moment(scale: Scale, y: float, subject: Subject, title: float) -> Shape:
    _, event, extent, seat = subject
    left, right = scale.between(extent.first, extent.last)
    width = right - left
    at = left + (2 * seat.turn + 1) * width / (2 * seat.turns)
    sign = _doubt(event.date.start)
    if width <= _WIDE:
        elements = [_mark(at, y, event)]
        elements += [sign_at(at + 10, y, sign)] if sign else []
        return Shape(elements, at - 6, at + (15 if sign else 6), at)
    inside = None
    if seat.turns == 1 and width >= title + _INSIDE:
        at = left + 14
        inside = at + 11, width - _INSIDE
    elements = [line("maybe", (left, y), (right, y))]
    elements += _bounds(scale, y, (left, right), extent, sign)
    return Shape([*elements, _mark(at, y, event)], left - 4, right + 4, at, inside)


def _bounds(
    scale: Scale, y: float, ends: tuple[float, float], extent: Extent, sign: str
) -> Iterator[Element]:
    for x, moment in zip(ends, (extent.first, extent.last), strict=True):
        if scale.axis.shows(moment):
            yield sign_at(x, y, sign) if sign else line("bound", (x, y - 4), (x, y + 4))


def _half_known(scale: Scale, y: float, event: Event, extent: Extent) -> Shape:
    """Draw what is known of one end, with a short tail to where the other may be."""
    left, right = scale.between(extent.first, extent.last)
    if extent.start_edge == "unknown":
        x, end = right, max(left - _TAIL, 10)
    else:
        x, end = left, min(right + _TAIL, scale.width - 10)
    sign = end - 7 if end < x else end + 7
    elements = [line("maybe", (x, y), (end, y)), sign_at(sign, y, "?"), _mark(x, y, event)]
    return Shape(elements, min(x, sign) - 6, max(x, sign) + 6, x)


def _span(scale: Scale, y: float, event: Event, extent: Extent) -> Shape:
    left, right = scale.between(extent.first, extent.last)
    begun, ending = solid_part(event, extent)
    low, high = scale.between(begun, ending) if begun <= ending + 1 else (right, right)
    elements = []
    if low - left > 2:
        elements.append(line("maybe", (left, y), (low, y)))
    if right - high > 2 and high >= low:
        elements.append(line("maybe", (high, y), (right, y)))
    if high > low or right - left <= 2:
        elements += _bar(scale, y, event, low, max(high, low + 3))
    shape = Shape(elements, left - 3, max(right, left + 3) + 3)
    shape = _with_start(scale, y, event, extent, shape)
    shape = _with_end(scale, y, event, extent, shape)
    return shape._replace(inside=(low + 18, high - low - _INSIDE))


def _bar(scale: Scale, y: float, event: Event, low: float, high: float) -> Iterator[Element]:
    half = 2 if event.background else 4
    for left, right, folded in scale.parts(low, high):
        if folded:
            yield line("maybe", (left, y), (right, y))
        else:
            yield bar((left, right), y, event.status, half)


def bar(ends: tuple[float, float], y: float, status: Status, half: float) -> Element:
    """Return the bar of a status between two ends, so high above and below its middle."""
    left, right = ends
    size = {"width": number(max(right - left, 3)), "height": number(2 * half)}
    at = {"x": number(left), "y": number(y - half)}
    return tag("rect", class_=_LOOKS[status], rx=1, **at, **size)


def _with_start(scale: Scale, y: float, event: Event, extent: Extent, shape: Shape) -> Shape:
    if extent.start_edge == "open":
        shape.elements.append(arrow(0, y, -1))
    elif scale.axis.shows(extent.first) and (sign := _doubt(event.date.start)):
        shape.elements.append(sign_at(shape.left - 3, y, sign))
        return shape._replace(left=shape.left - 8)
    return shape


def _with_end(scale: Scale, y: float, event: Event, extent: Extent, shape: Shape) -> Shape:
    if extent.end_edge == "open":
        shape.elements.append(arrow(scale.width, y, 1))
    elif scale.axis.shows(extent.last) and (sign := _doubt(event.date.end)):
        shape.elements.append(sign_at(shape.right + 3, y, sign))
        return shape._replace(right=shape.right + 8)
    return shape


def arrow(x: float, y: float, direction: int) -> Element:
    """Return the head of an arrow: to the right for 1, to the left for -1."""
    foot = x - direction * 2
    return tag(
        "path",
        class_="solid",
        d=_path((foot, y - _ARROW), (x + direction * _ARROW, y), (foot, y + _ARROW)),
    )


def sign_at(x: float, y: float, sign: str) -> Element:
    """Return a sign such as "?" around a point."""
    return tag("text", sign, class_="doubt", x=number(x), y=number(y + 4))


def _doubt(moment: Moment | None) -> str:
    """Return the sign of a moment that is uncertain or approximate, as EDTF writes it."""
    if moment and moment.uncertain:
        return "?"
    return "~" if moment and moment.approximate else ""
