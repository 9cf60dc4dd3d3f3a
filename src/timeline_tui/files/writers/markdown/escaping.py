r"""Texts in which Markdown reads nothing but text.

A backslash stands before every sign that CommonMark, or GFM with its tables, footnotes and links of
its own accord, would take for markup; so neither HTML nor a link ever comes from the data.
"""

from __future__ import annotations

import re

from timeline_tui.core.text import visible, visible_line

# A colon that follows a scheme ("https:") or surrounds an emoji; the dot of "www.", which alone
# makes a link; an at sign makes one of the words around it.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|$#@]|:(?=[/\w+-])(?!\d)|(?<=www)\.|!\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|\Z))")
_PARAGRAPHS = re.compile(r"\n\s*\n")


def line(text: str) -> str:
    """Return a text as one line, which may stand at the start of a line."""
    return _line(visible_line(text))


def paragraphs(text: str) -> list[str]:
    """Return a text in paragraphs, without the empty lines between; line breaks stay.

    There is one at least, which may be empty.
    """
    parts = _PARAGRAPHS.split(visible(text).strip())
    return ["\\\n".join(_line(one) for one in part.split("\n")) for part in parts]


def _line(text: str) -> str:
    text = text.strip()
    number = _NUMBER.match(text)
    escaped = _ANYWHERE.sub(r"\\\g<0>", text)
    if number:
        return f"{escaped[: number.end()]}\\{escaped[number.end() :]}"
    return f"\\{escaped}" if text[:1] in {"-", "+", "="} else escaped
