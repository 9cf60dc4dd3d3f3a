"""Events that are written plainly, read line by line: several times as fast as libyaml is.

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

from timeline_tui.files.readers.yaml.tree import BOOLEANS, RefusedError, Tree

# What is no printable character of YAML 1.1, and its line breaks, are in none of these.
_NEVER = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_ANY = rf"[^{_NEVER}]"
_IN_TEXT = rf"[^{_NEVER}:#]"
# Of the characters that begin something else, a minus may begin a text that goes on at once.
_BEGINS = rf"(?:[^{_NEVER} \-?:,\[\]{{}}#&*!|>'\"%@`]|-(?=[0-9A-Za-z]))"
_TEXT = rf"{_BEGINS}{_IN_TEXT}*(?:(?::(?![ \n])|(?<! )#){_IN_TEXT}*)*(?<! )"
_IN_ITEM = rf"[^{_NEVER} ,:#\[\]{{}}&*!|>'\"%@`?]"
_ITEM = rf"(?!-){_IN_ITEM}+(?: {_IN_ITEM}+)*"
_LIST = rf"\[(?:{_ITEM}(?:, {_ITEM})*)?\]"
_KEY = "[a-z_]+"
_VALUE = (
    rf'{_TEXT}|"[^{_NEVER}"\\]*"|\'[^{_NEVER}\']*\'|{_LIST}|'
    rf"{{{_KEY}: {_LIST}}}|"
    # A line that stands deeper than the first, or one after a blank line, is another matter.
    rf"[>|]-\n( +)(?! ){_ANY}+(?:\n\4(?! ){_ANY}+)*(?!(?:\n *)*\n\4)"
)
_LINE = re.compile(
    rf"( *(?:- )?)(?:({_KEY}):(?: ({_VALUE})|(?=\n))|({_TEXT}))\n|"
    rf" *(?:#{_ANY}*)?\n|([^\n]*)\n"
)

# The end of a document is the end of its last event too, and what follows would be left out.
_MARK = re.compile(r"(?:^|[\r\x85\u2028\u2029])(?:---|\.\.\.)", re.MULTILINE)

_Line: TypeAlias = tuple[str, str, str, str, str, str]
"""What stands before a key or an item; the key and its value, and how deep the lines of that are;
an item; a line of another kind.  All are empty for a blank line and for a comment."""


_Mapping: TypeAlias = dict[str, Tree]

_BLANK: _Line = ("", "", "", "", "", "")
_SIGNS = frozenset("\"'[{>|") | {""}
_DEEPEST = 4


class _OtherError(Exception):
    """An event has a line of another kind."""


def plain_events(piece: str, indent: int, booleans: frozenset[str]) -> list[_Mapping | str]:
    """Return the events of a piece, each as a tree or, if it is not written plainly, as its text.

    The piece begins with an event and ends with a line; the dashes of its events are indented by so
    much.  Only the values of keys named in booleans become bool.

    Raises RefusedError where an event that is not written plainly cannot be told from the next.
    """
    dash = " " * indent + "- "
    lines: list[_Line] = _LINE.findall(piece)
    begins = [
        at
        for at, line in enumerate(lines)
        if line[0] == dash or (line[5] and _begins(line[5], dash))
    ]
    if begins[:1] != [0]:
        raise RefusedError
    events: list[_Mapping | str] = []
    texts: list[str] = []
    for start, end in pairwise((*begins, len(lines))):
        try:
            events.append(_mapping(lines[start:end], dash, booleans, 0))
        except _OtherError:
            texts = texts or _texts(piece, dash, len(begins))
            events.append(texts[len(events)])
    return events


def _texts(piece: str, dash: str, events: int) -> list[str]:
    """Return the texts of so many events, each of which may be read for itself."""
    texts = re.split(rf"^(?={dash[:-1]}(?: |$))", piece, flags=re.MULTILINE)[1:]
    if len(texts) != events or _MARK.search(piece):
        raise RefusedError
    return texts


def _begins(other: str, dash: str) -> bool:
    return other.startswith(dash) or other == dash[:-1]


def _mapping(  # noqa: C901 - every line passes here; a call for each would cost as much again
    lines: list[_Line], first: str, booleans: frozenset[str], depth: int
) -> _Mapping:
    """Return the mapping of lines; before the first of its keys, and no other, may be a dash."""
    keys = " " * len(first)
    tree: _Mapping = {}
    waits = ""
    nested: list[_Line] | None = None
    for line in lines:
        lead, key, value, indent, _, _ = line
        if key and lead in (keys, first):
            if nested is not None:
                tree[waits] = _nested(nested, len(keys), booleans, depth + 1)
                nested = None
            if key in tree:
                raise _OtherError
            if value[:1] not in _SIGNS:
                tree[key] = value if key not in booleans else BOOLEANS.get(value, value)
            elif value:
                if key in booleans:
                    raise _OtherError
                tree[key] = _value(value, indent, len(keys))
            else:
                waits, nested = key, []
                tree[key] = None
        elif nested is not None:
            nested.append(line)
        elif line != _BLANK:
            raise _OtherError
    if nested is not None:
        tree[waits] = _nested(nested, len(keys), booleans, depth + 1)
    return tree


def _nested(lines: list[_Line], column: int, booleans: frozenset[str], depth: int) -> Tree:
    """Return what stands in the lines below a key of that column."""
    lines = [line for line in lines if line != _BLANK]
    lead = lines[0][0] if lines else ""
    if depth > _DEEPEST or len(lead.removesuffix("- ")) < column:
        raise _OtherError
    if not lead.endswith("- "):
        if len(lead) == column:
            raise _OtherError
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
        raise _OtherError
    return text


def _value(value: str, indent: str, column: int) -> Tree:
    """Return what is written by signs after a key of that column."""
    sign = value[0]
    if sign in ">|":
        if len(indent) <= column:
            raise _OtherError
        return value[2:].replace(f"\n{indent}", " " if sign == ">" else "\n")[1:]
    inner = value[1:-1]
    if sign == "[":
        return [*inner.split(", ")] if inner else []
    if sign == "{":
        key, _, items = inner.partition(": ")
        return {key: _value(items, "", 0)}
    return inner
