"""`timeline-tui list`: the actors, quotes, sources, tags or places of what a query picks."""

from __future__ import annotations

import sys
from argparse import Namespace

from timeline_tui.cli.colour import is_wanted, painted_line
from timeline_tui.cli.inputs import outcome, picked
from timeline_tui.cli.outputs import put_out_pieces
from timeline_tui.cli.parser import EXIT_CODES, Parser, query_help
from timeline_tui.cli.streams import is_terminal, write_error
from timeline_tui.core.listings import LISTINGS
from timeline_tui.core.selection import Selection
from timeline_tui.core.text.lines import line_text
from timeline_tui.files.writers.listing import listing_csv, listing_json, listing_lines
from timeline_tui.files.writers.pieces import in_pieces

_FORMATS = {
    "table": "columns to read",
    "json": "an array of objects",
    "csv": "a row each",
}


def parser() -> Parser:
    """Return what may stand after `list`."""
    things = "".join(f"  {name:<17} {row.about}\n" for name, row in LISTINGS.items())
    made = Parser(
        prog="timeline-tui list",
        usage=f"timeline-tui list {'|'.join(LISTINGS)} [FILE] [-q QUERY]\n"
        f"                         [-f {'|'.join(_FORMATS)}] [--color WHEN]",
        description="List what a query picks, with how often each occurs.  On a terminal, columns\n"
        "are cut so that lines fit; into a pipe or a file, nothing is cut.",
        epilog=f"""\
what to list:
{things}
{query_help()}

examples:
  timeline-tui list actors
  timeline-tui list quotes talks.yaml -q 'by:zelensky' | less -S
  timeline-tui list tags talks.yaml -f csv > tags.csv
  timeline-tui list sources talks.yaml -f json | jq '.[] | select(.events < 2)'
{EXIT_CODES}""",
    )
    made.add_argument("what", metavar="WHAT", choices=LISTINGS, help=", ".join(LISTINGS))
    made.add_file_and_query()
    made.add_argument(
        "-f",
        "--format",
        choices=_FORMATS,
        metavar="FORMAT",
        default="table",
        help="; ".join(f"{name}: {about}" for name, about in _FORMATS.items()),
    )
    return made


def run(arguments: Namespace) -> int:
    """Print the list."""
    selection = picked(arguments)
    if arguments.format == "table":
        _print_table(selection, arguments.what)
    else:
        write = {"json": listing_json, "csv": listing_csv}[arguments.format]
        put_out_pieces(in_pieces(write(selection, arguments.what)))
    return outcome(arguments)


def _print_table(selection: Selection, what: str) -> None:
    terminal = is_terminal(sys.stdout)
    width = None
    if terminal:
        import shutil

        width = shutil.get_terminal_size().columns
    lines = listing_lines(selection, what, width)
    draw = painted_line if is_wanted(terminal=terminal) else line_text
    put_out_pieces(in_pieces(f"{draw(line).rstrip(' ')}\n" for line in lines))
    if len(lines) == 1:
        write_error(f"timeline-tui: there are no {what} in what is picked\n")
