"""Keys that work while a dialog is open, or a query is written."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from timeline_tui.tui.keys.naming import key, over_text

_FINDER_KEYS = (
    over_text("down,ctrl+n,ctrl+j", "move(1)", "Down", "Move down", "finder.down"),
    over_text("up,ctrl+p,ctrl+k", "move(-1)", "Up", "Move up", "finder.up"),
    over_text("pagedown", "page(1)", "Page down", "Move a page down", "finder.page-down"),
    over_text("pageup", "page(-1)", "Page up", "Move a page up", "finder.page-up"),
)

PICKER_KEYS: Sequence[Binding] = (
    over_text("enter", "take", "Take", "Take what is picked", "picker.take", show=True),
    over_text(
        "space", "include", "Pick several", "Pick; never types a blank", "picker.include", show=True
    ),
    over_text("ctrl+x", "exclude", "Exclude", "Exclude", "picker.exclude", show=True),
    over_text(
        "tab,shift+tab",
        "switch_any_all",
        "Any/all",
        "Ask for any of them, or for all",
        "picker.any-all",
        show=True,
    ),
    *_FINDER_KEYS,
    key("escape", "leave", "Leave", "Leave all as it was", "picker.leave", show=True),
)

COMMAND_KEYS: Sequence[Binding] = (
    over_text("enter", "take", "Do it", "Do what the row says", "commands.take", show=True),
    *_FINDER_KEYS,
    key("escape", "leave", "Leave", "Do nothing", "commands.leave", show=True),
)

KEEP_VIEW_KEYS: Sequence[Binding] = (
    over_text("enter", "take", "Keep", "Keep the view", "keep-view.take", show=True),
    key("escape", "leave", "Leave", "Keep nothing", "keep-view.leave", show=True),
)

VIEWS_KEYS: Sequence[Binding] = (
    over_text("enter", "take", "Return to it", "Return to the view", "views.take", show=True),
    over_text(
        "ctrl+x", "remove", "Remove", "Remove the view, or not after all", "views.remove", show=True
    ),
    *_FINDER_KEYS,
    key("escape", "leave", "Leave", "Stay where you are", "views.leave", show=True),
)

PROBLEM_KEYS: Sequence[Binding] = (
    key("enter,e", "take", "Edit", "Edit the file at this line", "problems.take", show=True),
    over_text("pagedown", "page(1)", "More", "Read on", "problems.page-down"),
    over_text("pageup", "page(-1)", "Read back", "Read back", "problems.page-up"),
    key("escape,q,exclamation_mark", "leave", "Leave", "Leave", "problems.leave", show=True),
)

SOURCE_KEYS: Sequence[Binding] = (
    key("enter", "take", "Open", "Open the address in the browser", "sources.take", show=True),
    key("y", "copy", "Copy", "Copy the address", "sources.copy", show=True),
    over_text("pagedown", "page(1)", "More", "Read on", "sources.page-down"),
    over_text("pageup", "page(-1)", "Read back", "Read back", "sources.page-up"),
    key("escape,q,o", "leave", "Leave", "Leave", "sources.leave", show=True),
)

EVIDENCE_KEYS: Sequence[Binding] = (
    key("enter", "take", "Filter", "Filter by this too", "evidence.take", show=True),
    over_text("pagedown", "page(1)", "More", "Read on", "evidence.page-down", show=True),
    over_text("pageup", "page(-1)", "Read back", "Read back", "evidence.page-up"),
    key("escape,q,E", "leave", "Leave", "Leave all as it was", "evidence.leave", show=True),
)

PROMPT_KEYS: Sequence[Binding] = (
    over_text("enter", "submit", "OK", "Take what is written", "prompt.submit", show=True),
    over_text(
        "tab",
        "take",
        "Take",
        "Take what the list offers, or ask what may be written",
        "prompt.take",
        show=True,
    ),
    over_text(
        "up",
        "move(-1)",
        "Last",
        "Go to what was asked before, or up in the list",
        "prompt.up",
        show=True,
    ),
    over_text("down", "move(1)", "Down", "Go down in the list, or to later texts", "prompt.down"),
    over_text("ctrl+p", "move(-1)", "Last", "Like ↑", "prompt.up-too"),
    over_text("ctrl+n", "move(1)", "Down", "Like ↓", "prompt.down-too"),
    over_text("pageup", "page(-1)", "Page up", "Move a page up in the list", "prompt.page-up"),
    over_text("pagedown", "page(1)", "Page down", "Move a page down", "prompt.page-down"),
    key(
        "escape",
        "cancel",
        "Leave",
        "Close the list, or leave all as it was",
        "prompt.cancel",
        show=True,
    ),
)

EXPORT_KEYS: Sequence[Binding] = (
    over_text("enter", "write", "Write", "Write the file", "export.write", show=True),
    over_text(
        "down,tab", "next_format(1)", "Format", "Take the next format", "export.format", show=True
    ),
    over_text(
        "up,shift+tab", "next_format(-1)", "Format", "Take the format before", "export.format-back"
    ),
    over_text(
        "ctrl+t", "next_way", "Option", "Change the format's option", "export.option", show=True
    ),
    over_text("pagedown", "page(1)", "Read on", "Read on in the text", "export.page", show=True),
    over_text("pageup", "page(-1)", "Read back", "Read back in the text", "export.page-back"),
    over_text("ctrl+down", "scroll(1)", "Line down", "Read on by a line", "export.down"),
    over_text("ctrl+up", "scroll(-1)", "Line up", "Read back by a line", "export.up"),
    key("escape", "leave", "Leave", "Write nothing", "export.leave", show=True),
)

HELP_KEYS: Sequence[Binding] = (
    key("escape,q,question_mark", "leave", "Leave", "Leave the help", "help.leave", show=True),
)
