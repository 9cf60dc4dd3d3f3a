"""Records as a tree of what the file says, keys in the order in which people read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec

from timeline_tui.core.dates import Date
from timeline_tui.core.records import Citation, Event
from timeline_tui.files.comments import Path

Leaf: TypeAlias = "str | bool | Date"
Branch: TypeAlias = "Leaf | list[Branch] | dict[str, Branch]"

_FIRST: dict[type[msgspec.Struct], tuple[str, ...]] = {Event: ("id",)}


def tree_of(
    record: msgspec.Struct, path: Path, is_kept: Callable[[Path], bool]
) -> dict[str, Branch]:
    """Return what a record at a path of the file says, without what goes without saying.

    A value that is the default all the same stays where ``is_kept`` says so of its path: somebody
    has written a comment on it.
    """
    kind = type(record)
    names = kind.__struct_fields__
    first = _FIRST.get(kind, ())
    defaults = _defaults(kind)
    tree: dict[str, Branch] = {}
    for name in (*first, *(name for name in names if name not in first)):
        value = getattr(record, name)
        below = (*path, name)
        if value != defaults.get(name) or (value not in _NOTHING and is_kept(below)):
            tree[name] = _value(value, below, is_kept)
    return tree


_NOTHING: tuple[object, ...] = ("", None, ())


def _defaults(kind: type[msgspec.Struct]) -> dict[str, object]:
    names, values = kind.__struct_fields__, kind.__struct_defaults__
    return dict(zip(names[len(names) - len(values) :], values, strict=True))


def _value(value: object, path: Path, is_kept: Callable[[Path], bool]) -> Branch:
    if isinstance(value, Citation):
        return f"{value.source} {value.place}".rstrip(" ") if value.place else value.source
    if isinstance(value, tuple):
        return [_value(item, (*path, place), is_kept) for place, item in enumerate(value)]
    if isinstance(value, msgspec.Struct):
        return tree_of(value, path, is_kept)
    assert isinstance(value, str | bool | Date)  # noqa: S101 - records hold nothing else
    return value
