"""Events in rows, each a link to its entry, with their titles where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from timeline_tui.core.chart.brush import Subject
from timeline_tui.core.chart.data import ChartData
from timeline_tui.core.chart.rows import rows_for, seats_of
from timeline_tui.core.lanes import Lanes
from timeline_tui.core.records import Event
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.wrap import cells, cut
from timeline_tui.core.words import date_words
from timeline_tui.files.writers.html.markup import add, anchor, link, tag
from timeline_tui.files.writers.html.scale import Scale, number
from timeline_tui.files.writers.html.shapes import Shape, shape_of

ROW = 25
"""How high a row is."""

_LETTER = 6.9  # what a letter of a title takes at most, on average
_SHORTEST = 12  # a title is not cut to fewer letters
_TOUCHING = 11  # marks that are nearer to each other become one, with their number
_APART = 24  # between what stands before a title on the left and that title, whose name it is not
_MOST_ROWS = 60
_NAMED = 12  # events that are named for one mark of several


class _Drawn(NamedTuple):
    event: Event
    shape: Shape


def lanes_for(data: ChartData, scale: Scale, most: int, *, background: bool) -> Lanes | None:
    """Return the rows of the story or its background; None where there would be too many."""
    folded = any(part.folded for part in scale.axis.stretches)
    wanted = rows_for(data, most, scale.axis.width, folded=folded, background=background)
    lanes = seats_of(data, wanted, background=background)
    return lanes if lanes.rows <= _MOST_ROWS else None


def draw_rows(data: ChartData, scale: Scale, lanes: Lanes, top: float) -> Iterator[Element]:
    """Yield the events that have a seat, row by row from the top."""
    timeline = data.picks.index.timeline
    seats = sorted(lanes.seats.items(), key=lambda entry: entry[1].row)
    for row, members in groupby(seats, key=lambda entry: entry[1].row):
        y = top + ROW * (row + 0.5)
        drawn = []
        for place, seat in members:
            event = timeline.events[place]
            title = cells(visible_line(event.title)) * _LETTER
            subject = Subject(place, event, data.extents[place], seat)
            shape = shape_of(scale, y, subject, title)
            drawn.append(_Drawn(event, shape))
        drawn.sort(key=lambda one: (one.shape.left, one.shape.right))
        yield from _row(drawn, scale.width, y)


def _row(drawn: Sequence[_Drawn], width: float, y: float) -> Iterator[Element]:
    groups = _groups(drawn)
    taken = [(group[0].shape.left, max(one.shape.right for one in group)) for group in groups]
    for at, group in enumerate(groups):
        if len(group) > 1:
            yield _several(group, y)
            continue
        event, shape = group[0]
        before = taken[at - 1][1] + _APART if at else 0.0
        after = taken[at + 1][0] if at + 1 < len(groups) else width
        label, end = _label(event, shape, y, before, after)
        taken[at] = taken[at][0], max(taken[at][1], end)
        yield link(
            anchor("event", event.id),
            tag("title", _words(event)),
            *shape.elements,
            label,
            class_=_classes([event]),
            tabindex=-1,
        )


def _groups(drawn: Sequence[_Drawn]) -> list[list[_Drawn]]:
    """Put marks together that would lie over each other."""
    groups: list[list[_Drawn]] = []
    for one in drawn:
        last = groups[-1][-1].shape.mark if groups else None
        if last is not None and one.shape.mark is not None and one.shape.mark - last < _TOUCHING:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _several(group: list[_Drawn], y: float) -> Element:
    """Return one mark with a number, for events that cannot be told apart at this scale."""
    marks = [one.shape.mark or 0.0 for one in group]
    x = (marks[0] + marks[-1]) / 2
    words = [_words(one.event) for one in group[:_NAMED]]
    words += [f"and {len(group) - _NAMED:,} more"] if len(group) > _NAMED else []
    return link(
        anchor("event", group[0].event.id),
        tag("title", "\n".join([plural(len(group), "event"), *words])),
        tag("circle", class_="solid", cx=number(x), cy=number(y), r=8),
        tag("text", str(len(group)), class_="count", x=number(x), y=number(y + 3.5)),
        class_=_classes([one.event for one in group]),
        tabindex=-1,
    )


def _label(
    event: Event, shape: Shape, y: float, before: float, after: float
) -> tuple[Element | None, float]:
    """Return the title of an event where it lies over nothing else, and where it then ends."""
    title = visible_line(event.title)
    size = cells(title) * _LETTER
    ways = [(after - shape.right - 14, shape.right + 6, "start")]
    if shape.inside:
        ways.insert(0, (shape.inside[1], shape.inside[0], "inside"))
    ways.append((shape.left - before - 6, shape.left - 6, "end"))
    way = next((way for way in ways if way[0] >= size), None) or max(ways)
    room, x, side = way
    if room < size:
        title = cut(title, int(room / _LETTER)) if room >= _SHORTEST * _LETTER else ""
        size = cells(title) * _LETTER
    if not title:
        return None, 0.0
    text = tag(
        "text",
        class_="name on-bar" if side == "inside" else "name",
        x=number(x),
        y=number(y + 4.3),
        text_anchor="end" if side == "end" else None,
    )
    add(text, title)
    return text, x + size if side == "start" else 0.0


def _classes(events: Sequence[Event]) -> str:
    statuses = {event.status for event in events}
    quiet = " background" if all(event.background for event in events) else ""
    return f"ev {statuses.pop() if len(statuses) == 1 else 'happened'}{quiet}"


def _words(event: Event) -> str:
    status = "" if event.status == "happened" else f" ({event.status})"
    return f"{date_words(event.date)}: {visible_line(event.title)}{status}"
