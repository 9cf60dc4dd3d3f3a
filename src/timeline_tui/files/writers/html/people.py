"""Actors on a page: named with a link wherever they stand, and listed with what they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

import msgspec

from timeline_tui.core.records import Actor, Event
from timeline_tui.core.selection import Selection
from timeline_tui.core.selection.involved import actors_in
from timeline_tui.core.text import fold, plural
from timeline_tui.core.timeline import Timeline
from timeline_tui.core.words import date_short
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.html.markup import Child, anchor, isolated, link, tag

_MOST_EVENTS = 50


class People(msgspec.Struct, frozen=True):
    """Who is listed on the page, and can be linked to."""

    timeline: Timeline
    listed: Collection[str]

    def name(self, who: str) -> Element:
        """Return an actor's name; the text itself where it is no actor's id."""
        name = isolated(self.timeline.name_of(who))
        return link(anchor("actor", who), name) if who in self.listed else name

    def names(self, whom: Collection[str]) -> Iterator[Child]:
        """Yield names with commas between them."""
        for at, who in enumerate(whom):
            yield ", " if at else ""
            yield self.name(who)


def people_on(contents: Contents, timeline: Timeline) -> People:
    """Return who is listed on a page."""
    return People(timeline, {actor.id for actor in contents.actors if actor.id in contents.named})


def actor_elements(people: People, contents: Contents) -> Iterator[Element]:
    """Yield the actors as items of a list, each with how often and when they appear."""
    events = _events_by_actor(contents)
    for actor in contents.actors:
        if actor.id in people.listed:
            yield _actor(people, actor, contents.selection, events[actor.id])


def _events_by_actor(contents: Contents) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, event in contents.placed():
        for who in actors_in(event):
            if len(found[who]) < _MOST_EVENTS:
                found[who].append(place)
    return found


def _actor(people: People, actor: Actor, selection: Selection, places: list[int]) -> Element:
    office, whole = actor.role or actor.kind, people.timeline.name_of(actor.part_of)
    within: list[Child] = []
    if whole and fold(whole) not in fold(office):
        within = [" (", people.name(actor.part_of), ")"]
    counts = plural(selection.events_by_actor.get(actor.id, 0), "event")
    if said := selection.quotes_by_actor.get(actor.id, 0):
        counts += f", {plural(said, 'quote')}"
    more = selection.events_by_actor.get(actor.id, 0) - len(places)
    return tag(
        "li",
        tag("p", tag("b", isolated(actor.name)), " ", isolated(office), *within, class_="name"),
        _aliases(actor),
        _appearances(counts, places, people.timeline.events, more),
        id=anchor("actor", actor.id),
    )


def _aliases(actor: Actor) -> Element | None:
    if not actor.aliases:
        return None
    names: list[Child] = []
    for name in actor.aliases:
        names += [", " if names else "Also: ", isolated(name)]
    return tag("p", *names, class_="quiet")


def _appearances(counts: str, places: list[int], events: Sequence[Event], more: int) -> Element:
    """Return how often an actor appears; the first events unfold below it, as links."""
    if not places:
        return tag("p", counts, class_="quiet")
    items = []
    for place in places:
        event = events[place]
        title = link(anchor("event", event.id), isolated(event.title))
        items.append(tag("li", title, f" ({date_short(event.date)})"))
    if more > 0:
        items.append(tag("li", f"and {more:,} more"))
    return tag("details", tag("summary", counts), tag("ul", *items), class_="quiet")
