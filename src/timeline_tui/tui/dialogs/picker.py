"""The picker: actors by a few letters of any of their names, into the filter or out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from textual import on
from textual.binding import BindingType
from textual.widgets import Input
from textual.widgets.input import Selection as Stretch

from timeline_tui.core.query.wording import query_words
from timeline_tui.core.records import Actor
from timeline_tui.core.selection.facet_filter import FacetFilter
from timeline_tui.core.text import fold, plural, visible_line
from timeline_tui.core.text.lines import Line, Piece, marked
from timeline_tui.core.view import View
from timeline_tui.tui.dialogs.dialog import Rule, Says
from timeline_tui.tui.dialogs.finder import Finder, FoundList
from timeline_tui.tui.dialogs.matching import Match, names_of
from timeline_tui.tui.drawn.counted import COUNTS_HEADING, counted, sign_and_style
from timeline_tui.tui.drawn.rows import Rows
from timeline_tui.tui.keys.dialogs import PICKER_KEYS


class PickRows(Rows, msgspec.Struct, frozen=True):
    """The actors that were found, one a line, with their counts under the present filter."""

    view: View
    actors: Sequence[Actor]
    found: Sequence[Match]
    picks: FacetFilter
    letters: str

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.found)

    def line(self, y: int, width: int) -> Line:
        """Draw an actor: the sign, the name, the alias that matched, the role, the counts."""
        match = self.found[y]
        actor = self.actors[match.thing]
        selection = self.view.selection
        counts = selection.events_by_actor[actor.id], selection.quotes_by_actor[actor.id]
        role = [Piece(visible_line(actor.role), "muted")] if actor.role else []
        return counted(self._name(actor, match.name), role, counts, width)

    def _name(self, actor: Actor, by: int) -> Sequence[Piece]:
        sought = (" ".join(fold(self.letters).split()),)
        sign, style = sign_and_style(self.picks, actor.id)
        if by == 0:
            return (sign, *marked(visible_line(actor.name), sought, style))
        also = visible_line(_names(actor)[by])
        name = Piece(f"{visible_line(actor.name)}  ", style)
        return (sign, name, Piece("= ", "faint"), *marked(also, sought, "italic"))


class ActorPicker(Finder[FacetFilter]):
    """Picks actors; what they were is left alone until Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [*PICKER_KEYS]
    says = "Actors"
    asks = "a few letters of any name"

    def __init__(self, view: View) -> None:
        counts = view.selection.events_by_actor
        before = view.filter_of("actors")
        self._actors = sorted(
            view.timeline.actors,
            key=lambda actor: (
                actor.id not in before.included,
                actor.id not in before.excluded,
                -counts[actor.id],
            ),
        )
        super().__init__(names_of(map(_names, self._actors)))
        self._view = view
        self._picks = before

    def rows(self) -> PickRows:
        """Return what the list shows."""
        return PickRows(self._view, self._actors, self.found, self._picks, self.letters)

    def tell(self) -> None:
        """Say how many were found, and what Enter would do."""
        found, of = len(self.found), plural(len(self._actors), "actor")
        counted = of if found == len(self._actors) else f"{found:,} of {of}"
        self.query_one(Rule).words = (counted, COUNTS_HEADING)
        several = len(self._picks.included) > 1
        how = "all of them" if self._picks.match_all else "any of them"
        self.query_one("#beside", Says).say(Piece(how, "accent" if several else "muted"))
        outcome = self._outcome
        if outcome is None:
            nobody = f"No actor is called “{self.letters}”."
            self.query_one("#outcome", Says).say(Piece(nobody, "error"))
            return
        view = self._view.with_filter(outcome)
        words = query_words(view.timeline, view.query)
        shown, events = len(view.selection.events), plural(len(view.timeline.events), "event")
        self.query_one("#outcome", Says).say(
            Piece("Enter: ", "muted"),
            Piece(words or "everything", "accent"),
            remark=f"{shown:,} of {events}",
        )

    @property
    def _outcome(self) -> FacetFilter | None:
        """What Enter takes: what was picked, or else the actor that the cursor is on."""
        before = replace(self._view.filter_of("actors"), match_all=self._picks.match_all)
        if self._picks != before:
            return self._picks
        if self.at_cursor is None:
            return None
        actor = self._actors[self.at_cursor.thing].id
        return self._picks if actor in self._picks.included else self._picks.include(actor)

    def action_take(self) -> None:
        if (outcome := self._outcome) is not None:
            self.dismiss(outcome)

    @on(FoundList.Opened)
    def action_include(self) -> None:
        if self.at_cursor is not None:
            self._pick(self._picks.include(self._actors[self.at_cursor.thing].id))

    def action_exclude(self) -> None:
        if self.at_cursor is not None:
            self._pick(self._picks.exclude(self._actors[self.at_cursor.thing].id))

    def action_switch_any_all(self) -> None:
        self._picks = self._picks.switched()
        self.redraw()

    def _pick(self, picks: FacetFilter) -> None:
        self._picks = picks
        # The next letter begins another name; to pick more of these, one moves on.
        field = self.query_one(Input)
        field.selection = Stretch(0, len(field.value))
        self.redraw()


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, actor.id)
