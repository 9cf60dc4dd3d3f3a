"""The signs that the chart is drawn with: each means something by its shape, not by its colour."""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.core.records import Status
from timeline_tui.core.status_marks import MARKED, STATUS_MARKS, STATUS_MARKS_ASCII


class StatusSigns(NamedTuple):
    """How what has one status is drawn."""

    mark: str
    body: str
    left: str
    right: str


class Signs(NamedTuple):
    """All signs of the chart, each one cell wide."""

    status: dict[Status, StatusSigns]
    quiet: StatusSigns
    """Background that happened; only its bar differs."""
    dots: str
    """Where something may lie."""
    left: str
    right: str
    """The bounds of where something may lie."""
    open_left: str
    open_right: str
    unknown: str
    around: str
    counts: str
    """Two, three and more events in one cell."""
    quoted: str
    chosen: str
    marked: str
    """What stands before the name of the chosen event, and of those that the user has marked."""
    tick: str
    guide: str
    break_guide: str
    gap: str
    """Fills a bar, or the empty rows, where the axis is broken."""
    bars: str
    """From nothing to the full height of a cell."""
    thumb: str
    """The two ends of the window in the band of the whole."""
    ellipsis: str


UNICODE = Signs(
    status={
        "happened": StatusSigns(STATUS_MARKS["happened"], "━", "┣", "┫"),
        "planned": StatusSigns(STATUS_MARKS["planned"], "═", "╞", "╡"),
        "claimed": StatusSigns(STATUS_MARKS["claimed"], "╍", "┠", "┨"),
    },
    quiet=StatusSigns("•", "─", "├", "┤"),
    dots="┈",
    left="╶",
    right="╴",
    open_left="◄",
    open_right="►",
    unknown="?",
    around="~",
    counts="⣀⣄⣤⣦⣶⣷⣿",
    quoted="“",
    chosen="▸",
    marked=MARKED,
    tick="▏",
    guide="┊",
    break_guide="╱",
    gap="⋯",
    bars=" ▁▂▃▄▅▆▇█",
    thumb="[]",
    ellipsis="…",
)

ASCII = Signs(
    status={
        "happened": StatusSigns(STATUS_MARKS_ASCII["happened"], "=", "[", "]"),
        "planned": StatusSigns(STATUS_MARKS_ASCII["planned"], "-", "(", ")"),
        "claimed": StatusSigns(STATUS_MARKS_ASCII["claimed"], "%", "{", "}"),
    },
    quiet=StatusSigns(".", "_", "|", "|"),
    dots=".",
    left="|",
    right="|",
    open_left="<",
    open_right=">",
    unknown="?",
    around="~",
    counts="23456789+",
    quoted='"',
    chosen=">",
    marked="^",
    tick="|",
    guide=":",
    break_guide="/",
    gap="/",
    bars=" .:-=+*#%@",
    thumb="[]",
    ellipsis="~",
)
