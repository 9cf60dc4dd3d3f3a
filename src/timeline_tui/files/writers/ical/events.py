"""An event as a VEVENT.

What a calendar has a place for stands there; the SUMMARY of what is planned or claimed begins with
that word, "CLAIMED: ", since few calendars show a STATUS, and none has one for claims.  All else
stands in words in the DESCRIPTION, and, for the way back, in properties of our own:

- ``X-TIMELINE-TUI-ID``, ``-DATE`` (as written), ``-STATUS`` and ``-SUMMARY``: as in the file
- ``X-TIMELINE-TUI-BACKGROUND``: TRUE where the event is background
- ``X-TIMELINE-TUI-SEALED``: the seal of the quotes and sources that end the description
- ``X-TIMELINE-TUI-ACTOR``: the name of one actor, whose id is the parameter X-ID; they are no
  ATTENDEEs, whom calendars invite
- ``RELATED-TO``: the UID of another event of the calendar; its RELTYPE is PARENT for ``part_of``,
  else X-TIMELINE-TUI-FOLLOWS or X-TIMELINE-TUI-FULFILS
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from timeline_tui.core.phrases import title_words
from timeline_tui.core.records import Event
from timeline_tui.core.text import visible
from timeline_tui.core.timeline import LINK_KINDS, Timeline
from timeline_tui.files.sealing import seal
from timeline_tui.files.writers.ical.dates import Stretch
from timeline_tui.files.writers.ical.description import BETWEEN, evidence, facts
from timeline_tui.files.writers.ical.lines import line, text, texts

_RELATIONS = {
    "part_of": "PARENT",
    "follows": "X-TIMELINE-TUI-FOLLOWS",
    "fulfils": "X-TIMELINE-TUI-FULFILS",
}


class Entries(msgspec.Struct, frozen=True):
    """The entries of one calendar, whose name ends every UID.

    ``is_held`` tells by its id whether another event is in the calendar too.
    """

    timeline: Timeline
    name: str
    is_held: Callable[[str], bool]
    stamp: str

    def of(self, event: Event, stretch: Stretch) -> Iterator[str]:
        """Yield the content lines of an event, not yet folded."""
        yield "BEGIN:VEVENT"
        yield line("UID", text(self._uid(event.id)))
        yield line("DTSTAMP", self.stamp)
        yield _when("DTSTART", stretch.start, stretch)
        if stretch.end:
            yield _when("DTEND", stretch.end, stretch)
        yield line("SUMMARY", text(title_words(event)))
        names = map(self.timeline.name_of, event.actors)
        words = evidence(self.timeline, event)
        described = [facts(event, names, exact=stretch.exact), words]
        if any(described):
            yield line("DESCRIPTION", text(BETWEEN.join(filter(None, described))))
        if event.place:
            yield line("LOCATION", text(event.place))
        if event.tags:
            yield line("CATEGORIES", texts(event.tags))
        yield line("STATUS", "TENTATIVE" if event.status == "planned" else "CONFIRMED")
        yield line("TRANSP", "TRANSPARENT")
        yield from self._relations(event)
        yield from self._our_own(event)
        if words:
            yield _own("SEALED", seal(visible(words)))
        yield "END:VEVENT"

    def _relations(self, event: Event) -> Iterator[str]:
        for kind in LINK_KINDS:
            for other in getattr(event.links, kind):
                if self.is_held(other):
                    relation = f"RELATED-TO;RELTYPE={_RELATIONS[kind]}"
                    yield line(relation, text(self._uid(other)))

    def _uid(self, event: str) -> str:
        return f"{event}@{self.name}"

    def _our_own(self, event: Event) -> Iterator[str]:
        yield _own("ID", event.id)
        yield _own("DATE", event.date.text)
        yield _own("STATUS", event.status)
        if event.background:
            yield _own("BACKGROUND", "TRUE")
        for who in event.actors:
            yield _own("ACTOR", self.timeline.name_of(who), X_ID=who)
        if event.summary:
            yield _own("SUMMARY", event.summary)


def _own(name: str, value: str, **parameters: str) -> str:
    # Without its type, some programs would not undo the escaping of a value they do not know.
    return line(f"X-TIMELINE-TUI-{name};VALUE=TEXT", text(value), **parameters)


def _when(name: str, value: str, stretch: Stretch) -> str:
    return f"{name};VALUE=DATE:{value}" if stretch.is_days else line(name, value)
