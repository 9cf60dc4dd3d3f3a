"""What may be chosen of a format while exporting, one thing a format."""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.files.options import Writing


class Way(NamedTuple):
    """A way to write a format: its name beside the others, and the options that it stands for."""

    name: str
    options: Writing


class Ways(NamedTuple):
    """What is chosen, and the ways to choose between; the first is the usual one."""

    about: str
    ways: tuple[Way, ...]


_USUAL = Ways("", (Way("", Writing()),))
_CHART = Ways(
    "Chart",
    (
        Way("none", Writing()),
        Way("drawn", Writing(chart=True)),
        Way("in ASCII", Writing(chart=True, ascii_only=True)),
    ),
)
_CELLS = Ways(
    "Cells",
    (Way("safe in a spreadsheet", Writing()), Way("raw", Writing(raw=True))),
)


def ways_of(name: str) -> Ways:
    """Return what may be chosen of a format; a single way where there is nothing to choose."""
    if name == "text":
        return _CHART
    return _CELLS if name.startswith("csv") else _USUAL
