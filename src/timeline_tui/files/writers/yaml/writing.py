"""A whole file as YAML text, with the comments that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from msgspec.structs import replace

from timeline_tui.core.dates import Date
from timeline_tui.core.records import Event, File
from timeline_tui.core.text.wrap import cells
from timeline_tui.files.comments import Comments, Lines, Path
from timeline_tui.files.writers.yaml.scalars import WIDTH, block, inline, needs_quotes_in_flow_only
from timeline_tui.files.writers.yaml.tree import Branch, Leaf, tree_of

_STEP = 2
_RECORD = 2  # the length of the path of a record: ("events", 3)
_APART = ("events",)  # the records of these lists have a blank line between them


Remarked: TypeAlias = tuple[Event, Lines]
"""An event, and the comments at its end that do not come from a file."""


def write_yaml(file: File, comments: Comments | None = None) -> Iterator[str]:
    """Yield a file as YAML that our reader reads as the same file, and every comment once."""
    events = ((event, ()) for event in file.events)
    return write_yaml_of(replace(file, events=()), events, comments or Comments())


def write_yaml_of(bare: File, events: Iterable[Remarked], comments: Comments) -> Iterator[str]:
    """Yield the YAML of a file line by line, whose events are made one after the other."""
    return (f"{line}\n" for line in _Writer(comments).document(bare, events))


class _Writer:
    """Writes one document.  A comment is taken out as it is written, so that none comes twice."""

    def __init__(self, comments: Comments) -> None:
        self._over = dict(comments.above)
        self._at = dict(comments.beside)
        self._under = dict(comments.below)
        self._commented = self._over.keys() | self._at.keys()
        # Whatever has a comment somewhere inside is written in block style, line by line.
        paths = dict.fromkeys(comments.paths())
        self._opened = {path[:end] for path in paths for end in range(len(path))} | set(self._under)
        self._in_record: dict[Path, list[Path]] = {}
        for path in paths:
            self._in_record.setdefault(path[:_RECORD], []).append(path)

    def document(self, bare: File, events: Iterable[Remarked]) -> Iterator[str]:
        """Yield the lines of the document."""
        trees = self._event_trees(events)
        first = next(trees, None)
        tree: dict[str, Branch | Iterator[Branch]] = {
            **tree_of(bare, (), self._commented.__contains__),
            "events": [] if first is None else chain((first,), trees),
        }
        yield from self._above((), 0)
        for place, (key, value) in enumerate(tree.items()):
            if place:
                yield ""
            yield from self._entry(key, value, (), 0)
        foot = [*self._below((), 0), *self._strays(list(self._in_record), 0)]
        if foot:
            yield ""
        yield from foot

    def _event_trees(self, events: Iterable[Remarked]) -> Iterator[Branch]:
        for place, (event, remarks) in enumerate(events):
            path: Path = ("events", place)
            if remarks:
                self._under[path] = (*self._under.get(path, ()), *remarks)
            yield tree_of(event, path, self._commented.__contains__)

    def _entry(
        self, key: str, value: Branch | Iterator[Branch], path: Path, indent: int
    ) -> Iterator[str]:
        """Yield a key with its value, and the comments around them."""
        path = (*path, key)
        yield from self._above(path, indent)
        margin = " " * indent
        if isinstance(value, list | dict | Iterator):
            # Nothing in it is written, though something may have had a comment: see `_strays`.
            is_opened = path in self._opened and value != {}
            flow = None if is_opened else _flow(value, indent + len(key) + 2)
            if flow is not None:
                yield f"{margin}{key}: {flow}{self._beside(path)}"
                return
            yield f"{margin}{key}:{self._beside(path)}"
            if isinstance(value, dict):
                yield from self._mapping(value, path, indent + _STEP)
            else:
                yield from self._list(value, path, indent + _STEP)
        else:
            yield from self._scalar(f"{margin}{key}: ", value, path, indent + _STEP)

    def _scalar(self, lead: str, value: Leaf, path: Path, indent: int) -> Iterator[str]:
        """Yield a text on the line that `lead` begins, or below it."""
        shown = _leaf(value)
        if isinstance(value, str) and ("\n" in value or cells(lead + shown) > WIDTH):
            lines = block(value, WIDTH - indent)
            if lines is not None:
                yield f"{lead}{lines[0]}{self._beside(path)}"
                yield from (f"{' ' * indent}{line}" if line else "" for line in lines[1:])
                return
        yield f"{lead}{shown}{self._beside(path)}"

    def _mapping(self, tree: dict[str, Branch], path: Path, indent: int) -> Iterator[str]:
        for key, value in tree.items():
            yield from self._entry(key, value, path, indent)
        yield from self._below(path, indent)
        if len(path) == _RECORD:
            yield from self._strays([path], indent)

    def _list(self, items: Iterable[Branch], path: Path, indent: int) -> Iterator[str]:
        margin = " " * indent
        for place, item in enumerate(items):
            below = (*path, place)
            if isinstance(item, dict):
                above = list(self._above_record(item, below, indent))
                if place and (above or path == _APART):
                    yield ""
                yield from above
                first, *rest = self._mapping(item, below, indent + _STEP)
                yield f"{margin}- {first.lstrip()}"
                yield from rest
            else:
                assert not isinstance(item, list)  # noqa: S101 - a file holds no list of lists
                yield from self._above(below, indent)
                yield from self._scalar(f"{margin}- ", item, below, indent + _STEP)
        yield from self._below(path, indent)

    def _above_record(self, item: dict[str, Branch], path: Path, indent: int) -> Iterator[str]:
        """Yield what stands above a record, and what stood between its dash and its first key."""
        yield from self._above(path, indent, spaced=True)
        if beside := self._beside(path):
            yield _indented(beside.lstrip(), indent)
        yield from self._above((*path, next(iter(item))), indent)

    def _above(self, path: Path, indent: int, *, spaced: bool = False) -> Iterator[str]:
        """Yield the lines above something; blank ones only above a record and the file itself."""
        for line in self._over.pop(path, ()):
            if line or spaced or not path:
                yield _indented(line, indent)

    def _beside(self, path: Path) -> str:
        comment = self._at.pop(path, "")
        return f"  {comment}" if comment else ""

    def _below(self, path: Path, indent: int) -> Iterator[str]:
        for line in self._under.pop(path, ()):
            yield _indented(line, indent)

    def _strays(self, records: list[Path], indent: int) -> Iterator[str]:
        """Yield what stood at something in these records that is not written: an empty key."""
        for record in records:
            for path in self._in_record.pop(record, ()):
                lines = (*self._above(path, indent), self._beside(path), *self._below(path, indent))
                yield from (_indented(line.strip(), indent) for line in lines if line)


def _indented(line: str, indent: int) -> str:
    return f"{' ' * indent}{line}" if line else ""


def _leaf(value: Leaf, *, flow: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Date):
        return inline(value.text, flow=flow, is_date=True)
    return inline(value, flow=flow)


def _flow(value: list[Branch] | dict[str, Branch] | Iterator[Branch], column: int) -> str | None:
    """Return a list of texts, or a group of such lists, on one line if it stands well there."""
    if isinstance(value, Iterator):
        return None
    shown = _flow_list(value) if isinstance(value, list) else _flow_group(value)
    return shown if shown is not None and column + cells(shown) <= WIDTH else None


def _flow_list(items: list[Branch]) -> str | None:
    shown = []
    for item in items:
        if not isinstance(item, str) or "\n" in item or needs_quotes_in_flow_only(item):
            return None
        shown.append(_leaf(item, flow=True))
    return f"[{', '.join(shown)}]"


def _flow_group(tree: dict[str, Branch]) -> str | None:
    shown = {
        key: _flow_list(value) if isinstance(value, list) else None for key, value in tree.items()
    }
    if None in shown.values():
        return None
    return "{" + ", ".join(f"{key}: {value}" for key, value in shown.items()) + "}"
