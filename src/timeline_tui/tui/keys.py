"""Every key, declared once: footer, help, command palette and README derive from it.

A binding's id is ``group.what``; its description is the short word in the footer, its tooltip the
sentence in the help.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from textual.binding import Binding

_SHOWN_KEYS = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "plus": "+",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "apostrophe": "'",
    "quotation_mark": '"',
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


def _key(  # noqa: PLR0913
    keys: str, action: str, name: str, says: str, key_id: str, *, show: bool = False
) -> Binding:
    return Binding(keys, action, name, show=show, tooltip=says, id=key_id)


def _over_text(  # noqa: PLR0913
    keys: str, action: str, name: str, says: str, key_id: str, *, show: bool = False
) -> Binding:
    """Return a key that works while somebody writes, and would change the text otherwise."""
    return replace(_key(keys, action, name, says, key_id, show=show), priority=True)


LIST_KEYS: Sequence[Binding] = (
    _key("j,down", "down", "Down", "Move down", "list.down"),
    _key("k,up", "up", "Up", "Move up", "list.up"),
    _key("g,home", "top", "Top", "Go to the first row", "list.top"),
    _key("G,end", "bottom", "Bottom", "Go to the last row", "list.bottom"),
    _key("ctrl+d", "half_page(1)", "Half page down", "Move half a page down", "list.half-down"),
    _key("ctrl+u", "half_page(-1)", "Half page up", "Move half a page up", "list.half-up"),
    _key("pagedown", "page(1)", "Page down", "Move a page down", "list.page-down"),
    _key("pageup", "page(-1)", "Page up", "Move a page up", "list.page-up"),
    _key("enter", "open", "Open", "Open what the cursor is on, or follow the link", "list.open"),
)

FACET_KEYS: Sequence[Binding] = (
    _key(
        "space",
        "include",
        "Include",
        "Include the value, or no longer",
        "facets.include",
        show=True,
    ),
    _key("x", "exclude", "Exclude", "Exclude the value, or no longer", "facets.exclude", show=True),
    _key(
        "greater_than_sign",
        "turn(1)",
        "Tags, places …",
        "List the next facet: speakers, kinds, tags, places, sources, status",
        "facets.next",
        show=True,
    ),
    _key("less_than_sign", "turn(-1)", "Facet before", "List the facet before", "facets.previous"),
)

QUOTE_KEYS: Sequence[Binding] = (
    _key(
        "s",
        "regroup(1)",
        "By speaker, date",
        "List the quotes by event, by speaker, or by date",
        "quotes.group",
        show=True,
    ),
)

CHART_KEYS: Sequence[Binding] = (
    _key("right,j", "along(1)", "Next event", "Choose the next event in time", "chart.next"),
    _key("left,k", "along(-1)", "Previous", "Choose the event before it in time", "chart.previous"),
    _key("shift+right", "column(1)", "Later", "Choose an event in a later column", "chart.later"),
    _key(
        "shift+left",
        "column(-1)",
        "Earlier",
        "Choose an event in an earlier column",
        "chart.earlier",
    ),
    _key("down", "row(1)", "Row below", "Choose an event in the row below", "chart.below"),
    _key("up", "row(-1)", "Row above", "Choose an event in the row above", "chart.above"),
    _key("g,home", "end(-1)", "First", "Choose the first event", "chart.first"),
    _key("G,end", "end(1)", "Last", "Choose the last event", "chart.last"),
    _key("enter", "open", "Open", "Show the chosen event in full", "chart.open"),
)

TIME_KEYS: Sequence[Binding] = (
    _key("z", "zoom(1)", "Zoom in", "Show half the time, around the chosen event", "time.in"),
    _key("Z", "zoom(-1)", "Zoom out", "Show twice the time", "time.out"),
    _key("h", "pan(-1)", "Earlier", "Show earlier time", "time.earlier"),
    _key("l", "pan(1)", "Later", "Show later time", "time.later"),
    _key("0", "fit(False)", "Fit all", "Show the whole timeline", "time.fit"),
    _key("9", "fit(True)", "Fit filtered", "Show all that the filter picks", "time.fit-filtered"),
    _key("t", "go_to_date", "Go to date", "Type a date and go there", "time.date"),
    _key(
        "left_curly_bracket",
        "period(-1)",
        "Period before",
        "Go to the period before in which something begins",
        "time.period-before",
    ),
    _key(
        "right_curly_bracket",
        "period(1)",
        "Next period",
        "Go to the next period in which something begins",
        "time.period-next",
    ),
    _key("v", "turn_chart", "By actor", "Rows by actor, or by event", "time.by-actor"),
    _key("b", "fold", "Break", "Fold long empty stretches, or show them", "time.fold"),
    _key(
        "w",
        "only_in_view",
        "Only in view",
        "Filter by what is in view, or no longer",
        "time.only-in-view",
    ),
)

KEEP_KEYS: Sequence[Binding] = (
    _key("m", "mark", "Mark", "Mark the event, or no longer", "keep.mark", show=True),
    _key("apostrophe", "next_mark(1)", "Next mark", "Go to the next marked event", "keep.next"),
    _key(
        "quotation_mark",
        "next_mark(-1)",
        "Mark before",
        "Go to the marked event before",
        "keep.previous",
    ),
    _key("M", "only_marked", "Only marked", "Filter by what is marked, or no longer", "keep.only"),
    _key("S", "keep_view", "Keep view", "Keep this view under a name", "keep.view"),
    _key("V", "views", "Views", "List the kept views, and return to one", "keep.views"),
)

KNOWN_KEYS: Sequence[Binding] = (
    _key(
        "E",
        "evidence",
        "Evidence",
        "List what rests on one source, is only claimed, overdue, fulfilled",
        "known.evidence",
    ),
    _key(
        "C",
        "context",
        "Context",
        "Show all within 7 days of the event, whatever the filter; and back",
        "known.context",
    ),
    _key("right_parenthesis", "more_days(1)", "More days", "Show more days", "known.more-days"),
    _key("left_parenthesis", "more_days(-1)", "Fewer days", "Show fewer days", "known.fewer-days"),
)

EXPLORER_KEYS: Sequence[Binding] = (
    *TIME_KEYS,
    _key("a", "pick_actors", "Actors", "Pick actors by a few letters", "filter.actors", show=True),
    _key("f", "edit_filter", "Filter", "Write the filter as a query", "filter.query", show=True),
    _key(
        "slash",
        "search",
        "Search",
        "Search titles, summaries, quotes, names …",
        "search.open",
        show=True,
    ),
    _key("n", "next_hit(1)", "Next", "Go to the next hit", "search.next"),
    _key("N", "next_hit(-1)", "Previous", "Go to the previous hit", "search.previous"),
    _key("c", "clear", "Clear", "Clear the filter and the search", "filter.clear", show=True),
    _key(
        "A",
        "switch_any_all",
        "Any/all",
        "Ask for any of what is included, or for all",
        "filter.any-all",
    ),
    _key("escape", "back", "Back", "Go one step back; never quits", "go.step-back"),
    _key("left_square_bracket", "back", "Back", "Go back to where you were", "go.back", show=True),
    _key("right_square_bracket", "forward", "Forward", "Go forward again", "go.forward"),
    _key("1", "focus_pane('events')", "Events", "Go to the events", "pane.events"),
    _key("2", "focus_pane('event')", "Event", "Go to the chosen event in full", "pane.event"),
    _key("3", "focus_pane('facets')", "Actors", "Go to the actors, tags, places …", "pane.facets"),
    _key("4", "focus_pane('quotes')", "Quotes", "Go to the quotes", "pane.quotes"),
    _key("5", "focus_pane('chart')", "Chart", "Go to the time chart", "pane.chart"),
    _key("tab", "next_pane(1)", "Next pane", "Go to the next pane", "pane.next"),
    _key("shift+tab", "next_pane(-1)", "Previous pane", "Go to the previous pane", "pane.previous"),
    _key(
        "T",
        "switch_words",
        "Original, translation",
        "Show quotes in original and translation, or in one of them",
        "pane.words",
    ),
    _key(
        "plus",
        "full_size",
        "Full size",
        "Give the pane the whole screen, or back",
        "pane.full-size",
    ),
    _key("y", "copy", "Copy", "Copy the event or quote with its citation", "out.copy", show=True),
    _key(
        "Y",
        "copy_command",
        "Copy command",
        "Copy the command line that prints this view",
        "out.copy-command",
    ),
    _key(
        "ctrl+y",
        "copy_marks",
        "Copy marks",
        "Copy the marked events as a list",
        "out.copy-marks",
    ),
    _key("ctrl+s", "export", "Export", "Export what is shown to a file", "out.export", show=True),
    *KEEP_KEYS,
    *KNOWN_KEYS,
    _key("question_mark", "help", "Help", "Show every key", "app.help", show=True),
    _key(
        "colon,ctrl+p", "command_palette", "Commands", "Find a command by its name", "app.commands"
    ),
    _key("q", "app.quit", "Quit", "Leave the program", "app.quit", show=True),
)

_FINDER_KEYS = (
    _over_text("down,ctrl+n,ctrl+j", "move(1)", "Down", "Move down", "finder.down"),
    _over_text("up,ctrl+p,ctrl+k", "move(-1)", "Up", "Move up", "finder.up"),
    _over_text("pagedown", "page(1)", "Page down", "Move a page down", "finder.page-down"),
    _over_text("pageup", "page(-1)", "Page up", "Move a page up", "finder.page-up"),
)

PICKER_KEYS: Sequence[Binding] = (
    _over_text("enter", "take", "Take", "Take what is picked", "picker.take", show=True),
    _over_text(
        "space", "include", "Pick several", "Pick; never types a blank", "picker.include", show=True
    ),
    _over_text("ctrl+x", "exclude", "Exclude", "Exclude", "picker.exclude", show=True),
    _over_text(
        "tab,shift+tab",
        "switch_any_all",
        "Any/all",
        "Ask for any of them, or for all",
        "picker.any-all",
        show=True,
    ),
    *_FINDER_KEYS,
    _key("escape", "leave", "Leave", "Leave all as it was", "picker.leave", show=True),
)

COMMAND_KEYS: Sequence[Binding] = (
    _over_text("enter", "take", "Do it", "Do what the row says", "commands.take", show=True),
    *_FINDER_KEYS,
    _key("escape", "leave", "Leave", "Do nothing", "commands.leave", show=True),
)

KEEP_VIEW_KEYS: Sequence[Binding] = (
    _over_text("enter", "take", "Keep", "Keep the view", "keep-view.take", show=True),
    _key("escape", "leave", "Leave", "Keep nothing", "keep-view.leave", show=True),
)

VIEWS_KEYS: Sequence[Binding] = (
    _over_text("enter", "take", "Return to it", "Return to the view", "views.take", show=True),
    _over_text(
        "ctrl+x", "remove", "Remove", "Remove the view, or not after all", "views.remove", show=True
    ),
    *_FINDER_KEYS,
    _key("escape", "leave", "Leave", "Stay where you are", "views.leave", show=True),
)

EVIDENCE_KEYS: Sequence[Binding] = (
    _key("enter", "take", "Filter", "Filter by this too", "evidence.take", show=True),
    _over_text("pagedown", "page(1)", "More", "Read on", "evidence.page-down", show=True),
    _over_text("pageup", "page(-1)", "Read back", "Read back", "evidence.page-up"),
    _key("escape,q,E", "leave", "Leave", "Leave all as it was", "evidence.leave", show=True),
)

PROMPT_KEYS: Sequence[Binding] = (
    _over_text("enter", "submit", "OK", "Take what is written", "prompt.submit", show=True),
    _over_text(
        "tab",
        "take",
        "Take",
        "Take what the list offers, or ask what may be written",
        "prompt.take",
        show=True,
    ),
    _over_text(
        "up",
        "move(-1)",
        "Last",
        "Go to what was asked before, or up in the list",
        "prompt.up",
        show=True,
    ),
    _over_text("down", "move(1)", "Down", "Go down in the list, or to later texts", "prompt.down"),
    _over_text("ctrl+p", "move(-1)", "Last", "Like ↑", "prompt.up-too"),
    _over_text("ctrl+n", "move(1)", "Down", "Like ↓", "prompt.down-too"),
    _over_text("pageup", "page(-1)", "Page up", "Move a page up in the list", "prompt.page-up"),
    _over_text("pagedown", "page(1)", "Page down", "Move a page down", "prompt.page-down"),
    _key(
        "escape",
        "cancel",
        "Leave",
        "Close the list, or leave all as it was",
        "prompt.cancel",
        show=True,
    ),
)

EXPORT_KEYS: Sequence[Binding] = (
    _over_text("enter", "write", "Write", "Write the file", "export.write", show=True),
    _over_text(
        "tab", "next_format(1)", "Format", "Take the next format", "export.format", show=True
    ),
    _over_text(
        "shift+tab", "next_format(-1)", "Format", "Take the format before", "export.format-back"
    ),
    _over_text("down", "scroll(1)", "Read on", "Read on in the text", "export.down", show=True),
    _over_text("up", "scroll(-1)", "Read back", "Read back in the text", "export.up"),
    _over_text("pagedown", "page(1)", "Page down", "Read the next page", "export.page-down"),
    _over_text("pageup", "page(-1)", "Page up", "Read the page before", "export.page-up"),
    _key("escape", "leave", "Leave", "Write nothing", "export.leave", show=True),
)

HELP_KEYS: Sequence[Binding] = (
    _key("escape,q,question_mark", "leave", "Leave", "Leave the help", "help.leave", show=True),
)


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


def shown_keys(binding: Binding) -> str:
    """Return the keys of a binding as people read them: "j ↓", "^s"."""
    return " ".join(map(shown_key, binding.key.split(",")))


def shown_key(key: str) -> str:
    """Return one key as people read it."""
    if key in _SHOWN_KEYS:
        return _SHOWN_KEYS[key]
    return f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key
