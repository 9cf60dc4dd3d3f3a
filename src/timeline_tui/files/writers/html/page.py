"""The whole page: its head, what was filtered, the chart, the events by period, and the lists."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from xml.etree.ElementTree import Element

from timeline_tui.core.headings import headings_of
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import visible_line
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.html.chart import chart_section
from timeline_tui.files.writers.html.events import Events
from timeline_tui.files.writers.html.markup import (
    anchor,
    link,
    opened_and_closed,
    tag,
    written,
)
from timeline_tui.files.writers.html.notes import Notes, source_element
from timeline_tui.files.writers.html.people import actor_elements, people_on
from timeline_tui.files.writers.readable import filter_rows, holds

_MOST_PERIODS = 120
_MANY = 400
"""With more events than this a browser is told to lay out only what is in sight."""


def html_export(selection: Selection) -> Iterator[str]:
    """Yield a selection as one HTML page that needs nothing else: no file, no script, no net."""
    yield "<!DOCTYPE html>\n"
    outer, end = opened_and_closed(tag("html", lang="en"))
    yield outer + "\n" + written(_head(selection))
    many = "many" if len(selection.events) > _MANY else None
    body, body_end = opened_and_closed(tag("body", class_=many))
    yield body
    yield from _body(selection)
    yield body_end + end


def _body(selection: Selection) -> Iterator[str]:
    timeline, contents, notes = selection.index.timeline, Contents(selection), Notes()
    people = people_on(contents, timeline)
    events = Events(timeline, contents, people, notes)
    yield "\n" + written(link("events", "Skip to the events", class_="skip")) + "\n"
    yield written(_header(selection))
    main, main_end = opened_and_closed(tag("main"))
    yield main
    chart = chart_section(selection)
    if chart is not None:
        yield written(chart)
    yield from _events(selection, contents, events)
    yield from _section("Who is who", "ul", "people", actor_elements(people, contents))
    yield from _section("Notes", "ol", "notes", notes.elements(timeline))
    cited = notes.by_source()
    sources = (source_element(one, cited.get(one.id, [])) for one in contents.sources)
    yield from _section("Sources", "ul", "sources", sources)
    yield main_end


def _head(selection: Selection) -> Element:
    title = visible_line(selection.index.timeline.heading.title) or "Timeline"
    style = files(__package__).joinpath("page.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'none';"
        " base-uri 'none'; form-action 'none'"
    )
    sheet = tag("style")
    # Our own file, and written as it is: the policy names it by its hash.
    sheet.text = style
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content="timeline-tui"),
        tag("title", title),
        sheet,
    )


def _header(selection: Selection) -> Element:
    timeline = selection.index.timeline
    about = timeline.heading.about.strip()
    return tag(
        "header",
        tag("h1", visible_line(timeline.heading.title) or "Timeline", dir="auto"),
        tag("p", about, class_="about text", dir="auto") if about else None,
        _holds(selection) if selection.query == EVERYTHING else _filter(selection),
    )


def _holds(selection: Selection) -> Element:
    return tag("p", holds(selection.index.timeline), class_="quiet")


def _filter(selection: Selection) -> Element:
    said = filter_rows(selection)
    rows = (
        ("Filter", tag("bdi", said["Filter"])),
        ("Query", tag("code", tag("bdi", said["Query"]))),
        ("Shown", tag("span", said["Shown"])),
    )
    facts = (tag("div", tag("dt", name), tag("dd", value)) for name, value in rows)
    return tag("dl", *facts, class_="filter")


def _events(selection: Selection, contents: Contents, events: Events) -> Iterator[str]:
    headings, places = headings_of(contents.timeline), selection.events
    begins = headings.breaks(places)
    section, section_end = opened_and_closed(tag("section", id="events", aria_label="Events"))
    yield section + written(tag("h2", "Events"))
    starts, records = [*begins, len(places)], contents.events()
    if not places:
        yield written(tag("p", "No event is picked.", class_="quiet"))
    yield from _periods(selection, begins)
    for number, (start, stop) in enumerate(pairwise(starts), 1):
        period = headings.before(places[start], places[start - 1] if start else None)
        if period.gap:
            yield written(tag("p", period.gap, class_="gap"))
        name = anchor("period", number)
        group, group_end = opened_and_closed(tag("section", id=name, class_="period"))
        yield group + written(tag("h3", period.title))
        for place, event in zip(places[start:stop], records, strict=False):
            yield written(events.element(place, event))
        yield group_end
    yield section_end


def _periods(selection: Selection, begins: Sequence[int]) -> Iterator[str]:
    """Yield links to the periods, unless they are so many or so few that they help nobody."""
    if not 2 < len(begins) <= _MOST_PERIODS:
        return
    headings = headings_of(selection.index.timeline)
    titles = (headings.before(selection.events[at], None).title for at in begins)
    items = (tag("li", link(anchor("period", n), title)) for n, title in enumerate(titles, 1))
    yield written(tag("nav", tag("ul", *items), aria_label="Periods", class_="periods"))


def _section(title: str, kind: str, name: str, items: Iterable[Element]) -> Iterator[str]:
    section, end = opened_and_closed(tag("section", id=name))
    outer, outer_end = opened_and_closed(tag(kind))
    first = True
    for item in items:
        if first:
            yield section + written(tag("h2", title)) + outer
            first = False
        yield written(item)
    if not first:
        yield outer_end + end
