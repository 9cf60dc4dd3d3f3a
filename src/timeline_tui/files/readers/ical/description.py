"""What the description of one of our own entries says now: the summary and who took part.

`files/writers/ical/description.py` wrote it; a person may have changed it since.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline_tui.core.dates import Date
from timeline_tui.files.writers.ical.description import BETWEEN, date_line, names_line

_NAMES = re.compile(r"(?:^|\n\n)With: ([^\n]+)(?=\n\n|$)")


class OwnText(NamedTuple):
    """A summary, the names of actors, and whether they are others than those that we kept."""

    summary: str
    names: list[str]
    is_edited: bool


def own_text(described: str, summary: str, names: list[str], date: Date | None) -> OwnText:
    """Return what a description says that has neither quotes nor sources left in it.

    `summary`, `names` and `date` are what we kept; there is no date where that was changed.
    """
    rest = described
    if date and (f"{rest}{BETWEEN}").startswith(f"{date_line(date)}{BETWEEN}"):
        rest = rest[len(date_line(date)) :].removeprefix(BETWEEN)
    if rest == BETWEEN.join(filter(None, (summary.strip(), names_line(names)))).strip():
        return OwnText(summary, names, is_edited=False)
    found = [*_NAMES.finditer(rest)]
    listed: list[str] = []
    if found:
        last = found[-1]
        rest = rest[: last.start()] + rest[last.end() :]
        is_ours = names_line(names).strip() == f"With: {last[1]}".strip()
        listed = (
            names if is_ours else [one for part in last[1].split(", ") if (one := part.strip())]
        )
    rest = rest.strip()
    return OwnText(summary if rest == summary.strip() else rest, listed, is_edited=True)
