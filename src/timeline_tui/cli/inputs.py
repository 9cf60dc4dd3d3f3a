"""The timeline that a command is asked about, or a `Failure` that says why there is none."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from difflib import get_close_matches

from timeline_tui.cli.commands import COMMANDS
from timeline_tui.cli.failures import Exit, Failure, failure
from timeline_tui.cli.queries import selected
from timeline_tui.cli.streams import write_error
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.bundled import bundled_story
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.show import show_problems


def picked(arguments: Namespace) -> Selection:
    """Return what the queries pick from the file; see `Parser.add_file_and_query`."""
    file = arguments.file
    return selected(arguments.queries, lambda: opened(file), lambda: _marks(file))


def opened(file: str | None, look: Callable[[bytes], object] | None = None) -> Timeline:
    """Return the timeline in a file; "-" is standard input, None the built-in story.

    `look` is given the bytes of the file before they are read.
    """
    if file == "-" and sys.stdin is None:
        raise failure(Exit.UNREADABLE, "cannot read standard input: it is closed")
    try:
        return open_timeline(file, look)
    except ProblemsError as error:
        raise Failure(Exit.PROBLEMS, show_problems(error)) from error
    except OSError as error:
        hints = []
        if isinstance(error, FileNotFoundError) and file:
            meant = get_close_matches(file, COMMANDS, 1)
            hints = [f"  hint: did you mean the command {name}?" for name in meant]
        reason = f"cannot read {name_of(file)}: {reason_of(error)}"
        raise failure(Exit.UNREADABLE, reason, *hints) from error


def name_of(file: str | None) -> str:
    """Return what messages call a timeline."""
    if file is None:
        return "the built-in story"
    return "standard input" if file == "-" else visible_line(file)


def path_of(file: str | None) -> str | None:
    """Return where a timeline lies; None for standard input."""
    return None if file == "-" else file or str(bundled_story())


def reason_of(error: OSError) -> str:
    """Return why the system refused something, in its words."""
    return visible_line(error.strerror or str(error))


def _marks(file: str | None) -> frozenset[str]:
    from timeline_tui.files.state import open_state

    kept = open_state(file)
    if kept.message:
        write_error(f"timeline-tui: {kept.message}\n")
    return kept.state.marked
