"""What may stand on the command line, and the help about it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NoReturn

from timeline_tui.cli.failures import Exit, failure
from timeline_tui.cli.streams import write_error, write_out
from timeline_tui.core.query.fields import FIELDS
from timeline_tui.core.text import visible_line
from timeline_tui.files.formats import writers
from timeline_tui.files.options import WIDTH
from timeline_tui.files.writers.text import NARROWEST, WIDEST

_FILE = "the timeline, a YAML file; - is standard input; without it, the story that is built in"

_EXIT_CODES = """
exit codes:
  0  fine
  1  problems found in the data
  2  wrong usage, or a query that cannot be understood
  3  could not read or write
"""


def _query_help() -> str:
    rows = [
        ('word, "a phrase"', "found in titles, summaries, quotes, names, tags, places"),
        *((f"{name}:{row.example}", row.asks) for name, row in FIELDS.items()),
        ("-term", "leaves out what the term picks"),
        ("term term", "both must hold; also: term or term, ( )"),
    ]
    lines = "".join(f"  {left:<18} {right}\n" for left, right in rows)
    return (
        f"query:\n{lines}  An actor is named by id, name or alias; accents and case do not matter."
    )


def _open_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="timeline-tui",
        usage="timeline-tui [FILE] [-q QUERY]\n"
        "       timeline-tui export [FILE] [-q QUERY] [-f FORMAT] [-o OUT] ...\n"
        "       timeline-tui check FILE...",
        description="See a timeline in the terminal: what happened when, who was involved, who\n"
        "said what.  Where standard output is no terminal, the text export is printed.",
        epilog=f"""\
commands:
  export            write what a query picks, as {" or ".join(writers())}
  check             tell everything that is wrong with files, or what they hold
  A file that is called like a command is opened as ./export or ./check.
  Each command explains itself: timeline-tui export --help

{_query_help()}

examples:
  timeline-tui
  timeline-tui talks.yaml -q 'actor:trump -nato'
  timeline-tui export talks.yaml -q 'by:zelensky' -o quotes.txt
{_EXIT_CODES}""",
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    _add_file_and_query(parser)
    return parser


def _export_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="timeline-tui export",
        usage="timeline-tui export [FILE] [-q QUERY] [-f FORMAT] [-o OUT]\n"
        "                           [--force] [--width N] [--chart [--ascii]]",
        description="Write what a query picks: the same bytes every time.",
        epilog=f"""\
{_query_help()}

examples:
  timeline-tui export | less
  timeline-tui export talks.yaml -q 'actor:putin,trump' --width 100
  timeline-tui export talks.yaml -f json | jq '.events[].title'
  timeline-tui export talks.yaml -o talks.json --force
{_EXIT_CODES}""",
    )
    _add_file_and_query(parser)
    parser.add_argument(
        "-f",
        "--format",
        choices=writers(),
        help=f"{' or '.join(writers())}; without it, what the suffix of OUT says, or text",
    )
    parser.add_argument(
        "-o", "--out", metavar="OUT", help="write to this file instead of standard output"
    )
    parser.add_argument("--force", action="store_true", help="replace OUT if it exists")
    parser.add_argument(
        "--width",
        metavar="N",
        type=_width,
        default=WIDTH,
        help=f"longest line of the text format, {NARROWEST} to {WIDEST} (default: {WIDTH})",
    )
    parser.add_argument(
        "--chart", action="store_true", help="put the time chart at the head of the text format"
    )
    parser.add_argument("--ascii", action="store_true", help="draw the chart in ASCII alone")
    return parser


def _check_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="timeline-tui check",
        usage="timeline-tui check FILE...",
        description="For every file, print one line that says what it holds, or every problem\n"
        "with its line, its column and what to do about it.",
        epilog=f"""\
examples:
  timeline-tui check talks.yaml
  timeline-tui check *.yaml && git commit
{_EXIT_CODES}
The summaries go to standard output, the problems to standard error.  Of several
files all are checked, and the highest code counts.
""",
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="a timeline; - is standard input")
    return parser


_PARSERS = {"export": _export_parser, "check": _check_parser}


def read_arguments(words: Sequence[str]) -> argparse.Namespace:
    """Return what was typed, with the name of the command as `command`: the first word, or "open".

    Raises `Failure` for wrong usage, and SystemExit after help has been printed.
    """
    command = words[0] if words and words[0] in _PARSERS else "open"
    rest = words if command == "open" else words[1:]
    parser = _PARSERS.get(command, _open_parser)()
    return parser.parse_args(list(_with_joined_queries(rest)), argparse.Namespace(command=command))


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are a `Failure`, and whose help goes through our own streams."""

    def __init__(self, prog: str, usage: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        hint = f"  hint: {self.prog} --help"
        raise failure(Exit.USAGE, visible_line(message), hint) from None

    def _print_message(self, message: str, file: object = None) -> None:
        if file is sys.stderr:
            write_error(message)
        else:
            write_out(message.encode())


def _add_file_and_query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help=_FILE)
    parser.add_argument(
        "-q",
        "--query",
        dest="queries",
        metavar="QUERY",
        action="append",
        default=[],
        help="take only the events that it picks; of several, all must hold",
    )


def _with_joined_queries(words: Iterable[str]) -> Iterator[str]:
    """Yield the words with each query tied to its option.

    A query may begin with a minus sign, and argparse would take it for an option.
    """
    rest = iter(words)
    for word in rest:
        if word == "--":
            yield word
            yield from rest
        elif word in ("-q", "--query"):
            query = next(rest, None)
            yield word if query is None else f"--query={query}"
        else:
            yield word


def _width(text: str) -> int:
    if text.isascii() and text.isdigit() and NARROWEST <= int(text[:6]) <= WIDEST:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no number from {NARROWEST} to {WIDEST}")
