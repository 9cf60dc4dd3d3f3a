"""Where an event stands in its file.  Nothing is kept of it when a file is read: it is looked up.

The file may have changed since, and be broken: what can be read of it is looked through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

import msgspec
from yaml.error import YAMLError
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from timeline_tui.core.timeline import made_ids
from timeline_tui.files.readers.yaml.encoding import text_of
from timeline_tui.files.readers.yaml.events import ParserEvent, parser_events
from timeline_tui.files.readers.yaml.reading import collector_paused
from timeline_tui.files.readers.yaml.tree import has_too_many_directives

_ENDS = (MappingEndEvent, SequenceEndEvent)
_NAMED_BY = ("id", "date", "title")
_LARGE = 4_000_000  # bytes
_AROUND = 80
_KEY = re.compile(r"""(?:^|[\n\r{,]|- )[ \t]*(id[ \t]*:[ \t]+["']?)\Z""")
_END = re.compile(r"""["']?[ \t]*(?:[,}\r\n]|#|\Z)""")


class Place(NamedTuple):
    """A line of a file and a column in it, from 1."""

    line: int
    column: int = 1


class _Item(msgspec.Struct):
    """An event as it stands in the file: where, what names it, and where its quotes are."""

    at: int
    names: dict[str, str] = msgspec.field(default_factory=dict)
    quotes: list[int] = msgspec.field(default_factory=list)


def place_of(data: bytes, event: str, quote: int | None = None) -> Place | None:
    """Return where the event with an id, or a quote of it, begins in the bytes of a file.

    The id may be one that was made of date and title.  The quote is counted from 0; without such a
    quote it is the event.  None where the file holds no such event.

    A large file is first searched for the id as text, which takes a second where looking through
    all of it takes ten; what is found then is the line of the id.
    """
    report = text_of(data)
    at = _written(report.text, event) if len(data) > _LARGE else None
    if at is None:
        at = _looked_up(report.text.encode(), event, quote)
    if at is None:
        return None
    return Place(report.line(at), len(report.before(at)) + 1)


def _written(text: str, id_: str) -> int | None:
    """Return where an id stands after its key; None where that is nowhere, or in two places."""
    found = []
    at = text.find(id_)
    while at >= 0:
        before, after = text[max(0, at - _AROUND) : at], text[at + len(id_) : at + _AROUND]
        if (key := _KEY.search(before)) and _END.match(after):
            found.append(at - len(before) + key.start(1))
        at = text.find(id_, at + 1)
    return found[0] if len(found) == 1 else None


def _looked_up(text: bytes, event: str, quote: int | None) -> int | None:
    items: list[_Item] = []
    if has_too_many_directives(text):
        return None
    with collector_paused(), suppress(YAMLError, _UnexpectedError):
        _Scan(parser_events(text), items).document()
    names = [item.names.get for item in items]
    ids = made_ids([(get("id", ""), get("date", ""), get("title", "")) for get in names])
    item = next((item for item, id_ in zip(items, ids, strict=True) if id_ == event), None)
    if item is None:
        return None
    return item.quotes[quote] if quote is not None and quote < len(item.quotes) else item.at


class _UnexpectedError(Exception):
    """The file has another shape than a timeline."""


class _Scan:
    """One way through the parser events of a file, to the items of `events`."""

    def __init__(self, get: Callable[[], ParserEvent], items: list[_Item]) -> None:
        self._get = get
        self._items = items

    def document(self) -> None:
        """Note every event of the document, until something is not as it should be."""
        self._get()
        self._get()
        for key, event in self._entries(self._get()):
            if key == "events" and type(event) is SequenceStartEvent:
                while type(item := self._get()) is not SequenceEndEvent:
                    self._item(item)
            else:
                self._skip(event)

    def _entries(self, event: ParserEvent) -> Iterator[tuple[str, ParserEvent]]:
        """Yield the keys of a mapping, each with the event that begins its value."""
        if type(event) is not MappingStartEvent:
            raise _UnexpectedError
        while type(key := self._get()) is not MappingEndEvent:
            if type(key) is not ScalarEvent:
                raise _UnexpectedError
            yield key.value, self._get()

    def _item(self, event: ParserEvent) -> None:
        item = _Item(event.start_mark.index)
        self._items.append(item)
        if type(event) is not MappingStartEvent:
            self._skip(event)
            return
        for key, value in self._entries(event):
            if key in _NAMED_BY and type(value) is ScalarEvent:
                item.names[key] = value.value
            elif key == "quotes" and type(value) is SequenceStartEvent:
                while type(quote := self._get()) is not SequenceEndEvent:
                    item.quotes.append(quote.start_mark.index)
                    self._skip(quote)
            else:
                self._skip(value)

    def _skip(self, event: ParserEvent) -> None:
        """Read to the end of a value that has begun."""
        depth = 1 if isinstance(event, MappingStartEvent | SequenceStartEvent) else 0
        while depth:
            kind = type(self._get())
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                depth += 1
            elif kind in _ENDS:
                depth -= 1
