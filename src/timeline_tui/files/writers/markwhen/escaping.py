r"""Texts in which markwhen reads nothing but text: a backslash stands in what it would take apart.

In a line, ``#tag`` becomes ``\#tag``, ``!id`` becomes ``!\id`` and so on; a line that might be the
first of an entry, a section, a comment or one of our own lines with ``>`` begins with a backslash.
A backslash of the text itself is doubled, so that the way back is clear.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"(?<!\S)#(?=\w)")
# An id; the end of another entry; a link, an image or a place on a map.
_INSIDE = re.compile(r"(?<!\w)(?:!(?=\w)|\.(?=start|end))|\](?=\()", re.IGNORECASE)
_PERCENT = re.compile(r"(?<!\S)\d{1,3}(?=%(?!\S))")
_BOX = re.compile(r"\s*\[[xX ]?\]")
_FIRST = re.compile(rf"\s*(?:#|//|>|---)|{_BOX.pattern}")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPE = re.compile(r"\\(.)")
_WORDS = re.compile(r"[^\W\d_]+|[!:_]")

_MONTHS = "january february march april may june july august september october november december"
_UNITS = "millisecond second sec minute min hour day week month year"
_DATE_WORDS = frozenset(
    {
        *"now by before after plus byplus beforeplus afterplus to til until".split(),
        *"for times x other".split(),
        *"am pm t z w bc bce ad ce ms s h d y start end work business".split(),
        *(month for name in _MONTHS.split() for month in (name, name[:3])),
        *(unit for name in _UNITS.split() for unit in (name, f"{name}s")),
        *(f"{kind}{day}" for kind in ("week", "work", "business") for day in ("days", "day", "d")),
    }
)


def title_line(text: str) -> str:
    """Return what stands after the date of an entry."""
    escaped = inline(text)
    return f"\\{escaped}" if _BOX.match(text) else escaped


def inline(text: str) -> str:
    """Return a line, of which the beginning is something else."""
    text = text.replace("\\", "\\\\")
    text = _TAG.sub(r"\\#", text)
    text = _INSIDE.sub(r"\g<0>\\", text)
    return _PERCENT.sub(r"\g<0>\\", text)


def whole_line(text: str) -> str:
    """Return a line of a description."""
    escaped = inline(text)
    if escaped[:1] != "\\" and (_FIRST.match(text) or _may_begin_an_entry(text)):
        return "\\" + escaped
    return escaped


def unescaped(text: str) -> str:
    """Return the text that `inline` or `whole_line` was given."""
    return _ESCAPE.sub(r"\1", text)


def _may_begin_an_entry(text: str) -> bool:
    """Say whether nothing but signs, numbers and words of dates stand before the first colon."""
    for found in _WORDS.finditer(text):
        word = found[0].casefold()
        if word == ":":
            return True
        if word in "!_" or "every" in word:
            return ":" in text[found.end() :]
        if word not in _DATE_WORDS:
            return False
    return False
