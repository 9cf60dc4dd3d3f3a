"""`timeline-tui FILE`: the explorer."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from timeline_tui.cli.commands import COMMANDS
from timeline_tui.cli.failures import Exit, failure, reason_of
from timeline_tui.cli.names import name_of
from timeline_tui.cli.parser import EXIT_CODES, Parser, query_help
from timeline_tui.cli.streams import errors_held_back, held_back_so_far, is_terminal
from timeline_tui.files.safety import safe_mode

if TYPE_CHECKING:
    from timeline_tui.tui.ahead import Ahead
    from timeline_tui.tui.app import Opened
    from timeline_tui.tui.drawn.picture import Picture

_MOST_LINES = 6  # of what is told on the screen


def parser() -> Parser:
    """Return what may stand after the program's name when no command is named."""
    commands = "".join(f"  {name:<17} {does}\n" for name, does in COMMANDS.items())
    made = Parser(
        prog="timeline-tui",
        usage="timeline-tui [FILE] [-q QUERY] [--safe]\n       timeline-tui COMMAND ...",
        description="See a timeline in the terminal: what happened when, who was involved, who\n"
        "said what.  Where standard output is no terminal, the text export is printed.",
        epilog=f"""\
commands:
{commands}\
  A file that is called like a command is opened as ./export or ./check.
  Each command explains itself: timeline-tui export --help

{query_help()}

examples:
  timeline-tui
  timeline-tui talks.yaml -q 'actor:trump -nato'
  timeline-tui export talks.yaml -q 'by:zelensky' -o quotes.txt
{EXIT_CODES}""",
    )
    made.add_argument("--version", action="store_true", help="print the version")
    made.add_argument(
        "--safe",
        action="store_true",
        help="for a file you do not trust: start no editor, open no link, write no file",
    )
    made.add_file_and_query()
    return made


def run(arguments: Namespace) -> int:
    """Open the explorer, or print the text export where there is no terminal to open it on."""
    if arguments.version:
        from timeline_tui import version
        from timeline_tui.cli.outputs import put_out

        put_out(f"timeline-tui {version()}\n".encode())
        return Exit.FINE
    sys.dont_write_bytecode |= arguments.safe
    with safe_mode(on=arguments.safe):
        return _explore(arguments) if is_terminal(sys.stdout) else _print(arguments)


def _print(arguments: Namespace) -> int:
    from timeline_tui.cli.exporting import put_out_export
    from timeline_tui.cli.inputs import outcome, picked
    from timeline_tui.files.options import Writing

    put_out_export(picked(arguments, once=True), "text", Writing())
    return outcome(arguments)


def _explore(arguments: Namespace) -> int:
    # The screen comes first: reading, and all that reads, is loaded behind its first frame.
    # Textual reads it when it is loaded.  A frame is drawn only when there is something to draw.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    file: str | None = arguments.file
    if arguments.queries:
        from timeline_tui.cli.queries import parsed

        parsed(arguments.queries)
    loading: Callable[[], Opened] = partial(load, arguments)
    with _drawn_ahead(arguments) as ahead:
        from timeline_tui.tui.run import run_explorer

        if file is not None and (_is_standard_input(file) or not os.access(file, os.R_OK)):
            # It must have been read before the keyboard takes its place; or there is nothing to
            # open, most likely.
            opened = loading()
            loading = lambda: opened  # noqa: E731
        try:
            # Textual draws where errors are written.
            with errors_held_back():
                return run_explorer(loading, name=name_of(file), file=file, ahead=ahead)
        except OSError as error:
            reason = f"cannot open the screen: {reason_of(error)}"
            raise failure(Exit.UNREADABLE, reason) from error


def _is_standard_input(file: str) -> bool:
    """Tell whether a file, which may have any name, is what standard input leads to."""
    with suppress(OSError, ValueError):
        # The path is a text of the command line.
        return file == "-" or os.path.samestat(os.stat(file), os.fstat(0))  # noqa: PTH116
    return False


def _drawn_ahead(arguments: Namespace) -> AbstractContextManager[Ahead | None]:
    """Let another process draw the first screen for as long as a block takes, if it may read."""
    file: str | None = arguments.file
    # What is no file can be read only once.  The path is a text of the command line.
    is_file = file is None or (os.path.isfile(file) and os.access(file, os.R_OK))  # noqa: PTH113
    if not is_file or (file is not None and _is_standard_input(file)):
        return nullcontext()
    from timeline_tui.tui.ahead import drawn_ahead

    return drawn_ahead(partial(_first_screen, arguments, get_terminal_size()))


def _first_screen(arguments: Namespace, size: tuple[int, int]) -> Picture | None:
    # This is loaded by the process that draws, and not by this one.
    from timeline_tui.cli.first_view import first_screen_of

    return first_screen_of(arguments, size)


def load(arguments: Namespace) -> Opened:
    """Return what the explorer opens with."""
    from timeline_tui.cli.beside import large_file

    large = large_file(arguments)
    if large is not None:
        # It takes longest: it goes on while all the rest is loaded.
        large.begin()
    from timeline_tui.cli.first_view import view_of
    from timeline_tui.cli.large import first_of, read_again
    from timeline_tui.files.opening import complete, is_outdated
    from timeline_tui.files.state import open_state
    from timeline_tui.files.watching import watched
    from timeline_tui.tui.app import Opened

    file = arguments.file
    known = watched(
        file,
        lambda: read_again(arguments),
        lambda: is_outdated(file),
        lambda: _in_short(arguments.told.rstrip()),
    )
    if large is not None:
        return first_of(large, arguments, known)
    view = view_of(arguments)
    complete(file, view.timeline)
    return Opened(view, open_state(file), known, _in_short(held_back_so_far()))


def _in_short(told: str) -> str:
    """Return what fits on the screen of what was told; all of it is printed in the end."""
    lines = told.split("\n")
    if len(lines) <= _MOST_LINES:
        return told
    kept = lines[: _MOST_LINES - 2]
    rest = f"… {len(lines) - len(kept) - 1:,} lines more are printed when you quit"
    return "\n".join([*kept, rest, lines[-1]])
