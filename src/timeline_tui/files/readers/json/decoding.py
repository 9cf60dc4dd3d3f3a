"""From JSON to a tree of texts: strictly, with a place for every problem.

RFC 8259 leaves open what a key means that stands twice, and Python's parser what a depth of a
thousand does: both are refused.  Numbers stay as they are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, NoReturn

from timeline_tui.files.problems import ProblemsError, Report, quoted
from timeline_tui.files.readers.yaml.encoding import decoded
from timeline_tui.files.readers.yaml.tree import MAX_DEPTH, Tree

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],]|[^\s{}\[\],:"]+', re.DOTALL)
_MAYBE_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_TEXT_IN_QUOTES = "texts stand in double quotes"
# By how the messages of Python's parser begin, which differ a little between its versions.
_KNOWN = (
    ("Expecting ',' delimiter", "a comma is missing here, or a bracket closes too early", ""),
    ("Expecting ':' delimiter", "a colon is missing after this key", ""),
    ("Expecting property name", "a key in double quotes is expected here", "is a comma too many?"),
    ("Illegal trailing comma", "a comma before the closing bracket", "remove it"),
    ("Expecting value", "a value is expected here", _TEXT_IN_QUOTES),
    ("Unterminated string", "the text that begins here has no closing quote", 'close it with "'),
    ("Invalid control character", "a text cannot hold a line break, tab or control", r"write \n"),
    ("Invalid \\", "this escape is unknown", r"write \\ for a backslash"),
    ("Extra data", "the document ends before this place", "is this JSON Lines? name it .jsonl"),
)


class _RepeatedKeyError(ValueError):
    pass


class Placed(NamedTuple):
    """A text, number or word of a document: the keys and numbers that lead to it, and its index."""

    path: tuple[str | int, ...]
    at: int
    is_key: bool


def tree_from(data: bytes, name: str) -> tuple[Tree, Report]:
    """Return what a JSON file holds, and an empty report on its text.

    Raises ProblemsError for what is no sound JSON.
    """
    report = decoded(data)
    tree = None if report.problems else value_in(report)
    if report.problems:
        raise ProblemsError(name, report.problems)
    return tree, report


def value_in(report: Report) -> Tree:
    """Return what the report's text holds as JSON; None, and a problem added, where it is none."""
    text = report.text
    try:
        value: Tree = json.loads(
            text,
            object_pairs_hook=_without_repeated_keys,
            parse_int=str,
            parse_float=str,
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as error:
        _report_syntax(report, error)
    except _RepeatedKeyError:
        _report_repeated_keys(report)
    except (RecursionError, ValueError):
        _report_what_python_takes(report)
    else:
        if _is_too_deep(value):
            _report_what_python_takes(report)
        elif _MAYBE_SURROGATE.search(text):
            _report_surrogates(report)
        return value
    return None


def places(text: str) -> Iterator[Placed]:
    """Yield every text, number and word of sound JSON, the keys among them, and every bracket.

    An opening bracket stands for the object or list that begins there.
    """
    path: list[str | int] = []
    in_object: list[bool] = []
    expects_key = False
    for token in _TOKEN.finditer(text):
        first = token[0][0]
        if first in "}]":
            in_object.pop()
            path.pop()
        elif first == ",":
            expects_key = in_object[-1]
            if not expects_key:
                path[-1] = int(path[-1]) + 1
        elif expects_key:
            path[-1] = json.loads(token[0])
            expects_key = False
            yield Placed(tuple(path), token.start(), is_key=True)
        else:
            yield Placed(tuple(path), token.start(), is_key=False)
            if first in "{[":
                in_object.append(first == "{")
                expects_key = first == "{"
                path.append("" if expects_key else 0)


def _without_repeated_keys(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise _RepeatedKeyError
    return mapping


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(word)


def _is_too_deep(value: Tree) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner for some in level for inner in _inside(some) if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _inside(value: Tree) -> Iterable[Tree]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _report_syntax(report: Report, error: json.JSONDecodeError) -> None:
    known = (row for row in _KNOWN if error.msg.startswith(row[0]))
    _, reason, hint = next(known, ("", quoted(error.msg), ""))
    empty = not report.text.strip()
    report.add(min(error.pos, len(report.text)), "the file is empty" if empty else reason, hint)


def _report_repeated_keys(report: Report) -> None:
    try:
        # A repeated key is noticed before the text has been read to its end.
        json.loads(report.text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        _report_syntax(report, error)
        return
    except RecursionError:
        _report_what_python_takes(report)
        return
    first: dict[tuple[str | int, ...], int] = {}
    for placed in places(report.text):
        if not placed.is_key:
            # What stands at this place is new, and so are all its keys.
            continue
        if placed.path in first:
            line = report.line(first[placed.path])
            key = quoted(str(placed.path[-1]))
            hint = f"the first is in line {line}; keep one of them"
            report.add(placed.at, f"the key {key} stands here twice", hint)
        first.setdefault(placed.path, placed.at)


def _report_what_python_takes(report: Report) -> None:
    """Report what Python's parser may take, or fail at, and JSON or we do not have."""
    depth = 0
    for token in _TOKEN.finditer(report.text):
        first = token[0][0]
        depth += (first in "{[") - (first in "}]")
        if depth > MAX_DEPTH:
            hint = "is a bracket not closed?"
            report.add(token.start(), f"nested more than {MAX_DEPTH} deep", hint)
            return
        if token[0].lstrip("-") in ("NaN", "Infinity"):
            report.add(token.start(), f"JSON has no {token[0]}", "write null, or leave it out")
    if not report.problems:
        report.add(0, "this JSON cannot be read, and we cannot say why", "please report it")


def _report_surrogates(report: Report) -> None:
    for token in _TOKEN.finditer(report.text):
        if token[0][0] == '"' and _MAYBE_SURROGATE.search(token[0]):
            try:
                json.loads(token[0]).encode()
            except UnicodeEncodeError:
                reason = "this text holds one half of a character (a lone surrogate)"
                report.add(token.start(), reason, "write the character itself")
