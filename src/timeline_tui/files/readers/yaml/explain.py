"""Everything that is wrong with a file, by walking its tree beside the declared shape.

This is the slow path: it runs only when the fast one has refused a file.
"""

from __future__ import annotations

import re

from msgspec import inspect

from timeline_tui.core.text import visible_line
from timeline_tui.files.problems import Problem, Report, quoted
from timeline_tui.files.readers.yaml.nodes import (
    Broken,
    Mapping,
    Node,
    Part,
    Scalar,
    Sequence,
    node_of,
    nodes_of,
)
from timeline_tui.files.readers.yaml.references import References
from timeline_tui.files.readers.yaml.shapes import (
    Slot,
    a,
    example,
    expected,
    file_shape,
    homes_of,
    name_of,
    required_of,
    slot,
    slots_of,
)
from timeline_tui.files.readers.yaml.tree import Tree
from timeline_tui.files.readers.yaml.values import Values, close_to

_LABELS = ("name", "title", "aliases")
_SMALLEST = "the smallest timeline is: events: [{date: 2025-02-12, title: What happened}]"
_NOT_PLAIN = re.compile(r"[\[\]{}#\"'\n]|: |^$|.{60}")


def explain(report: Report) -> None:
    """Add to the report all that is wrong with its text as a timeline."""
    root = nodes_of(report)
    if root is None or _is_absent(root):
        if not report.problems:
            report.add(0, "the file is empty", _SMALLEST)
        return
    references = References(report)
    walk = _Walk(report, references)
    if isinstance(root, Part):
        # What is named may be declared further on, and what is missing may stand there.
        slots = slots_of(file_shape())
        for key in root.values.keys() & slots.keys():
            walk.value(root.values[key], slots[key], {})
        return
    walk.value(root, Slot(file_shape(), "the file"), {})
    references.resolve()


def explain_record(tree: Tree, record: type) -> list[Problem]:
    """Return all that is wrong with one record of another format, references aside.

    The lines and columns of these problems mean nothing.
    """
    report = Report("")
    place = Slot(inspect.type_info(record), "the record")
    _Walk(report, References(report)).value(node_of(tree), place, {})
    return report.problems


def _is_absent(node: Node | Part | None) -> bool:
    return isinstance(node, Scalar) and node.absent


class _Walk:
    """One way through a tree.  `inside` are the records around a value: their ids, by kind."""

    def __init__(self, report: Report, references: References) -> None:
        self._report = report
        self._references = references
        self._values = Values(report, references)

    def value(self, node: Node, place: Slot, inside: dict[str, str]) -> None:
        """Report what is wrong with a value and all that is in it."""
        shape = place.shape
        if isinstance(node, Broken) or self._report.is_full:
            return
        if isinstance(shape, inspect.StructType) and isinstance(node, Mapping):
            self._struct(node, shape, inside)
        elif isinstance(shape, inspect.VarTupleType) and isinstance(node, Sequence):
            item_place = slot(shape.item_type, f"an item of {place.where}")
            self._list(node, item_place, inside)
        elif isinstance(node, Scalar) and not isinstance(
            shape, inspect.StructType | inspect.VarTupleType
        ):
            self._values.check(node, place, inside)
        else:
            self._wrong_kind(node, place)

    def _struct(self, node: Mapping, shape: inspect.StructType, inside: dict[str, str]) -> None:
        slots = slots_of(shape)
        values = self._by_key(node, shape, slots)
        for key in required_of(shape):
            if key not in values:
                message = f"{quoted(key)} is missing; {a(name_of(shape))} needs it"
                self._report.add(node.at, message, f"add {example(key, slots[key].shape)}")
            elif _is_absent(values[key][1]):
                message = f"nothing is written after {quoted(key)}, which {a(name_of(shape))} needs"
                hint = f"write {example(key, slots[key].shape)}"
                self._report.add(values[key][0].at, message, hint)
        present = {key: value for key, (_, value) in values.items() if not _is_absent(value)}
        inside = inside | self._declare(slots, present)
        for key, value in present.items():
            self.value(value, slots[key], inside)

    def _by_key(
        self, node: Mapping, shape: inspect.StructType, slots: dict[str, Slot]
    ) -> dict[str, tuple[Scalar, Node]]:
        """Return names and values by the keys that are or were meant to be; report other keys."""
        values = {key.text: (key, value) for key, value in node.entries if key.text in slots}
        for key, value in node.entries:
            if key.text not in slots and not self._report.is_full:
                meant = self._unknown(key, value, shape, tuple(k for k in slots if k not in values))
                if meant:
                    values[meant] = (key, value)
        return values

    def _unknown(
        self, key: Scalar, value: Node, shape: inspect.StructType, free: tuple[str, ...]
    ) -> str:
        """Report an unknown key; return which of the free ones was probably meant."""
        meant = close_to(key.text, free)
        homes = homes_of(key.text)
        if key.text == "<<":
            hint = "merging is not supported; write the keys out"
        elif meant:
            hint = f"did you mean {quoted(meant)}?"
        elif homes:
            hint = f"it has its place {' or '.join(homes)}; check the indentation"
        elif _is_absent(value) and self._report.text[key.end : key.end + 1] in (",", "}"):
            hint = "between { and } a text with a comma needs quotes"
        else:
            hint = f"the keys here are {', '.join(slots_of(shape))}"
        self._report.add(key.at, f"unknown key {quoted(key.text)} in {a(name_of(shape))}", hint)
        return meant

    def _declare(self, slots: dict[str, Slot], values: dict[str, Node]) -> dict[str, str]:
        """Note a record that can be named, by its id and by what people call it."""
        key, kind = next(((k, one.declares) for k, one in slots.items() if one.declares), ("", ""))
        if not kind:
            return {}
        node = values.get(key)
        identity = node.text if isinstance(node, Scalar) else ""
        if node and identity:
            self._references.declare(kind, identity, node.at)
        self._references.label(kind, identity, _labels(values))
        return {kind: identity}

    def _list(self, node: Sequence, place: Slot, inside: dict[str, str]) -> None:
        for item in node.items:
            if _is_absent(item):
                hint = "write something after '-', or remove it"
                self._report.add(item.at, f"{place.where} is empty", hint)
            else:
                self.value(item, place, inside)

    def _wrong_kind(self, node: Node, place: Slot) -> None:
        if isinstance(node, Scalar):
            what = quoted(node.text)
        else:
            what = "a list" if isinstance(node, Sequence) else "a group of keys"
        message = f"{place.where} should be {expected(place.shape)}, not {what}"
        self._report.add(node.at, message, _other_form(node, place.shape))


def _labels(values: dict[str, Node]) -> list[str]:
    labels = []
    for name in _LABELS:
        node = values.get(name)
        nodes = node.items if isinstance(node, Sequence) else [node]
        labels += [one.text for one in nodes if isinstance(one, Scalar) and one.text]
    return labels


def _other_form(node: Node, shape: inspect.Type) -> str:
    """Return how to write what is written so that it has the right shape."""
    plain = isinstance(node, Scalar) and not _NOT_PLAIN.search(node.text)
    # A hint is shown as it is, so it quotes nothing that would have to be made visible.
    plain = plain and isinstance(node, Scalar) and visible_line(node.text) == node.text
    text = node.text if isinstance(node, Scalar) and plain else "…"
    if shape is file_shape():
        return _SMALLEST
    if isinstance(shape, inspect.StructType):
        if isinstance(node, Sequence):
            return "write its keys without '- ' and without [ ]"
        return f"write its keys, such as {_first_key(shape, text)}"
    if not isinstance(shape, inspect.VarTupleType):
        return "put the text in quotes if the brackets belong to it"
    if isinstance(node, Mapping):
        return "put '- ' before the first key of each item"
    return f"write [{text}]" if plain else "put each item in a line of its own, after '- '"


def _first_key(shape: inspect.StructType, text: str) -> str:
    """Return the key under which a bare text most likely belongs, with the text."""
    slots = slots_of(shape)
    texts = [key for key in required_of(shape) if isinstance(slots[key].shape, inspect.StrType)]
    first = (texts or list(slots))[0]
    is_list = isinstance(slots[first].shape, inspect.VarTupleType)
    return f"{first}: [{text}]" if is_list else f"{first}: {text}"
