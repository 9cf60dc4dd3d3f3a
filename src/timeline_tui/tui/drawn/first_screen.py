"""The first screen of a timeline as a picture: what the explorer shows before a key is pressed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from timeline_tui.core.text.lines import Line, Piece, fitted, line_cells, line_text
from timeline_tui.core.view import Pane, View
from timeline_tui.tui.drawn.arrangement import Arrangement, Place, arrangement, panes_shown, places
from timeline_tui.tui.drawn.bars import arrival_line, filter_line, title_line
from timeline_tui.tui.drawn.chart import chart_line, chart_of
from timeline_tui.tui.drawn.event import EventPage
from timeline_tui.tui.drawn.events import EventRows
from timeline_tui.tui.drawn.facets import FacetRows
from timeline_tui.tui.drawn.listed import listed_line, scrolled_to
from timeline_tui.tui.drawn.picture import KEYS, Picture
from timeline_tui.tui.drawn.quotes import QuoteRows, quotes_here, quotes_page
from timeline_tui.tui.drawn.rows import Rows
from timeline_tui.tui.drawn.thumb import thumb_cells
from timeline_tui.tui.drawn.titles import (
    chart_title,
    event_title,
    events_title,
    facets_title,
    quotes_title,
)

if TYPE_CHECKING:
    from timeline_tui.files.store.reports import Report

_MARGIN = Piece(" ")


def first_screen(
    view: View, name: str, size: tuple[int, int], report: Report | None = None
) -> Picture | None:
    """Return the screen of a first view, for a file of that name; None where there is no room.

    With a report, more of the file is still being read.
    """
    width, height = size
    how = arrangement(width, height)
    if how == "none":
        return None
    room = width - 2  # with a margin at both sides
    bars = [title_line(view, name, room)]
    if report is not None:
        bars.append(arrival_line(report, len(view.timeline.events), room))
    bars.append(filter_line(view, room, is_beginning=report is not None))
    within = Place(0, len(bars), width, height - len(bars) - KEYS)
    where = places(how, panes_shown(how, view), within)
    panes = [(place, [*_pane(pane, place, view, how)]) for pane, place in where.items()]
    panes.sort(key=lambda one: one[0].x)
    lines = [_exactly((_MARGIN, *bar), width) for bar in bars]
    lines += [_across(panes, y) for y in range(within.y, within.y + within.height)]
    return Picture((width, height), [_joined(line) for line in lines])


def _across(panes: Sequence[tuple[Place, Sequence[Line]]], y: int) -> Line:
    """Return a line of the screen from the panes that stand side by side there."""
    line: Line = ()
    for place, lines in panes:
        if place.y <= y < place.y + place.height:
            gap = place.x - line_cells(line)
            line = (*line, Piece(" " * gap), *lines[y - place.y])
    return line


def _joined(line: Line) -> Line:
    """Return a line in as few pieces as it has changes of style."""
    runs = groupby((piece for piece in line if piece.text), key=lambda piece: piece.style)
    return tuple(Piece(line_text(pieces), style) for style, pieces in runs)


def _pane(pane: Pane, place: Place, view: View, how: Arrangement) -> Iterator[Line]:
    """Yield the lines of a pane, all of its width."""
    width = place.width - 1  # beside the scroll bar
    match pane:
        case "chart":
            yield _titled(chart_title(view), place.width)
            drawing = chart_of(view, width, place.height - 1)
            for y in range(place.height - 1):
                yield (*_exactly(chart_line(view, drawing, y), width), Piece(" "))
        case "events":
            events = EventRows(view)
            yield _titled(events_title(view), place.width, has_keyboard=True)
            yield from _list(place, events, events.chosen, under="cursor")
        case "event":
            yield _titled(event_title(), place.width)
            yield from _list(place, EventPage(view, EventPage.columns(width)))
        case "facets":
            yield _titled(facets_title(view), place.width)
            yield from _list(place, FacetRows(view))
        case "quotes":
            quotes = QuoteRows(view, quotes_page(view, width, alone=how == "one"))
            under = "chosen" if quotes_here(view) else ""
            yield _titled(quotes_title(view), place.width)
            yield from _list(place, quotes, quotes.chosen or 0, under=under)


def _titled(title: str, width: int, *, has_keyboard: bool = False) -> Line:
    """Return the upper edge of a pane with its title in it."""
    rule, style = ("accent", "accent strong") if has_keyboard else ("rule", "muted")
    says = fitted((Piece(title, style),), width - 2)
    return (Piece("─", rule), *says, Piece("─" * (width - 1 - line_cells(says)), rule))


def _list(place: Place, rows: Rows, item: int = 0, *, under: str = "") -> Iterator[Line]:
    """Yield the lines of a list with an item in sight, over a style if that is the cursor's."""
    width, height = place.width - 1, place.height - 1
    first = scrolled_to(rows, item, height) if rows.items else 0
    first = max(0, min(first, len(rows) - height))
    bar = thumb_cells(height, min(height, len(rows)), len(rows), first)
    for y, cell in enumerate(bar, first):
        look = listed_line(rows, y, width, item if under else None, under)
        line = _exactly(look.line, width)
        if look.under:
            line = tuple(Piece(text, f"{look.under} {style}".rstrip()) for text, style in line)
        yield (*line, cell)


def _exactly(line: Line, width: int) -> Line:
    """Return a line of exactly a width."""
    shown = fitted(line, width)
    return (*shown, Piece(" " * (width - line_cells(shown))))
