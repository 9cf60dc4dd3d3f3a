"""Plain text in lines of a given width, counted in cells of a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_tui.core.text import visible
from timeline_tui.core.text.wrap import cells, wrap


def paragraph(text: str, width: int, *, indent: int = 0, hang: int = 0) -> Iterator[str]:
    """Yield a text in lines of at most width cells, safe to show, without blanks at their ends.

    Every line is indented, all but the first by `hang` more.  Line feeds stay.
    """
    text = visible(text).strip()
    if hang:
        start, end = wrap(text, width - indent)[0]
        yield (" " * indent + text[start:end]).rstrip()
        text = text[end:].lstrip(" \n")
        indent += hang
        if not text:
            return
    for start, end in wrap(text, width - indent):
        yield (" " * indent + text[start:end]).rstrip()


def heading(text: str, width: int, rule: str) -> Iterator[str]:
    """Yield a heading, underlined with a row of the character `rule`."""
    lines = list(paragraph(text, width))
    yield from lines
    yield rule * max(map(cells, lines))
