"""What can be asked of a timeline, answered once: which events hold a value, which hold a text.

An index is made once for a timeline and kept; its tables are built when they are first asked for.
Sets of events and of quotes are bitsets (`core.selection.bits`).
"""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_, sub
from typing import TYPE_CHECKING, cast

import msgspec

from timeline_tui.core.query.fields import PROPERTIES, STATES, STATUSES
from timeline_tui.core.query.names import Names
from timeline_tui.core.selection.bits import all_bits, bits_of, changes_in
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.involved import actors_in, voices
from timeline_tui.core.selection.makers import TABLES, kinds_of
from timeline_tui.core.selection.moving import Spreading
from timeline_tui.core.selection.states import ALWAYS, LATER, Told, told, told_later, told_of_dates
from timeline_tui.core.selection.tables import Table
from timeline_tui.core.selection.words import BETWEEN, Words, holding, words_of
from timeline_tui.core.store.columns import Texts
from timeline_tui.core.text import fold
from timeline_tui.core.timeline import LINK_KINDS, Timeline

if TYPE_CHECKING:
    from timeline_tui.core.selection.stretches import Stretches
    from timeline_tui.core.selection.thresholds import Thresholds

__all__ = ["Index", "actors_in", "voices"]


_FACET_OF = {"place": "places"}


class Index(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The tables of one timeline."""

    timeline: Timeline

    @cached_property
    def _told(self) -> dict[str, int]:
        return {}

    @cached_property
    def all_events(self) -> int:
        """Every event."""
        return all_bits(len(self.timeline.events))

    @cached_property
    def all_quotes(self) -> int:
        """Every quote."""
        return all_bits(len(self.timeline.quotes))

    def prepare(self) -> None:
        """Make the tables that take longest, so that no question has to wait for them.

        It takes a second or two for 100,000 events and may be done on another thread, which waits
        for what another process makes.
        """
        self.timeline.shelf.is_whole.wait()
        for name in FACETS:
            self.facet(name).prepare()
        self._quotes_of.prepare()
        self.quotes_by_speaker.prepare()
        self.stretches.prepare()
        shelf = self.timeline.shelf
        if shelf.stored is None or shelf.has("words"):
            # To make those of a large file would hold up every key for minutes: texts are looked
            # through.
            self._words.prepare()
        _ = (self.by_listener, self.timeline.event_places)
        self.timeline.event_names.prepare()
        for word in STATES:
            if word != "marked":
                self.in_state(word)
        for word in PROPERTIES:
            self.with_property(word)

    def _table(self, name: str) -> object:
        return self.timeline.collected(name, lambda: TABLES[name](self.timeline))

    def facet(self, name: str) -> Table:
        """Return the events by the values of one of the `FACETS`."""
        if name == "kinds":
            timeline = self.timeline
            return timeline.shelf.get_or_make(
                "facet:kinds", lambda: kinds_of(timeline, self.facet("actors"))
            )
        return cast("Table", self._table(f"facet:{name}"))

    @cached_property
    def tag_names(self) -> Names:
        """The tags by themselves."""
        return Names((tag, tag) for tag in self.facet("tags").totals)

    @cached_property
    def place_names(self) -> Names:
        """The places by themselves."""
        return Names((place, place) for place in self.facet("places").totals)

    @cached_property
    def listener_names(self) -> Names:
        """To whom or where something was said, by themselves."""
        return Names((told, told) for told in self.by_listener.totals)

    @property
    def by_listener(self) -> Table:
        """The events by to whom or where something was said in them."""
        return cast("Table", self._table("listeners"))

    @property
    def quotes_by_speaker(self) -> Table:
        """The quotes in which each actor's words are given; every actor has an entry."""
        return cast("Table", self._table("voices"))

    @property
    def quotes_by_listener(self) -> Table:
        """The quotes by to whom or where they were said."""
        return cast("Table", self._table("told"))

    @property
    def stretches(self) -> Stretches:
        """When the events may have begun and ended, and when they surely have."""
        from timeline_tui.core.selection.stretches import stretches_of

        timeline = self.timeline
        return timeline.shelf.get_or_make("stretches", lambda: stretches_of(timeline))

    def counted(self, what: str) -> Thresholds:
        """Return the events by how many "sources", "quotes" or "actors" they have."""
        return self.timeline.shelf.get_or_make(f"count:{what}", lambda: self._counts(what))

    def _counts(self, what: str) -> Thresholds:
        from timeline_tui.core.selection.thresholds import thresholds_of

        timeline = self.timeline
        if what == "quotes":
            firsts = timeline.quoted.firsts
            return thresholds_of(map(sub, firsts[1:], firsts))
        known, table = timeline.sources_by_id, self.facet(what)
        # A source that is for dates alone does not vouch for what happened.
        counting = [
            value for value in table.values if what != "sources" or not known[value].dates_only
        ]
        return thresholds_of(table.count_of(counting))

    def in_state(self, word: str) -> int:
        """Return the events that are such as one of `fields.STATES` says, save for "marked"."""
        return self.told_of(f"is:{word}")

    def with_property(self, word: str) -> int:
        """Return the events in which one of `fields.PROPERTIES` is filled in."""
        return self.told_of(f"has:{word}")

    def told_of(self, word: str) -> int:
        """Return the events of which it is so: ``is:`` or ``has:`` and one of those words."""
        if word not in self._told:
            timeline = self.timeline
            if word in LATER:
                table = timeline.shelf.get_or_make(word, lambda: self._later(word))
            else:
                table = cast("Told", self._table(word))
            self._told[word] = int.from_bytes(table.octets, "little")
        return self._told[word]

    def _later(self, word: str) -> Told:
        timeline = self.timeline
        found = told_of_dates(timeline.dates, word)
        if found is not None:
            return found
        what = word.partition(":")[2]
        if word in ALWAYS:
            events = self.all_events
        elif what in STATUSES:
            events = self.facet("status")[what]
        elif what == "links":
            events = reduce(or_, map(self.with_property, LINK_KINDS))
        elif what == "background":
            events = self.in_state(what)
        elif what in {"fulfilled", "overdue"}:
            return told_later(timeline, word, self.in_state("planned"))
        else:
            members = (
                timeline.quoted.events
                if what in {"quoted", "quotes"}
                else self.facet(_FACET_OF.get(what, what)).members
            )
            events = bits_of(members, len(timeline.events))
        return told(events)

    def with_text(self, folded: str, within: int | None = None) -> int:
        """Return the events, of those within a set, that hold a folded text; none for an empty one.

        It may stand in any text of the event and of its quotes, and in the names of its actors.
        """
        if not folded or BETWEEN in folded:
            return 0
        named = [who for who, names in self._actors_names if folded in names]
        found = self.facet("actors").any_of(named)
        if within is None:
            return found | self._holding(folded)
        return found & within | self._holding(folded, within & ~found)

    def _holding(self, folded: str, within: int | None = None) -> int:
        texts = cast("Texts", self._table("texts"))
        if not self.timeline.shelf.has("words"):
            return holding(folded, texts, within)
        return self._words.holding(folded, texts, within)

    @property
    def _words(self) -> Words:
        texts = cast("Texts", self._table("texts"))
        return self.timeline.shelf.get_or_make("words", lambda: words_of(texts))

    @cached_property
    def _actors_names(self) -> list[tuple[str, str]]:
        return [
            (actor.id, fold(BETWEEN.join((actor.name, *actor.aliases))))
            for actor in self.timeline.actors
        ]

    @cached_property
    def first_quotes(self) -> int:
        """The first quote of every event that has any."""
        return changes_in(self.timeline.quoted.events)

    @cached_property
    def _quotes_of(self) -> Spreading:
        return Spreading(
            self.in_state("quoted"), self.first_quotes, len(self.timeline.quoted.events)
        )

    def quotes_in(self, events: int) -> int:
        """Return the quotes that stand in a set of events."""
        return self.all_quotes if events == self.all_events else self._quotes_of.of(events)
