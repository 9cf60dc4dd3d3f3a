"""How the events of a file are mostly written: read at once, twice as fast as line by line.

Whoever writes a file writes the keys of its events mostly in the same order.  From the first events
an outline is learned, a regular expression that takes apart a whole event; one that is written in
another way is no match, and read line by line.  So an outline is never wrong, but may be of no use.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from timeline_tui.files.readers.yaml.plain_lines import ANY, ON_ONE_LINE, nested_in, value_of
from timeline_tui.files.readers.yaml.tree import Tree

_ENOUGH = 8  # events to learn from
_SIGNS = frozenset("\"'[{>| ")

# Blank lines and comments may stand between two events.
_BETWEEN_EVENTS = rf"(?: *(?:#{ANY}*)?\n)*"


class Outline:
    """How mappings that begin with a dash are mostly written.  Made by `outline_of`."""

    def __init__(
        self, lead: str, keys: Mapping[str, Outline | bool], booleans: frozenset[str], end: str
    ) -> None:
        """Take what stands before the first key, and the keys in their order.

        A key is with False where its value stands beside it, and with True or with the outline of
        its items where it stands below.  ``end`` is what may come between a mapping and the next.
        """
        self._column = len(lead)
        self._deeper = " " * (self._column + 2)
        self._keys = (*keys,)
        self._items = {key: how for key, how in keys.items() if isinstance(how, Outline)}
        self._booleans = booleans
        self._flags = booleans.intersection(keys)
        self._written = self._pattern(lead, keys, end)
        self.missed = 0
        """How many mappings have been no match."""

    @cached_property
    def _match(self) -> Callable[[str, int], re.Match[str] | None]:
        # It takes as long as some hundred events: nobody waits for it who reads no more.
        return re.compile(self._written).match

    def _pattern(self, lead: str, keys: Mapping[str, Outline | bool], end: str) -> str:
        column, deeper = self._column, self._deeper
        beside = (
            rf" ({ON_ONE_LINE}|[>|]-\n{deeper}(?! ){ANY}+(?:\n{deeper}(?! ){ANY}+)*"
            rf"(?!(?:\n *)*\n{deeper}))\n"
        )
        below = rf"\n((?:(?: {{{column + 1},}}| {{{column}}}- ){ANY}+\n)+)"
        first, *others = (
            f"{key}:" + (below if how else " (true|false)\n" if key in self._flags else beside)
            for key, how in keys.items()
        )
        more = "".join(f"(?: {{{column}}}{line})?" for line in others)
        return rf"{lead}{first}{more}{end}(?={lead[:-1]}[ \n]|\Z)"

    def read(self, text: str, at: int) -> tuple[dict[str, Tree], int] | None:
        """Return the mapping that begins at a place, and where it ends; None if it is no match.

        Raises OtherError where something in it is not written plainly.
        """
        found = self._match(text, at)
        if found is None:
            self.missed += 1
            return None
        tree: dict[str, Tree] = {}
        for key, value in zip(self._keys, found.groups(), strict=True):
            if value is None:
                continue
            sign = value[0]
            if sign not in _SIGNS:
                tree[key] = value
            elif sign == "[":
                # There are many of these: a call for each takes as long again.
                tree[key] = [*value[1:-1].split(", ")] if len(value) > 2 else []
            elif sign == " ":
                tree[key] = self._below(key, value)
            else:
                tree[key] = value_of(value, self._deeper, self._column)
        for key in self._flags:
            if key in tree:
                tree[key] = tree[key] == "true"
        return tree, found.end()

    def _below(self, key: str, text: str) -> Tree:
        """Return what stands in the lines below a key."""
        outline = self._items.get(key)
        items: list[Tree] = []
        at = 0
        while outline is not None and at < len(text):
            read = outline.read(text, at)
            if read is None:
                outline = None
            else:
                item, at = read
                items.append(item)
        return nested_in(text, self._column, self._booleans) if outline is None else items


def outline_of(
    piece: str, events: Iterable[Tree], indent: int, booleans: frozenset[str]
) -> Outline | None:
    """Return the outline of events that have been read from a piece; None where there is none.

    What is a text among the events is one that is not written plainly.
    """
    known = [event for event in events if isinstance(event, dict) and event]
    if len(known) < _ENOUGH:
        return None
    return _outline(piece, known, " " * indent + "- ", booleans, _BETWEEN_EVENTS)


def _outline(
    piece: str, known: Sequence[dict[str, Tree]], lead: str, booleans: frozenset[str], end: str
) -> Outline | None:
    order = _order(known)
    if not order:
        return None
    keys: dict[str, Outline | bool] = dict.fromkeys(order, False)
    for key in order[1:]:
        line = rf"^ {{{len(lead)}}}{key}:"
        below = [*re.finditer(rf"{line}\n( *- )?", piece, re.MULTILINE)]
        if len(below) > len(re.findall(f"{line} ", piece, re.MULTILINE)):
            items = [one for tree in known for one in _mappings(tree.get(key))]
            dash = below[0][1]
            keys[key] = (dash and items and _outline(piece, items, dash, booleans, "")) or True
    return Outline(lead, keys, booleans, end)


def _order(known: Sequence[dict[str, Tree]]) -> list[str]:
    """Return all keys in an order in which they mostly stand; nothing if none is mostly first."""
    first = Counter(next(iter(one)) for one in known).most_common(1)[0][0]
    order = [first]
    for one in known:
        at = 0
        for key in one:
            if key in order:
                at = order.index(key) + 1
            else:
                order.insert(at, key)
                at += 1
    return order if order[0] == first else []


def _mappings(tree: Tree) -> list[dict[str, Tree]]:
    return [one for one in tree if isinstance(one, dict) and one] if isinstance(tree, list) else []
