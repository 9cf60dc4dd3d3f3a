"""A selection as JSON, for other programs.

One object:

- ``timeline``: ``title`` and ``about``
- ``query``: the query as text, empty when nothing is filtered
- ``sources``, ``actors``: as in the file, and in its order
- ``events``: in the order of time; each with ``id``, ``date`` as it is written, ``earliest`` and
  ``latest`` (ISO 8601, both included), ``title``, ``summary``, ``status``, ``background``,
  ``place``, ``actors``, ``tags``, ``links``, ``sources`` and ``quotes``

Every key is always there.  What the file does not say is null, or an empty list; so are
``earliest`` and ``latest`` where a date is open or unknown on that side.  Citations are written as
in the file, the source's id and then the place: ``article ¶ 4``.

With a query, only the picked events and quotes are there, and only the sources and actors that
they need: each one that is named is also listed, with what it is part of.  Links keep the ids of
events that the query leaves out.
"""

from __future__ import annotations

import re

import msgspec

from timeline_tui.core.dates import earliest_iso, latest_iso
from timeline_tui.core.records import Actor, Citation, Event, Quote, Source
from timeline_tui.core.selection import Selection
from timeline_tui.core.timeline import LINK_KINDS
from timeline_tui.files.writers.contents import contents_of

# JSON may hold these as they are, but a terminal that shows it might obey them.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")


def json_export(selection: Selection) -> str:
    """Return a selection as a JSON object, indented by two."""
    heading = selection.index.timeline.heading
    contents = contents_of(selection)
    document = {
        "timeline": {"title": heading.title or None, "about": heading.about or None},
        "query": str(selection.query),
        "sources": list(map(_source, contents.sources)),
        "actors": list(map(_actor, contents.actors)),
        "events": list(map(_event, contents.events.values())),
    }
    text = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    return _UNSAFE.sub(_escaped, text) + "\n"


def _source(source: Source) -> dict[str, object]:
    return {
        "id": source.id,
        "title": source.title or None,
        "about": source.about or None,
        "lang": source.lang or None,
        "published": source.published.text if source.published else None,
        "url": source.url or None,
        "dates_only": source.dates_only,
    }


def _actor(actor: Actor) -> dict[str, object]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "role": actor.role or None,
        "part_of": actor.part_of or None,
        "aliases": actor.aliases,
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "date": event.date.text,
        "earliest": earliest_iso(event.date),
        "latest": latest_iso(event.date),
        "title": event.title,
        "summary": event.summary or None,
        "status": event.status,
        "background": event.background,
        "place": event.place or None,
        "actors": event.actors,
        "tags": event.tags,
        "links": {kind: getattr(event.links, kind) for kind in LINK_KINDS},
        "sources": list(map(_citation, event.sources)),
        "quotes": list(map(_quote, event.quotes)),
    }


def _quote(quote: Quote) -> dict[str, object]:
    return {
        "by": quote.by,
        "relays": quote.relays or None,
        "text": quote.text,
        "lang": quote.lang or None,
        "translation": quote.translation or None,
        "to": quote.to or None,
        "date": quote.date.text if quote.date else None,
        "source": _citation(quote.source) if quote.source else None,
    }


def _citation(citation: Citation) -> str:
    return f"{citation.source} {citation.place}".rstrip()


def _escaped(match: re.Match[str]) -> str:
    """Return a character as JSON escapes it: one code unit of UTF-16, or two (RFC 8259, 7)."""
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
