"""Keys that work in every pane."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from timeline_tui.tui.keys.naming import key, over_text

TIME_KEYS: Sequence[Binding] = (
    key("z", "zoom(1)", "Zoom in", "Show half the time, around the chosen event", "time.in"),
    key("Z", "zoom(-1)", "Zoom out", "Show twice the time", "time.out"),
    key("h", "pan(-1)", "Earlier", "Show earlier time", "time.earlier"),
    key("l", "pan(1)", "Later", "Show later time", "time.later"),
    key("0", "fit(False)", "Fit all", "Show the whole timeline", "time.fit"),
    key("9", "fit(True)", "Fit filtered", "Show all that the filter picks", "time.fit-filtered"),
    key("t", "go_to_date", "Go to date", "Type a date and go there", "time.date"),
    key(
        "left_curly_bracket",
        "period(-1)",
        "Period before",
        "Go to the period before in which something begins",
        "time.period-before",
    ),
    key(
        "right_curly_bracket",
        "period(1)",
        "Next period",
        "Go to the next period in which something begins",
        "time.period-next",
    ),
    key("v", "turn_chart", "By actor", "Rows by actor, or by event", "time.by-actor"),
    key("b", "fold", "Break", "Fold long empty stretches, or show them", "time.fold"),
    key(
        "w",
        "only_in_view",
        "Only in view",
        "Filter by what is in view, or no longer",
        "time.only-in-view",
    ),
)

KEEP_KEYS: Sequence[Binding] = (
    key("m", "mark", "Mark", "Mark the event, or no longer", "keep.mark", show=True),
    key("apostrophe", "next_mark(1)", "Next mark", "Go to the next marked event", "keep.next"),
    key(
        "quotation_mark",
        "next_mark(-1)",
        "Mark before",
        "Go to the marked event before",
        "keep.previous",
    ),
    key("M", "only_marked", "Only marked", "Filter by what is marked, or no longer", "keep.only"),
    key("S", "keep_view", "Keep view", "Keep this view under a name", "keep.view"),
    key("V", "views", "Views", "List the kept views, and return to one", "keep.views"),
)

KNOWN_KEYS: Sequence[Binding] = (
    key(
        "o",
        "open_source",
        "Source",
        "Show where the sources lead, and open one in the browser",
        "known.open",
    ),
    key(
        "E",
        "evidence",
        "Evidence",
        "List what rests on one source, is only claimed, overdue, fulfilled",
        "known.evidence",
    ),
    key(
        "C",
        "context",
        "Context",
        "Show all within 7 days of the event, whatever the filter; and back",
        "known.context",
    ),
    key("right_parenthesis", "more_days(1)", "More days", "Show more days", "known.more-days"),
    key("left_parenthesis", "more_days(-1)", "Fewer days", "Show fewer days", "known.fewer-days"),
)

SUSPEND = over_text(
    "ctrl+z", "app.suspend_process", "Suspend", "Go back to the shell; fg returns", "app.suspend"
)

FILE_KEYS: Sequence[Binding] = (
    key("e", "edit", "Edit", "Edit the file at the line of the event", "file.edit", show=True),
    key("R", "reload", "Reload", "Read the file again; it happens by itself too", "file.reload"),
    key(
        "exclamation_mark",
        "problems",
        "Problems",
        "List what is wrong with the file as it is now",
        "file.problems",
    ),
)

EXPLORER_KEYS: Sequence[Binding] = (
    *TIME_KEYS,
    key("a", "pick_actors", "Actors", "Pick actors by a few letters", "filter.actors", show=True),
    key("f", "edit_filter", "Filter", "Write the filter as a query", "filter.query", show=True),
    key(
        "slash",
        "search",
        "Search",
        "Search titles, summaries, quotes, names …",
        "search.open",
        show=True,
    ),
    key("n", "next_hit(1)", "Next", "Go to the next hit", "search.next"),
    key("N", "next_hit(-1)", "Previous", "Go to the previous hit", "search.previous"),
    key("c", "clear", "Clear", "Clear the filter and the search", "filter.clear", show=True),
    key(
        "A",
        "switch_any_all",
        "Any/all",
        "Ask for any of what is included, or for all",
        "filter.any-all",
    ),
    key("escape", "step_back", "Back", "Go one step back; never quits", "go.step-back"),
    key("left_square_bracket", "back", "Back", "Go back to where you were", "go.back", show=True),
    key("right_square_bracket", "forward", "Forward", "Go forward again", "go.forward"),
    key("1", "focus_pane('events')", "Events", "Go to the events", "pane.events"),
    key("2", "focus_pane('event')", "Event", "Go to the chosen event in full", "pane.event"),
    key("3", "focus_pane('facets')", "Actors", "Go to the actors, tags, places …", "pane.facets"),
    key("4", "focus_pane('quotes')", "Quotes", "Go to the quotes", "pane.quotes"),
    key("5", "focus_pane('chart')", "Chart", "Go to the time chart", "pane.chart"),
    key("tab", "next_pane(1)", "Next pane", "Go to the next pane", "pane.next"),
    key("shift+tab", "next_pane(-1)", "Previous pane", "Go to the previous pane", "pane.previous"),
    key(
        "T",
        "switch_words",
        "Languages",
        "Show quotes in original and translation, or in one of them",
        "pane.words",
    ),
    key(
        "plus",
        "full_size",
        "Full size",
        "Give the pane the whole screen, or back",
        "pane.full-size",
    ),
    key("ctrl+s", "export", "Export", "Export what is shown to a file", "out.export", show=True),
    key("y", "copy", "Copy", "Copy the event or quote with its citation", "out.copy", show=True),
    key(
        "Y",
        "copy_command",
        "Copy command",
        "Copy the command line that prints this view",
        "out.copy-command",
    ),
    key(
        "ctrl+y",
        "copy_marks",
        "Copy marks",
        "Copy the marked events as a list",
        "out.copy-marks",
    ),
    *KEEP_KEYS,
    *KNOWN_KEYS,
    *FILE_KEYS,
    key("question_mark", "help", "Help", "Show every key", "app.help", show=True),
    key(
        "colon,ctrl+p", "command_palette", "Commands", "Find a command by its name", "app.commands"
    ),
    SUSPEND,
    key("q", "app.quit", "Quit", "Leave the program", "app.quit", show=True),
)
