"""Properties of markwhen's entries and headers: YAML, as plain texts, lists and mappings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_tui.files.readers.yaml.tree import RefusedError, Tree, tree_of

_LINE = re.compile(r"([^\s:][^:]*):(?:\s+(.*))?")
# A # before a word is a tag or a colour here, and would begin a comment in YAML.
_HASH = re.compile(r"(^|\s)#(?=\w)")
_STAND_IN = "\ue000"


def mapping_of(lines: Sequence[str]) -> dict[str, Tree]:
    """Return what lines of properties say; where they are no YAML, each ``key: value`` alone."""
    text = _HASH.sub(rf"\1{_STAND_IN}", "\n".join(lines))
    tree = _tree(text)
    if tree is None:
        tree = {}
        for line in text.split("\n"):
            if found := _LINE.fullmatch(line):
                one = _tree(line)
                tree |= one if isinstance(one, dict) else {found[1].strip(): found[2]}
    if not isinstance(tree, dict):
        return {}
    return {_plain_text(key): _plain(value) for key, value in tree.items()}


def _tree(text: str) -> Tree:
    """Return what a text of YAML holds; None where it is none."""
    try:
        return tree_of(text.encode("utf-8", "replace"), frozenset())[0]
    except RefusedError:
        return None


def _plain(tree: Tree) -> Tree:
    if isinstance(tree, str):
        return _plain_text(tree)
    if isinstance(tree, list):
        return [_plain(one) for one in tree]
    if isinstance(tree, dict):
        return {_plain_text(key): _plain(value) for key, value in tree.items()}
    return tree


def _plain_text(text: str) -> str:
    return text.replace(_STAND_IN, "#")
