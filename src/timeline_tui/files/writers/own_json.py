"""A selection as JSON or JSON Lines, for other programs.

One object:

- ``timeline``: ``title`` and ``about``
- ``query``: the query as text, empty when nothing is filtered
- ``sources``, ``actors``: in the file's order, with the keys of the file
- ``events``: in the order of time, with the keys of the file, among them ``date`` as it is written;
  and ``earliest`` and ``latest``, its bounds in ISO 8601, both included

Every key is always there.  What the file does not say is null, or an empty list; so are
``earliest`` and ``latest`` where a date is open or unknown on that side.  Citations are written as
in the file, the source's id and then the place: ``article ¶ 4``.

In JSON Lines each of these records is an object on a line of its own, in the same order, and the
key ``record`` says which it is: ``timeline`` (which has the ``query`` too), ``source``, ``actor``
or ``event``.

With a query, only the picked events and quotes are there, and only the sources and actors that
they need: each one that is named is also listed, with what it is part of.  Links keep the ids of
events that the query leaves out.  What JSON may hold as it is, but a terminal that shows it might
obey, is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.selection import Selection
from timeline_tui.files.writers.contents import Contents
from timeline_tui.files.writers.json_text import json_line, json_object
from timeline_tui.files.writers.plain import plain_event, plain_record


def json_export(selection: Selection) -> Iterator[str]:
    """Yield a selection as a JSON object, indented by two, in pieces."""
    contents = Contents(selection)
    yield from json_object(
        {
            "timeline": plain_record(contents.timeline.heading),
            "query": str(selection.query),
            "sources": map(plain_record, contents.sources),
            "actors": map(plain_record, contents.actors),
            "events": map(plain_event, contents.events()),
        }
    )
    yield "\n"


def json_lines_export(selection: Selection) -> Iterator[str]:
    """Yield a selection as JSON Lines, line by line."""
    contents = Contents(selection)
    heading = plain_record(contents.timeline.heading)
    yield json_line({"record": "timeline", **heading, "query": str(selection.query)})
    for source in contents.sources:
        yield json_line({"record": "source", **plain_record(source)})
    for actor in contents.actors:
        yield json_line({"record": "actor", **plain_record(actor)})
    for event in contents.events():
        yield json_line({"record": "event", **plain_event(event)})
