"""Keys with nothing after them: as good as not written, but only where they may be written."""

from __future__ import annotations

from msgspec import inspect

from timeline_tui.files.readers.yaml.shapes import Slot, slots_of
from timeline_tui.files.readers.yaml.tree import RefusedError, Tree


def without_blanks(tree: Tree, shape: inspect.Type) -> Tree:
    """Return a tree without the keys whose value is None; RefusedError if one is unknown there.

    Dropping them earlier would lose unknown keys without a word: `{title: Yes, we can}` has two.
    """
    if isinstance(tree, dict) and isinstance(shape, inspect.StructType):
        return _record(tree, slots_of(shape))
    if isinstance(tree, list) and isinstance(shape, inspect.VarTupleType):
        return [without_blanks(item, shape.item_type) for item in tree]
    return tree


def _record(tree: dict[str, Tree], slots: dict[str, Slot]) -> Tree:
    kept: dict[str, Tree] = {}
    for key, value in tree.items():
        if key not in slots:
            raise RefusedError
        if value is not None:
            nested = isinstance(value, dict | list)
            kept[key] = without_blanks(value, slots[key].shape) if nested else value
    return kept
