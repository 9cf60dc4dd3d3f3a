"""Text as people search it, and text that is safe to show.

``fold`` is what makes "zelen" find "Zelensky" and "otan" find "OTAN"; ``visible`` makes hostile
characters of a file harmless before they reach a terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from timeline_tui.core.text.hostile import visible, visible_line

__all__ = [
    "find_all",
    "fold",
    "fold_all",
    "fold_with_places",
    "plural",
    "visible",
    "visible_line",
]

_LETTERS = {
    **dict(zip("øđłðı’‘ʼ“”«»‐‑–—\n\t", 'odldi\'\'\'""""----  ', strict=True)),
    "œ": "oe",
    "æ": "ae",
    "þ": "th",
}
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")

# Accents of Latin, Greek and Cyrillic.  The marks of other scripts are letters to their readers.
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_APART = "\x01"
_MOST_REPLACED = 100


def fold(text: str) -> str:
    """Return text without case, accents and typographic variants, for comparing and searching.

    The result may be longer or shorter than the text; see `fold_with_places` for the way back.
    """
    lowered = text.casefold()
    if lowered.isascii():
        return lowered.replace("\n", " ").replace("\t", " ")
    return _without_accents(lowered)


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return what `fold` makes of each of many texts, in much less time.

    Letters that become plain ones whatever stands beside them are replaced in all texts at once.
    """
    lowered = _APART.join(texts).casefold()
    plain, at = lowered, 0
    for _ in range(_MOST_REPLACED):
        if plain.isascii():
            break
        found = _NOT_ASCII.search(plain, at)
        assert found is not None  # noqa: S101 - isascii says so
        letter, at = found[0], found.start()
        instead = _folded_letter(letter)
        if not instead.isascii():
            break
        plain = plain.replace(letter, instead)
    if not plain.isascii():
        plain = _without_accents(plain)
    folded = plain.replace("\n", " ").replace("\t", " ").split(_APART)
    return folded if len(folded) == len(texts) else [*map(fold, texts)]


@lru_cache(maxsize=4096)
def _folded_letter(lowered: str) -> str:
    return _without_accents(lowered)


def _without_accents(lowered: str) -> str:
    # Mathematical capitals and the like become plain ones only when they are taken apart.
    parts = unicodedata.normalize("NFKD", lowered).casefold()
    return _LETTER.sub(_plain_letter, _COMBINING.sub("", parts))


def _plain_letter(match: re.Match[str]) -> str:
    return _LETTERS[match[0]]


def fold_with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the folded text and, for each of its characters, the [start, end) it came from."""
    folded: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = at + 1
        # Marks may change their order when they are folded: they stay together with their letter.
        while end < len(text) and _is_mark(text[end]):
            end += 1
        for letter in _fold_piece(text[at:end]):
            folded.append(letter)
            places.append((at, end))
        at = end
    return "".join(folded), places


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    """Whether a character may move past its neighbours in Unicode's canonical order."""
    return not character.isascii() and any(
        map(unicodedata.combining, unicodedata.normalize("NFKD", character.casefold())[:1])
    )


@lru_cache(maxsize=4096)
def _fold_piece(piece: str) -> str:
    return fold(piece)


def find_all(text: str, needles: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where any of the folded needles occur in a text.

    The stretches [start, end) are sorted and neither touch nor overlap.
    """
    if not needles:
        return []
    whole = fold(text)
    if not any(needle in whole for needle in needles if needle):
        return []
    folded, places = fold_with_places(text)
    found: list[tuple[int, int]] = []
    for needle in needles:
        at = folded.find(needle) if needle else -1
        while at >= 0:
            end = at + len(needle)
            found.append((places[at][0], places[end - 1][1]))
            at = folded.find(needle, end)
    return _merged(sorted(found))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def plural(count: int, noun: str, nouns: str = "") -> str:
    """Return "1 event", "23 events", "1,200 events"."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def some(things: Sequence[str], most: int = 5) -> str:
    """Return the first of some things in a row, and how many more there are: "a, b and 7 more"."""
    if len(things) > most:
        return f"{', '.join(things[:most])} and {len(things) - most:,} more"
    return ", ".join(things)
