"""What a store holds of a file, and all that can be asked of it."""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep

from large import large_story
from timeline_tui.core.chart.plain import plain_chart
from timeline_tui.core.headings import headings_of
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.quotes.grouping import GROUPINGS, quote_list
from timeline_tui.core.selection import select
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.opening import kept_timeline, loading

PATIENCE = 60  # seconds, for a machine that is busy with other things
EVENTS = 120
STORY = large_story(EVENTS).encode()
QUERIES = (
    "",
    "talks",
    "œuvre",
    "e",
    "zz",
    "39",
    '"cease-fire resume"',
    "actor:trump -place:kyiv",
    "by:trump",
    "to:reporters",
    "kind:state tag:war",
    "source:paper",
    "sources:<1 or quotes:>0",
    "is:planned -is:fulfilled",
    "is:overdue",
    "has:translation",
    "missing:place",
    "date:1960..1970-06",
    "surely-on:1999",
    "before:e7",
    "id:e1",
)


def read(path: Path) -> Timeline:
    large = loading(str(path))
    assert large is not None
    return large.wait(id)


def stores(path: Path) -> list[Path]:
    return [*(path.parent / "cache").iterdir()]


def kept_with_words(path: Path) -> Timeline:
    """Return what is kept of a file when all of it is."""
    end = monotonic() + PATIENCE
    while True:
        kept = kept_timeline(str(path))
        assert kept is not None
        if kept.shelf.has("words"):
            return kept
        assert monotonic() < end
        sleep(0.01)


def told(timeline: Timeline) -> list[object]:
    """Return all that can be asked of a timeline."""
    index = Index(timeline)
    found: list[object] = [timeline.heading, timeline.sources, timeline.actors, timeline.zone]
    found += [*timeline.events, *timeline.quotes, timeline.opening_event]
    found += [timeline.links_of(event) for event in range(len(timeline.events))]
    found += [timeline.event_places[event.id] for event in timeline.events]
    headings = headings_of(timeline)
    for text in QUERIES:
        picked = select(index, parse(text))
        found += [text, [*picked.events], [*picked.quotes], picked.quotes_by_actor]
        found += [picked.counts(facet) for facet in FACETS]
        found += [[*quote_list(picked, by).quotes] for by in GROUPINGS]
        found += [[*quote_list(picked, by).starts] for by in GROUPINGS]
        found += [headings.breaks(picked.events), *plain_chart(picked, 100)]
    found += [headings.before(event, event - 1 if event else None) for event in range(EVENTS)]
    found += [timeline.event_names.meant(text) for text in ("E7", "talks on", "e", "nothing")]
    found += [[*timeline.event_names.each_holding("call")], timeline.event_names.close_to("e33")]
    return found
