"""What the properties of an entry say, however often each of them stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Component

_ESCAPE = re.compile(r"\\([\\;,nN])")
_BLANKS = re.compile(r"[ \t\r\n]+")


def values(entry: Component, name: str) -> list[object]:
    """Return what a property says, each time that it stands there."""
    value = entry.get(name, [])
    return value if isinstance(value, list) else [value]


def texts(entry: Component, name: str) -> list[str]:
    """Return the texts of a property, without blanks around them."""
    return [text for one in values(entry, name) if (text := str(one).strip())]


def unescaped_texts(entry: Component, name: str) -> list[str]:
    """Return the texts of a property whose type the library may not know, as of all X- ones.

    It leaves these as they are written, with the escapes of RFC 5545, 3.3.11.
    """
    from icalendar import vText

    read = (
        str(one) if isinstance(one, vText) else _ESCAPE.sub(_unescape, str(one))
        for one in values(entry, name)
    )
    return [text for one in read if (text := one.strip())]


def _unescape(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def one_line(pieces: Iterable[str]) -> str:
    """Return texts as one, on one line."""
    return _BLANKS.sub(" ", " / ".join(pieces))


def categories(entry: Component) -> list[str]:
    """Return the categories of an entry as they are written."""
    return [str(tag) for one in values(entry, "CATEGORIES") for tag in getattr(one, "cats", [one])]


def tags_of(entry: Component) -> list[str]:
    """Return the categories of an entry, each once, on one line."""
    return list(dict.fromkeys(filter(None, (one_line([tag]).strip() for tag in categories(entry)))))
