"""Content lines of iCalendar: their values escaped, their length kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline_tui.core.text import visible

_LONGEST = 75
_SPECIAL = re.compile(r"[\\;,\n]")
_IN_PARAMETER = re.compile('["\n^]')
_CODES = {'"': "^'", "\n": "^n", "^": "^^"}


def line(name: str, value: str, **parameters: str) -> str:
    """Return a content line, not yet folded; the value is one already escaped (3.1).

    A parameter's name is given with ``_`` for ``-``, its value as a text.
    """
    written = "".join(
        f';{key.replace("_", "-")}="{_parameter(text)}"' for key, text in parameters.items()
    )
    return f"{name}{written}:{value}"


def text(value: str) -> str:
    """Return a text as a value (3.3.11), with what it may not hold made visible."""
    return _SPECIAL.sub(
        lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", visible(value)
    )


def texts(values: Iterable[str]) -> str:
    """Return several texts as one value."""
    return ",".join(map(text, values))


def folded(content: str) -> Iterator[str]:
    """Yield a content line in pieces of at most 75 octets (3.1), none of which cuts a character."""
    if len(content.encode()) <= _LONGEST:
        yield content
        return
    piece, room = "", _LONGEST
    for character in content:
        size = len(character.encode())
        if size > room:
            yield piece
            piece, room = " ", _LONGEST - 1
        piece += character
        room -= size
    yield piece


def _parameter(value: str) -> str:
    """Return a parameter's value between quotation marks, as RFC 6868 writes what cannot be."""
    return _IN_PARAMETER.sub(lambda found: _CODES[found[0]], visible(value))
