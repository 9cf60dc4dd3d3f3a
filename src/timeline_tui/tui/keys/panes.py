"""Keys that work in one pane."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from timeline_tui.tui.keys.naming import key

LIST_KEYS: Sequence[Binding] = (
    key("j,down", "down", "Down", "Move down", "list.down"),
    key("k,up", "up", "Up", "Move up", "list.up"),
    key("g,home", "top", "Top", "Go to the first row", "list.top"),
    key("G,end", "bottom", "Bottom", "Go to the last row", "list.bottom"),
    key("ctrl+d", "half_page(1)", "Half page down", "Move half a page down", "list.half-down"),
    key("ctrl+u", "half_page(-1)", "Half page up", "Move half a page up", "list.half-up"),
    key("pagedown", "page(1)", "Page down", "Move a page down", "list.page-down"),
    key("pageup", "page(-1)", "Page up", "Move a page up", "list.page-up"),
    key("enter", "open", "Open", "Open what the cursor is on, or follow the link", "list.open"),
)

FACET_KEYS: Sequence[Binding] = (
    key(
        "space",
        "include",
        "Include",
        "Include the value, or no longer",
        "facets.include",
        show=True,
    ),
    key("x", "exclude", "Exclude", "Exclude the value, or no longer", "facets.exclude", show=True),
    key(
        "greater_than_sign",
        "turn(1)",
        "Tags, places …",
        "List the next facet: speakers, kinds, tags, places, sources, status",
        "facets.next",
        show=True,
    ),
    key("less_than_sign", "turn(-1)", "Facet before", "List the facet before", "facets.previous"),
)

QUOTE_KEYS: Sequence[Binding] = (
    key(
        "s",
        "regroup(1)",
        "By speaker, date",
        "List the quotes by event, by speaker, or by date",
        "quotes.group",
        show=True,
    ),
)

ELSEWHERE_KEYS: Sequence[Binding] = [
    Binding(one.key, f"elsewhere('{one.key}', '{pane}')", show=False)
    for pane, keys in (("facets", FACET_KEYS), ("quotes", QUOTE_KEYS))
    for one in keys
]
"""The keys of one pane, for where they work in no pane: to say where they do."""

CHART_KEYS: Sequence[Binding] = (
    key("right,j", "along(1)", "Next event", "Choose the next event in time", "chart.next"),
    key("left,k", "along(-1)", "Previous", "Choose the event before it in time", "chart.previous"),
    key("shift+right", "column(1)", "Later", "Choose an event in a later column", "chart.later"),
    key(
        "shift+left",
        "column(-1)",
        "Earlier",
        "Choose an event in an earlier column",
        "chart.earlier",
    ),
    key("down", "row(1)", "Row below", "Choose an event in the row below", "chart.below"),
    key("up", "row(-1)", "Row above", "Choose an event in the row above", "chart.above"),
    key("g,home", "end(-1)", "First", "Choose the first event", "chart.first"),
    key("G,end", "end(1)", "Last", "Choose the last event", "chart.last"),
    key("enter", "open", "Open", "Show the chosen event in full", "chart.open"),
)
