"""Text in cells of a terminal: how wide it is, cut to a width, wrapped to lines.

A cell is one column of the screen.  East Asian wide characters take two, combining ones none
(Unicode TR 11); what a certain terminal does with an emoji sequence may differ by a cell.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Python's \s would also split at the non-breaking blanks of French, "« paix »" and "10 000".
_WORD = re.compile(r"[^ \t]+")

# Latin and Cyrillic letters, quotation marks and dashes, currencies.
_NARROW = re.compile(
    "[\x00-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*"
)
# Vowels and finals that join the Korean syllable before them, Hangul fillers, and skin tones.
_NO_CELL = "[\u1160-\u11ff\ud7b0-\ud7ff\u3164\uffa0\U0001f3fb-\U0001f3ff]"
# The soft hyphen, and signs of Arabic, Syriac and Kaithi that embrace a number.
_FORMATS_SEEN = frozenset(
    "\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)


def cells(text: str) -> int:
    """Return how many cells a text takes on one line."""
    return len(text) if _is_narrow(text) else sum(map(_cells_of, text))


def _is_narrow(text: str) -> bool:
    """Tell quickly of most texts that each of their characters takes a cell; False if not sure."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def exceeds(text: str, width: int) -> bool:
    """Tell whether a text takes more than width cells, without looking at a megabyte of it."""
    if text.isascii():
        return len(text) > width
    head = text[: 4 * max(width, 0) + 64]
    return cells(head) > width or (len(head) < len(text) and cells(text) > width)


@lru_cache(maxsize=4096)
def _cells_of(character: str) -> int:
    if unicodedata.combining(character) or re.fullmatch(_NO_CELL, character):
        return 0
    category = unicodedata.category(character)
    if category in ("Mn", "Mc", "Me") or (category == "Cf" and character not in _FORMATS_SEEN):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def cut(text: str, width: int) -> str:
    """Return the text, or as much of it as fits with an ellipsis, in at most width cells."""
    if not exceeds(text, width):
        return text
    if width <= 0:
        return ""
    return text[: _fitting(text, width - 1)].rstrip() + "…"


def _fitting(text: str, width: int) -> int:
    """Return how many characters of a text fit into a width."""
    if text.isascii():
        return min(len(text), width)
    used = 0
    for place, character in enumerate(text):
        used += _cells_of(character)
        if used > width:
            return place
    return len(text)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the lines of a text as [start, end) of its characters, none wider than width cells.

    Lines break at blanks and at line feeds; a word wider than a line is broken where it must be.
    Blanks at a break belong to no line.  There is always one line at least.
    """
    width = max(1, width)
    lines: list[tuple[int, int]] = []
    begin = 0
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, width, begin)
        begin += len(paragraph) + 1
    return lines


def _wrap_paragraph(text: str, width: int, begin: int) -> list[tuple[int, int]]:
    wrapped = _wrap_narrow if _is_narrow(text) and "\t" not in text else _wrap_words
    return wrapped(text, width, begin)


def _wrap_narrow(text: str, width: int, begin: int) -> list[tuple[int, int]]:
    """Do the same as `_wrap_words`, where every character is a cell: only blanks are looked for."""
    lines: list[tuple[int, int]] = []
    stop = len(text.rstrip(" "))
    start = stop - len(text[:stop].lstrip(" "))
    while stop - start > width:
        end = following = text.rfind(" ", start, start + width + 1)
        if end < 0:
            end = following = start + width
        while text[end - 1] == " ":
            end -= 1
        while text[following] == " ":
            following += 1
        lines.append((begin + start, begin + end))
        start = following
    lines.append((begin + start, begin + stop))
    return lines


def _wrap_words(text: str, width: int, begin: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for match in _WORD.finditer(text):
        at, stop = match.span()
        size = cells(match[0])
        blanks = at - end
        if start < end and used + blanks + size <= width:
            used += blanks + size
            end = stop
            continue
        if start < end:
            lines.append((start, end))
        start = at
        while size > width:
            # Looking at a part of the word keeps a word of a megabyte linear.
            fits = max(1, _fitting(text[start : min(stop, start + 4 * width)], width))
            lines.append((start, start + fits))
            size -= cells(text[start : start + fits])
            start += fits
        end, used = stop, size
    if start < end or not lines:
        lines.append((start, end))
    return [(begin + a, begin + b) for a, b in lines]
