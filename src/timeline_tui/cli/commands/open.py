"""`timeline-tui FILE`: the explorer."""

from __future__ import annotations

import sys
from argparse import Namespace

from timeline_tui.cli.commands import COMMANDS
from timeline_tui.cli.failures import Exit, failure
from timeline_tui.cli.inputs import name_of, picked, reason_of
from timeline_tui.cli.outputs import put_out
from timeline_tui.cli.parser import EXIT_CODES, Parser, query_help
from timeline_tui.cli.streams import is_terminal
from timeline_tui.files.formats import export
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.watching import watched


def parser() -> Parser:
    """Return what may stand after the program's name when no command is named."""
    commands = "".join(f"  {name:<17} {does}\n" for name, does in COMMANDS.items())
    made = Parser(
        prog="timeline-tui",
        usage="timeline-tui [FILE] [-q QUERY]\n       timeline-tui COMMAND ...",
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
    made.add_file_and_query()
    return made


def run(arguments: Namespace) -> int:
    """Open the explorer, or print the text export where there is no terminal to open it on."""
    if arguments.version:
        from timeline_tui import version

        put_out(f"timeline-tui {version()}\n".encode())
        return Exit.FINE
    file = arguments.file
    known = watched(file, lambda: open_timeline(file))
    selection = picked(arguments)
    if not is_terminal(sys.stdout):
        put_out(export(selection, "text").data)
        return Exit.FINE
    from timeline_tui.tui.run import run_explorer

    timeline, query = selection.index.timeline, selection.query
    try:
        return run_explorer(timeline, query, name=name_of(file), file=file, watched=known)
    except OSError as error:
        reason = f"cannot open the screen: {reason_of(error)}"
        raise failure(Exit.UNREADABLE, reason) from error
