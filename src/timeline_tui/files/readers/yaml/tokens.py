"""The values of a YAML text one after the other, each with its path and its place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

import msgspec
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from timeline_tui.files.comments import Path
from timeline_tui.files.readers.yaml.events import ParserEvent, parser_events

Kind: TypeAlias = Literal["value", "start", "flow end", "block end", "end"]


class Token(NamedTuple):
    """A key, a value, or the start or end of a list or of a group of keys, [start, end).

    The end of a block has no place of its own: `column` says where the block began.  `header` is
    the comment behind the "|" or ">" of a text in several lines.
    """

    kind: Kind
    path: Path
    start: int
    end: int
    column: int = 0
    header: str = ""


class _Open(msgspec.Struct):
    """A list or group of keys that is not complete: where it is, and what comes next in it."""

    path: Path
    column: int
    is_flow: bool
    is_list: bool
    is_anchored: bool
    place: int = 0
    key: str | None = None


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the tokens of a sound text; the last is its end.

    The start of a block that is the value of a key, or a list, is left out: what stands before it
    stands before its first entry.
    """
    get = parser_events(text.encode())
    open_ones: list[_Open] = []
    event: ParserEvent
    while not isinstance(event := get(), StreamEndEvent):
        start, end = event.start_mark.index, event.end_mark.index
        column = event.start_mark.column
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            done = open_ones.pop()
            kind: Kind = "flow end" if done.is_flow else "block end"
            yield Token(kind, done.path, start, end, done.column)
        elif isinstance(event, ScalarEvent | AliasEvent):
            path = _next_path(open_ones, event)
            yield Token("value", path, start, end, header=_header(event, text[start:end]))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            path = _next_path(open_ones, event)
            is_list, is_flow = isinstance(event, SequenceStartEvent), bool(event.flow_style)
            open_ones.append(_Open(path, column, is_flow, is_list, bool(event.anchor)))
            if is_flow:
                yield Token("start", path, start, end)
            elif not (is_list or (path and isinstance(path[-1], str))):
                # Its event reaches to the first key, over comments.
                yield Token("start", path, start, start)
    yield Token("end", (), len(text), len(text))


def _next_path(open_ones: list[_Open], event: ParserEvent) -> Path:
    """Return the path of what comes next, and step on; a key has the path of its value."""
    if not open_ones:
        return ()
    inside = open_ones[-1]
    if inside.is_anchored:
        # It began with the anchor; what is in it says how far it is indented.
        inside.is_anchored = False
        inside.column = max(event.start_mark.column - (2 if inside.is_list else 0), 0)
    if inside.is_list:
        inside.place += 1
        return (*inside.path, inside.place - 1)
    if inside.key is None:
        inside.key = event.value
        return (*inside.path, event.value)
    path = (*inside.path, inside.key)
    inside.key = None
    return path


def _header(event: ParserEvent, written: str) -> str:
    if not isinstance(event, ScalarEvent) or event.style not in ("|", ">"):
        return ""
    first = written.split("\n", 1)[0]
    return first[first.index("#") :].rstrip() if "#" in first else ""
