"""YAML to a plain tree at full speed: dicts and lists of the texts as they are written.

Built from libyaml's parser events, not by a yaml Loader: a Loader guesses types (`no`, `12:30`),
loses duplicate keys, and can be made to run for hours or to overflow the stack.  Here nothing is
guessed, and depth and aliases are bounded.  What is refused is not explained: see `nodes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from timeline_tui.files.readers.yaml.events import ParserEvent, parser_events

Tree: TypeAlias = "str | bool | list[Tree] | dict[str, Tree] | None"

MAX_DEPTH = 64
MAX_ALIASES = 100
MAX_ALIASED = 10_000  # values that all aliases of a file may stand for, together
MAX_DIRECTIVES = 100

_DIRECTIVE = re.compile(rb"[\n\r\x85\xa8\xa9]%TAG")  # after any line break of YAML 1.1
BOOLEANS = {"true": True, "false": False}


class RefusedError(Exception):
    """The text is no YAML, or uses a part of YAML that timeline files do without."""


def tree_of(data: bytes, booleans: frozenset[str]) -> tuple[Tree, bool]:
    """Return the one document in UTF-8 data as a tree, and whether any value in it is None.

    None is where nothing at all is written.  Only the values of keys named in booleans become
    bool, and only from `true` and `false`.  Raises RefusedError.
    """
    if has_too_many_directives(data):
        raise RefusedError
    builder = _Builder(booleans)
    try:
        return builder.document(parser_events(data)), builder.blanks
    except YAMLError as error:
        raise RefusedError from error


class Trees:
    """The trees of pieces that stand in one document, one after the other.

    Anchors hold, and limits are kept, for all of them together.
    """

    def __init__(self, booleans: frozenset[str]) -> None:
        self._builder = _Builder(booleans)
        self._directives = 0

    def next(self, piece: bytes, depth: int) -> Tree:
        """Return the tree of a piece in UTF-8; depth is 1 for the top of the document."""
        self._directives += piece.count(b"%TAG")
        if self._directives > MAX_DIRECTIVES:
            raise RefusedError
        try:
            return self._builder.document(parser_events(piece), depth)
        except YAMLError as error:
            raise RefusedError from error

    def one(self, piece: bytes) -> Tree:
        """Return the only item of a list that stands below a key at the top of the document."""
        tree = self.next(piece, depth=2)
        if not isinstance(tree, list) or len(tree) != 1:
            raise RefusedError
        return tree[0]

    @property
    def are_apart(self) -> bool:
        """Whether none of the trees so far means anything for the others."""
        return not self._directives and not self._builder.has_anchors

    @property
    def blanks(self) -> bool:
        """Whether any value in the trees so far is None."""
        return self._builder.blanks


def has_too_many_directives(data: bytes) -> bool:
    """Say whether there are so many %TAG lines that libyaml, comparing all, takes minutes."""
    # The first count costs milliseconds; the search, which is slow, is hardly ever needed.
    return data.count(b"%TAG") > MAX_DIRECTIVES and len(_DIRECTIVE.findall(data)) > MAX_DIRECTIVES


class _Builder:
    _get: Callable[[], ParserEvent]

    def __init__(self, booleans: frozenset[str]) -> None:
        self._booleans = booleans
        self._anchors: dict[str, Tree] = {}
        self._aliases = 0
        self._aliased = 0
        self.blanks = False

    @property
    def has_anchors(self) -> bool:
        """Whether anything so far has a name by which it may be meant again."""
        return bool(self._anchors)

    def document(self, get: Callable[[], ParserEvent], depth: int = 1) -> Tree:
        """Return the only document of a stream; None if there is none."""
        self._get = get
        get()
        if type(get()) is StreamEndEvent:
            return None
        tree = self._value(get(), depth)
        if type(get()) is not DocumentEndEvent or type(get()) is not StreamEndEvent:
            raise RefusedError
        return tree

    def _value(self, event: ParserEvent, depth: int) -> Tree:
        """Return what begins with this event; None for an empty plain scalar."""
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event.anchor)
        if event.tag is not None or depth > MAX_DEPTH:
            raise RefusedError
        # From here on the anchor means this value, which is not complete yet.
        self._anchors.pop(event.anchor, None)
        tree: Tree
        if kind is ScalarEvent:
            tree = event.value
            if not tree and not event.style:
                tree = None
                self.blanks = True
        elif kind is MappingStartEvent:
            tree = self._mapping(depth)
        else:
            # Nothing but a sequence is left that a value may begin with.
            tree = self._sequence(depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = tree
        return tree

    def _mapping(self, depth: int) -> Tree:
        get = self._get
        booleans = self._booleans
        mapping: dict[str, Tree] = {}
        keys = 0
        value: Tree
        while True:
            event = get()
            if type(event) is not ScalarEvent:
                if type(event) is MappingEndEvent:
                    break
                raise RefusedError
            if event.tag is not None or event.anchor is not None:
                raise RefusedError
            key = event.value
            keys += 1
            event = get()
            # Most values are plain texts: they are taken here, without a call.
            if type(event) is ScalarEvent and event.tag is None and event.anchor is None:
                value = event.value
                if not value and not event.style:
                    value = None
                    self.blanks = True
            else:
                value = self._value(event, depth + 1)
            if key in booleans and type(value) is str:
                value = BOOLEANS.get(value, value)
            mapping[key] = value
        if len(mapping) != keys:
            raise RefusedError
        return mapping

    def _sequence(self, depth: int) -> Tree:
        get = self._get
        sequence: list[Tree] = []
        while True:
            event = get()
            if type(event) is SequenceEndEvent:
                return sequence
            sequence.append(self._value(event, depth + 1))

    def _alias(self, anchor: str) -> Tree:
        """Return what an anchor stands for; an anchor not yet complete is unknown."""
        self._aliases += 1
        if self._aliases > MAX_ALIASES or anchor not in self._anchors:
            raise RefusedError
        tree = self._anchors[anchor]
        self._aliased += _size(tree, MAX_ALIASED - self._aliased)
        if self._aliased > MAX_ALIASED:
            raise RefusedError
        return tree


def _size(tree: Tree, limit: int) -> int:
    """Return how many values a tree holds, shared ones each time; stop soon after limit."""
    waiting: list[Tree] = [tree]
    size = 0
    while waiting and size <= limit:
        some = waiting.pop()
        size += 1
        if isinstance(some, dict):
            waiting.extend(some.values())
        elif isinstance(some, list):
            waiting.extend(some)
    return size
