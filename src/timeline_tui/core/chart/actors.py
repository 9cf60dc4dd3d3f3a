"""Rows by actor: who takes part when, and who is quoted.

Co-presence reads down a column, because an event stands in the same column of every row, and
silence along a row.  Actors with the most events under the current query come first.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from timeline_tui.core.chart.bands import blocks, counts_in
from timeline_tui.core.chart.brush import Brush, Subject
from timeline_tui.core.chart.data import ChartData
from timeline_tui.core.chart.rows import turns_of
from timeline_tui.core.chart.shapes import draw_small
from timeline_tui.core.chart.spread import Spread, SpreadOfSome
from timeline_tui.core.selection.bits import has, members_of
from timeline_tui.core.selection.involved import actors_in
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.wrap import cells, cut

_WIDEST = 22


@lru_cache(maxsize=8)
def actors_by_weight(data: ChartData) -> tuple[str, ...]:
    """Return the actors that have events in the selection, those with the most first."""
    counts = data.picks.events_by_actor
    return tuple(sorted((who for who in counts if counts[who]), key=lambda who: -counts[who]))


def actors_in_sight(
    data: ChartData, rows: int, event: int | None, looked_at: str = ""
) -> tuple[str, ...]:
    """Return the actors that have a row, those with the most events first.

    Where there are more than rows, the last rows go to those of the chosen event and to the one
    looked at, if they would not be in sight.
    """
    actors = actors_by_weight(data)
    if len(actors) <= rows:
        return actors
    events = data.picks.index.timeline.events
    involved = {*actors_in(events[event])} if event is not None else set()
    wanted = [who for who in actors if who in involved or who == looked_at]
    wanted = sorted(wanted, key=lambda who: who != looked_at)[:rows]
    others = (who for who in actors if who not in wanted)
    shown = {*wanted, *islice(others, rows - len(wanted))}
    return tuple(who for who in actors if who in shown)


def gutter_of(data: ChartData, actors: tuple[str, ...], width: int) -> list[str]:
    """Return the names of actors, all of one width, to stand at the left of their rows."""
    names = [visible_line(data.picks.index.timeline.name_of(who)) for who in actors]
    room = min(max(map(cells, names), default=0), _WIDEST, width // 3)
    return [name + " " * (room - cells(name)) for name in (cut(name, room) for name in names)]


def takes_part(data: ChartData, actor: str, event: int | None) -> bool:
    """Tell whether an actor takes part in an event or is quoted in it."""
    return event is not None and has(data.picks.index.facet("actors")[actor], event)


@lru_cache(maxsize=1024)
def _spread_of(data: ChartData, actor: str) -> Spread:
    events = data.picks.index.facet("actors")[actor] & data.picks.event_bits
    return SpreadOfSome(data.extents, members_of(events))


def draw_actor(brush: Brush, data: ChartData, y: int, actor: str, most: int) -> bool:
    """Draw an actor's events into a row; returns whether they were so many that only blocks are."""
    axis, index, spread = brush.axis, data.picks.index, _spread_of(data, actor)
    if spread.count(axis.start, axis.end) > most:
        for x, sign in enumerate(blocks(counts_in(spread, axis), brush.signs)):
            brush.canvas.put(x, y, sign, "band" if sign != " " else "")
        return True
    turns, speaks = turns_of(data), index.facet("speakers")[actor]
    places = spread.between(axis.start, axis.end)
    for place in sorted(places, key=lambda place: (data.extents[place].lasts, place)):
        event = index.timeline.events[place]
        sign = brush.signs.quoted if has(speaks, place) else ""
        sign = brush.signs.marked if has(brush.highlights.marked, place) else sign
        subject = Subject(place, event, data.extents[place], turns[place])
        draw_small(brush, y, subject, sign)
    return False
