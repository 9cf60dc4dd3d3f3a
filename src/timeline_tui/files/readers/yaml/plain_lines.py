"""Events that are written plainly, line by line: several times as fast as libyaml reads them.

Most files hold nothing but lines of a few kinds: a key and a text, a short list in brackets, a text
over some lines, an item of a list.  What such a line means depends on nothing but how deep it
stands, so that one regular expression takes all of them apart.  An event in which any line is of
another kind is told to be another's: nothing may be read here that libyaml reads in another way,
and nothing that it refuses.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TypeAlias

from timeline_tui.files.readers.yaml.tree import BOOLEANS, Tree

# What is no printable character of YAML 1.1, and its line breaks, are in none of these.
_NEVER = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
ANY = rf"[^{_NEVER}]"
_IN_TEXT = rf"[^{_NEVER}:#]"
# Of the characters that begin something else, a minus may begin a text that goes on at once.
_BEGINS = rf"(?:[^{_NEVER} \-?:,\[\]{{}}#&*!|>'\"%@`]|-(?=[0-9A-Za-z]))"
_TEXT = rf"{_BEGINS}{_IN_TEXT}*+(?:(?::(?![ \n])|(?<! )#){_IN_TEXT}*+)*+(?<! )"
_IN_ITEM = rf"[^{_NEVER} ,:#\[\]{{}}&*!|>'\"%@`?]"
_ITEM = rf"(?!-){_IN_ITEM}++(?: {_IN_ITEM}++)*+"
_LIST = rf"\[(?:{_ITEM}(?:, {_ITEM})*+)?\]"
_KEY = "[a-z_]+"
_QUOTED = rf'"[^{_NEVER}"\\]*"|\'[^{_NEVER}\']*\''
ON_ONE_LINE = rf"{_TEXT}|{_QUOTED}|{_LIST}|{{{_KEY}: {_LIST}}}"
_VALUE = (
    rf"{ON_ONE_LINE}|"
    # A line that stands deeper than the first, or one after a blank line, is another matter.
    rf"[>|]-\n( +)(?! ){ANY}+(?:\n\4(?! ){ANY}+)*(?!(?:\n *)*\n\4)"
)
_LINE = re.compile(
    rf"( *(?:- )?)(?:({_KEY}):(?: ({_VALUE})|(?=\n))|({_TEXT}))\n|"
    rf" *(?:#{ANY}*)?\n|([^\n]*)\n"
)

_Line: TypeAlias = tuple[str, str, str, str, str, str]
"""What stands before a key or an item; the key and its value, and how deep the lines of that are;
an item; a line of another kind.  All are empty for a blank line and for a comment."""


Mapping: TypeAlias = dict[str, Tree]

_BLANK: _Line = ("", "", "", "", "", "")
SIGNS = frozenset("\"'[{>|") | {""}
_DEEPEST = 4


class OtherError(Exception):
    """An event has a line of another kind."""


def event_of(text: str, dash: str, booleans: frozenset[str]) -> Mapping:
    """Return the event that begins with a dash and takes all lines of a text.

    Only the values of keys named in booleans become bool.  Raises OtherError where it is not
    written plainly.
    """
    return _mapping(_LINE.findall(text), dash, booleans, 0)


def nested_in(text: str, column: int, booleans: frozenset[str]) -> Tree:
    """Return what stands in the lines below a key of an event.  Raises OtherError."""
    return _nested(_LINE.findall(text), column, booleans, 1)


def _mapping(  # noqa: C901 - every line passes here; a call for each would cost as much again
    lines: list[_Line], first: str, booleans: frozenset[str], depth: int
) -> Mapping:
    """Return the mapping of lines; before the first of its keys, and no other, may be a dash."""
    keys = " " * len(first)
    tree: Mapping = {}
    waits = ""
    below: list[_Line] | None = None
    for line in lines:
        lead, key, value, indent, _, _ = line
        if key and lead in (keys, first):
            if below is not None:
                tree[waits] = _nested(below, len(keys), booleans, depth + 1)
                below = None
            if key in tree:
                raise OtherError
            if value[:1] not in SIGNS:
                tree[key] = value if key not in booleans else BOOLEANS.get(value, value)
            elif value:
                if key in booleans:
                    raise OtherError
                tree[key] = value_of(value, indent, len(keys))
            else:
                waits, below = key, []
                tree[key] = None
        elif below is not None:
            below.append(line)
        elif line != _BLANK:
            raise OtherError
    if below is not None:
        tree[waits] = _nested(below, len(keys), booleans, depth + 1)
    return tree


def _nested(lines: list[_Line], column: int, booleans: frozenset[str], depth: int) -> Tree:
    """Return what stands in the lines below a key of that column."""
    lines = [line for line in lines if line != _BLANK]
    lead = lines[0][0] if lines else ""
    if depth > _DEEPEST or len(lead.removesuffix("- ")) < column:
        raise OtherError
    if not lead.endswith("- "):
        if len(lead) == column:
            raise OtherError
        return _mapping(lines, lead, booleans, depth)
    begins = [at for at, line in enumerate(lines) if line[0] == lead]
    return [
        _item(lines[start:end], lead, booleans, depth)
        for start, end in pairwise((*begins, len(lines)))
    ]


def _item(lines: list[_Line], lead: str, booleans: frozenset[str], depth: int) -> Tree:
    text = lines[0][4]
    if not text:
        return _mapping(lines, lead, booleans, depth)
    if len(lines) > 1:
        raise OtherError
    return text


def value_of(value: str, indent: str, column: int) -> Tree:
    """Return what is written by signs after a key of that column, in lines that are so deep."""
    sign = value[0]
    if sign == "[":
        return [*value[1:-1].split(", ")] if len(value) > 2 else []
    if sign in ">|":
        if len(indent) <= column:
            raise OtherError
        return value[2:].replace(f"\n{indent}", " " if sign == ">" else "\n")[1:]
    inner = value[1:-1]
    if sign == "{":
        key, _, items = inner.partition(": ")
        return {key: value_of(items, "", 0)}
    return inner
