"""Ids that a person can read, made from names and titles."""

from __future__ import annotations

import re
import unicodedata

from timeline_tui.core.text import fold

_NOT_IN_AN_ID = re.compile(r"[^\w]+")
_LONGEST = 48


def slug(text: str) -> str:
    """Return a text as small letters, digits and hyphens: "Donald Trump" is donald-trump.

    Other scripts keep their letters, with the vowels and marks that stand on them.  Empty when the
    text has neither letter nor digit.
    """
    folded = fold(text)
    if folded.isascii():
        hyphens = _NOT_IN_AN_ID.sub("-", folded)
    else:
        hyphens = _NOT_IN_AN_ID.sub(_behind_marks, unicodedata.normalize("NFC", folded))
    return hyphens.strip("-_")[:_LONGEST].rstrip("-")


def _behind_marks(found: re.Match[str]) -> str:
    between = found[0]
    marks = 0
    while found.start() and marks < len(between) and _stands_on_a_letter(between[marks]):
        marks += 1
    return between[:marks] + ("-" if marks < len(between) else "")


def _stands_on_a_letter(character: str) -> bool:
    # Those that only choose among the looks of a sign are not seen.
    is_mark = unicodedata.category(character) in ("Mn", "Mc")
    return is_mark and "VARIATION SELECTOR" not in unicodedata.name(character, "")


def hyphened(text: str) -> str:
    """Return a text with one hyphen for whatever an id cannot hold, none at its ends."""
    return _NOT_IN_AN_ID.sub("-", text).strip("-")


class FreeIds:
    """Hands out ids that are not taken yet: wanted, then wanted-2, and so on."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def __contains__(self, id_: str) -> bool:
        return id_ in self._taken

    def take(self, id_: str) -> None:
        """Note that an id is in use."""
        self._taken.add(id_)

    def give(self, wanted: str) -> str:
        """Return an id that nobody has, and note it; asked in the same order, always the same."""
        made, number = wanted, self._last.get(wanted, 1)
        while made in self._taken:
            number += 1
            made = f"{wanted}-{number}"
        self._last[wanted] = number
        self._taken.add(made)
        return made
