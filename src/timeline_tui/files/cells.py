r"""Texts in the cells of CSV, and back: nothing is lost, and no spreadsheet runs what stands there.

Spreadsheets take a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break for a
formula, in full width too (OWASP, "CSV Injection"): such a cell gets a ``'`` before it, and so does
one that already had a ``'`` there, so that the way back is clear.  Dates such as ``-0044`` are no
exception: a spreadsheet would make the number -44 of them.

In tables that must come back exactly, a backslash begins an escape: ``\\`` is a backslash, ``\;`` a
semicolon within an item of a list, ``\u`` and four or ``\U`` and eight digits a character that a
terminal might obey.  Items of lists stand apart by ``;`` and a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline_tui.core.text.hostile import STEERING, is_clean

# As texts: few cells need any of them, and to compile them takes time at the start.
_FORMULA = r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
_ESCAPED = rf"\\|{STEERING}"
_ESCAPE = r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\\;]))"
_ITEM = r"(?s)((?:\\.|[^;])*)(?:;[ ]?|\Z)"


def guarded(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _is_formula(text) else text


def unguarded(cell: str) -> str:
    """Return the text that `guarded` was given."""
    return cell[1:] if cell[:1] == "'" and _is_formula(cell) else cell


def escaped(text: str) -> str:
    """Return a text without backslashes of its own and without what a terminal might obey."""
    if is_clean(text) and "\\" not in text:
        return text
    return re.sub(_ESCAPED, _escape, text)


def unescaped(cell: str) -> str:
    r"""Return the text that `escaped` was given; a backslash that escapes nothing is one.

    Raises ValueError for the code of something that is no character, such as ``\ud800``.
    """
    return re.sub(_ESCAPE, _unescape, cell) if "\\" in cell else cell


def joined(items: Iterable[str]) -> str:
    """Return a list of texts, none of which is empty, as one text, escaped."""
    return "; ".join(escaped(item).replace(";", "\\;") for item in items)


def split(cell: str) -> list[str]:
    """Return the texts that `joined` was given; ValueError as for `unescaped`."""
    return [unescaped(match[1]) for match in re.finditer(_ITEM, cell) if match[1]]


def table(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield rows of cells as lines of CSV (RFC 4180)."""
    import csv

    # All cells are in quotes: where a comma is the sign of decimals, spreadsheets part the cells
    # of an unquoted line at its semicolons, and what follows one might be a formula.
    return map(csv.writer(_Lines(), quoting=csv.QUOTE_ALL).writerow, rows)


class _Lines:
    """What a CSV writer writes to, and gives back for each row."""

    def write(self, line: str) -> str:
        return line


def _is_formula(text: str) -> bool:
    return not text[:1].isalnum() and re.match(_FORMULA, text) is not None


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\\":
        return r"\\"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if not code:
        return match[3]
    character = chr(int(code, 16))
    character.encode()  # half a surrogate pair is no character
    return character
