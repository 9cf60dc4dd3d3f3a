"""What is wrong with single values: dates, citations, ids, and the words a key allows."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import inspect

from timeline_tui.core.dates import Date, DateError, parse_date
from timeline_tui.files.problems import Report, quoted
from timeline_tui.files.readers.yaml.nodes import Scalar
from timeline_tui.files.readers.yaml.references import References
from timeline_tui.files.readers.yaml.shapes import Slot, expected

_TRUE = ("yes", "y", "on", "true", "t", "1", "oui")
_FALSE = ("no", "n", "off", "false", "f", "0", "non")
_LONGEST_COMPARED = 100


@lru_cache(maxsize=1000)
def close_to(text: str, choices: tuple[str, ...]) -> str:
    """Return the choice that a text was probably meant to be, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(text.strip().lower()[:_LONGEST_COMPARED], choices, 1)
    return close[0] if close else ""


class Values:
    """Checks texts against the slots they stand in; references are passed on."""

    def __init__(self, report: Report, references: References) -> None:
        self._report = report
        self._references = references

    def check(self, node: Scalar, slot: Slot, inside: dict[str, str]) -> None:
        """Report what is wrong with a text; inside are the records around it, ids by kind."""
        match slot.shape:
            case inspect.BoolType():
                self._boolean(node)
            case inspect.LiteralType(values=values):
                self._choice(node, slot, tuple(str(value) for value in values))
            case inspect.CustomType(cls=kind) if kind is Date:
                self._date(node)
            case inspect.CustomType():
                self._citation(node, slot)
            case inspect.StrType() as shape:  # pragma: no branch - there is no other
                self._text(node, slot, shape, inside)

    def _boolean(self, node: Scalar) -> None:
        if node.text in ("true", "false"):
            return
        said = node.text.strip().lower()
        hint = "write true" if said in _TRUE else "write false" if said in _FALSE else ""
        message = f"{quoted(node.text)} is neither true nor false"
        self._report.add(node.at, message, hint or "write true or false")

    def _choice(self, node: Scalar, slot: Slot, choices: tuple[str, ...]) -> None:
        if node.text not in choices:
            meant = close_to(node.text, choices)
            hint = f"did you mean {quoted(meant)}?" if meant else f"write {expected(slot.shape)}"
            self._report.add(node.at, f"{slot.where} cannot be {quoted(node.text)}", hint)

    def _date(self, node: Scalar) -> None:
        try:
            parse_date(node.text)
        except DateError as error:
            self._report.add(self._within(node, error.at), error.reason, error.hint)

    def _citation(self, node: Scalar, slot: Slot) -> None:
        parts = node.text.split(maxsplit=1)
        if parts:
            at = self._within(node, node.text.index(parts[0]))
            self._references.name("source", parts[0], at)
        else:
            self._report.add(node.at, f"{slot.where} is empty", f"write {expected(slot.shape)}")

    def _text(
        self, node: Scalar, slot: Slot, shape: inspect.StrType, inside: dict[str, str]
    ) -> None:
        if not node.text and (shape.min_length or shape.pattern):
            self._report.add(node.at, f"{slot.where} is an empty text", "write something there")
        elif shape.pattern and not re.search(shape.pattern, node.text):
            self._odd_id(node, shape.pattern)
        elif slot.names:
            self._references.name(slot.names, node.text, node.at, inside.get(slot.names, ""))

    def _odd_id(self, node: Scalar, pattern: str) -> None:
        text = node.text
        place = next((i for i, c in enumerate(text) if not re.search(pattern, f"x{c}")), 0)
        what = "a blank" if text[place] == " " else quoted(text[place])
        better = re.sub(r"[^\w.]+", "-", text).strip("-")[:60]
        hint = "ids stand in queries: letters, digits, '-', '_' and '.' are safe"
        if better and re.search(pattern, better):
            hint = f"write {quoted(better)}; {hint}"
        verb = "hold" if place else "begin with"
        message = f"the id {quoted(text)} cannot {verb} {what}"
        self._report.add(self._within(node, place), message, hint)

    def _within(self, node: Scalar, offset: int) -> int:
        """Return where a character of a text stands in the file; its start if that is unclear."""
        found = self._report.text.find(node.text, node.at, node.end) if offset else -1
        return node.at if found < 0 else found + min(offset, len(node.text))
