"""Text that is safe to show: the one place where hostile characters of a file are made harmless.

Hostile is what a terminal would obey, and what hides or reorders text without being seen itself:
C0, C1 and DEL, bidi embeddings, overrides and isolates (UAX #9), zero-width characters, tags,
fillers and line separators.  Only what is shown passes here; the text of a file stays as it is.

Some invisible characters belong to how languages are written, and stay: the marks LRM, RLM and
ALM, which cannot reorder a whole line, soft hyphens, and joiners after a letter or a picture that
may be joined, as in Persian, Hindi and emoji.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_REORDERING = "\u202a-\u202e\u2066-\u206f"
_SEPARATORS = "\u2028\u2029"
_UNSEEN = "\u200b\u2060-\u2065\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3"
_TAGS = "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
_SURROGATES = "\ud800-\udfff"
_FILLERS = ("\u3164", "\uffa0")
_JOINERS = "\u180e\u200c\u200d"
_REST = f"\x7f-\x9f{_REORDERING}{_SEPARATORS}{_UNSEEN}{_TAGS}{_SURROGATES}"

# As texts: to compile them takes milliseconds, and most texts are clean.
STEERING = f"[\x00-\x08\x0b-\x1f{_REST}]"
"""A regular expression for what an export escapes that keeps texts as they are: all that is hostile
but the joiners."""
_HOSTILE = f"[\x00-\x08\x0b-\x1f{_REST}{_JOINERS}]"
_HOSTILE_OR_BREAK = f"[\x00-\x1f{_REST}{_JOINERS}]"
_NEVER_DRAWN = f"[\x00-\x1f{_REST}]"
# Hebrew to Mongolian and beyond, Arabic forms, symbols, emoji and their variation selector.
_MAY_BE_JOINED = (
    "[\u0590-\u180d\u180f-\u1fff\u2190-\u2bff\ua800-\uabff\ufb1d-\ufdff\ufe0f"
    "\ufe70-\ufefc\U00010000-\U000dffff]"
)


def visible(text: str) -> str:
    """Return text with control, bidi and other invisible hostile characters made visible.

    Line feeds stay, tabs become blanks: use it for text of several lines.
    """
    return text if is_clean(text) else _made_visible(text)


def visible_line(text: str) -> str:
    """Return text as one line that is safe to show: `visible`, with breaks and tabs as blanks."""
    return text if is_clean(text) else _made_visible_line(text)


# A hostile text of a megabyte takes a third of a second, and a screen asks for it with every key.
@lru_cache(maxsize=128)
def _made_visible(text: str) -> str:
    return re.sub(_HOSTILE, _picture, text).replace("\t", " ")


@lru_cache(maxsize=128)
def _made_visible_line(text: str) -> str:
    return re.sub(_HOSTILE_OR_BREAK, _picture, text)


def guarded(text: str) -> str:
    """Return a piece of a drawn line as it may go to the terminal, each character in its place.

    The last filter before the terminal: what it finds is a defect of ours, since `visible` comes
    before.  A hostile character becomes U+FFFD; a joiner stays, as its letter may be elsewhere.
    """
    return text if is_clean(text) else re.sub(_NEVER_DRAWN, "\ufffd", text)


def hostile_in(text: str) -> Iterator[int]:
    """Yield where in a text the characters stand that `visible` would show in another way."""
    for found in re.finditer(_HOSTILE, text):
        if not _is_in_place(found):
            yield found.start()


def character_name(character: str) -> str:
    """Return what people call a character: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def is_clean(text: str) -> bool:
    """Tell at once that a text holds nothing hostile, and no break or tab; False if it may."""
    # Fillers are letters to Python; nothing else that is hostile counts as printable.
    first, second = _FILLERS
    return text.isprintable() and (text.isascii() or not (first in text or second in text))


def _is_in_place(found: re.Match[str]) -> bool:
    before = found.string[max(found.start() - 1, 0) : found.start()]
    return found[0] in _JOINERS and re.match(_MAY_BE_JOINED, before) is not None


def _picture(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in "\n\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return character if _is_in_place(found) else f"⟨U+{code:04X}⟩"
