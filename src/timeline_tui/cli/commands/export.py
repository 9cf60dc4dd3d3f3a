"""`timeline-tui export`: what a query picks, in one of the formats."""

from __future__ import annotations

import argparse

from timeline_tui.cli.exporting import put_out_export
from timeline_tui.cli.failures import Exit, failure
from timeline_tui.cli.inputs import outcome, picked, source_in
from timeline_tui.cli.outputs import refuse_same_file
from timeline_tui.cli.parser import EXIT_CODES, Parser, query_help
from timeline_tui.core.text import visible_line
from timeline_tui.files.formats import format_for, writers
from timeline_tui.files.opening import Opened
from timeline_tui.files.options import NARROWEST, WIDEST, WIDTH, Writing
from timeline_tui.files.recognising import YAML


def parser() -> Parser:
    """Return what may stand after `export`."""
    made = Parser(
        prog="timeline-tui export",
        usage="timeline-tui export [FILE] [-q QUERY] [-f FORMAT] [-o OUT]\n"
        "                           [--force] [--width N] [--chart [--ascii]] [--raw]",
        description="Write what a query picks: the same bytes every time.",
        epilog=f"""\
{_formats()}
{query_help()}

examples:
  timeline-tui export | less
  timeline-tui export talks.yaml -q 'actor:putin,trump' --width 100
  timeline-tui export talks.yaml -f json | jq '.events[].title'
  timeline-tui export talks.yaml -q tag:diplomacy -o talks.ics
  timeline-tui export talks.yaml -o talks.json --force
{EXIT_CODES}""",
    )
    made.add_file_and_query()
    made.add_argument(
        "-f",
        "--format",
        choices=writers(),
        metavar="FORMAT",
        help="one of the formats below; without it, what the ending of OUT says, or text",
    )
    made.add_argument(
        "-o", "--out", metavar="OUT", help="write to this file instead of standard output"
    )
    made.add_argument("--force", action="store_true", help="replace OUT if it exists")
    made.add_argument(
        "--width",
        metavar="N",
        type=_width,
        default=WIDTH,
        help=f"longest line of the text format, {NARROWEST} to {WIDEST} (default: {WIDTH})",
    )
    made.add_argument(
        "--chart", action="store_true", help="put the time chart at the head of the text format"
    )
    made.add_argument("--ascii", action="store_true", help="draw the chart in ASCII alone")
    made.add_argument(
        "--raw",
        action="store_true",
        help="CSV for programs: leave cells as they are, even where a spreadsheet takes them for "
        "formulas, and write no byte-order mark, which Excel needs",
    )
    return made


def _formats() -> str:
    rows = (
        f"  {name:<12} {' '.join(row.endings):<18} {row.title}" for name, row in writers().items()
    )
    return "\n".join(["formats, and the endings of OUT that ask for them:", *rows, ""])


def run(arguments: argparse.Namespace) -> int:
    """Write what a query picks, to standard output or to a file."""
    out = None if arguments.out == "-" else arguments.out
    name = arguments.format or _format_of(out)
    refuse_same_file(arguments.file, out)
    options = _options(arguments, name)
    opened: list[Opened] = []
    selection = picked(arguments, opened.append if name == YAML else id, once=True)
    if name == YAML:
        options = options._replace(source=source_in(arguments.file, opened.pop()))
    put_out_export(selection, name, options, out, force=arguments.force)
    return outcome(arguments)


def _options(arguments: argparse.Namespace, name: str) -> Writing:
    if arguments.ascii and not arguments.chart:
        raise failure(Exit.USAGE, "--ascii says how to draw the chart", "  hint: --chart --ascii")
    if arguments.chart and name != "text":
        raise failure(Exit.USAGE, "--chart is for the text format", "  hint: -f text")
    if arguments.raw and not name.startswith("csv"):
        raise failure(Exit.USAGE, "--raw is for the CSV formats", "  hint: -f csv")
    return Writing(arguments.width, arguments.chart, arguments.ascii, arguments.raw)


def _format_of(out: str | None) -> str:
    name = "text" if out is None else format_for(out)
    if name is None:
        from pathlib import PurePath

        suffix = visible_line(PurePath(out or "").suffix)
        hint = f"  hint: add -f and one of {', '.join(writers())}"
        raise failure(Exit.USAGE, f"no format has the suffix {suffix}", hint)
    return name


def _width(text: str) -> int:
    if text.isascii() and text.isdigit() and NARROWEST <= int(text[:6]) <= WIDEST:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no number from {NARROWEST} to {WIDEST}")
