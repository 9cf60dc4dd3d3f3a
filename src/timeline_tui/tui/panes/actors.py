"""The actors pane: who takes part in the chosen event, then everybody else, with their counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from timeline_tui.core.index import actors_in
from timeline_tui.core.lines import Line, Piece, fitted, line_cells, marked
from timeline_tui.core.text import visible_line
from timeline_tui.core.view import EMPTY, View
from timeline_tui.tui.keys import ACTOR_KEYS
from timeline_tui.tui.messages import ActorChosen, ActorExcluded, ActorIncluded, ActorOpened
from timeline_tui.tui.row_list import RowList, heading, pane_title

_COUNTS = 10


@dataclass(frozen=True)
class ActorRows:
    """The actors in two parts, each under a heading: in the chosen event, and elsewhere."""

    view: View

    @cached_property
    def here(self) -> list[str]:
        """The actors of the chosen event: who takes part, in the file's order, then who speaks."""
        if self.view.event is None:
            return []
        event = self.view.timeline.events[self.view.event]
        speakers = [actor for actor in self.view.timeline.actors_by_id if actor in actors_in(event)]
        return list(dict.fromkeys((*event.actors, *speakers)))

    @cached_property
    def actors(self) -> list[str]:
        """Every actor: those of the event, then the others, those with most events first."""
        counts = self.view.selection.events_by_actor
        here = set(self.here)
        others = [actor for actor in counts if actor not in here]
        others.sort(key=lambda actor: -counts[actor])
        return [*self.here, *others]

    @property
    def items(self) -> int:
        """How many actors there are."""
        return len(self.actors)

    @property
    def _split(self) -> int:
        """How many lines stand before the second heading; 0 when there is only one part."""
        return len(self.here) + 1 if self.here and len(self.here) < self.items else 0

    def __len__(self) -> int:
        """Return the number of lines."""
        return self.items + (2 if self._split else 1 if self.items else 0)

    def top(self, item: int) -> int:
        """Return the line of an actor."""
        return item + (2 if self._split and item >= len(self.here) else 1)

    def height(self, item: int) -> int:  # noqa: ARG002
        """Return 1."""
        return 1

    def item(self, y: int) -> int | None:
        """Return the actor on a line, None for a heading."""
        if y == 0 or (self._split and y == self._split):
            return None
        return y - (2 if self._split and y > self._split else 1)

    def line(self, y: int, width: int) -> Line:
        """Draw an actor or a heading."""
        item = self.item(y)
        if item is None:
            title = "in this event" if y == 0 and self.here else "elsewhere" if self.here else "all"
            return heading(title, "events  ❝" if y == 0 else "", width)
        return self._actor(self.actors[item], width)

    def _actor(self, actor_id: str, width: int) -> Line:
        view = self.view
        actor = view.timeline.actors_by_id[actor_id]
        events = view.selection.events_by_actor[actor_id]
        quotes = view.selection.quotes_by_actor[actor_id]
        included, excluded = actor_id in view.actors.included, actor_id in view.actors.excluded
        sign = (
            Piece("+ ", "accent strong")
            if included
            else Piece("− ", "error")
            if excluded
            else Piece("  ")
        )
        style = "excluded" if excluded else "" if events else "faint"
        name = [sign, *marked(visible_line(actor.name), view.marked, style)]
        room = width - _COUNTS
        if actor.role and line_cells(name) + 12 < room:
            name += [Piece("  "), *marked(visible_line(actor.role), view.marked, "muted")]
        name = list(fitted(name, room))
        return (
            *name,
            Piece(" " * (room - line_cells(name))),
            Piece(f"{events:>6,}", "" if events else "faint"),
            Piece(f"{quotes:>4,}" if quotes else "    ", "muted"),
        )


class ActorsPane(RowList):
    """The list of actors; Space includes one in the filter, x excludes one."""

    BINDINGS: ClassVar[list[BindingType]] = [*ACTOR_KEYS]

    view: var[View] = var(EMPTY)
    keeps_cursor = False

    def watch_view(self, view: View) -> None:
        rows = ActorRows(view)
        self.show(rows, rows.actors.index(view.actor) if view.actor else 0)
        with_events = sum(1 for count in view.selection.events_by_actor.values() if count)
        asked = len(view.actors.included)
        how = f", {'all' if view.actors.match_all else 'any'} of {asked}" if asked > 1 else ""
        self.border_title = pane_title(3, "Actors", f"{with_events:,}{how}")

    def on_focus(self) -> None:
        if actor := self._actor(self.cursor):
            self.post_message(ActorChosen(actor))

    def moved(self, item: int) -> None:
        self.post_message(ActorChosen(self._actor(item)))

    def opened(self, item: int) -> None:
        self.post_message(ActorOpened(self._actor(item)))

    def action_include(self) -> None:
        if actor := self._actor(self.cursor):
            self.post_message(ActorIncluded(actor))

    def action_exclude(self) -> None:
        if actor := self._actor(self.cursor):
            self.post_message(ActorExcluded(actor))

    def _actor(self, item: int) -> str:
        actors = self.rows.actors if isinstance(self.rows, ActorRows) else []
        return actors[item] if item < len(actors) else ""
