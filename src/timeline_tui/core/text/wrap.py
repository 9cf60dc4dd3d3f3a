"""Text in cells of a terminal: how wide it is, cut to a width, wrapped to lines.

A cell is one column of the screen.  East Asian wide characters take two, combining ones none
(Unicode TR 11), and what is joined to one sign, as a family of emoji, is one and stays whole (TR
29).  Rich says so, by which the screen goes too; a certain terminal may take another width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat

# Python's \s would also split at the non-breaking blanks of French, "« paix »" and "10 000".
_WORD = re.compile(r"[^ \t]+")

# Latin and Cyrillic letters, quotation marks and dashes, currencies, arrows, signs
# of mathematics, and what we draw with.
_NARROW = re.compile(
    "[\x00-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u22ff"
    "\u2500-\u25fc\u2605\u2606\u2717\u275d\u275e\u2800-\u28ff]*"
)
_WIDEST = 2  # cells of a sign


def cells(text: str) -> int:
    """Return how many cells a text takes on one line."""
    if _is_narrow(text):
        return len(text)
    # Loaded here: most commands never measure a text that is not narrow.
    from rich.cells import cell_len

    return cell_len(text)


def _is_narrow(text: str) -> bool:
    """Tell quickly of most texts that each of their characters takes a cell; False if not sure."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def signs(text: str) -> Iterator[tuple[str, int]]:
    """Yield the signs of a text, each with the cells it takes; a sign is never split."""
    if _is_narrow(text):
        yield from zip(text, repeat(1))
        return
    from rich.cells import split_graphemes

    for start, end, size in split_graphemes(text)[0]:
        yield text[start:end], size


def exceeds(text: str, width: int) -> bool:
    """Tell whether a text takes more than width cells, without looking at a megabyte of it."""
    if text.isascii():
        return len(text) > width
    head = text[: 4 * max(width, 0) + 64]
    return cells(head) > width or (len(head) < len(text) and cells(text) > width)


def cut(text: str, width: int) -> str:
    """Return the text, or as much of it as fits with an ellipsis, in at most width cells."""
    if not exceeds(text, width):
        return text
    if width <= 0:
        return ""
    return text[: _fitting(text, 0, len(text), width - 1)].rstrip() + "…"


def _fitting(text: str, start: int, stop: int, width: int) -> int:
    """Return where to end in text[start:stop] so that it fits into a width; no sign is split."""
    some = 4 * max(width, 0) + 64  # characters; a megabyte is not looked at for the few that fit
    while True:
        end = min(stop, start + some)
        head = text[start:end]
        if _is_narrow(head):
            return min(end, start + max(width, 0))
        from rich.cells import split_graphemes

        used = 0
        for at, _, size in split_graphemes(head)[0]:
            used += size
            if used > width:
                return start + at
        if end == stop:
            return stop
        some *= 2


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
        while size > width and start < stop:
            until = _fitting(text, start, stop, width)
            if until == start:
                until = max(start + 1, _fitting(text, start, stop, _WIDEST))
            lines.append((start, until))
            size -= cells(text[start:until])
            start = until
        end, used = stop, size
    if start < end or not lines:
        lines.append((start, end))
    return [(begin + a, begin + b) for a, b in lines]
