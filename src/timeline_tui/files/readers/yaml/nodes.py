"""YAML to a tree in which every value knows its place: the slow twin of `tree`.

It accepts and refuses exactly what `tree` does, but goes on where it can, and says why.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeAlias

import msgspec
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from timeline_tui.files.problems import Report, quoted
from timeline_tui.files.readers.yaml.events import ParserEvent, parser_events
from timeline_tui.files.readers.yaml.syntax import explain_syntax
from timeline_tui.files.readers.yaml.tree import (
    MAX_ALIASED,
    MAX_ALIASES,
    MAX_DEPTH,
    MAX_DIRECTIVES,
    Tree,
    has_too_many_directives,
)

_OF_THE_FILE = 1  # the depth of the group of keys that is the file
_NO_KEY = "text that begins with '[', '{', '?' or '*' needs quotes"


class Scalar(msgspec.Struct, eq=False):
    """A text, from index `at` up to `end` in the file; `absent` when nothing at all is written."""

    at: int
    end: int
    text: str
    absent: bool


class Sequence(msgspec.Struct, eq=False):
    """A list."""

    at: int
    items: list[Node]


class Mapping(msgspec.Struct, eq=False):
    """Keys and values, in the file's order; a key that came twice is here once."""

    at: int
    entries: list[tuple[Scalar, Node]]


class Broken(msgspec.Struct, eq=False):
    """Something that has been reported already."""

    at: int


Node: TypeAlias = Scalar | Sequence | Mapping | Broken


class Part(msgspec.Struct, eq=False):
    """What stands whole before the place where a text stops being YAML: values by their key.

    A list among them holds the items that came to their end.
    """

    values: dict[str, Node]


class _StopError(Exception):
    """What follows cannot be read; why is in the report."""


def nodes_of(report: Report) -> Node | Part | None:
    """Return the tree of the report's text, what there is of it, or None if that is nothing.

    Adds to the report all that `tree_of` would refuse.
    """
    data = report.text.encode()
    if has_too_many_directives(data):
        report.add(0, f"more than {MAX_DIRECTIVES} lines begin with %TAG", "remove them")
        return None
    builder = _Builder(report, parser_events(data))
    try:
        return builder.document()
    except MarkedYAMLError as error:
        explain_syntax(error, report)
    except (YAMLError, _StopError) as error:
        if not report.problems:
            report.add(0, f"this is no YAML: {quoted(str(error))}")
    return builder.part()


def node_of(tree: Tree) -> Node:
    """Return the node of a value that stands in no text; it is placed at 0."""
    if isinstance(tree, dict):
        entries = ((Scalar(0, 0, key, absent=False), node_of(tree[key])) for key in tree)
        return Mapping(0, list(entries))
    if isinstance(tree, list):
        return Sequence(0, list(map(node_of, tree)))
    text = tree if isinstance(tree, str) else str(tree).lower() if tree is not None else ""
    return Scalar(0, 0, text, absent=tree is None)


class _Builder:
    def __init__(self, report: Report, get: Callable[[], ParserEvent]) -> None:
        self._report = report
        self._get = get
        self._anchors: dict[str, Node] = {}
        self._aliases = 0
        self._aliased = 0
        self._entries: dict[str, tuple[Scalar, Node]] = {}
        self._open: Sequence | None = None
        self._open_key = ""

    def part(self) -> Part:
        """Return what was whole when the parser gave up."""
        values = {key: node for key, (_, node) in self._entries.items()}
        if self._open is not None:
            values.setdefault(self._open_key, self._open)
        return Part(values)

    def document(self) -> Node | None:
        """Return the only document of the stream."""
        self._get()
        if type(self._get()) is StreamEndEvent:
            return None
        node = self._node(self._get(), 1)
        self._get()
        event = self._get()
        if type(event) is not StreamEndEvent:
            hint = "remove the line '---', or keep the other timeline in a file of its own"
            self._stop(event, "a second document begins here", hint)
        return node

    def _stop(self, event: ParserEvent, message: str, hint: str) -> NoReturn:
        self._report.add(event.start_mark.index, message, hint)
        raise _StopError

    def _node(self, event: ParserEvent, depth: int) -> Node:
        if type(event) is AliasEvent:
            return self._alias(event)
        at, end = event.start_mark.index, event.end_mark.index
        if depth > MAX_DEPTH:
            self._stop(event, f"nested more than {MAX_DEPTH} deep", "is a bracket not closed?")
        self._refuse_tag(event)
        self._anchors.pop(event.anchor, None)
        node: Node
        if type(event) is ScalarEvent:
            absent = not event.value and not event.style
            node = Scalar(at, end, event.value, absent)
        elif type(event) is MappingStartEvent:
            node = self._mapping(at, depth)
        else:
            node = self._sequence(at, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _refuse_tag(self, event: ParserEvent) -> None:
        if event.tag is not None and not self._report.is_full:
            name = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._report.add(
                event.start_mark.index,
                f"tags such as {quoted(name)} are not used in timelines",
                "remove it; text that begins with '!' needs quotes",
            )

    def _sequence(self, at: int, depth: int) -> Node:
        sequence = Sequence(at, [])
        if depth == _OF_THE_FILE + 1:
            self._open = sequence
        while type(event := self._get()) is not SequenceEndEvent:
            sequence.items.append(self._node(event, depth + 1))
        return sequence

    def _mapping(self, at: int, depth: int) -> Node:
        entries: dict[str, tuple[Scalar, Node]] = {}
        if depth == _OF_THE_FILE:
            self._entries = entries
        while type(event := self._get()) is not MappingEndEvent:
            key = self._key(event, depth)
            if depth == _OF_THE_FILE:
                self._open, self._open_key = None, key.text if key else ""
            value = self._node(self._get(), depth + 1)
            if key is None:
                continue
            if key.text in entries:
                first = self._report.line(entries[key.text][0].at)
                hint = f"the first is in line {first}; keep one of them"
                self._report.add(key.at, f"the key {quoted(key.text)} stands here twice", hint)
            else:
                entries[key.text] = (key, value)
        return Mapping(at, list(entries.values()))

    def _key(self, event: ParserEvent, depth: int) -> Scalar | None:
        at, end, anchor = event.start_mark.index, event.end_mark.index, event.anchor
        if type(event) is not ScalarEvent:
            before = len(self._report.problems)
            self._node(event, depth + 1)
            del self._report.problems[before:]
            self._report.add(at, "a key must be a word, not a list, a group or an alias", _NO_KEY)
            return None
        self._refuse_tag(event)
        if anchor is not None:
            self._report.add(at, "a key cannot have an anchor", f"remove {quoted('&' + anchor)}")
        return Scalar(at, end, event.value, absent=False)

    def _alias(self, event: ParserEvent) -> Node:
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            hint = "write the values out"
            self._stop(event, f"more than {MAX_ALIASES} aliases (*name) in one file", hint)
        node = self._anchors.get(event.anchor)
        if node is None:
            self._report.add(
                event.start_mark.index,
                f"nothing is called {quoted('&' + event.anchor)} before this place",
                "text that begins with '*' needs quotes",
            )
            return Broken(event.start_mark.index)
        self._aliased += _size(node, MAX_ALIASED - self._aliased)
        if self._aliased > MAX_ALIASED:
            hint = "write the values out"
            self._stop(event, f"aliases (*name) stand for more than {MAX_ALIASED:,} values", hint)
        return node


def _size(node: Node, limit: int) -> int:
    """Count like `tree._size`: keys do not count."""
    waiting: list[Node] = [node]
    size = 0
    while waiting and size <= limit:
        some = waiting.pop()
        size += 1
        if isinstance(some, Mapping):
            waiting.extend(value for _, value in some.entries)
        elif isinstance(some, Sequence):
            waiting.extend(some.items)
    return size
