"""Finds things by a few letters of any of their names, accents and case ignored.

Names are folded once; after that ten thousand things are searched in a few milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from timeline_tui.core.text import fold

_BETWEEN = "\0"


class Match(NamedTuple):
    """A thing that was found, and which of its names it was found by; both are places from 0."""

    thing: int
    name: int


class Names(msgspec.Struct, frozen=True, eq=False):
    """The folded names of things, each thing's best name first.  Made by `names_of`."""

    folded: Sequence[Sequence[str]]
    joined: Sequence[str]
    """The names of each thing as one text, without blanks."""

    def find(self, letters: str) -> list[Match]:
        """Return what the letters may mean.

        First come names with a word that begins with them, then the rest.  Things that match
        equally well keep their order.  Without letters it is all of them.
        """
        sought = " ".join(fold(letters).split())
        dense = sought.replace(" ", "")
        if not dense:
            return [Match(thing, 0) for thing in range(len(self.folded))]
        at_word = re.compile(rf"(?<!\w){re.escape(sought)}")
        ranked: list[tuple[int, Match]] = []
        for thing, joined in enumerate(self.joined):
            if dense in joined:
                ranks = [_rank(name, sought, dense, at_word) for name in self.folded[thing]]
                best = min(ranks)
                if best < _NOT_AT_ALL:
                    ranked.append((best, Match(thing, ranks.index(best))))
        ranked.sort(key=lambda pair: pair[0])
        return [match for _, match in ranked]


_NOT_AT_ALL = 3


def _rank(name: str, sought: str, dense: str, at_word: re.Pattern[str]) -> int:
    """Return how well a name matches; the less the better.

    The last chance is a match that skips blanks: "whitehouse".
    """
    if sought in name:
        return 0 if at_word.search(name) else 1
    return 2 if dense in name.replace(" ", "") else _NOT_AT_ALL


def names_of(things: Iterable[Sequence[str]]) -> Names:
    """Return the names of things, ready to be searched."""
    folded = [tuple(map(fold, names)) for names in things]
    return Names(folded, [_BETWEEN.join(names).replace(" ", "") for names in folded])
