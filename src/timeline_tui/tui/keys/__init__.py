"""Every key, declared once: footer, help, command palette and README derive from it.

A binding's id is ``group.what``; its description is the short word in the footer, its tooltip the
sentence in the help.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.binding import Binding

from timeline_tui.tui.keys.dialogs import EXPORT_KEYS, PICKER_KEYS, PROMPT_KEYS
from timeline_tui.tui.keys.everywhere import EXPLORER_KEYS
from timeline_tui.tui.keys.panes import CHART_KEYS, FACET_KEYS, LIST_KEYS, QUOTE_KEYS


class KeyGroup(NamedTuple):
    """Keys that belong together in the help and the README."""

    title: str
    keys: Sequence[Binding]


def key_groups() -> Iterator[KeyGroup]:
    """Yield every key, in groups, in the order in which the help shows them.

    What moves in a list of a dialog needs no words, nor does Esc, which leaves every dialog.
    """
    titles = {
        "time": "Time",
        "filter": "Filter",
        "search": "Search",
        "go": "Back and forward",
        "pane": "Panes",
        "known": "Evidence, context",
        "keep": "Marks, views",
        "file": "The file",
        "out": "Take away",
        "app": "Program",
    }
    yield KeyGroup("Move", LIST_KEYS)
    yield KeyGroup("In the actors, tags …", FACET_KEYS)
    yield KeyGroup("In the quotes", QUOTE_KEYS)
    yield KeyGroup("In the chart", CHART_KEYS)
    for group, title in titles.items():
        keys = [key for key in EXPLORER_KEYS if (key.id or "").startswith(f"{group}.")]
        yield KeyGroup(title, keys)
    yield KeyGroup("While writing", [key for key in PROMPT_KEYS if key.show])
    yield KeyGroup("While picking actors", [key for key in PICKER_KEYS if key.show])
    yield KeyGroup("While exporting", [key for key in EXPORT_KEYS if key.show])
